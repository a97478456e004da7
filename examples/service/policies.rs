//! The shared policies. Handlers start from them and replace some fields.

use cors_runtime::{Policy, policy};

/// The app. Only its pages may change anything.
pub(crate) const APP: &str = "https://app.example.com";
/// Previews of the app for partners, each on its own subdomain.
const PREVIEWS: &str = "https://*.preview.example.com";

/// Any page, without authentication: no response depends on the user.
pub(crate) const PUBLIC: Policy = policy!(origins = any, max_age = "1d");

/// Static files. A middleware does not know the routes inside it, so the policy lists the methods.
pub(crate) const FILES: Policy = policy!(PUBLIC, methods = ["GET", "HEAD"], expose = ["ETag"]);

/// The app and its previews. Their pages send a token and no cookies, so the policy has no `credentials`.
pub(crate) const FRONTEND: Policy = policy!(
    origins = [APP, PREVIEWS],
    dev_origins = ["http://localhost:*"],
    headers = ["Authorization", "Content-Type"],
    expose = ["WWW-Authenticate"],
    max_age = "1h",
);

/// The administrators' page. Browsers add its cookie to requests of other pages. For the app and its previews even
/// `SameSite=Strict` does not prevent this, because they are the same site. So `enforce` refuses requests of other origins.
pub(crate) const ADMIN: Policy = policy!(
    origins = ["https://admin.example.com"],
    headers = ["Content-Type"],
    credentials,
    enforce,
    max_age = "1h",
);
