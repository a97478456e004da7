//! A `*` in a place where it means nothing.
//!
//! - `"*://a.com"` has it for a scheme, `"https://*"` for a whole host, `"https://a*.com"` for a piece of one
//! - `"https://*.a.com"` and `"http://localhost:*"` are right

use super::authority::Authority;
use crate::{
    origin::grammar::{
        fault::{Advice, Fault},
        host::{WILDCARD_HELP, WILDCARD_INSIDE},
        scheme::{has_random_ids, is_of_extension},
    },
    rule::rules,
    slice::{find_any, has_byte, is_at, part},
};

rules! {
    SCHEME: Wildcard = "{} cannot stand for a scheme: one entry has one scheme", help WILDCARD_HELP;
    NO_SCHEME: Wildcard = "a pattern with {} needs a scheme", help WILDCARD_HELP;
    HOST: Wildcard = "{} cannot stand for a whole host",
        help "write `\"https://*.example.com\"` for every subdomain of a host, or `origins = any` for \
           every origin";
    EXTENSION: Wildcard = "{} cannot stand for every extension", help "write the extension's id in its place";
    RANDOM_ID: Wildcard = "{} cannot stand for an id, even for one that is made up anew for each installation",
        help "let a function decide on the scheme: write `origins = predicate(is_ours)`";
    NO_DOT: Wildcard = "{} stands for whole parts of a host: a dot follows it", help WILDCARD_HELP;
    TWICE: Wildcard = "one `*.` stands for any depth of subdomain: {} is too much", help WILDCARD_HELP;
    PIECE: Wildcard = "{} stands for whole parts of a host, not for a piece of one",
        help "name each origin, or let a function decide: write `origins = predicate(is_ours)`";
    ADDRESS: Wildcard = "{} stands for no part of an IP address",
        help "name each address, or write `\"https://*.example.com\"` for every subdomain of a host";
    PORT: Wildcard = "{} stands for a whole port, not for a part of it", help WILDCARD_HELP;
}

/// Finds the first `*` that is neither in `*.` at the beginning of a host nor a port.
pub(super) const fn find(value: &str) -> Option<Fault> {
    let authority = Authority::of(value);
    if authority.has_scheme {
        if let Some((start, end)) = stars(value, 0, authority.start) {
            return Some(Fault::new(SCHEME, start, end));
        }
        if let Some(fault) = in_host(value, authority.start, authority.host_end) {
            return Some(fault);
        }
    } else if let Some((start, end)) = stars(value, authority.start, authority.host_end) {
        return Some(Fault::new(NO_SCHEME, start, end));
    }
    match stars(value, authority.host_end, authority.end) {
        Some((start, end)) if authority.port(value).len() > 1 => Some(Fault::new(PORT, start, end)),
        _ => None,
    }
}

/// Finds a `*` in the host, except in a `*.` at its beginning.
const fn in_host(value: &str, start: usize, end: usize) -> Option<Fault> {
    let bytes = value.as_bytes();
    if is_only_stars(part(value, start, end)) {
        let scheme = part(value, 0, start);
        let rule = if has_random_ids(scheme) {
            RANDOM_ID
        } else if is_of_extension(scheme) {
            EXTENSION
        } else {
            HOST
        };
        return Some(Fault::new(rule, start, end).advised(Advice::Words));
    }
    let subdomains = is_at(bytes, start, b"*.");
    let host = if subdomains { start + 2 } else { start };
    let Some((star, stars_end)) = stars(value, host, end) else {
        return None;
    };
    let rule = if is_of_numbers(part(value, host, end)) {
        ADDRESS
    } else if is_in_first_label(part(value, start, end)) {
        PIECE
    } else if star > host {
        WILDCARD_INSIDE
    } else if subdomains || stars_end - star > 1 {
        TWICE
    } else {
        NO_DOT
    };
    Some(Fault::new(rule, star, stars_end))
}

/// Checks whether a star is a piece of the first label of a host, and not a misspelt `*.` or `:*`.
pub(super) const fn is_in_first_label(host: &str) -> bool {
    let bytes = host.as_bytes();
    let end = find_any(bytes, b".", 0);
    if end == bytes.len() {
        return false;
    }
    let mut start = 0;
    while start < end && bytes[start] == b'*' {
        start += 1;
    }
    let begins_another = start > 0 && start < end && bytes[start] == b'-';
    begins_another || find_any(bytes, b"*", start) < end
}

/// Checks whether a host has only numbers and stars.
const fn is_of_numbers(host: &str) -> bool {
    let bytes = host.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        if !bytes[i].is_ascii_digit() && !has_byte(b"*.", bytes[i]) {
            return false;
        }
        i += 1;
    }
    !is_only_stars(host)
}

/// Checks whether a host has only stars and dots, and at least one star.
pub(super) const fn is_only_stars(host: &str) -> bool {
    let bytes = host.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        if !has_byte(b"*.", bytes[i]) {
            return false;
        }
        i += 1;
    }
    has_byte(bytes, b'*')
}

/// Returns the first run of stars in the bytes `start..end`.
const fn stars(value: &str, start: usize, end: usize) -> Option<(usize, usize)> {
    let bytes = value.as_bytes();
    let first = find_any(bytes, b"*", start);
    let mut last = first;
    while last < end && last < bytes.len() && bytes[last] == b'*' {
        last += 1;
    }
    if first < last { Some((first, last)) } else { None }
}
