//! The scheme of an origin.

use super::{characters::upper_case, fault::Fault};
use crate::{
    rule::rules,
    slice::{find, find_any, has_suffix, is_equal_ignoring_case, is_one_of, part},
};

/// The bytes between a scheme and a host.
pub(crate) const SEPARATOR: &str = "://";

rules! {
    NO_SCHEME: NoScheme = "an origin begins with a scheme such as `https://`: {} has none",
        help "write the origin of the page, such as `\"https://example.com\"`";
    SYNTAX: Scheme = "{} is not a scheme: that is a letter, then letters, digits, `+`, `-` and `.`",
        help "write the origin of the page, such as `\"https://example.com\"`";
    OPAQUE: Scheme =
        "no browser sends an origin with the scheme {}: such a page sends `null`, or the origin of the \
              page that made it",
        help "name the origin that sends it, such as `\"http://localhost:*\"` for a page that is served on this machine; or write \
              `\"null\"`, which every sandboxed page sends too, with `dangerously = [null_origin]`";
    WEB_SOCKET: Scheme =
        "no page has the scheme {}: a page that opens a WebSocket sends its own origin, \
              `http` or `https`",
        help "write the origin of the page, such as `\"https://example.com\"`";
}

/// Schemes of URLs whose origin is opaque, or that of the page that made them. Their `Origin` is `null`, or has another
/// scheme. <https://url.spec.whatwg.org/#origin>
const WITHOUT_ORIGIN: &[&str] = &["file", "data", "blob", "javascript", "about"];

/// Returns the scheme that `value` begins with; [`SEPARATOR`] follows it.
pub(crate) const fn parse(value: &str) -> Result<&str, Fault> {
    let bytes = value.as_bytes();
    // Nearly every origin has one of these two.
    match bytes {
        [b'h', b't', b't', b'p', b's', b':', b'/', b'/', ..] => return Ok("https"),
        [b'h', b't', b't', b'p', b':', b'/', b'/', ..] => return Ok("http"),
        _ => {}
    }
    if let Some(fault) = opaque(value) {
        return Err(fault);
    }
    match find(bytes, SEPARATOR.as_bytes(), 0) {
        Some(end) if end > 0 && !has_delimiter(part(value, 0, end)) => check_name(value, end),
        _ => Err(Fault::nowhere(NO_SCHEME)),
    }
}

/// Finds a scheme whose pages have no origin of their own. A `:` follows it, not always `://`.
pub(crate) const fn opaque(value: &str) -> Option<Fault> {
    let end = find_any(value.as_bytes(), b":", 0);
    if end < value.len() && is_one_of(part(value, 0, end), WITHOUT_ORIGIN) {
        return Some(Fault::new(OPAQUE, 0, end));
    }
    None
}

/// Checks whether a delimiter comes before `://`, which then belongs to something else: `a.com?next=https://b.com`.
const fn has_delimiter(name: &str) -> bool {
    find_any(name.as_bytes(), b"/?#@:", 0) < name.len()
}

/// Checks the scheme that ends at `end`.
const fn check_name(value: &str, end: usize) -> Result<&str, Fault> {
    let name = part(value, 0, end);
    if is_equal_ignoring_case(name, "ws") || is_equal_ignoring_case(name, "wss") {
        return Err(Fault::new(WEB_SOCKET, 0, end));
    }
    if !is_scheme(name.as_bytes()) {
        return Err(Fault::new(SYNTAX, 0, end));
    }
    let upper = find_any(name.as_bytes(), b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", 0);
    if upper < end {
        return Err(upper_case(value, upper));
    }
    Ok(name)
}

/// Checks whether a name is a scheme in any case: a letter, then letters, digits, `+`, `-` and `.`.
/// <https://url.spec.whatwg.org/#url-scheme-string>
const fn is_scheme(name: &[u8]) -> bool {
    if name.is_empty() || !name[0].is_ascii_alphabetic() {
        return false;
    }
    let mut i = 1;
    while i < name.len() {
        if !name[i].is_ascii_alphanumeric() && !matches!(name[i], b'+' | b'-' | b'.') {
            return false;
        }
        i += 1;
    }
    true
}

/// Checks whether the text before a host is the scheme of browser extensions, whose hosts are ids.
pub(crate) const fn is_of_extension(before_host: &str) -> bool {
    has_suffix(before_host, "-extension://")
}

/// Checks whether what ends here is the scheme of extensions or webviews whose ids nobody can list: each installation has its own.
pub(crate) const fn has_random_ids(before_host: &str) -> bool {
    is_one_of(before_host, &["moz-extension://", "safari-web-extension://", "vscode-webview://"])
}

/// Returns the port that browsers leave out. <https://url.spec.whatwg.org/#default-port>
pub(crate) const fn default_port(scheme: &str) -> Option<u16> {
    match scheme.as_bytes() {
        b"http" => Some(80),
        b"https" => Some(443),
        _ => None,
    }
}
