//! The facts, by theme.

mod allow_origin;
mod bodies;
mod credentials;
mod exposed;
mod forbidden;
mod methods;
mod no_cors;
mod null;
mod preflight;
mod preflight_cache;
mod redirect_modes;
mod redirects;
mod resource_policy;
mod safelist;
mod statuses;
mod urls;
mod values;

use crate::fact::Fact;

/// Every theme and its facts.
pub(crate) fn themes() -> Vec<(&'static str, Vec<Fact>)> {
    vec![
        ("allow_origin", allow_origin::facts()),
        ("credentials", credentials::facts()),
        ("null", null::facts()),
        ("exposed", exposed::facts()),
        ("statuses", statuses::facts()),
        ("methods", methods::facts()),
        ("safelist", safelist::facts()),
        ("forbidden", forbidden::facts()),
        ("no_cors", no_cors::facts()),
        ("resource_policy", resource_policy::facts()),
        ("values", values::facts()),
        ("bodies", bodies::facts()),
        ("urls", urls::facts()),
        ("preflight", preflight::facts()),
        ("preflight_cache", preflight_cache::facts()),
        ("redirects", redirects::facts()),
        ("redirect_modes", redirect_modes::facts()),
    ]
}
