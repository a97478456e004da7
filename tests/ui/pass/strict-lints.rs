//! Every lint that a user may deny is silent about an expansion.
//!
//! A test target too, so that clippy sees it: `cargo clippy -p tests --test strict-lints`.
#![deny(
    warnings,
    missing_docs,
    missing_debug_implementations,
    missing_copy_implementations,
    unreachable_pub,
    unused,
    unused_qualifications,
    unused_results,
    unused_crate_dependencies,
    single_use_lifetimes,
    trivial_casts,
    let_underscore_drop,
    redundant_imports,
    absolute_paths_not_starting_with_crate,
    unsafe_code,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::allow_attributes,
    clippy::allow_attributes_without_reason,
    clippy::default_numeric_fallback,
    clippy::exhaustive_structs,
    clippy::min_ident_chars,
    clippy::missing_docs_in_private_items,
    clippy::missing_trait_methods,
    clippy::pub_use,
    clippy::shadow_reuse,
    clippy::shadow_same,
    clippy::shadow_unrelated,
    clippy::single_call_fn,
    clippy::std_instead_of_core
)]
#![forbid(unsafe_op_in_unsafe_fn)]
#![allow(unused_crate_dependencies, reason = "the dependencies of all cases")]

use actix_web::{App, Responder, dev::RequestHead, get, put};
use cors_runtime::{ConfiguredPolicy, Cors, Origin, OriginSet, Policy, SkipPreflight, cors, policy};

/// An origin.
const APP: &str = "https://app.example.com";

#[cors(origins = [APP, "http://localhost:*"], dev_origins = ["http://127.0.0.1:*"], methods = ["GET"])]
#[get("/undocumented")]
async fn undocumented() -> impl Responder {
    "shared"
}

/// A policy.
pub const SHARED: Policy = policy!(
    origins = [APP],
    dev_origins = ["http://localhost:*"],
    methods = ["GET"],
    credentials,
    max_age = "1h"
);

/// A policy that starts from another.
const REFINED: Policy = policy!(SHARED, origins = [OTHER], expose = ["ETag"], enforce);

/// Another origin.
const OTHER: &str = "https://other.example.com";

/// Origins from configuration.
static ORIGINS: OriginSet = OriginSet::new();

/// Checks whether a tenant has this origin.
#[expect(clippy::single_call_fn, reason = "ours is the only one")]
fn is_tenant(origin: &Origin, _: &RequestHead) -> bool {
    origin.host() == Some("tenant.example.com")
}

#[cors(SHARED, origins = set(ORIGINS), dangerously = [insecure_origins], headers = ["X-A"])]
#[get("/configured")]
async fn configured() -> impl Responder {
    "shared"
}

#[cors(REFINED, origins = predicate(is_tenant), max_age = "1m")]
#[get("/tenants")]
async fn tenants() -> impl Responder {
    "shared"
}

/// Checks whether a tenant has this origin, after a while.
async fn is_looked_up(origin: Origin) -> bool {
    origin == "https://tenant.example.com"
}

#[cors(SHARED, origins = [lookup(is_looked_up), APP, set(ORIGINS), predicate(is_ours)], dev_origins = [OTHER])]
#[get("/looked-up")]
async fn looked_up() -> impl Responder {
    "shared"
}

/// Checks whether an origin is ours.
#[expect(clippy::single_call_fn, reason = "ours is the only one")]
fn is_ours(origin: &Origin, _: &RequestHead) -> bool {
    origin.host() == Some("ours.example.com")
}

/// A policy from configuration.
static CONFIGURED: ConfiguredPolicy = ConfiguredPolicy::new();

#[cors(configured(CONFIGURED))]
#[get("/whole")]
async fn whole() -> impl Responder {
    "shared"
}

/// Handlers that share a policy.
#[cors(SHARED, origins = [lookup(is_looked_up)], dangerously = [insecure_origins])]
pub mod module {
    use super::{Responder, get};

    /// A documented handler.
    #[get("/module")]
    pub async fn documented() -> impl Responder {
        "shared"
    }

    #[get("/module/private")]
    async fn private() -> impl Responder {
        "shared"
    }

    /// Registers the private handlers.
    pub fn services(config: &mut actix_web::web::ServiceConfig) {
        let _ = config.service(private);
    }

    /// A module inside.
    pub mod inner {
        use super::{Responder, get};

        #[get("/module/inner")]
        pub async fn within() -> impl Responder {
            "shared"
        }
    }
}

/// Handlers that are public.
pub mod public {
    use super::{Responder, cors, put};

    /// A documented handler.
    #[cors(origins = ["https://app.example.com"], credentials)]
    #[put("/documented")]
    pub async fn documented() -> impl Responder {
        "shared"
    }

    #[cors(deny)]
    #[put("/undocumented")]
    async fn private() -> impl Responder {
        "denied"
    }

    /// Registers the private handlers.
    pub fn services(config: &mut actix_web::web::ServiceConfig) {
        let _ = config.service(private);
    }
}

fn main() {
    drop(
        App::new()
            .service(undocumented)
            .service(public::documented)
            .configure(public::services)
            .service(configured)
            .service(tenants)
            .service((looked_up, whole, module::documented, module::inner::within))
            .configure(module::services)
            .wrap(SkipPreflight::new(Cors::new(REFINED)))
            .wrap(Cors::new(policy!(origins = any))),
    );
}
