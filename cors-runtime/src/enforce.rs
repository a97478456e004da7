//! `enforce`: what is refused before the handler runs, because a page of another origin sent it.
//!
//! Without `enforce` CORS keeps answers from pages, and not requests from handlers: any site can send a form here.

use std::ops::Deref;

use actix_web::{
    HttpResponse,
    dev::{RequestHead, ServiceRequest},
    http::{
        Method, StatusCode,
        header::{
            FORWARDED, HOST, HeaderMap, HeaderName, HeaderValue, X_FORWARDED_FOR, X_FORWARDED_HOST,
            X_FORWARDED_PROTO,
        },
        uri::{Authority, Scheme},
    },
};
use cors_rules::origin::{self, RequestOrigin};

use crate::{actual::Decision, baked::Baked, origins::sole_origin, policy::Enforce, refusal::Refusal};

/// <https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-site-header>
static SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// <https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-mode-header>
static SEC_FETCH_MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");

/// How many bytes of what says where a request went are read, and how many parts of `Forwarded`: more than a server's name
/// and a chain of proxies need. actix copies the one and allocates for each of the other, which would grow with what a
/// client sends.
const MAX_TARGET_BYTES: usize = 2048;
const MAX_TARGET_PARTS: usize = 64;

/// Whether the policy, which has judged a request, does not let it through.
#[inline]
pub(crate) fn refuses(
    policy: &Baked,
    verdict: Result<&HeaderValue, Refusal>,
    request: &ServiceRequest,
) -> bool {
    policy.enforce.is_on() && is_refused(policy, verdict, request)
}

/// Out of line: few policies ask.
#[inline(never)]
fn is_refused(policy: &Baked, verdict: Result<&HeaderValue, Refusal>, request: &ServiceRequest) -> bool {
    let refusal = match verdict {
        _ if is_host_refused(policy, request.head()) => Refusal::Host,
        Err(refusal) if is_cross_origin(policy.enforce, request) => refusal,
        _ => return false,
    };
    // `Debug` escapes what a client could forge a line of the log with.
    log::debug!("request for {:?} refused: {refusal}", request.path());
    true
}

/// Whether a strict policy refuses a request, or a preflight, for the host that it names: against DNS rebinding, where
/// a page's own host name comes to mean this server, and the browser takes the two for one origin.
#[inline]
pub(crate) fn is_host_refused(policy: &Baked, head: &RequestHead) -> bool {
    policy.enforce == Enforce::Strict && !has_allowed_host(policy, head)
}

/// The answer to a request that is not let through. It shares nothing, also where the policy allows the origin and not
/// the host.
pub(crate) fn answer<P: Deref<Target = Baked>>(decision: Decision<P>) -> HttpResponse {
    let mut response = HttpResponse::new(StatusCode::FORBIDDEN);
    decision.refused().apply(response.headers_mut());
    response
}

/// Whether the host and port that a request names are those of an origin that the policy allows.
#[inline(never)]
fn has_allowed_host(policy: &Baked, head: &RequestHead) -> bool {
    let Some(authority) = sole_authority(head) else { return false };
    // The server may not know whether a proxy in front of it speaks TLS.
    for scheme in ["http", "https"] {
        if let Some(origin) = origin_at(scheme, authority)
            && policy.origins.has(&origin, head)
        {
            return true;
        }
    }
    false
}

/// The host and port that a request names, in `Host`, in `:authority`, or in both alike.
/// <https://www.rfc-editor.org/rfc/rfc9110#section-7.2>
fn sole_authority(head: &RequestHead) -> Option<&str> {
    let host = match head.headers.get_all(HOST).as_slice() {
        [] => None,
        [host] => Some(host.to_str().ok()?),
        [_, _, ..] => return None,
    };
    let authority = match (head.uri.authority().map(Authority::as_str), host) {
        (Some(target), Some(host)) if !target.eq_ignore_ascii_case(host) => return None,
        (target, host) => target.or(host)?,
    };
    (authority.len() <= MAX_TARGET_BYTES).then_some(authority)
}

/// The origin of the pages at `authority`, as a browser writes it: `LOCALHOST:80` → `http://localhost`. `None` for what
/// no browser asks for, such as an authority with user information or an empty port.
fn origin_at(scheme: &str, authority: &str) -> Option<HeaderValue> {
    let (host, port) = split_port(authority);
    let is_default = |port: &str| matches!((scheme, port), ("http", "80") | ("https", "443"));
    let named = if port.is_some_and(is_default) { host } else { authority };
    let origin = format!("{scheme}://{}", named.to_ascii_lowercase());
    origin::parse_header(origin.as_bytes())?;
    HeaderValue::try_from(origin).ok()
}

