//! The names of headers that exist, to find those that are misspelt.

use crate::slice::is_one_of;

/// The registered fields that a page may send or read (<https://www.iana.org/assignments/http-fields>), and the common ones that
/// begin with `X-`. Two of them may be one letter apart: a name of this list is never misspelt.
const KNOWN: &[&str] = &[
    "A-IM",
    "Accept",
    "Accept-CH",
    "Accept-Charset",
    "Accept-Datetime",
    "Accept-Encoding",
    "Accept-Language",
    "Accept-Patch",
    "Accept-Post",
    "Accept-Ranges",
    "Age",
    "Allow",
    "Alt-Svc",
    "Alt-Used",
    "Authentication-Info",
    "Authorization",
    "Cache-Control",
    "Cache-Status",
    "Clear-Site-Data",
    "Connection",
    "Content-Digest",
    "Content-Disposition",
    "Content-DPR",
    "Content-Encoding",
    "Content-ID",
    "Content-Language",
    "Content-Length",
    "Content-Location",
    "Content-MD5",
    "Content-Range",
    "Content-Security-Policy",
    "Content-Type",
    "Date",
    "DAV",
    "Delta-Base",
    "Deprecation",
    "Depth",
    "Destination",
    "Device-Memory",
    "Digest",
    "Downlink",
    "DPoP",
    "DPR",
    "Early-Data",
    "ECT",
    "ETag",
    "Expect",
    "Expires",
    "Forwarded",
    "From",
    "Host",
    "Idempotency-Key",
    "If",
    "If-Match",
    "If-Modified-Since",
    "If-None-Match",
    "If-Range",
    "If-Unmodified-Since",
    "Keep-Alive",
    "Label",
    "Last-Event-ID",
    "Last-Modified",
    "Link",
    "Location",
    "Lock-Token",
    "Max-Forwards",
    "MIME-Version",
    "Origin",
    "Overwrite",
    "Permissions-Policy",
    "Ping-From",
    "Ping-To",
    "Pragma",
    "Prefer",
    "Preference-Applied",
    "Priority",
    "Proxy-Authenticate",
    "Proxy-Authorization",
    "Range",
    "RateLimit",
    "RateLimit-Limit",
    "RateLimit-Policy",
    "RateLimit-Remaining",
    "RateLimit-Reset",
    "Referer",
    "Referrer-Policy",
    "Refresh",
    "Repr-Digest",
    "Retry-After",
    "RTT",
    "Save-Data",
    "Schedule-Reply",
    "Schedule-Tag",
    "Server",
    "Server-Timing",
    "Signature",
    "Signature-Input",
    "SLUG",
    "SOAPAction",
    "SourceMap",
    "Strict-Transport-Security",
    "Sunset",
    "Surrogate-Control",
    "TE",
    "Timeout",
    "Timing-Allow-Origin",
    "Topic",
    "traceparent",
    "tracestate",
    "Trailer",
    "Transfer-Encoding",
    "TTL",
    "Tus-Checksum-Algorithm",
    "Tus-Extension",
    "Tus-Max-Size",
    "Tus-Resumable",
    "Tus-Version",
    "Upgrade",
    "Upload-Checksum",
    "Upload-Concat",
    "Upload-Defer-Length",
    "Upload-Expires",
    "Upload-Length",
    "Upload-Metadata",
    "Upload-Offset",
    "Urgency",
    "User-Agent",
    "Vary",
    "Via",
    "Viewport-Width",
    "Want-Content-Digest",
    "Want-Digest",
    "Want-Repr-Digest",
    "Warning",
    "Width",
    "WWW-Authenticate",
    "X-Access-Token",
    "X-Amz-Content-Sha256",
    "X-Amz-Date",
    "X-Amz-Security-Token",
    "X-API-Key",
    "X-API-Version",
    "X-App-Version",
    "X-Auth-Token",
    "X-Client-Id",
    "X-Client-Version",
    "X-Content-Type-Options",
    "X-Correlation-Id",
    "X-CSRF-Token",
    "X-CSRFToken",
    "X-Device-Id",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Port",
    "X-Forwarded-Proto",
    "X-Frame-Options",
    "X-HTTP-Method-Override",
    "X-Next-Page",
    "X-Page",
    "X-Pagination",
    "X-Per-Page",
    "X-Powered-By",
    "X-Prev-Page",
    "X-RateLimit-Limit",
    "X-RateLimit-Remaining",
    "X-RateLimit-Reset",
    "X-Real-IP",
    "X-Request-Id",
    "X-Requested-With",
    "X-Response-Time",
    "X-Robots-Tag",
    "X-Session-Id",
    "X-Session-Token",
    "X-Tenant-Id",
    "X-Total-Count",
    "X-Total-Pages",
    "X-Trace-Id",
    "X-User-Id",
    "X-XSRF-Token",
];

