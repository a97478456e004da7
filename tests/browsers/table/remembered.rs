//! What a browser remembers of a policy around a stricter one never leads past the stricter one.

use actix_web::{
    Responder, delete, post,
    web::{self, ServiceConfig},
};
use cors_runtime::{Cors, Policy, cors, policy};

use crate::{
    row::{Row, Why, row},
    server::Ran,
};

const OPEN: Policy = policy!(origins = any, headers = any, max_age = "1m");
const APP: Policy = policy!(origins = ["http://app.localhost:*"], headers = ["X-A"], max_age = "1m");
const ADMIN: &str = "http://admin.localhost:{web}";

#[cors(origins = ["http://admin.localhost:*"])]
#[delete("/item")]
async fn delete_item(_: Ran) -> impl Responder {
    "deleted"
}

#[cors(origins = ["http://admin.localhost:*"], headers = ["X-Requested-With"])]
#[post("/form")]
async fn post_form(_: Ran) -> impl Responder {
    "posted"
}

#[cors(APP, expose = ["ETag"])]
#[delete("/same")]
async fn same(_: Ran) -> impl Responder {
    "the same"
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config
        .service(
            web::scope("/remembered/open").wrap(Cors::new(OPEN)).service(delete_item).service(post_form),
        )
        .service(web::scope("/remembered/app").wrap(Cors::new(APP)).service(same));
}

pub(super) fn rows() -> Vec<Row> {
    vec![
        row("a method called * is not approved, and a stricter route is asked after it")
            .fetch("*", "/remembered/open/item")
            .refused_at_preflight(Why::Method)
            .fetch("DELETE", "/remembered/open/item")
            .refused_at_preflight(Why::NoAllowOrigin),
        row("a method that nobody serves does not open the headers of a stricter route")
            .fetch("FOO", "/remembered/open/form")
            .header("X-Requested-With", "x")
            .preflighted()
            .sees_status(404, "")
            .arrives(&["OPTIONS", "FOO"])
            .post("/remembered/open/form")
            .header("X-Requested-With", "x")
            .refused_at_preflight(Why::NoAllowOrigin),
        row("a method that nobody serves does not open a stricter route to others")
            .fetch("FOO", "/remembered/open/item")
            .preflighted()
            .sees_status(404, "")
            .arrives(&["OPTIONS", "FOO"])
            .fetch("DELETE", "/remembered/open/item")
            .refused_at_preflight(Why::NoAllowOrigin),
        row("a stricter route inside is read by its own page")
            .page(ADMIN)
            .fetch("DELETE", "/remembered/open/item")
            .preflighted()
            .sees("deleted"),
        row("beside a route that allows as much a preflight is remembered")
            .fetch("FOO", "/remembered/app/same")
            .header("X-A", "1")
            .preflighted()
            .sees_status(404, "")
            .arrives(&["OPTIONS", "FOO"])
            .again()
            .arrives(&["FOO"]),
        row("where no route with a policy stands a preflight is remembered")
            .fetch("FOO", "/remembered/open/nowhere")
            .preflighted()
            .sees_status(404, "")
            .arrives(&["OPTIONS", "FOO"])
            .again()
            .arrives(&["FOO"]),
    ]
}