/// Whether a page of another origin sent this request: the browser says so itself, or else its `Origin` is not where
/// the request went. With neither header no page is known.
fn is_cross_origin(enforce: Enforce, request: &ServiceRequest) -> bool {
    let headers = request.headers();
    match (is_cross_origin_by_browser(headers), sole_origin(headers)) {
        (Some(true), Err(Refusal::NoOrigin)) => !is_navigation(request.head()),
        (Some(is_cross_origin), _) => is_cross_origin,
        (None, Err(Refusal::NoOrigin)) => false,
        (None, Ok(origin)) => !is_own(origin.as_bytes(), enforce, request),
        (None, Err(_)) => true,
    }
}

/// What the browser says, where it does: on connections that it trusts (`https`, loopback). No page can forge it, and no
/// proxy needs to be known. No browser sends it twice: then it is not believed.
fn is_cross_origin_by_browser(headers: &HeaderMap) -> Option<bool> {
    let site = match headers.get_all(&SEC_FETCH_SITE).as_slice() {
        [] => return None,
        [site] => site,
        [_, _, ..] => return Some(true),
    };
    match site.as_bytes() {
        b"same-origin" | b"none" => Some(false),
        b"same-site" | b"cross-site" => Some(true),
        _ => None,
    }
}

/// Whether a request can be that of a user who follows a link: it has to come through from any site. The header is missing
/// where a browser or a proxy says no more than the site.
fn is_navigation(head: &RequestHead) -> bool {
    matches!(head.method, Method::GET | Method::HEAD)
        && match head.headers.get_all(&SEC_FETCH_MODE).as_slice() {
            [] => true,
            [mode] => mode == "navigate",
            [_, _, ..] => false,
        }
}

/// Whether an origin is the one that the request went to, as far as can be told from here.
///
/// A proxy may have changed `Host`, and says so in `Forwarded` or `X-Forwarded-Host`; it may have taken TLS off, and may
/// say so or not. So a host counts under each of its names, and `https` is believed. No page can send any of these
/// headers to a stranger without a preflight. A strict policy reads none of them.
fn is_own(origin: &[u8], enforce: Enforce, request: &ServiceRequest) -> bool {
    let head = request.head();
    if enforce == Enforce::Strict {
        let is_secure = request.app_config().secure() || head.uri.scheme() == Some(&Scheme::HTTPS);
        return is_at(origin, is_secure, &[sole_authority(head)]);
    }
    if says_too_much(head) {
        return false;
    }
    let connection = request.connection_info();
    let is_secure = connection.scheme().eq_ignore_ascii_case("https");
    let host = head.headers.get(HOST).and_then(|host| host.to_str().ok());
    is_at(origin, is_secure, &[Some(connection.host()), host])
}

/// Whether a request says more of where it went than is read.
fn says_too_much(head: &RequestHead) -> bool {
    let mut bytes = head.uri.authority().map_or(0, |authority| authority.as_str().len());
    let mut parts = 0;
    for name in [HOST, FORWARDED, X_FORWARDED_HOST, X_FORWARDED_PROTO, X_FORWARDED_FOR] {
        for line in head.headers.get_all(name) {
            bytes += line.len();
            if bytes <= MAX_TARGET_BYTES {
                // RFC 7239, section 4.
                parts += line.as_bytes().split(|byte| matches!(byte, b',' | b';')).count();
            }
        }
    }
    bytes > MAX_TARGET_BYTES || parts > MAX_TARGET_PARTS
}

/// Whether an origin is that of a server with one of these names.
fn is_at(origin: &[u8], is_secure: bool, names: &[Option<&str>]) -> bool {
    let Some(RequestOrigin::Tuple { scheme, host, port }) = origin::parse_header(origin) else {
        return false;
    };
    let is_web = matches!(scheme, "http" | "https");
    let is_downgraded = scheme == "http" && is_secure;
    if !is_web || is_downgraded {
        return false;
    }
    let default_port = origin::default_port(scheme);
    names.iter().flatten().any(|authority| {
        let (name, own_port) = split_port(authority);
        let own_port = own_port.map_or(default_port, |own| own.parse().ok());
        name.eq_ignore_ascii_case(host) && own_port == port.or(default_port)
    })
}

