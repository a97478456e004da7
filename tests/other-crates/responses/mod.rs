//! Every kind of response, and everything that changes one on its way out.

mod bodies;
mod logged;
mod middleware;
mod outer_middleware;
mod sessions;
mod websocket;
mod wraps;

use crate::compare::Adds;

/// The headers that `origins = ["https://app.example.com"], headers = ["X-Own"], expose = ["ETag"], credentials, max_age = "10m"`
/// adds.
const LISTED: Adds = Adds {
    to_app: &[
        "access-control-allow-credentials: true",
        "access-control-allow-origin: https://app.example.com",
        "access-control-expose-headers: ETag",
    ],
    to_others: &[],
    vary: &["Origin"],
    to_preflight: &[
        "access-control-allow-credentials: true",
        "access-control-allow-headers: X-Own",
        "access-control-allow-origin: https://app.example.com",
        "access-control-max-age: 600",
    ],
};

/// The headers that `origins = any, expose = any` adds.
const ANY: Adds = Adds {
    to_app: &["access-control-allow-origin: *", "access-control-expose-headers: *"],
    to_others: &["access-control-allow-origin: *", "access-control-expose-headers: *"],
    vary: &[],
    to_preflight: &["access-control-allow-origin: *"],
};
