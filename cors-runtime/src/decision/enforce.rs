//! `enforce`: requests of pages of another origin that are refused before the handler runs.
//!
//! Without `enforce`, CORS keeps responses from pages but not requests from handlers: any site can send a form.

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

use super::{actual::Decision, forwarded};
use crate::{
    compiled::CompiledPolicy,
    origins::{Origins, sole_origin},
    policy::Enforce,
    refusal::RefusalReason,
};

/// <https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-site-header>
pub(super) static SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// <https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-mode-header>
pub(super) static SEC_FETCH_MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");

/// The most bytes that are read of the headers that say where a request went, and the most parts of `Forwarded`: more than a
/// server's name and a chain of proxies need. Otherwise the cost would grow with the request.
const MAX_TARGET_BYTES: usize = 2048;
const MAX_TARGET_PARTS: usize = 64;

/// The longest origin of a server, in bytes: a scheme, a host of 253 bytes, and a port.
const LONGEST_ORIGIN: usize = "https://".len() + 253 + ":65535".len();

impl Enforce {
    /// Refuses cross-origin requests that the policy does not allow.
    pub const ON: Self =
        Self { is_cross_origin: Some(|request| is_cross_origin(request, is_own)), is_host_allowed: None };

    /// Refuses those, and every request that names a host other than an allowed origin's.
    pub const STRICT: Self = Self {
        is_cross_origin: Some(|request| is_cross_origin(request, is_own_strictly)),
        is_host_allowed: Some(is_host_allowed),
    };
}

/// Returns the reason for which the policy refuses a request that it has judged.
#[inline]
pub(crate) fn refusal(
    policy: &CompiledPolicy,
    verdict: Result<&HeaderValue, RefusalReason>,
    request: &ServiceRequest,
) -> Option<RefusalReason> {
    let is_cross_origin = policy.enforce.is_cross_origin?;
    // Out of line: few policies ask.
    refusal_if_cross_origin(policy, verdict, request, is_cross_origin)
}

#[inline(never)]
fn refusal_if_cross_origin(
    policy: &CompiledPolicy,
    verdict: Result<&HeaderValue, RefusalReason>,
    request: &ServiceRequest,
    is_cross_origin: fn(&ServiceRequest) -> bool,
) -> Option<RefusalReason> {
    match verdict {
        _ if is_host_refused(policy, request.head()) => Some(RefusalReason::HostNotAllowed),
        Err(refusal) if is_cross_origin(request) => Some(refusal),
        _ => None,
    }
}

/// Checks whether a page of another origin sent a request, for a policy without `enforce`.
pub(crate) fn is_of_another_origin(request: &ServiceRequest) -> bool {
    is_cross_origin(request, is_own)
}

/// Checks whether a strict policy refuses a request, or a preflight, for the host that it names: against DNS rebinding, where
/// a page's own host name comes to mean this server, and the browser takes the two for one origin.
#[inline]
pub(crate) fn is_host_refused(policy: &CompiledPolicy, head: &RequestHead) -> bool {
    policy.enforce.is_host_allowed.is_some_and(|is_host_allowed| !is_host_allowed(head, policy.origins))
}

/// Returns the answer to a refused request: 403.
pub(crate) fn answer(decision: Decision) -> HttpResponse {
    let mut response = HttpResponse::new(StatusCode::FORBIDDEN);
    decision.apply(response.headers_mut());
    response
}

/// Checks whether the host and port that a request names are those of an allowed origin.
fn is_host_allowed(head: &RequestHead, allowed: &Origins) -> bool {
    let Some(authority) = sole_authority(head) else { return false };
    // The server may not know whether a proxy in front of it speaks TLS.
    ["http", "https"].iter().any(|scheme| {
        let mut buffer = [0; LONGEST_ORIGIN];
        origin_at(scheme, authority, &mut buffer).is_some_and(|origin| allowed.has(origin, head))
    })
}

/// Returns the host and port that a request names, in `Host`, in `:authority`, or in both alike.
/// <https://www.rfc-editor.org/rfc/rfc9110#section-7.2>
fn sole_authority(head: &RequestHead) -> Option<&str> {
    let host = match head.headers.get_all(HOST).as_slice() {
        [] => None,
        [host] if host.len() <= LONGEST_ORIGIN => Some(host.to_str().ok()?),
        _ => return None,
    };
    match (head.uri.authority().map(Authority::as_str), host) {
        (Some(target), Some(host)) if !target.eq_ignore_ascii_case(host) => None,
        (target, host) => target.or(host),
    }
}

