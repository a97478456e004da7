//! CORS for actix-web, declared where it applies and proved right by the compiler.
//!
//! ```
//! use actix_web::{App, Responder, get};
//! use cors_runtime::cors;
//!
//! #[cors(origins = ["https://app.example.com"], credentials)]
//! #[get("/me")]
//! async fn me() -> impl Responder {
//!     "you"
//! }
//!
//! let app = App::new().service(me); // nothing else to register
//! ```
//!
//! [`#[cors]`](macro@cors) documents every key. A route without the attribute shares nothing.
//!
//! - [`policy!`] writes a policy that routes share, and [`OriginSet`] takes origins from configuration
//! - [`Cors`] applies a policy to what no attribute can stand on; [`SkipPreflight`] lets preflights go around
//!   authentication
//! - with the feature `serde`, `PolicyConfig` reads a whole policy from configuration, for a [`ConfiguredPolicy`]
//! - [`routes`] lists what a service shares; with the feature `inspector`, `Inspector` shows each exchange as a browser judges it
//! - with the feature `test-util`, `test::Page` is a page for unit tests

#[cfg(any(feature = "inspector", feature = "test-util"))]
#[cfg_attr(
    not(feature = "test-util"),
    expect(dead_code, unreachable_pub, reason = "a page of unit tests needs more of it than the inspector")
)]
mod browser;
#[doc(hidden)]
mod check;
mod compiled;
#[cfg(feature = "serde")]
mod config;
mod decision;
mod explain;
#[cfg(any(feature = "inspector", feature = "test-util"))]
mod explained;
#[cfg(feature = "inspector")]
mod inspector;
mod list;
mod middleware;
mod origins;
mod policy;
mod refusal;
mod route;
mod routes;
mod slot;
#[cfg(feature = "test-util")]
pub mod test;
mod text;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

/// Compiles the examples of the guide.
#[cfg(doctest)]
#[doc = include_str!("../docs/from-actix-cors.md")]
struct FromActixCors;

#[doc = include_str!("../docs/cors.md")]
#[doc = cors_rules::keys_table!()]
pub use cors_macros::cors;

#[doc = include_str!("../docs/policy.md")]
pub use cors_macros::policy;

pub use cors_rules::Code;

#[cfg(feature = "serde")]
pub use crate::config::{InvalidPolicy, PolicyConfig};
#[cfg(feature = "inspector")]
pub use crate::inspector::Inspector;
pub use crate::{
    explain::{Refusal, RefusalHookIsSet, set_refusal_hook},
    middleware::{Cors, SkipPreflight},
    origins::{InvalidOrigin, InvalidOrigins, Origin, OriginSet},
    policy::{ConfiguredPolicy, Policy},
    refusal::{RefusalReason, RefusalStep},
    routes::{RouteInfo, Routes, routes},
};
