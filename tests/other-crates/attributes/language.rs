//! Attributes of the language, which the handler keeps wherever they stand. A lint that would not reach the handler's
//! body, or an expectation that would not be fulfilled, fails the build where warnings are errors.

use actix_web::{Responder, get, web::ServiceConfig};
use cors_runtime::cors;

use super::check;
use support::Server;

/// Above.
#[allow(unused_variables)]
#[must_use]
#[cors(origins = ["https://app.example.com"])]
#[get("/allowed-above")]
async fn allowed_above() -> impl Responder {
    let unused = 1;
    "allowed"
}

#[cors(origins = ["https://app.example.com"])]
/// Between.
#[allow(unused_variables)]
#[must_use = "a reason"]
#[inline]
#[get("/allowed-between")]
async fn allowed_between() -> impl Responder {
    let unused = 1;
    "allowed"
}

#[cors(origins = ["https://app.example.com"])]
#[get("/allowed-below")]
/// Below.
#[allow(unused_variables)]
#[must_use]
#[cold]
async fn allowed_below() -> impl Responder {
    let unused = 1;
    "allowed"
}

#[expect(unused_variables)]
#[cors(origins = ["https://app.example.com"])]
#[get("/expected-above")]
async fn expected_above() -> impl Responder {
    let unused = 1;
    "expected"
}

#[cors(origins = ["https://app.example.com"])]
#[expect(unused_variables, reason = "to be expected")]
#[get("/expected-between")]
async fn expected_between() -> impl Responder {
    let unused = 1;
    "expected"
}

#[cors(origins = ["https://app.example.com"])]
#[get("/expected-below")]
#[expect(unused_variables)]
async fn expected_below() -> impl Responder {
    let unused = 1;
    "expected"
}

/// actix's own macros name the function, too, so that the warning is the same without `#[cors]`.
#[expect(deprecated)]
mod deprecated {
    use super::{Responder, cors, get};

    #[deprecated]
    #[cors(origins = ["https://app.example.com"])]
    #[get("/deprecated-above")]
    async fn above() -> impl Responder {
        "deprecated"
    }

    #[cors(origins = ["https://app.example.com"])]
    #[deprecated(note = "ask the other one")]
    #[get("/deprecated-between")]
    async fn between() -> impl Responder {
        "deprecated"
    }

    #[cors(origins = ["https://app.example.com"])]
    #[get("/deprecated-below")]
    #[deprecated(since = "1.0.0", note = "ask the other one")]
    async fn below() -> impl Responder {
        "deprecated"
    }

    pub(super) fn routes(config: &mut super::ServiceConfig) {
        config.service((above, between, below));
    }
}

fn routes(config: &mut ServiceConfig) {
    deprecated::routes(config);
    config.service((allowed_above, allowed_between, allowed_below));
    config.service((expected_above, expected_between, expected_below));
}

#[test]
fn a_handler_keeps_the_attributes_of_the_language_in_every_order() {
    let server = Server::start(routes);
    for path in ["/allowed-above", "/allowed-between", "/allowed-below"] {
        check(&server, "GET", path, 200, "allowed");
    }
    for path in ["/expected-above", "/expected-between", "/expected-below"] {
        check(&server, "GET", path, 200, "expected");
    }
    for path in ["/deprecated-above", "/deprecated-between", "/deprecated-below"] {
        check(&server, "GET", path, 200, "deprecated");
    }
}
