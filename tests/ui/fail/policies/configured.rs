use actix_web::{Responder, get};
use cors_runtime::{ConfiguredPolicy, OriginSet, Policy, cors, policy};

static FRONTEND: ConfiguredPolicy = ConfiguredPolicy::new();
static ORIGINS: OriginSet = OriginSet::new();

const SHARED: Policy = policy!(configured(FRONTEND));

#[cors(configured(ORIGINS))]
#[get("/")]
async fn handler() -> impl Responder {
    ""
}

fn main() {
    let _ = SHARED;
}