/// Returns the origin of the pages at `authority`, as a browser writes it: `LOCALHOST:80` → `http://localhost`. `None` for what
/// no browser asks for, such as an authority with user information or an empty port.
fn origin_at<'a>(scheme: &str, authority: &str, buffer: &'a mut [u8; LONGEST_ORIGIN]) -> Option<&'a [u8]> {
    let (host, port) = split_port(authority);
    let is_default = matches!((scheme, port), ("http", Some("80")) | ("https", Some("443")));
    let mut end = 0;
    for part in [scheme, "://", if is_default { host } else { authority }] {
        let start = end;
        end += part.len();
        buffer.get_mut(start..end)?.copy_from_slice(part.as_bytes());
    }
    let origin = &mut buffer[..end];
    origin.make_ascii_lowercase();
    origin::parse_header(origin)?;
    Some(origin)
}

/// Checks whether a page of another origin sent this request: `Sec-Fetch-Site` says so, or else its `Origin` is not where the
/// request went. With neither header it counts as the own page's.
fn is_cross_origin(request: &ServiceRequest, is_own: fn(&[u8], &ServiceRequest) -> bool) -> bool {
    let headers = request.headers();
    match (is_cross_origin_by_browser(headers), sole_origin(headers)) {
        (Some(true), Err(RefusalReason::NoOrigin)) => !is_navigation(request.head()),
        (Some(is_cross_origin), _) => is_cross_origin,
        (None, Err(RefusalReason::NoOrigin)) => false,
        (None, Ok(origin)) => !is_own(origin.as_bytes(), request),
        (None, Err(_)) => true,
    }
}

/// Returns what `Sec-Fetch-Site` says. Browsers send it on connections that they trust (`https`, loopback), and no page can
/// forge it. Several lines are not believed: no browser sends them.
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

/// Checks whether a request can be that of a user who follows a link: it has to come through from any site. The header is missing
/// where a browser or a proxy says no more than the site.
fn is_navigation(head: &RequestHead) -> bool {
    matches!(head.method, Method::GET | Method::HEAD)
        && match head.headers.get_all(&SEC_FETCH_MODE).as_slice() {
            [] => true,
            [mode] => mode == "navigate",
            [_, _, ..] => false,
        }
}

/// Checks whether an origin is the one that the request went to, as far as can be told from here.
///
/// A proxy may have changed `Host`, and says so in `Forwarded` or `X-Forwarded-Host`; it may have taken TLS off, and may
/// say so or not. So a host counts under each of its names, and `https` is believed. No page can send any of these
/// headers to a stranger without a preflight.
fn is_own(origin: &[u8], request: &ServiceRequest) -> bool {
    let head = request.head();
    if has_long_target(head) {
        return false;
    }
    let host = head.headers.get(HOST).and_then(|host| host.to_str().ok());
    is_at(origin, forwarded::is_secure(request), &[Some(forwarded::host(request)), host])
}

/// Checks the same for a strict policy, which does not read forwarding headers.
fn is_own_strictly(origin: &[u8], request: &ServiceRequest) -> bool {
    let head = request.head();
    let is_secure = request.app_config().secure() || head.uri.scheme() == Some(&Scheme::HTTPS);
    is_at(origin, is_secure, &[sole_authority(head)])
}

