//! The checks of a response. Fetch Standard, [CORS check](https://fetch.spec.whatwg.org/#concept-cors-check) and
//! [cross-origin resource policy check](https://fetch.spec.whatwg.org/#cross-origin-resource-policy-check).

use url::Url;

use super::{
    Reason,
    header_list::HeaderList,
    site::{is_same_origin, is_schemelessly_same_site},
};

/// Checks whether a response may be shared with `origin`, which asked with or without credentials.
///
/// # Errors
///
/// Why not.
pub(crate) fn cors_check(
    headers: &HeaderList,
    origin: &str,
    include_credentials: bool,
) -> Result<(), Reason> {
    let allowed = headers.get("access-control-allow-origin").ok_or(Reason::NoAllowOrigin)?;
    if allowed == "*" {
        return if include_credentials { Err(Reason::AnyWithCredentials) } else { Ok(()) };
    }
    if allowed != origin {
        return Err(Reason::OtherOrigin { allowed, origin: origin.to_owned() });
    }
    let credentials = headers.get("access-control-allow-credentials");
    if include_credentials && credentials.as_deref() != Some("true") {
        return Err(Reason::NoCredentials(credentials));
    }
    Ok(())
}

/// Checks whether a response keeps itself from pages that would embed it without reading it.
///
/// # Errors
///
/// What it says.
pub(crate) fn resource_policy_check(headers: &HeaderList, origin: &str, url: &Url) -> Result<(), Reason> {
    let Some(policy) = headers.get("cross-origin-resource-policy") else { return Ok(()) };
    let is_allowed = match policy.as_str() {
        "same-origin" => is_same_origin(origin, url),
        // Schemes may differ, but what came over TLS is not for a page that did not.
        "same-site" => {
            is_schemelessly_same_site(origin, url)
                && (origin.starts_with("https:") || url.scheme() != "https")
        }
        // Whatever it is, it is no policy.
        _ => true,
    };
    if is_allowed { Ok(()) } else { Err(Reason::ResourcePolicy(policy)) }
}
