//! The parts of a request that an explanation shows: copies, of bounded length and without control characters.

use actix_web::{
    dev::RequestHead,
    http::header::{
        ACCESS_CONTROL_REQUEST_HEADERS, ACCESS_CONTROL_REQUEST_METHOD, HOST, HeaderMap, HeaderName, ORIGIN,
    },
};

use crate::{refusal::RefusalStep, text::shown};

/// The most bytes of a header that are copied.
const LONGEST: usize = 256;
/// The most bytes of the names that a preflight asks for.
const LONGEST_NAMES: usize = 1024;

/// The parts of a request that an explanation shows.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) origin: String,
    /// The method of the actual request.
    pub(crate) method: String,
    pub(crate) path: String,
    /// The request headers that a preflight asks for, with commas between them.
    names: String,
    pub(super) host: String,
}

impl Asked {
    #[inline(never)]
    pub(crate) fn of(head: &RequestHead, step: RefusalStep) -> Self {
        let headers = &head.headers;
        let method = match step {
            RefusalStep::Preflight => line(headers, &ACCESS_CONTROL_REQUEST_METHOD),
            RefusalStep::Actual => head.method.as_str().as_bytes(),
        };
        let authority = head.uri.authority().map(|authority| authority.as_str().as_bytes());
        Self {
            origin: shown(line(headers, &ORIGIN), LONGEST),
            method: shown(method, LONGEST),
            path: shown(head.uri.path().as_bytes(), LONGEST),
            names: shown(&all_lines(headers, &ACCESS_CONTROL_REQUEST_HEADERS), LONGEST_NAMES),
            host: shown(authority.unwrap_or_else(|| line(headers, &HOST)), LONGEST),
        }
    }

    /// Returns the names of the request headers. One that was cut off is left out.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let names = self.names.split([',', ' ']);
        names.filter(|name| !name.is_empty() && !name.ends_with('…'))
    }
}

/// Returns the lines of a list as one, as far as they are copied.
fn all_lines(headers: &HeaderMap, name: &HeaderName) -> Vec<u8> {
    let mut lines = Vec::new();
    for line in headers.get_all(name) {
        if lines.len() <= LONGEST_NAMES {
            lines.extend_from_slice(line.as_bytes());
            lines.push(b',');
        }
    }
    lines
}

/// Returns the first line of a header; nothing where there is none.
fn line<'a>(headers: &'a HeaderMap, name: &HeaderName) -> &'a [u8] {
    headers.get(name).map_or(&[], |value| value.as_bytes())
}
