//! What the arguments of a handler need, and the policy does not give: each at the argument. What is right is silent, and so is what
//! is allowed.
#![deny(deprecated)]

use actix_web::{Responder, get, post, put, web};
use cors_runtime::{ConfiguredPolicy, Policy, cors, policy};

/// Stand-ins for the extractors of other crates, which are known by their names.
mod others {
    use std::future::{Ready, ready};

    use actix_web::{Error, FromRequest, HttpRequest, dev::Payload};

    macro_rules! extractors {
        ($($name:ident)*) => {$(
            pub struct $name;

            impl FromRequest for $name {
                type Error = Error;
                type Future = Ready<Result<Self, Error>>;

                fn from_request(_: &HttpRequest, _: &mut Payload) -> Self::Future {
                    ready(Ok(Self))
                }
            }
        )*};
    }
    extractors! { BearerAuth BasicAuth Session Identity ValidatedJson }
}
use others::{BasicAuth, BearerAuth, Identity, Session, ValidatedJson};
use web::Json as ActixJson;

const CONTENT_TYPE: &str = "Content-Type";
const NAMES: &[&str] = &["X-A", "content-type"];
const SHARED: Policy = policy!(origins = ["https://app.example.com"]);
const WITH_ALL: Policy =
    policy!(origins = ["https://app.example.com"], headers = ["Content-Type", "Authorization"], credentials);
static CONFIGURED: ConfiguredPolicy = ConfiguredPolicy::new();

macro_rules! handlers {
    ($($name:ident $cors:meta $route:meta ($($argument:tt)*))*) => {$(
        #[$cors]
        #[$route]
        async fn $name($($argument)*) -> impl Responder {
            ""
        }
    )*};
}

// Each of these is a warning.
handlers! {
    json cors(origins = ["https://app.example.com"]) post("/") (_: web::Json<u8>)
    in_option cors(origins = ["https://app.example.com"], headers = ["X-A"]) put("/") (_: Option<actix_web::web::Json<u8>>)
    renamed cors(origins = any, headers = ["X-A"]) put("/") (_: web::Path<u8>, _: ActixJson<u8>)
    wrapped cors(origins = ["https://app.example.com"]) post("/") (_: ValidatedJson)
    bearer cors(origins = ["https://app.example.com"], headers = any) get("/") (_: BearerAuth)
    basic cors(origins = ["https://app.example.com"]) get("/") (_: BasicAuth)
    session cors(origins = ["https://app.example.com"]) get("/") (_: Session)
    identity cors(origins = ["https://app.example.com"], credentials = false) get("/") (_: Identity)
    shared cors(SHARED) post("/") (_: web::Json<u8>, _: Session)
    refined cors(WITH_ALL, headers = ["X-A"]) post("/") (_: web::Json<u8>, _: BearerAuth, _: BasicAuth)
    constants cors(origins = ["https://app.example.com"], headers = ["X-A", X_B]) post("/") (_: web::Json<u8>)
}
const X_B: &str = "X-B";

#[cors(SHARED)]
mod of_module {
    use actix_web::{Responder, post, web};

    #[post("/of-module")]
    pub async fn json(_: web::Json<u8>) -> impl Responder {
        ""
    }
}

// None of these is.
handlers! {
    read cors(origins = ["https://app.example.com"]) get("/") (_: Option<web::Json<u8>>)
    listed cors(origins = ["https://app.example.com"], headers = ["content-type"]) post("/") (_: web::Json<u8>)
    any cors(origins = any, headers = any) post("/") (_: web::Json<u8>)
    constant cors(origins = any, headers = [CONTENT_TYPE]) post("/") (_: web::Json<u8>)
    slice cors(origins = any, headers = NAMES) post("/") (_: web::Json<u8>)
    inherited cors(WITH_ALL) post("/") (_: web::Json<u8>, _: BearerAuth, _: BasicAuth, _: Session)
    by_browser cors(origins = ["https://app.example.com"], credentials) get("/") (_: BasicAuth, _: Identity)
    public cors(origins = any) get("/") (_: Session, _: Option<Identity>)
    denied cors(deny) post("/") (_: web::Json<u8>)
    configured cors(configured(CONFIGURED)) post("/") (_: web::Json<u8>, _: Session)
    nested cors(origins = any) post("/") (_: web::Data<web::Json<u8>>)
}

#[allow(deprecated)]
#[cors(SHARED)]
#[post("/")]
async fn allowed(_: web::Json<u8>, _: Session) -> impl Responder {
    ""
}

#[allow(deprecated)]
#[cors(origins = any)]
#[post("/")]
async fn allowed_too(_: web::Json<u8>) -> impl Responder {
    ""
}

fn main() {}