/// The shortest name that is compared, in bytes: among short ones too many are one letter apart.
const SHORTEST: usize = 4;

/// Returns the known name that differs by one typo, where this one is not known: `Contet-Type` → `Content-Type`,
/// `Content_Type` → `Content-Type`
pub(crate) const fn meant_by(name: &str) -> Option<&'static str> {
    if name.len() < SHORTEST || is_one_of(name, KNOWN) {
        return None;
    }
    let mut index = 0;
    while index < KNOWN.len() {
        let known = KNOWN[index];
        let is_near = (known.len() >= SHORTEST && is_one_typo_away(name.as_bytes(), known.as_bytes()))
            || is_equal_but_for_dashes(name.as_bytes(), known.as_bytes());
        if is_near {
            return Some(known);
        }
        index += 1;
    }
    None
}

/// Checks whether two names differ in case, and in `_` for `-`, alone.
const fn is_equal_but_for_dashes(name: &[u8], known: &[u8]) -> bool {
    let mut index = 0;
    while index < name.len() && index < known.len() {
        let byte = if name[index] == b'_' { b'-' } else { name[index] };
        if !byte.eq_ignore_ascii_case(&known[index]) {
            return false;
        }
        index += 1;
    }
    name.len() == known.len()
}

/// Checks whether one letter is missing, too many or another one, or two neighbours are swapped.
const fn is_one_typo_away(name: &[u8], known: &[u8]) -> bool {
    let (short, long) = if name.len() < known.len() { (name, known) } else { (known, name) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let from_start = common(short, long, false);
    let from_end = common(short, long, true);
    if short.len() < long.len() {
        return from_start + from_end >= short.len();
    }
    let rest = short.len() - min(from_start + from_end, short.len());
    let is_swapped = rest == 2
        && short[from_start].eq_ignore_ascii_case(&long[from_start + 1])
        && short[from_start + 1].eq_ignore_ascii_case(&long[from_start]);
    rest == 1 || is_swapped
}

/// Returns how many letters two names have in common, from the start or from the end.
const fn common(one: &[u8], other: &[u8], from_end: bool) -> usize {
    let mut number = 0;
    while number < one.len() && number < other.len() {
        let (a, b) = if from_end {
            (one[one.len() - 1 - number], other[other.len() - 1 - number])
        } else {
            (one[number], other[number])
        };
        if !a.eq_ignore_ascii_case(&b) {
            break;
        }
        number += 1;
    }
    number
}

const fn min(one: usize, other: usize) -> usize {
    if one < other { one } else { other }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_one_typo_away_is_recognised() {
        let cases = [
            ("Authorisation", "Authorization"),
            ("Contet-Type", "Content-Type"),
            ("Content_Type", "Content-Type"),
            ("content-tpye", "Content-Type"),
            ("Content-Typee", "Content-Type"),
            ("ContentType", "Content-Type"),
            ("X-Requested-Wth", "X-Requested-With"),
            ("X_Request_Id", "X-Request-Id"),
            ("Etga", "ETag"),
            ("E-Tag", "ETag"),
            ("If-None-Mtach", "If-None-Match"),
            ("X-Totl-Count", "X-Total-Count"),
        ];
        for (name, known) in cases {
            assert_eq!(meant_by(name), Some(known), "{name}");
        }
    }

    #[test]
    fn known_names_and_names_of_ones_own_are_right() {
        for name in KNOWN {
            assert_eq!(meant_by(name), None, "{name}");
            assert_eq!(meant_by(&name.to_lowercase()), None, "{name}");
        }
        for name in [
            "*",
            "X-A",
            "X-Admin",
            "X-Debug",
            "X-Acme-Tenant",
            "Tag",
            "X-Version",
            "hx-request",
            "apollo-require-preflight",
        ] {
            assert_eq!(meant_by(name), None, "{name}");
        }
        assert!(
            KNOWN.windows(2).all(|pair| pair[0].to_lowercase() < pair[1].to_lowercase()),
            "sorted, each once"
        );
    }
}
