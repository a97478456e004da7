//! `enforce = strict` asks which host a request names: HTTP/1.1 says it in `Host`, and HTTP/2 in `:authority`.

use actix_web::{Responder, get, web::ServiceConfig};
use cors_runtime::cors;
use support::{BOTH, Protocol, Request, Server};

#[cors(origins = ["http://127.0.0.1:*"], enforce = strict)]
#[get("/own")]
async fn own() -> impl Responder {
    "own"
}

#[cors(origins = ["http://localhost:*"], enforce = strict)]
#[get("/other")]
async fn other() -> impl Responder {
    "other"
}

fn routes(config: &mut ServiceConfig) {
    config.service((own, other));
}

#[test]
fn the_host_that_a_request_names_has_to_be_that_of_an_allowed_origin() {
    let server = Server::start(routes);
    for protocol in BOTH {
        assert_eq!(server.send_over(*protocol, &Request::new("GET", "/own")).status, 200, "{protocol:?}");
        assert_eq!(server.send_over(*protocol, &Request::new("GET", "/other")).status, 403, "{protocol:?}");
        let forwarded = Request::new("GET", "/other").header("x-forwarded-host", "localhost:8080");
        assert_eq!(server.send_over(*protocol, &forwarded).status, 403, "{protocol:?}");
    }
}

#[test]
fn a_host_beside_another_authority_is_refused() {
    let server = Server::start(routes);
    for path in ["/own", "/other"] {
        let request = Request::new("GET", path).header("host", "localhost:8080");
        assert_eq!(server.send_over(Protocol::Http2, &request).status, 403, "{path}");
    }
}
