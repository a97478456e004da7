//! Policies that routes share, and what they refine of them.

use actix_web::{HttpResponse, Responder, route, web::ServiceConfig};
use cors_runtime::{Policy, cors, policy};

use crate::{
    row::{Credentials, Row, Why, row},
    server::Ran,
};

const PARTNER: &str = "http://partner.localhost:{web}";

const FRONTEND: Policy =
    policy!(origins = ["http://app.localhost:*"], headers = ["X-Request-Id"], credentials, max_age = "10m");

const PARTNERS: Policy = policy!(FRONTEND, origins = ["http://partner.localhost:*"], methods = ["GET"]);

#[cors(FRONTEND)]
#[route("/shared", method = "GET", method = "PUT")]
async fn frontend(_: Ran) -> impl Responder {
    "shared"
}

#[cors(FRONTEND, headers = ["X-Other"], expose = ["X-Total"])]
#[route("/shared/refined", method = "GET", method = "PUT")]
async fn refined(_: Ran) -> impl Responder {
    HttpResponse::Ok().insert_header(("X-Total", "7")).body("refined")
}

#[cors(FRONTEND, credentials = false)]
#[route("/shared/open", method = "GET", method = "PUT")]
async fn open(_: Ran) -> impl Responder {
    "without credentials"
}

#[cors(PARTNERS)]
#[route("/shared/partners", method = "GET", method = "PUT")]
async fn partners(_: Ran) -> impl Responder {
    "for partners"
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(frontend).service(refined).service(open).service(partners);
}

pub(super) fn rows() -> Vec<Row> {
    use Credentials::Include;
    vec![
        row("a shared policy lets its page read").get("/shared").credentials(Include).sees("shared"),
        row("a shared policy lets its page write, and is remembered")
            .put("/shared")
            .credentials(Include)
            .header("X-Request-Id", "1")
            .preflighted()
            .sees("shared")
            .again(),
        row("a shared policy is not shared with other origins").page(PARTNER).put("/shared").refused_at_preflight(Why::NoAllowOrigin),
        row("a refinement keeps what it does not replace")
            .get("/shared/refined")
            .credentials(Include)
            .sees("refined")
            .reads("x-total", "7"),
        row("a refinement allows the headers that it says")
            .put("/shared/refined")
            .header("X-Other", "1")
            .preflighted()
            .sees("refined"),
        row("a refinement does not allow those that it replaced")
            .put("/shared/refined")
            .header("X-Request-Id", "1")
            .refused_at_preflight(Why::Header),
        row("a refinement can take credentials back")
            .get("/shared/open")
            .credentials(Include)
            .refused_at_response(Why::NoCredentials)
            .put("/shared/open")
            .preflighted()
            .sees("without credentials"),
        row("a policy that starts from another has its own origins")
            .page(PARTNER)
            .get("/shared/partners")
            .credentials(Include)
            .sees("for partners"),
        row("a policy that starts from another does not keep the other's origins")
            .get("/shared/partners")
            .refused_at_response(Why::NoAllowOrigin),
        row("a policy that starts from another has its own methods")
            .page(PARTNER)
            .put("/shared/partners")
            .refused_at_preflight(Why::Method),
    ]
}
