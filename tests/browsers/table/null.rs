//! The origin `null`: any page can have it, in a sandboxed frame or one at a `data:` URL.

use actix_web::{Responder, route, web::ServiceConfig};
use cors_runtime::cors;

use crate::{
    row::{Credentials, Frame, Row, Why, row},
    server::Ran,
};

#[cors(origins = ["null", "http://app.localhost:*"], dangerously = [null_origin])]
#[route("/null/allowed", method = "GET", method = "PUT")]
async fn allowed(_: Ran) -> impl Responder {
    "null"
}

#[cors(origins = ["http://app.localhost:*", "http://*.app.localhost:*"], credentials)]
#[route("/null/refused", method = "GET", method = "PUT")]
async fn refused(_: Ran) -> impl Responder {
    "not null"
}

#[cors(origins = any)]
#[route("/null/any", method = "GET", method = "PUT")]
async fn any(_: Ran) -> impl Responder {
    "any"
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(allowed).service(refused).service(any);
}

pub(super) fn rows() -> Vec<Row> {
    let in_frame = |name, frame| row(name).frame(frame);
    vec![
        in_frame("a sandboxed frame reads where the policy says null", Frame::Sandboxed)
            .get("/null/allowed")
            .sees("null"),
        in_frame("a sandboxed frame passes a preflight where the policy says null", Frame::Sandboxed)
            .put("/null/allowed")
            .preflighted()
            .sees("null"),
        in_frame("a frame at a data: URL reads where the policy says null", Frame::Data)
            .get("/null/allowed")
            .sees("null"),
        in_frame("a frame at a data: URL passes a preflight where the policy says null", Frame::Data)
            .put("/null/allowed")
            .preflighted()
            .sees("null"),
        row("the page itself reads beside null").get("/null/allowed").sees("null"),
        in_frame("a sandboxed frame does not read what its page may", Frame::Sandboxed)
            .get("/null/refused")
            .refused_at_response(Why::NoAllowOrigin),
        in_frame("a sandboxed frame does not pass a preflight that its page may", Frame::Sandboxed)
            .put("/null/refused")
            .refused_at_preflight(Why::NoAllowOrigin),
        in_frame("a sandboxed frame does not read with credentials", Frame::Sandboxed)
            .get("/null/refused")
            .credentials(Credentials::Include)
            .refused_at_response(Why::NoAllowOrigin),
        in_frame("a frame at a data: URL does not read what its page may", Frame::Data)
            .get("/null/refused")
            .refused_at_response(Why::NoAllowOrigin),
        in_frame("a frame at a data: URL does not pass a preflight that its page may", Frame::Data)
            .put("/null/refused")
            .refused_at_preflight(Why::NoAllowOrigin),
        in_frame("null never reads with credentials", Frame::Sandboxed)
            .get("/null/allowed")
            .credentials(Credentials::Include)
            .refused_at_response(Why::NoCredentials),
        in_frame("a sandboxed frame reads where any may", Frame::Sandboxed).get("/null/any").sees("any"),
        in_frame("a frame at a data: URL reads where any may", Frame::Data)
            .put("/null/any")
            .preflighted()
            .sees("any"),
        in_frame("a sandboxed frame is not of its page's origin", Frame::Sandboxed)
            .get("/null/refused")
            .to("http://app.localhost:{web}")
            .refused_at_response(Why::NoAllowOrigin),
    ]
}
