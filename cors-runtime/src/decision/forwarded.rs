//! The host and the scheme that a request was sent to, as a proxy says it.
//!
//! It reads what actix's `ConnectionInfo` reads. That one copies the values, allocates for each part, and adds 30 KiB to every
//! application that does not use it otherwise.

use actix_web::{
    dev::{RequestHead, ServiceRequest},
    http::{
        header::{FORWARDED, HOST, HeaderName, X_FORWARDED_HOST, X_FORWARDED_PROTO},
        uri::{Authority, Scheme},
    },
};

/// Returns the host, with its port.
pub(super) fn host(request: &ServiceRequest) -> &str {
    let head = request.head();
    forwarded(head, "host", &X_FORWARDED_HOST)
        .or_else(|| head.headers.get(HOST)?.to_str().ok())
        .or_else(|| head.uri.authority().map(Authority::as_str))
        .unwrap_or_else(|| request.app_config().host())
}

/// Checks whether the scheme is `https`.
pub(super) fn is_secure(request: &ServiceRequest) -> bool {
    let head = request.head();
    match forwarded(head, "proto", &X_FORWARDED_PROTO).or_else(|| head.uri.scheme().map(Scheme::as_str)) {
        Some(scheme) => scheme.eq_ignore_ascii_case("https"),
        None => request.app_config().secure(),
    }
}

/// Returns what the first proxy says, in `Forwarded` (RFC 7239, section 4) or in the older header of its own:
/// `for=1.2.3.4;host="a.example"` → `a.example`
fn forwarded<'a>(head: &'a RequestHead, name: &str, older: &HeaderName) -> Option<&'a str> {
    for line in head.headers.get_all(FORWARDED) {
        let Ok(line) = line.to_str() else { continue };
        for pair in line.as_bytes().split(|byte| matches!(byte, b',' | b';')) {
            let mut halves = pair.splitn(2, |byte| *byte == b'=');
            let (Some(own), Some(value)) = (halves.next(), halves.next()) else { continue };
            if own.trim_ascii().eq_ignore_ascii_case(name.as_bytes()) {
                return str::from_utf8(unquoted(value.trim_ascii())).ok();
            }
        }
    }
    let values = head.headers.get(older)?.to_str().ok()?;
    let first = values.as_bytes().split(|byte| *byte == b',').next()?;
    str::from_utf8(first.trim_ascii()).ok()
}

fn unquoted(mut value: &[u8]) -> &[u8] {
    while let Some(rest) = value.strip_prefix(b"\"") {
        value = rest;
    }
    while let Some(rest) = value.strip_suffix(b"\"") {
        value = rest;
    }
    value
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn actix_reads_the_same() {
        let requests: &[&[(&str, &str)]] = &[
            &[],
            &[("host", "a.example:8080")],
            &[("host", "b"), ("x-forwarded-host", " a.example , c"), ("x-forwarded-proto", "https,http")],
            &[("host", "b"), ("forwarded", "for=1.2.3.4, for=5.6.7.8; HOST = \"a.example:1\";proto=https")],
            &[("forwarded", "for=1"), ("forwarded", "proto=\"HTTPS\", host=x"), ("forwarded", "host=y")],
            &[("forwarded", "host"), ("x-forwarded-host", "a.example")],
            &[("forwarded", "host=;proto="), ("x-forwarded-host", "a.example")],
            &[("forwarded", "host==a=b;by=c"), ("x-forwarded-proto", "")],
            &[("forwarded", "\u{e4};host=a"), ("host", "\u{e4}")],
            &[("forwarded", "host=\"\"a\"\"")],
        ];
        for lines in requests {
            for uri in ["/", "https://c.example/", "http://c.example:81/"] {
                let mut request = TestRequest::with_uri(uri);
                for line in *lines {
                    request = request.append_header(*line);
                }
                let request = request.to_srv_request();
                let connection = request.connection_info().clone();
                assert_eq!(host(&request), connection.host(), "{lines:?}");
                assert_eq!(
                    is_secure(&request),
                    connection.scheme().eq_ignore_ascii_case("https"),
                    "{lines:?}"
                );
            }
        }
    }
}
