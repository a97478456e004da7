//! The scheme of an origin.

use super::{authority::Authority, characters::upper_case, fault::Fault};
use crate::{
    Code,
    rule::Rule,
    slice::{
        contains, equal_ignore_case, find, find_any, is_at, is_one_of, part, starts_with_ignore_case, tail,
    },
    suggest,
};

/// What stands between a scheme and a host.
pub(super) const SEPARATOR: &str = "://";

const NO_SCHEME: &Rule = &Rule {
    code: Code::NoScheme,
    message: "an origin begins with a scheme such as `https://`: {} has none",
    help: "write the origin of the page, such as `\"https://example.com\"`",
};

const SYNTAX: &Rule = &Rule {
    code: Code::Scheme,
    message: "{} is not a scheme: that is a letter, then letters, digits, `+`, `-` and `.`",
    help: "write the origin of the page, such as `\"https://example.com\"`",
};

const OPAQUE: &Rule = &Rule {
    code: Code::Scheme,
    message: "no page sends an origin with the scheme {}: it sends `null`, or the origin of the \
              page that made it",
    help: "serve the page over `http`, such as from `\"http://localhost:*\"`",
};

const WEB_SOCKET: &Rule = &Rule {
    code: Code::Scheme,
    message: "no page has the scheme {}: a page that opens a WebSocket sends its own origin, \
              `http` or `https`",
    help: "write the origin of the page, such as `\"https://example.com\"`",
};

const DOUBLED: &Rule = &Rule {
    code: Code::Scheme,
    message: "an origin has one scheme: {} stands before another",
    help: "write the origin of the page, such as `\"https://example.com\"`",
};

/// Schemes whose URLs have an opaque origin, or that of the page that made them. `Origin` is then
/// `null`, or has another scheme. <https://url.spec.whatwg.org/#origin>
const WITHOUT_ORIGIN: &[&str] = &["file", "data", "blob", "javascript", "about"];

/// The scheme with which `value` begins; [`SEPARATOR`] follows.
pub(super) const fn parse(value: &str) -> Result<&str, Fault> {
    let bytes = value.as_bytes();
    // The two that nearly every origin has.
    match bytes {
        [b'h', b't', b't', b'p', b's', b':', b'/', b'/', ..] => return Ok("https"),
        [b'h', b't', b't', b'p', b':', b'/', b'/', ..] => return Ok("http"),
        _ => {}
    }
    if let Some(fault) = opaque(value) {
        return Err(fault);
    }
    match find(bytes, SEPARATOR.as_bytes(), 0) {
        Some(end) if end > 0 && !has_delimiter(part(value, 0, end)) => check(value, end),
        _ => Err(Fault::nowhere(NO_SCHEME)),
    }
}

/// A scheme whose pages have no origin of their own. It is followed by `:`, not always by `//`.
pub(super) const fn opaque(value: &str) -> Option<Fault> {
    let end = find_any(value.as_bytes(), b":", 0);
    if end < value.len() && is_one_of(part(value, 0, end), WITHOUT_ORIGIN) {
        return Some(Fault::new(OPAQUE, 0, end));
    }
    None
}

/// What ends a scheme, or cannot stand before one: then `://` belongs to something else.
const fn has_delimiter(name: &str) -> bool {
    find_any(name.as_bytes(), b"/?#@:", 0) < name.len()
}

/// The rules on a scheme by itself.
const fn check(value: &str, end: usize) -> Result<&str, Fault> {
    let name = part(value, 0, end);
    if equal_ignore_case(name, "ws") || equal_ignore_case(name, "wss") {
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

/// A scheme in any case: a letter, then letters, digits, `+`, `-` and `.`.
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

/// A scheme that stands before another one.
pub(super) const fn doubled(value: &str) -> Option<Fault> {
    match value.len() - last(value).len() {
        0 => None,
        len => Some(Fault::new(DOUBLED, 0, len)),
    }
}

/// The value from the last of several schemes on.
pub(super) const fn last(value: &str) -> &str {
    let mut last = value;
    loop {
        let authority = Authority::of(last);
        let rest = tail(last, authority.start);
        if !authority.has_scheme || !is_doubled(part(last, 0, authority.start), rest) {
            return last;
        }
        last = rest;
    }
}

/// Whether `rest` begins with a scheme once more, and not with a host of that name.
const fn is_doubled(scheme: &str, rest: &str) -> bool {
    let is_web = is_one_of(scheme, &["http://", "https://"]);
    let end = web_end(rest);
    let bytes = rest.as_bytes();
    is_web && end > 0 && (is_at(bytes, end, b"://") || is_at(bytes, end, b"//") || is_at(bytes, end, b":/"))
}

/// Where `http` or `https` ends, with which `value` begins in any case; else 0.
pub(super) const fn web_end(value: &str) -> usize {
    if starts_with_ignore_case(value, "http") {
        4 + starts_with_ignore_case(tail(value, 4), "s") as usize
    } else {
        0
    }
}

/// The scheme that a word before `://` or a misspelt `://` stands for.
pub(super) const fn meant(word: &str) -> Option<&'static str> {
    suggest::closest(word, &["http", "https"])
}

/// Whether the word at the beginning of a value is meant as a scheme, for slashes follow it at
/// `end`, and not as a host: `localhost/` and `a.com//x` are.
pub(super) const fn is_meant(value: &str, end: usize, slashes: &str) -> bool {
    let word = part(value, 0, end);
    !word.is_empty()
        && slashes.len() > 1
        && find_any(slashes.as_bytes(), b"/\\", 0) < slashes.len()
        && !contains(word.as_bytes(), b'.')
        && !equal_ignore_case(word, "localhost")
}

/// The port that a browser leaves out. <https://url.spec.whatwg.org/#default-port>
pub(super) const fn default_port(scheme: &str) -> Option<u16> {
    match scheme.as_bytes() {
        b"http" => Some(80),
        b"https" => Some(443),
        _ => None,
    }
}
