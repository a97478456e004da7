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

use actix_web::{App, Responder, get, put};
use cors_runtime::cors;

/// An origin.
const APP: &str = "https://app.example.com";

#[cors(origins = [APP, "http://localhost:*"], dev_origins = ["http://127.0.0.1:*"], methods = ["GET"])]
#[get("/undocumented")]
async fn undocumented() -> impl Responder {
    "shared"
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

    /// What is private is registered here.
    pub fn services(config: &mut actix_web::web::ServiceConfig) {
        let _ = config.service(private);
    }
}

fn main() {
    drop(App::new().service(undocumented).service(public::documented).configure(public::services));
}
