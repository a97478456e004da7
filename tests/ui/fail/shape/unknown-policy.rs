//! The compiler looks up the name of a policy only after the macros have no mistake to report: `FRONTENT` comes in the next run.

use actix_web::{Responder, get};
use cors_runtime::{Policy, cors, policy};

pub const FRONTEND: Policy = policy!(origins = any);

#[cors(FRONTENT, expse = ["ETag"], max_age = "100000s")]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

fn main() {}
