//! Who may see what the inspector knows: a developer on this machine.

use actix_web::{
    dev::{RequestHead, ServiceRequest},
    http::{
        Version,
        header::{FORWARDED, HOST, HeaderName, ORIGIN, VIA},
    },
};
use cors_rules::origin::is_loopback;

/// The headers of a proxy, which looks like a local client if it is on the same machine.
static PROXIES: [HeaderName; 2] = [FORWARDED, VIA];

const OTHERS: [&str; 4] = ["x-real-ip", "x-client-ip", "cf-connecting-ip", "true-client-ip"];

static SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Checks whether a request comes from this machine, asks for this machine by a loopback name, and came through no proxy.
pub(super) fn is_local(head: &RequestHead) -> bool {
    let is_local_peer = head.peer_addr.is_some_and(|peer| peer.ip().to_canonical().is_loopback());
    is_local_peer && is_of_loopback_host(head) && !is_proxied(head)
}

/// Checks whether a request is also one of the developer's own, and not one that a page of another origin makes: the page and its data
/// are for nobody else.
pub(super) fn is_own(head: &RequestHead) -> bool {
    let site = head.headers.get(&SEC_FETCH_SITE);
    let is_own_site = site.is_none_or(|site| site == "none" || site == "same-origin");
    let is_own_origin = head.headers.get(ORIGIN).is_none_or(|origin| {
        let origin = origin.to_str().unwrap_or_default();
        origin.split_once("://").is_some_and(|(_, host)| named_host(head).is_some_and(|named| named == host))
    });
    is_local(head) && is_own_site && is_own_origin
}

/// Returns the host, with its port, that a request names; nothing where it names none, or several.
pub(super) fn named_host(head: &RequestHead) -> Option<&str> {
    if let Some(authority) = head.uri.authority() {
        let authority = authority.as_str();
        // Without a user and a password.
        return Some(authority.rsplit_once('@').map_or(authority, |(_, host)| host));
    }
    let mut lines = head.headers.get_all(HOST);
    match (lines.next(), lines.next()) {
        (Some(host), None) => host.to_str().ok(),
        _ => None,
    }
}

/// Returns the origin of the service, as a request names it.
pub(super) fn service_origin(request: &ServiceRequest) -> String {
    let is_secure =
        request.uri().scheme_str().map_or(request.app_config().secure(), |scheme| scheme == "https");
    let host = named_host(request.head()).unwrap_or_default();
    format!("{}://{host}", if is_secure { "https" } else { "http" })
}

/// Checks whether the host that a request names is a loopback one: a foreign name that resolves to this machine (DNS rebinding) is none.
fn is_of_loopback_host(head: &RequestHead) -> bool {
    named_host(head).is_some_and(|host| is_loopback(&host_without_port(host)))
}

/// Returns a host in lower case, without the port behind it.
pub(super) fn host_without_port(host: &str) -> String {
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    let name = match host.rsplit_once(':') {
        Some((name, port)) if is_port(port) => name,
        _ => host,
    };
    name.to_ascii_lowercase()
}

fn is_proxied(head: &RequestHead) -> bool {
    let is_of_proxy = |name: &HeaderName| {
        PROXIES.contains(name) || name.as_str().starts_with("x-forwarded-") || OTHERS.contains(&name.as_str())
    };
    // No browser speaks HTTP/1.0, and a proxy that adds no header may.
    head.version < Version::HTTP_11 || head.headers.keys().any(is_of_proxy)
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn request(peer: &str, host: &str) -> TestRequest {
        TestRequest::default()
            .peer_addr(peer.parse().expect("an address"))
            .insert_header((HOST, host.to_owned()))
    }

    #[test]
    fn only_this_machine_by_a_loopback_name_is_local() {
        let cases = [
            ("127.0.0.1:1", "localhost:8080", true),
            ("127.0.0.1:1", "LOCALHOST", true),
            ("127.8.0.1:1", "127.0.0.1:8080", true),
            ("[::1]:1", "[::1]:8080", true),
            ("[::ffff:127.0.0.1]:1", "localhost", true),
            ("127.0.0.1:1", "evil.example:8080", false),
            ("127.0.0.1:1", "localhost.evil.example", false),
            ("127.0.0.1:1", "localhost:evil", false),
            ("127.0.0.1:1", "", false),
            ("192.168.1.2:1", "localhost:8080", false),
            ("[fe80::1]:1", "localhost", false),
        ];
        for (peer, host, expected) in cases {
            let request = request(peer, host).to_srv_request();
            assert_eq!(is_local(request.head()), expected, "{peer} {host}");
            assert_eq!(is_own(request.head()), expected, "{peer} {host}");
        }
        let without_peer = TestRequest::default().insert_header((HOST, "localhost")).to_srv_request();
        assert!(!is_local(without_peer.head()), "a Unix socket has no peer address");
        let twice = request("127.0.0.1:1", "localhost").append_header((HOST, "localhost")).to_srv_request();
        assert!(!is_local(twice.head()), "two hosts");
    }

    #[test]
    fn what_came_through_a_proxy_is_not_local() {
        for name in [
            "Forwarded",
            "Via",
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "x-forwarded-anything",
            "CF-Connecting-IP",
            "X-Real-IP",
        ] {
            let request = request("127.0.0.1:1", "localhost").insert_header((name, "1")).to_srv_request();
            assert!(!is_local(request.head()) && !is_own(request.head()), "{name}");
        }
        let old = request("127.0.0.1:1", "localhost").version(Version::HTTP_10).to_srv_request();
        assert!(!is_local(old.head()), "HTTP/1.0");
    }

    #[test]
    fn a_page_of_another_origin_sees_nothing() {
        let cases = [
            ("Sec-Fetch-Site", "none", true),
            ("Sec-Fetch-Site", "same-origin", true),
            ("Sec-Fetch-Site", "same-site", false),
            ("Sec-Fetch-Site", "cross-site", false),
            ("Sec-Fetch-Site", "else", false),
            ("Origin", "http://localhost:8080", true),
            ("Origin", "http://localhost:8081", false),
            ("Origin", "https://evil.example", false),
            ("Origin", "null", false),
        ];
        for (name, value, expected) in cases {
            let request =
                request("127.0.0.1:1", "localhost:8080").insert_header((name, value)).to_srv_request();
            assert_eq!(is_own(request.head()), expected, "{name}: {value}");
            assert!(is_local(request.head()), "{name}: {value}");
        }
    }
}