/// `host:port` apart; the colons of an IPv6 address stand in brackets.
fn split_port(authority: &str) -> (&str, Option<&str>) {
    match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (authority, None),
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn is_cross(lines: &[(&'static str, &'static str)]) -> bool {
        let mut request = TestRequest::post();
        for line in lines {
            request = request.append_header(*line);
        }
        is_cross_origin(&request.to_srv_request())
    }

    #[test]
    fn what_the_browser_says_counts_and_the_host_does_not() {
        let origin = ("origin", "https://a.example");
        let host = ("host", "a.example");
        for (site, expected) in
            [("same-origin", false), ("none", false), ("same-site", true), ("cross-site", true)]
        {
            assert_eq!(is_cross(&[origin, ("sec-fetch-site", site)]), expected, "{site}");
            assert_eq!(is_cross(&[origin, host, ("sec-fetch-site", site)]), expected, "{site}");
        }
        assert!(!is_cross(&[("origin", "null"), ("sec-fetch-site", "same-origin")]));
        assert!(is_cross(&[origin, ("sec-fetch-site", "made-up")]));
    }

    #[test]
    fn without_origin_no_page_is_known() {
        assert!(!is_cross(&[]));
        assert!(!is_cross(&[("sec-fetch-site", "cross-site")]));
    }

    #[test]
    fn an_origin_that_is_where_the_request_went_is_its_own() {
        let own: &[&[(&str, &str)]] = &[
            &[("origin", "http://a.example"), ("host", "a.example")],
            &[("origin", "http://a.example:8080"), ("host", "A.example:8080")],
            &[("origin", "http://a.example"), ("host", "a.example:80")],
            &[("origin", "https://a.example"), ("host", "a.example:443")],
            &[("origin", "http://[::1]:3000"), ("host", "[::1]:3000")],
            // behind a proxy that takes TLS off, and one that changes the host
            &[("origin", "https://a.example"), ("host", "a.example")],
            &[("origin", "https://a.example"), ("host", "10.0.0.7:8080"), ("x-forwarded-host", "a.example")],
            &[("origin", "https://a.example"), ("host", "b"), ("forwarded", "host=a.example;proto=https")],
            &[
                ("origin", "https://a.example:8443"),
                ("host", "a.example:8443"),
                ("x-forwarded-host", "a.example"),
            ],
        ];
        for lines in own {
            assert!(!is_cross(lines), "{lines:?}");
        }
    }

    #[test]
    fn what_says_where_the_request_went_is_read_up_to_a_bound() {
        let origin = ("origin", "https://a.example");
        let forwarded =
            |bytes: usize| ("forwarded", format!("host=a.example;by={}", "x".repeat(bytes)).leak() as &str);
        let host = ("host", "b");
        let rest = "b".len() + "host=a.example;by=".len();
        assert!(!is_cross(&[origin, host, forwarded(2048 - rest)]));
        assert!(is_cross(&[origin, host, forwarded(2049 - rest)]));
        assert!(is_cross(&[origin, host, forwarded(1024 - rest), forwarded(1024)]));
        let parts =
            |parts: usize| ("forwarded", format!("host=a.example{}", ";a=".repeat(parts - 1)).leak() as &str);
        assert!(!is_cross(&[origin, host, parts(63)]));
        assert!(is_cross(&[origin, host, parts(64)]));
        assert!(is_cross(&[origin, host, parts(32), parts(32)]));
    }

    #[test]
    fn any_other_origin_is_not() {
        let strangers: &[&[(&str, &str)]] = &[
            // an application or an extension, which no request goes to
            &[("origin", "tauri://localhost"), ("host", "localhost")],
            &[("origin", "chrome-extension://abc"), ("host", "abc")],
            &[("origin", "http://evil.example"), ("host", "a.example")],
            &[("origin", "http://a.example:8080"), ("host", "a.example")],
            &[("origin", "http://a.example"), ("host", "a.example:8080")],
            &[("origin", "https://a.example"), ("host", "a.example:80")],
            &[("origin", "http://b.a.example"), ("host", "a.example")],
            &[("origin", "null"), ("host", "null")],
            &[("origin", "http://a.example/"), ("host", "a.example")],
            &[("origin", "http://a.example"), ("origin", "http://a.example"), ("host", "a.example")],
            // whoever is on the network can pose as the page without TLS
            &[("origin", "http://a.example"), ("host", "a.example"), ("x-forwarded-proto", "https")],
            &[("origin", "http://a.example"), ("host", "a.example"), ("x-forwarded-proto", "HTTPS")],
        ];
        for lines in strangers {
            assert!(is_cross(lines), "{lines:?}");
        }
    }
}
