//! The credentials modes against policies with and without `credentials`.

use actix_web::{Responder, route, web::ServiceConfig};
use cors_runtime::cors;

use crate::{
    row::{Credentials, How, Row, Why, row},
    server::Ran,
};

const PARTNER: &str = "http://partner.localhost:{web}";

#[cors(origins = ["http://app.localhost:*"], credentials, headers = ["X-Request-Id"])]
#[route("/credentials", method = "GET", method = "PUT")]
async fn with(_: Ran) -> impl Responder {
    "with"
}

#[cors(origins = ["http://app.localhost:*"], headers = ["X-Request-Id"])]
#[route("/credentials/without", method = "GET", method = "PUT")]
async fn without(_: Ran) -> impl Responder {
    "without"
}

#[cors(origins = ["http://app.localhost:*"], credentials = false)]
#[route("/credentials/off", method = "GET", method = "PUT")]
async fn off(_: Ran) -> impl Responder {
    "off"
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(with).service(without).service(off);
}

pub(super) fn rows() -> Vec<Row> {
    use Credentials::{Include, Omit, SameOrigin};
    vec![
        row("include is read where the policy says credentials")
            .get("/credentials")
            .credentials(Include)
            .sees("with"),
        row("same-origin is read where the policy says credentials")
            .get("/credentials")
            .credentials(SameOrigin)
            .sees("with"),
        row("omit is read where the policy says credentials").get("/credentials").credentials(Omit).sees("with"),
        row("a preflight passes with include where the policy says credentials")
            .put("/credentials")
            .credentials(Include)
            .preflighted()
            .sees("with"),
        row("a header passes with include where the policy says credentials")
            .get("/credentials")
            .credentials(Include)
            .header("X-Request-Id", "1")
            .preflighted()
            .sees("with"),
        row("a preflight passes with omit where the policy says credentials")
            .put("/credentials")
            .credentials(Omit)
            .preflighted()
            .sees("with"),
        row("include by XMLHttpRequest is read where the policy says credentials")
            .get("/credentials")
            .how(How::Xhr)
            .credentials(Include)
            .sees("with"),
        row("include runs and is not read where the policy does not say credentials")
            .get("/credentials/without")
            .credentials(Include)
            .refused_at_response(Why::NoCredentials),
        row("include by XMLHttpRequest is not read where the policy does not say credentials")
            .get("/credentials/without")
            .how(How::Xhr)
            .credentials(Include)
            .refused_at_response(Why::NoCredentials),
        row("include is refused at the preflight where the policy does not say credentials")
            .put("/credentials/without")
            .credentials(Include)
            .refused_at_preflight(Why::NoCredentials)
            .console("The value of the 'Access-Control-Allow-Credentials' header in the response is ''"),
        row("same-origin is read where the policy does not say credentials")
            .get("/credentials/without")
            .credentials(SameOrigin)
            .sees("without"),
        row("omit is read where the policy does not say credentials")
            .get("/credentials/without")
            .credentials(Omit)
            .sees("without"),
        row("include is not read where the policy says no credentials")
            .get("/credentials/off")
            .credentials(Include)
            .refused_at_response(Why::NoCredentials),
        row("include of another origin is not read")
            .page(PARTNER)
            .get("/credentials")
            .credentials(Include)
            .refused_at_response(Why::NoAllowOrigin),
        row("include of another origin is refused at the preflight")
            .page(PARTNER)
            .put("/credentials")
            .credentials(Include)
            .refused_at_preflight(Why::NoAllowOrigin),
    ]
}