/// Checks whether a request says more of where it went than is read.
fn has_long_target(head: &RequestHead) -> bool {
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

/// Checks whether an origin is that of a server with one of these names.
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
    use actix_web::{http::header, test::TestRequest};
    use cors_rules::dangers::{Danger, Dangers};

    use super::*;
    use crate::{
        compiled::Declared,
        decision::actual::judge,
        origins::{DynamicOrigins, Origin, OriginSet},
        policy::{AllowedOrigins, Fields, policy},
    };

    fn request(method: Method, lines: &[(&'static str, &'static str)]) -> ServiceRequest {
        let mut request = TestRequest::default().method(method);
        for line in lines {
            request = request.append_header(*line);
        }
        request.to_srv_request()
    }

    fn is_cross(lines: &[(&'static str, &'static str)]) -> bool {
        is_cross_origin(&request(Method::POST, lines), is_own)
    }

    #[test]
    fn what_the_browser_says_counts_and_the_host_does_not() {
        let origin = ("origin", "https://a.example");
        let host = ("host", "a.example");
        for (site, expected) in
            [("same-origin", false), ("none", false), ("same-site", true), ("cross-site", true)]
        {
            assert_eq!(is_cross(&[("sec-fetch-site", site)]), expected, "{site}");
            assert_eq!(is_cross(&[origin, ("sec-fetch-site", site)]), expected, "{site}");
            assert_eq!(is_cross(&[origin, host, ("sec-fetch-site", site)]), expected, "{site}");
        }
        assert!(!is_cross(&[("origin", "null"), ("sec-fetch-site", "same-origin")]));
    }

    #[test]
    fn what_no_browser_says_of_the_site_does_not_count() {
        let origin = ("origin", "https://a.example");
        for site in ["", "made-up", "Same-Origin", "same-origin, same-origin"] {
            let site = ("sec-fetch-site", site);
            assert!(!is_cross(&[site]), "{site:?}");
            assert!(is_cross(&[origin, site]), "{site:?}");
            assert!(!is_cross(&[origin, ("host", "a.example"), site]), "{site:?}");
        }
        // Somebody between has put another line there.
        let own = ("sec-fetch-site", "same-origin");
        assert!(is_cross(&[own, own]));
        assert!(is_cross(&[own, ("sec-fetch-site", "cross-site")]));
        assert!(is_cross(&[origin, ("host", "a.example"), own, own]));
    }

    #[test]
    fn with_neither_header_no_page_is_known() {
        assert!(!is_cross(&[]));
        assert!(!is_cross(&[("sec-fetch-mode", "no-cors")]));
    }

    #[test]
    fn of_another_site_without_origin_a_link_passes_and_nothing_else() {
        let modes: &[(&[&'static str], bool)] = &[
            (&[], true),
            (&["navigate"], true),
            (&["no-cors"], false),
            (&["cors"], false),
            (&["websocket"], false),
            (&["same-origin"], false),
            (&["Navigate"], false),
            (&[""], false),
            (&["navigate", "navigate"], false),
        ];
        for site in ["cross-site", "same-site"] {
            for (modes, passes) in modes {
                let mut lines = vec![("sec-fetch-site", site), ("host", "a.example")];
                lines.extend(modes.iter().map(|mode| ("sec-fetch-mode", *mode)));
                for method in [Method::GET, Method::HEAD] {
                    let request = request(method, &lines);
                    assert_eq!(is_cross_origin(&request, is_own), !passes, "{request:?}");
                }
                for method in [Method::POST, Method::PUT, Method::DELETE, Method::OPTIONS] {
                    assert!(is_cross_origin(&request(method, &lines), is_own), "{lines:?}");
                }
                lines.push(("origin", "http://a.example"));
                assert!(is_cross_origin(&request(Method::GET, &lines), is_own), "{lines:?}");
            }
        }
    }

    fn strict(origins: AllowedOrigins) -> Fields {
        Fields { origins, enforce: Enforce::STRICT, ..Fields::NONE }
    }

    fn baked(fields: Fields) -> &'static CompiledPolicy {
        CompiledPolicy::for_route(policy(fields), Declared::by_caller(), &["GET", "POST"])
    }

    /// Checks whether a policy refuses a request with these lines of `Host` and this `:authority`.
    fn is_refused_at(policy: &CompiledPolicy, hosts: &[&str], authority: Option<&str>) -> bool {
        let mut request = TestRequest::default();
        for host in hosts {
            request = request.append_header((HOST, *host));
        }
        if let Some(authority) = authority {
            request = request.uri(&format!("http://{authority}/"));
        }
        is_host_refused(policy, request.to_srv_request().head())
    }

    /// Checks whether the host alone is refused, said either way.
    fn is_host_foreign(policy: &CompiledPolicy, host: &str) -> bool {
        let is_foreign = is_refused_at(policy, &[host], None);
        if host.parse::<Authority>().is_ok() {
            assert_eq!(is_refused_at(policy, &[], Some(host)), is_foreign, "{host}");
            assert_eq!(is_refused_at(policy, &[host], Some(host)), is_foreign, "{host}");
        }
        is_foreign
    }

    #[test]
    fn a_strict_policy_takes_the_hosts_of_its_origins_and_no_other() {
        let policy = baked(strict(AllowedOrigins::Listed(&[
            "http://localhost:3001",
            "https://app.example",
            "http://plain.example",
            "https://*.pages.example",
            "http://127.0.0.1:*",
            "http://[::1]:3001",
            "https://dot.example.",
            "tauri://localhost",
            "null",
        ])));
        let own = [
            "localhost:3001",
            "LocalHost:3001",
            "app.example",
            "app.example:443",
            "plain.example",
            "plain.example:80",
            "a.b.pages.example",
            "127.0.0.1",
            "127.0.0.1:80",
            "127.0.0.1:3001",
            "[::1]:3001",
            "dot.example.",
        ];
        for host in own {
            assert!(!is_host_foreign(policy, host), "{host}");
        }
        let foreign = [
            "evil.example:3001",
            "localhost",
            "localhost:3002",
            "localhost:03001",
            "localhost.:3001",
            "app.example.",
            "app.example:80",
            "app.example:8443",
            "app.example:",
            "plain.example:443",
            "pages.example",
            "*.pages.example",
            "dot.example",
            "127.0.0.1:0",
            "127.0.0.1:*",
            "127.1:3001",
            "[::1]",
            "[0:0::1]:3001",
            "::1:3001",
            "user@localhost:3001",
            "user:password@localhost:3001",
            "http://localhost:3001",
            "localhost:3001/",
            "localhost:3001, localhost:3001",
            "localhost:3001 ",
            "null",
            "*",
            "",
        ];
        for host in foreign {
            assert!(is_host_foreign(policy, host), "{host}");
        }
    }

    #[test]
    fn a_host_that_is_said_twice_or_not_at_all_is_not_usable() {
        for origins in [AllowedOrigins::Listed(&["http://a.example"]), AllowedOrigins::Listed(&["*"])] {
            let policy = baked(strict(origins));
            let own = "a.example";
            assert!(is_refused_at(policy, &[], None));
            assert!(is_refused_at(policy, &[own, own], None));
            assert!(is_refused_at(policy, &[own, own], Some(own)));
            assert!(is_refused_at(policy, &[own], Some("b.example")));
            assert!(is_refused_at(policy, &["b.example"], Some(own)));
            assert!(is_refused_at(policy, &["\u{e4}.example"], None));
            assert!(!is_refused_at(policy, &["A.example"], Some("a.Example")));
        }
    }

    #[test]
    fn a_host_is_read_up_to_a_bound() {
        let policy = baked(strict(AllowedOrigins::Listed(&["https://*.example:*"])));
        let host = |bytes: usize| format!("{}example", "a.".repeat((bytes - "example".len()) / 2));
        assert_eq!(host(253).len(), 253);
        assert!(!is_host_foreign(policy, &host(253)));
        assert!(!is_host_foreign(policy, &format!("{}:65535", host(253))));
        for bytes in [255, 257, 267, 269, 2047, 65_001] {
            assert!(is_host_foreign(policy, &host(bytes)), "{bytes}");
        }
        // Not even where everyone is allowed, and nothing has to be looked up.
        assert!(is_host_foreign(baked(strict(AllowedOrigins::Listed(&["*"]))), &host(255)));
    }

    #[test]
    fn forwarding_headers_say_nothing_to_a_strict_policy() {
        let policy = baked(strict(AllowedOrigins::Listed(&["http://a.example"])));
        let verdict = |lines: &[(&'static str, &'static str)]| {
            let request = request(Method::POST, lines);
            refusal(policy, judge(policy, &request), &request).is_some()
        };
        let (evil, own) = (("host", "evil.example"), ("host", "a.example"));
        assert!(verdict(&[evil, ("x-forwarded-host", "a.example")]));
        assert!(verdict(&[evil, ("forwarded", "host=a.example")]));
        assert!(!verdict(&[own, ("x-forwarded-host", "evil.example")]));
        // Neither do they say whose the `Origin` is.
        assert!(verdict(&[own, ("origin", "http://evil.example"), ("x-forwarded-host", "evil.example")]));
        assert!(verdict(&[own, ("origin", "http://evil.example"), ("forwarded", "host=evil.example")]));
        assert!(!verdict(&[own, ("origin", "https://a.example")]));
        assert!(!verdict(&[own, ("origin", "http://a.example"), ("x-forwarded-proto", "https")]));
    }

    #[test]
    fn over_tls_a_page_without_is_not_of_a_strict_policys_own_server() {
        let policy = baked(strict(AllowedOrigins::Listed(&["https://a.example"])));
        let request = TestRequest::post().insert_header((header::ORIGIN, "http://a.example"));
        let plain = request.insert_header((HOST, "a.example")).to_srv_request();
        assert!(refusal(policy, judge(policy, &plain), &plain).is_none());
        let request = TestRequest::post().insert_header((header::ORIGIN, "http://a.example"));
        let secure = request.uri("https://a.example/").to_srv_request();
        assert!(refusal(policy, judge(policy, &secure), &secure).is_some());
    }

    #[test]
    fn strict_refuses_for_the_host_whatever_else_the_request_says() {
        let policy = baked(strict(AllowedOrigins::Listed(&["http://localhost:3001"])));
        let (evil, own) = (("host", "evil.example:3001"), ("host", "localhost:3001"));
        let rests: &[&[(&str, &str)]] = &[
            &[],
            &[("origin", "http://evil.example:3001")],
            &[("origin", "http://localhost:3001")],
            &[("sec-fetch-site", "same-origin")],
            &[("sec-fetch-site", "none")],
            &[("origin", "http://evil.example:3001"), ("sec-fetch-site", "same-origin")],
        ];
        for rest in rests {
            for method in [Method::GET, Method::HEAD, Method::POST, Method::OPTIONS] {
                let evil = request(method.clone(), &[&[evil], *rest].concat());
                assert!(refusal(policy, judge(policy, &evil), &evil).is_some(), "{evil:?}");
                let own = request(method, &[&[own], *rest].concat());
                let is_stranger = *rest == [("origin", "http://evil.example:3001")];
                assert_eq!(refusal(policy, judge(policy, &own), &own).is_some(), is_stranger, "{own:?}");
            }
        }
    }

    #[test]
    fn a_host_is_looked_up_wherever_origins_come_from() {
        static ORIGINS: OriginSet = OriginSet::new();
        static NOTHING: OriginSet = OriginSet::new();
        fn is_tenant(origin: &Origin, head: &RequestHead) -> bool {
            origin.host() == Some("tenant.example") && head.method == Method::GET
        }
        const NONE: DynamicOrigins = DynamicOrigins::NONE;
        const SET: DynamicOrigins = DynamicOrigins { sets: &[&ORIGINS], ..NONE };
        const EMPTY_SET: DynamicOrigins = DynamicOrigins { sets: &[&NOTHING], ..NONE };
        const TENANTS: DynamicOrigins = DynamicOrigins { predicates: &[is_tenant], ..NONE };
        const PLAIN: DynamicOrigins =
            DynamicOrigins { predicates: &[|origin, _| origin.scheme() == Some("http")], ..NONE };
        ORIGINS.replace(["http://set.example", "http://localhost:3001"]).expect("origins");
        let is_refused = |fields: Fields, host: &str| is_host_foreign(baked(fields), host);

        let set = strict(AllowedOrigins::Dynamic(&SET));
        assert!(!is_refused(set, "set.example"));
        assert!(is_refused(set, "other.example"));
        assert!(is_refused(strict(AllowedOrigins::Dynamic(&EMPTY_SET)), "set.example"));
        // A set allows fewer origins with credentials, and so fewer hosts.
        let private = Fields { credentials: true, ..set };
        assert!(is_refused(private, "set.example"));
        assert!(!is_refused(private, "localhost:3001"));
        let insecure = Dangers::only(Danger::InsecureOrigins);
        assert!(!is_refused(Fields { dangers: insecure, ..private }, "set.example"));

        let predicate = strict(AllowedOrigins::Dynamic(&TENANTS));
        assert!(!is_refused(predicate, "tenant.example:8080"));
        assert!(is_refused(predicate, "other.example:8080"));
        // With credentials the rules allow only its https origins.
        assert!(!is_refused(Fields { credentials: true, ..predicate }, "tenant.example"));
        let plain = strict(AllowedOrigins::Dynamic(&PLAIN));
        assert!(!is_refused(plain, "plain.example"));
        assert!(is_refused(Fields { credentials: true, ..plain }, "plain.example"));

        let dev = Fields { dev_origins: &["http://dev.example"], ..set };
        assert!(!is_refused(dev, "dev.example"));
        assert!(!is_refused(Fields { dev_origins: &["http://dev.example"], ..predicate }, "dev.example"));

        assert!(!is_refused(strict(AllowedOrigins::Listed(&["*"])), "anything.example"));
        assert!(is_refused(strict(AllowedOrigins::Listed(&["*"])), "no host"));
        assert!(is_refused(strict(AllowedOrigins::Listed(&[])), "a.example"));
    }

    #[test]
    fn a_host_counts_for_strict_policies_alone() {
        for enforce in [Enforce::OFF, Enforce::ON] {
            let fields = Fields { enforce, ..strict(AllowedOrigins::Listed(&["http://a.example"])) };
            assert!(!is_refused_at(baked(fields), &["evil.example"], None));
            assert!(!is_refused_at(baked(fields), &[], None));
        }
    }

    #[test]
    fn an_allowed_origin_does_not_make_up_for_the_host() {
        let policy = baked(strict(AllowedOrigins::Listed(&["http://a.example"])));
        let lines = [("host", "evil.example"), ("origin", "http://a.example")];
        let request = request(Method::GET, &lines);
        let verdict = judge(policy, &request);
        assert!(verdict.is_ok() && refusal(policy, verdict, &request).is_some());
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
