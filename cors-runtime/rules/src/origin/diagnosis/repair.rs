//! The origin that the writer of an invalid one most likely meant, with all mistakes corrected at once.
//!
//! | written | offered |
//! |---|---|
//! | `"HTTPS://Example.com/"` | `https://example.com` |
//! | `"https://a.com:443"`, `"http://a.com:080"` | `https://a.com`, `http://a.com` |
//! | `"example.com"`, `"localhost:3000"` | `https://example.com`, `http://localhost:3000` |
//! | `"https://user:password@a.com/path?query"` | `https://a.com` |
//! | `"wss://a.com"` | `https://a.com` |
//! | `"*.a.com"`, `"https://*a.com"` | `https://*.a.com` |
//! | `"https://.a.com"` | `https://a.com` |
//! | `"http://::1:3000"`, `"http://127.1"` | `http://[::1]:3000`, `http://127.0.0.1` |
//! | `"https://résumé.com"` | `https://xn--rsum-bpad.com` |
//! | `"https://a b.com"`, `"hello"`, `"^https://a"` | nothing: it may mean anything |

use super::{
    address, authority::Authority, blanks, quotes, regex_like, separator, userinfo, wildcard, words,
    xn_label::xn_label,
};
use crate::{
    Text,
    origin::grammar::{
        entry::{Entry, Pattern},
        ipv4, ipv6, loopback, scheme,
    },
    slice::{find_any, has_byte, has_suffix, is_ascii, is_at, is_equal, part, tail},
    utf8::char_at,
};

/// The longest value that is repaired, in bytes: a host, and a path that is dropped.
const LONGEST: usize = 1024;

/// Returns the corrected value; `None` if it is not certain. It is only offered if it breaks no rule.
pub(crate) const fn repair(given: &str) -> Option<Text> {
    if given.len() > LONGEST || words::find(given).is_some() {
        return None;
    }
    let value = blanks::plain(given);
    let Some(value) = without_blanks(value.as_str()) else {
        return None;
    };
    let value = Text::of(&[quotes::strip(value.as_str())]);
    if regex_like::find(value.as_str()).is_some() {
        return None;
    }
    let Some(value) = separator::correct(value.as_str()) else {
        return None;
    };
    let value = without_userinfo(value.as_str());
    let value = with_brackets(value.as_str());
    let value = lower_case(value.as_str());
    let text = origin(value.as_str());
    match Entry::parse(text.as_str()) {
        Ok(Entry::Any) if has_letter_or_digit(given) => None,
        Ok(Entry::Any | Entry::Origin(_)) => Some(text),
        Ok(Entry::Null) | Err(_) => None,
    }
}

/// Checks whether there is a letter or a digit: then `*` alone is not meant.
const fn has_letter_or_digit(given: &str) -> bool {
    let bytes = given.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        if bytes[i].is_ascii_alphanumeric() {
            return true;
        }
        i += 1;
    }
    false
}

/// Drops blanks at both ends and beside delimiters: `"https:// a.com "` → `https://a.com`. A blank between two words may
/// mean anything.
const fn without_blanks(value: &str) -> Option<Text> {
    let mut text = Text::new();
    let mut at = 0;
    while let Some(blanks) = blanks::find(value, at) {
        let separates_words = blanks.start > 0
            && blanks.end < value.len()
            && !is_delimiter(value.as_bytes()[blanks.start - 1])
            && !is_delimiter(value.as_bytes()[blanks.end]);
        if separates_words {
            return None;
        }
        text.push(part(value, at, blanks.start));
        at = blanks.end;
    }
    text.push(tail(value, at));
    Some(text)
}

/// Checks whether a blank beside this byte can be dropped.
const fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b':' | b'/' | b'.' | b'\\' | b'?' | b'#' | b'@')
}

/// Adds the bracket of an IPv6 address, or the colon behind it, that is missing: `http://[::1` → `http://[::1]`,
/// `http://[::1]80` → `http://[::1]:80`.
const fn with_brackets(value: &str) -> Text {
    let authority = Authority::of(value);
    let (start, host) = (authority.start, authority.text(value));
    let open_address = is_at(host.as_bytes(), 0, b"[") && ipv6::canonical(tail(host, 1)).is_some();
    if open_address && !is_loopback_and_port(tail(host, 1)) {
        return Text::of(&[part(value, 0, authority.end), "]", tail(value, authority.end)]);
    }
    let open = if address::half_brackets(host) > 0 { "[" } else { "" };
    let close = start + find_any(host.as_bytes(), b"]", 0) + 1;
    let has_port = close < value.len() && value.as_bytes()[close].is_ascii_digit();
    let colon = if has_port { ":" } else { "" };
    if open.is_empty() && !has_port {
        return Text::of(&[value]);
    }
    Text::of(&[part(value, 0, start), open, part(value, start, close), colon, tail(value, close)])
}

/// Returns the value with its ASCII letters in lower case.
const fn lower_case(value: &str) -> Text {
    let bytes = value.as_bytes();
    let mut text = Text::new();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at].is_ascii() {
            text.push_ascii(bytes[at].to_ascii_lowercase());
            at += 1;
        } else {
            let (_, next) = char_at(value, at);
            text.push(part(value, at, next));
            at = next;
        }
    }
    text
}

/// Drops a user and a password.
const fn without_userinfo(value: &str) -> Text {
    match userinfo::find(value) {
        Some(fault) => Text::of(&[part(value, 0, fault.start), tail(value, fault.end)]),
        None => Text::of(&[value]),
    }
}

