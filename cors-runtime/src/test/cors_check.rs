//! The CORS check. Fetch Standard, [CORS check](https://fetch.spec.whatwg.org/#concept-cors-check).

use actix_web::http::header::{ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_ORIGIN, HeaderMap};

use super::{Reason, header_list::get};

/// Whether a response may be shared with `origin`, which asked with or without credentials.
///
/// # Errors
///
/// Why not.
pub(super) fn cors_check(headers: &HeaderMap, origin: &str, include_credentials: bool) -> Result<(), Reason> {
    let allowed = get(headers, &ACCESS_CONTROL_ALLOW_ORIGIN).ok_or(Reason::NoAllowOrigin)?;
    if allowed == "*" {
        return if include_credentials { Err(Reason::AnyWithCredentials) } else { Ok(()) };
    }
    if allowed != origin {
        return Err(Reason::OtherOrigin { allowed, origin: origin.to_owned() });
    }
    let credentials = get(headers, &ACCESS_CONTROL_ALLOW_CREDENTIALS);
    if include_credentials && credentials.as_deref() != Some("true") {
        return Err(Reason::NoCredentials(credentials));
    }
    Ok(())
}
