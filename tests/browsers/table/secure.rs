//! Pages over TLS, and pages of the same host without it.

use actix_web::{Responder, route, web::ServiceConfig};
use cors_runtime::cors;

use crate::{
    row::{Credentials, Row, Why, row},
    server::Ran,
};

const SECURE_APP: &str = "https://app.localhost:{tls}";
const SECURE_API: &str = "https://api.localhost:{tls_api}";

#[cors(origins = ["https://app.localhost:*"], credentials, headers = ["X-Request-Id"])]
#[route("/secure", method = "GET", method = "PUT")]
async fn secure(_: Ran) -> impl Responder {
    "secure"
}

#[cors(origins = ["http://app.localhost:*"])]
#[route("/secure/plain", method = "GET", method = "PUT")]
async fn plain(_: Ran) -> impl Responder {
    "plain"
}

#[cors(origins = ["https://*.app.localhost:*"])]
#[route("/secure/subdomains", method = "GET", method = "PUT")]
async fn subdomains(_: Ran) -> impl Responder {
    "subdomains"
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(secure).service(plain).service(subdomains);
}

pub(super) fn rows() -> Vec<Row> {
    vec![
        row("an https page reads").page(SECURE_APP).get("/secure").to(SECURE_API).sees("secure"),
        row("an https page reads with credentials")
            .page(SECURE_APP)
            .get("/secure")
            .to(SECURE_API)
            .credentials(Credentials::Include)
            .sees("secure"),
        row("an https page passes a preflight")
            .page(SECURE_APP)
            .put("/secure")
            .to(SECURE_API)
            .header("X-Request-Id", "1")
            .preflighted()
            .sees("secure"),
        row("an https page of another port of the API's host reads")
            .page(SECURE_APP)
            .get("/secure")
            .to("https://app.localhost:{tls_api}")
            .sees("secure"),
        row("an http page of the same host is another origin")
            .get("/secure")
            .to(SECURE_API)
            .refused_at_response(Why::NoAllowOrigin),
        row("an http page of the same host passes no preflight")
            .put("/secure")
            .to(SECURE_API)
            .refused_at_preflight(Why::NoAllowOrigin),
        row("an http page reads an https API that allows it").get("/secure/plain").to(SECURE_API).sees("plain"),
        row("an https page is not the http page that the policy means")
            .page(SECURE_APP)
            .get("/secure/plain")
            .to(SECURE_API)
            .refused_at_response(Why::NoAllowOrigin),
        row("an https page is not the http page that the policy means, at the preflight")
            .page(SECURE_APP)
            .put("/secure/plain")
            .to(SECURE_API)
            .refused_at_preflight(Why::NoAllowOrigin),
        row("an https subdomain is allowed by its pattern")
            .page("https://a.app.localhost:{tls}")
            .put("/secure/subdomains")
            .to(SECURE_API)
            .preflighted()
            .sees("subdomains"),
        row("an http subdomain is not allowed by the https pattern")
            .page("http://a.app.localhost:{web}")
            .put("/secure/subdomains")
            .to(SECURE_API)
            .refused_at_preflight(Why::NoAllowOrigin),
    ]
}
