//! `enforce`: what is refused before the handler runs, because a page of another origin sent it.
//!
//! Without `enforce` CORS keeps answers from pages, and not requests from handlers: any site can send a form here.

use std::ops::Deref;

use actix_web::{
    HttpResponse,
    dev::{ConnectionInfo, ServiceRequest},
    http::{
        StatusCode,
        header::{
            FORWARDED, HOST, HeaderMap, HeaderName, HeaderValue, X_FORWARDED_FOR, X_FORWARDED_HOST,
            X_FORWARDED_PROTO,
        },
    },
};
use cors_rules::origin::{self, RequestOrigin};

use crate::{actual::Decision, baked::Baked, origins::sole_origin, refusal::Refusal};

/// <https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-site-header>
const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// How many bytes of what says where a request went are read, and how many parts of `Forwarded`: more than a server's name
/// and a chain of proxies need. actix copies the one and allocates for each of the other, which would grow with what a
/// client sends.
const MAX_TARGET_BYTES: usize = 2048;
const MAX_TARGET_PARTS: usize = 64;

/// Whether the policy, which has judged a request, does not let it through. Out of line: few policies ask.
#[inline(never)]
pub(crate) fn refuses(verdict: Result<&HeaderValue, Refusal>, request: &ServiceRequest) -> bool {
    let Some(refusal) = verdict.err().filter(|_| is_cross_origin(request)) else { return false };
    // `Debug` escapes what a client could forge a line of the log with.
    log::debug!("request for {:?} refused: {refusal}", request.path());
    true
}

/// The answer to a request that is not let through.
pub(crate) fn answer<P: Deref<Target = Baked>>(decision: Decision<P>) -> HttpResponse {
    let mut response = HttpResponse::new(StatusCode::FORBIDDEN);
    decision.apply(response.headers_mut());
    response
}

/// Whether a page of another origin sent this request: the browser says so itself, or else its `Origin` is not where
/// the request went. Without `Origin` no page is known, and a navigation must pass.
fn is_cross_origin(request: &ServiceRequest) -> bool {
    let headers = request.headers();
    match (sole_origin(headers), is_cross_origin_by_browser(headers)) {
        (Err(Refusal::NoOrigin), _) => false,
        (_, Some(is_cross_origin)) => is_cross_origin,
        (Ok(origin), None) => {
            says_too_much(request) || !is_own(origin.as_bytes(), headers, &request.connection_info())
        }
        (Err(_), None) => true,
    }
}

/// Whether a request says more of where it went than is read.
fn says_too_much(request: &ServiceRequest) -> bool {
    let mut bytes = request.uri().authority().map_or(0, |authority| authority.as_str().len());
    let mut parts = 0;
    for name in [HOST, FORWARDED, X_FORWARDED_HOST, X_FORWARDED_PROTO, X_FORWARDED_FOR] {
        for line in request.headers().get_all(name) {
            bytes += line.len();
            if bytes <= MAX_TARGET_BYTES {
                // RFC 7239, section 4.
                parts += line.as_bytes().split(|byte| matches!(byte, b',' | b';')).count();
            }
        }
    }
    bytes > MAX_TARGET_BYTES || parts > MAX_TARGET_PARTS
}

/// What the browser says, where it does: on connections that it trusts (`https`, loopback). No page can forge it, and no
/// proxy needs to be known.
fn is_cross_origin_by_browser(headers: &HeaderMap) -> Option<bool> {
    match headers.get(SEC_FETCH_SITE)?.as_bytes() {
        b"same-origin" | b"none" => Some(false),
        b"same-site" | b"cross-site" => Some(true),
        _ => None,
    }
}

/// Whether an origin is the one that the request went to, as far as can be told from here.
///
/// A proxy may have changed `Host`, and says so in `Forwarded` or `X-Forwarded-Host`; it may have taken TLS off, and may
/// say so or not. So a host counts under each of its names, and `https` is believed. No page can send any of these
/// headers to a stranger without a preflight.
fn is_own(origin: &[u8], headers: &HeaderMap, connection: &ConnectionInfo) -> bool {
    let Some(RequestOrigin::Tuple { scheme, host, port }) = origin::parse_header(origin) else {
        return false;
    };
    let is_web = matches!(scheme, "http" | "https");
    let is_downgraded = scheme == "http" && connection.scheme().eq_ignore_ascii_case("https");
    if !is_web || is_downgraded {
        return false;
    }
    let default_port = origin::default_port(scheme);
    let is_named_by = |authority: &str| {
        let (name, own_port) = split_port(authority);
        let own_port = own_port.map_or(default_port, |own| own.parse().ok());
        name.eq_ignore_ascii_case(host) && own_port == port.or(default_port)
    };
    let host_header = headers.get(HOST).and_then(|host| host.to_str().ok());
    is_named_by(connection.host()) || host_header.is_some_and(is_named_by)
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
