//! Who may read what. The handlers start from these, and say where they differ.

use cors_runtime::{Policy, policy};

/// The app itself: what changes something is for its pages alone.
pub(crate) const APP: &str = "https://app.example.com";
/// Previews of it that partners look at, a subdomain for each.
const PREVIEWS: &str = "https://*.preview.example.com";

/// Anybody's page, without asking who: nothing here depends on the user.
pub(crate) const PUBLIC: Policy = policy!(origins = any, max_age = "1d");

/// Static files. A middleware does not know what stands inside of it, so this one says which methods there are.
pub(crate) const FILES: Policy = policy!(PUBLIC, methods = ["GET", "HEAD"], expose = ["ETag"]);

/// The app and its previews. Their pages send a token that only they have, and no cookies: hence no `credentials`.
pub(crate) const FRONTEND: Policy = policy!(
    origins = [APP, PREVIEWS],
    dev_origins = ["http://localhost:*"],
    headers = ["Authorization", "Content-Type"],
    expose = ["WWW-Authenticate"],
    max_age = "1h",
);

/// The administrators' page. Browsers add its cookie to requests that other pages send, those of the app and of previews
/// even with `SameSite=Strict`: they are one site. So what comes from another origin is refused before anything runs.
pub(crate) const ADMIN: Policy = policy!(
    origins = ["https://admin.example.com"],
    headers = ["Content-Type"],
    credentials,
    enforce,
    max_age = "1h",
);
