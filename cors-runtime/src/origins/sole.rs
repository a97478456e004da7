//! The `Origin` header of a request.

use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};

use crate::refusal::RefusalReason;

/// A `static`, since a `const` name would be made and dropped at each use.
static ORIGIN: HeaderName = header::ORIGIN;

/// Returns the one `Origin` of a request.
#[inline]
pub(crate) fn sole_origin(headers: &HeaderMap) -> Result<&HeaderValue, RefusalReason> {
    match headers.get_all(&ORIGIN).as_slice() {
        [] => Err(RefusalReason::NoOrigin),
        [origin] => Ok(origin),
        [_, _, ..] => Err(RefusalReason::SeveralOrigins),
    }
}

/// Returns the first `Origin` of a request; nothing if there is none.
pub(crate) fn first_origin(headers: &HeaderMap) -> &[u8] {
    headers.get(&ORIGIN).map_or(&[], HeaderValue::as_bytes)
}

/// Checks whether a request has an `Origin`, or several.
pub(crate) fn has_origin(headers: &HeaderMap) -> bool {
    headers.contains_key(&ORIGIN)
}
