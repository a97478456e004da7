//! What the writer of an invalid origin most likely meant, all mistakes corrected at once.

use super::{
    authority::Authority, characters, entry::Entry, idna, ipv4, ipv6, loopback, regex_like, scheme, shape,
    userinfo, wildcard,
};
use crate::{
    Text,
    slice::{ends_with, equal, find_any, is_at, part, starts_with_ignore_case, tail},
    utf8::char_at,
};

/// The corrected value; `None` if nobody can tell, for it is offered only if it breaks no rule.
pub(super) const fn repair(value: &str) -> Option<Text> {
    if shape::word(value).is_some() {
        return None;
    }
    let Some(value) = without_blanks(value) else {
        return None;
    };
    let value = match regex_like::find(value.as_str()) {
        Some(_) => regex_like::as_pattern(value.as_str()),
        None => value,
    };
    let value = with_separator(value.as_str());
    let value = without_userinfo(value.as_str());
    let value = lower_case(value.as_str());
    let text = origin(value.as_str());
    match Entry::parse(text.as_str()) {
        Ok(Entry::Null) | Err(_) => None,
        Ok(_) => Some(text),
    }
}

/// Drops blanks at both ends, and beside characters that separate the parts of an origin; a blank
/// between two words may stand for anything.
const fn without_blanks(value: &str) -> Option<Text> {
    let mut text = Text::new();
    let mut at = 0;
    while let Some(blanks) = characters::space(value, at) {
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

/// Whether a blank beside it can be left out.
const fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b':' | b'/' | b'.' | b'\\' | b'?' | b'#' | b'@')
}

/// Corrects what stands for `://`: a slash or the colon is missing, or all of it, or a scheme
/// stands before another that has none of its own.
const fn with_separator(value: &str) -> Text {
    let value = if starts_with_ignore_case(value, "blob:") { tail(value, 5) } else { value };
    let bytes = value.as_bytes();
    if Authority::of(value).has_scheme && !is_at(bytes, 0, b"://") {
        return Text::of(&[value]);
    }
    let mut end = 0;
    if starts_with_ignore_case(value, "http") {
        end = 4 + starts_with_ignore_case(tail(value, 4), "s") as usize;
    }
    let mut rest = end;
    while rest < bytes.len() && matches!(bytes[rest], b':' | b'/' | b'\\') {
        rest += 1;
    }
    if end > 0 && rest > end {
        return Text::of(&[part(value, 0, end), scheme::SEPARATOR, tail(value, rest)]);
    }
    // `//a.com`, `://a.com`, but the `::1` of an address has its colons.
    let begins = find_any(bytes, b"/\\", 0) < 2 && rest > 0;
    Text::of(&[scheme::SEPARATOR, if begins { tail(value, rest) } else { value }])
}

/// The same in lower case, as far as it is ASCII.
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

/// Without a user and a password.
const fn without_userinfo(value: &str) -> Text {
    match userinfo::find(value) {
        Some(fault) => Text::of(&[part(value, 0, fault.start), tail(value, fault.end)]),
        None => Text::of(&[value]),
    }
}

/// The origin of a value that has `://`: its scheme, host and port, and nothing else.
const fn origin(value: &str) -> Text {
    let mut authority = Authority::of(value);
    let given = part(value, 0, authority.start.saturating_sub(scheme::SEPARATOR.len()));
    if ipv6::is_bare(authority.text(value)) && !is_loopback_and_port(authority.text(value)) {
        authority.host_end = authority.end;
    }
    let host = host(authority.host(value));
    let scheme = scheme_of(given, host.as_str());
    let port = port(scheme, authority.port(value));
    if equal(host.as_str(), "*") && (port.is_empty() || equal(port, "*")) {
        return host;
    }
    let colon = if port.is_empty() { "" } else { ":" };
    Text::of(&[scheme, scheme::SEPARATOR, host.as_str(), colon, port])
}

/// `::1:3000` is an address too, but hardly ever meant.
const fn is_loopback_and_port(host: &str) -> bool {
    is_at(host.as_bytes(), 0, b"::1:")
}

/// The scheme that was given, or the one that it stands for. Without one it is `https`, where the
/// host is on the network.
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

/// The port as a browser sends it; empty for the default one.
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

/// The host as a browser sends it, behind `*.` where the given one has a star or a dot there.
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
    if let Some(address) = address(name.as_str()) {
        return address;
    }
    let subdomains = if start > 0 { "*." } else { "" };
    Text::of(&[subdomains, name.as_str()])
}

/// The canonical form of an address.
const fn address(name: &str) -> Option<Text> {
    if let Some(address) = ipv4_address(name) {
        return Some(address);
    }
    let bytes = name.as_bytes();
    let start = if is_at(bytes, 0, b"[") { 1 } else { 0 };
    let end = find_any(bytes, b"]%", start);
    if start == 0 && !ipv6::is_bare(name) {
        return None;
    }
    match ipv6::canonical(part(name, start, end)) {
        Some(address) => Some(Text::of(&["[", address.as_str(), "]"])),
        None => None,
    }
}

/// The canonical form of a host that ends in a number.
const fn ipv4_address(name: &str) -> Option<Text> {
    let bytes = name.as_bytes();
    let end = if ends_with(name, ".") { bytes.len() - 1 } else { bytes.len() };
    let mut last = end;
    while last > 0 && bytes[last - 1] != b'.' {
        last -= 1;
    }
    if ipv4::is_number(bytes, last, end) { ipv4::canonical(name) } else { None }
}

/// A name without empty labels, each label in its ASCII form.
const fn name(given: &str) -> Text {
    let mut text = Text::new();
    let mut start = 0;
    while start < given.len() {
        let end = find_any(given.as_bytes(), b".", start);
        let label = part(given, start, end);
        if !label.is_empty() {
            if label.is_ascii() {
                text.push(label);
            } else if let Some(ascii) = idna::to_ascii(label) {
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
