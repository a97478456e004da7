//! `#[tracing::instrument]`, which rewrites the body of the handler.

use actix_web::{
    Responder, get,
    web::{Path, ServiceConfig},
};
use cors_runtime::cors;
use tracing::instrument;

use super::{check, opened_spans};
use support::Server;

#[instrument]
#[cors(origins = ["https://app.example.com"])]
#[get("/above/{id}")]
async fn span_above(id: Path<u32>) -> impl Responder {
    format!("above {id}")
}

#[cors(origins = ["https://app.example.com"])]
#[tracing::instrument(name = "span_between", skip_all, fields(%id))]
#[get("/between/{id}")]
async fn span_of_another_name(id: Path<u32>) -> impl Responder {
    format!("between {id}")
}

#[cors(origins = ["https://app.example.com"])]
#[get("/below/{id}")]
#[instrument(ret, level = "debug")]
async fn span_below(id: Path<u32>) -> String {
    format!("below {id}")
}

fn routes(config: &mut ServiceConfig) {
    config.service((span_above, span_of_another_name, span_below));
}

#[test]
fn an_instrumented_route_opens_its_span_in_every_order_and_is_shared() {
    opened_spans::note();
    let server = Server::start(routes);
    for (path, body) in [("/above/1", "above 1"), ("/between/1", "between 1"), ("/below/1", "below 1")] {
        check(&server, "GET", path, 200, body);
    }
    for name in ["span_above", "span_between", "span_below"] {
        assert!(opened_spans::contains(name), "{name}");
    }
}