/// Returns the origin of a value that has `://`: its scheme, host and port.
const fn origin(value: &str) -> Text {
    let mut authority = Authority::of(value);
    let given = part(value, 0, authority.start.saturating_sub(scheme::SEPARATOR.len()));
    if address::is_bare(authority.text(value)) && !is_loopback_and_port(authority.text(value)) {
        authority.host_end = authority.end;
    }
    let given_host = authority.host(value);
    let is_piece = wildcard::is_in_first_label(given_host);
    let host = if is_piece { siblings(given_host) } else { host(given_host) };
    let scheme = scheme_of(given, host.as_str());
    let port = port(scheme, authority.port(value));
    if is_equal(host.as_str(), "*") {
        let is_any = is_stars_or_nothing(given) && is_stars_or_nothing(port);
        return if is_any { host } else { Text::new() };
    }
    let colon = if port.is_empty() { "" } else { ":" };
    let text = Text::of(&[scheme, scheme::SEPARATOR, host.as_str(), colon, port]);
    let is_guess =
        is_piece || is_at(given_host.as_bytes(), 0, b"*") && !is_at(given_host.as_bytes(), 0, b"*.");
    if is_guess && is_of_strangers(text.as_str()) { Text::new() } else { text }
}

/// Checks whether a part is empty or only stars.
const fn is_stars_or_nothing(part: &str) -> bool {
    part.is_empty() || wildcard::is_only_stars(part)
}

/// Checks whether a pattern is `*.` before a public suffix: a star in a name of one's own never means that much.
const fn is_of_strangers(text: &str) -> bool {
    match Pattern::parse(text) {
        Ok(pattern) => pattern.is_public_suffix(),
        Err(_) => false,
    }
}

/// Returns the pattern of all hosts beside one that has a star in its first label: `app-*.a.com` → `*.a.com`.
const fn siblings(given: &str) -> Text {
    let dot = find_any(given.as_bytes(), b".", 0);
    Text::of(&["*", tail(given, dot)])
}

/// Checks for `::1:3000`, which is an address too, but hardly ever meant.
const fn is_loopback_and_port(host: &str) -> bool {
    is_at(host.as_bytes(), 0, b"::1:")
}

/// Returns the scheme that a written one means. Without one it is `https`, and `http` for a loopback host.
const fn scheme_of<'a>(given: &'a str, host: &str) -> &'a str {
    match given.as_bytes() {
        b"ws" => "http",
        b"wss" => "https",
        bytes if bytes.is_empty() || find_any(bytes, b"*", 0) < bytes.len() => {
            if loopback::is_loopback(host) { "http" } else { "https" }
        }
        _ => given,
    }
}

/// Returns the port as browsers send it; empty for the default one.
const fn port<'a>(scheme: &str, given: &'a str) -> &'a str {
    let bytes = given.as_bytes();
    if find_any(bytes, b"*", 0) < bytes.len() {
        return "*";
    }
    let mut zeros = 0;
    while zeros + 1 < bytes.len() && bytes[zeros] == b'0' {
        zeros += 1;
    }
    let port = tail(given, zeros);
    match (scheme.as_bytes(), port.as_bytes()) {
        (b"http", b"80") | (b"https", b"443") => "",
        _ => port,
    }
}

/// Returns the host as browsers send it, behind `*.` if the written one begins with a star.
const fn host(given: &str) -> Text {
    let bytes = given.as_bytes();
    if wildcard::is_only_stars(given) {
        return Text::of(&["*"]);
    }
    let mut start = 0;
    while start < bytes.len() && matches!(bytes[start], b'*' | b'.') {
        start += 1;
    }
    let name = name(tail(given, start));
    if let Some(address) = ip_address(name.as_str()) {
        return address;
    }
    let subdomains = if find_any(bytes, b"*", 0) < start { "*." } else { "" };
    Text::of(&[subdomains, name.as_str()])
}

/// Returns the canonical form of an IP address; `None` for other hosts.
const fn ip_address(name: &str) -> Option<Text> {
    if let Some(address) = ipv4_address(name) {
        return Some(address);
    }
    let bytes = name.as_bytes();
    let start = if is_at(bytes, 0, b"[") { 1 } else { 0 };
    let end = find_any(bytes, b"]%", start);
    if start == 0 && !address::is_bare(name) {
        return None;
    }
    match ipv6::canonical(part(name, start, end)) {
        Some(address) => Some(Text::of(&["[", address.as_str(), "]"])),
        None if ipv4::is_canonical(part(name, start, end)) => Some(Text::of(&[part(name, start, end)])),
        None => None,
    }
}

/// Returns the canonical form of a host that ends in a number.
const fn ipv4_address(name: &str) -> Option<Text> {
    let bytes = name.as_bytes();
    let end = if has_suffix(name, ".") { bytes.len() - 1 } else { bytes.len() };
    let mut last = end;
    while last > 0 && bytes[last - 1] != b'.' {
        last -= 1;
    }
    if ipv4::is_number(bytes, last, end) { address::canonical_ipv4(name) } else { None }
}

/// Returns a name without empty labels, each label in its ASCII form; empty if one has none that is certain.
const fn name(given: &str) -> Text {
    let is_address = is_at(given.as_bytes(), 0, b"[") || address::is_bare(given);
    if has_byte(given.as_bytes(), b':') && !is_address {
        return Text::new();
    }
    let mut text = Text::new();
    let mut start = 0;
    while start < given.len() {
        let end = find_any(given.as_bytes(), b".", start);
        let label = part(given, start, end);
        if !label.is_empty() {
            if is_ascii(label) {
                text.push(label);
            } else if let Some(ascii) = xn_label(label) {
                text.push(ascii.as_str());
            } else {
                return Text::new();
            }
            text.push(if end < given.len() { "." } else { "" });
        }
        start = end + 1;
    }
    text
}
