//! The connection after a preflight with a body: the same as after a handler that does not read the body.

use actix_web::{HttpResponse, Responder, options, put, web::ServiceConfig};
use cors_runtime::cors;
use support::{APP, BOTH, EVIL, Request, Server};

#[cors(origins = ["https://app.example.com"])]
#[put("/annotated")]
async fn annotated(body: String) -> impl Responder {
    body
}

/// Answers as an allowed preflight does, and reads no body either.
#[options("/plain/204")]
async fn no_content() -> HttpResponse {
    HttpResponse::NoContent().finish()
}

/// Answers like a refused handler.
#[options("/plain/403")]
async fn forbidden() -> HttpResponse {
    HttpResponse::Forbidden().finish()
}

fn routes(config: &mut ServiceConfig) {
    config.service((annotated, no_content, forbidden));
}

const SMALL: &[u8] = b"a body that nobody asked for";
const LARGE: &[u8] = &[b'x'; 48 * 1024];

#[test]
fn a_connection_serves_on_after_a_preflight() {
    let server = Server::start(routes);
    let put = Request::new("PUT", "/annotated").header("origin", APP).body(b"stored");
    let preflight = |origin, body| Request::preflight("PUT", "/annotated", origin).body(body);
    for protocol in BOTH {
        for (origin, status, twin) in [(APP, 204, "/plain/204"), (EVIL, 403, "/plain/403")] {
            for (about, body) in [("no body", &b""[..]), ("a small body", SMALL), ("a large body", LARGE)] {
                let about = format!("{about} from {origin} over {protocol:?}");
                let send = |first: Request| {
                    let responses =
                        server.try_send_in_turn(*protocol, &[first.clone(), put.clone(), first, put.clone()]);
                    let seen = responses.into_iter().map(|response| {
                        response.map(|response| (response.status, response.text().to_owned()))
                    });
                    seen.collect::<Vec<_>>()
                };
                let ours = send(preflight(origin, body));
                assert_eq!(ours, send(Request::new("OPTIONS", twin).body(body)), "{about}");
                assert_eq!(ours[0], Some((status, String::new())), "{about}");
                if body.is_empty() {
                    assert_eq!(ours[3], Some((200, "stored".to_owned())), "{about}");
                }
            }
        }
    }
}
