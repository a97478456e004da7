//! The checks of a response by the Fetch Standard: [CORS check](https://fetch.spec.whatwg.org/#concept-cors-check) and
//! [cross-origin resource policy check](https://fetch.spec.whatwg.org/#cross-origin-resource-policy-check).

use url::Url;

use super::{
    header_list::HeaderList,
    reason::Reason,
    site::{is_same_origin, is_schemelessly_same_site},
};

/// Checks whether a response may be shared with a page of `origin`.
///
/// # Errors
///
/// The reason why it is not shared.
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

/// Checks whether `Cross-Origin-Resource-Policy` lets a page embed a response without reading it.
///
/// # Errors
///
/// The policy that does not allow it.
pub(crate) fn resource_policy_check(headers: &HeaderList, origin: &str, url: &Url) -> Result<(), Reason> {
    let Some(policy) = headers.get("cross-origin-resource-policy") else { return Ok(()) };
    let is_allowed = match policy.as_str() {
        "same-origin" => is_same_origin(origin, url),
        // The schemes may differ, except that a page loaded over `http` may not embed an `https` response.
        "same-site" => {
            is_schemelessly_same_site(origin, url)
                && (origin.starts_with("https:") || url.scheme() != "https")
        }
        // `cross-origin`, and unknown values, which the standard ignores.
        _ => true,
    };
    if is_allowed { Ok(()) } else { Err(Reason::ResourcePolicy(policy)) }
}
