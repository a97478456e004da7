//! Actual requests whose `Origin` no browser sends: the handler runs, and nothing is shared.

use actix_web::{Responder, post, web::ServiceConfig};
use cors_runtime::cors;
use support::{APP, BOTH, Request, Server};

#[cors(origins = ["https://app.example.com", "http://localhost:*"], credentials)]
#[post("/listed")]
async fn listed(body: String) -> impl Responder {
    body
}

#[cors(origins = any)]
#[post("/any")]
async fn any(body: String) -> impl Responder {
    body
}

fn routes(config: &mut ServiceConfig) {
    config.service((listed, any));
}

#[test]
fn a_strange_origin_runs_the_handler_and_shares_nothing() {
    let server = Server::start(routes);
    let allowed: &[&[u8]] = &[b"https://app.example.com", b"http://localhost", b"http://localhost:5173"];
    for protocol in BOTH {
        let send = |path, lines: &[&[u8]]| {
            let request = Request::new("POST", path).body(b"the body");
            let request = lines.iter().fold(request, |request, line| request.header("origin", line));
            let response = server.send_over(*protocol, &request);
            assert_eq!((response.status, response.text()), (200, "the body"), "{lines:?}");
            response
        };
        for origin in allowed {
            let response = send("/listed", &[origin]);
            assert_eq!(
                response.access_control(),
                [
                    "access-control-allow-credentials: true".to_owned(),
                    format!("access-control-allow-origin: {}", String::from_utf8_lossy(origin)),
                ],
                "over {protocol:?}"
            );
        }
        let strange: &[&[&[u8]]] = &[
            &[],
            &[b""],
            &[b"null"],
            &[b"https://app.example.com\xff"],
            &[b"\xff"],
            &[APP.as_bytes(), APP.as_bytes()],
            &[b"https://evil.example", APP.as_bytes()],
            &[b"HTTPS://APP.EXAMPLE.COM"],
            &[b"https://app.example.com."],
            &[b"http://localhost:"],
            &[b"http://localhost:80"],
            &[b"http://localhost:05173"],
            &[b"http://localhost:65536"],
            &[b"http://localhost:5173x"],
        ];
        for lines in strange {
            let response = send("/listed", lines);
            assert_eq!(response.access_control(), [""; 0], "{lines:?} over {protocol:?}");
            assert_eq!(response.lines("vary"), ["Origin"], "{lines:?} over {protocol:?}");
            let response = send("/any", lines);
            assert_eq!(response.access_control(), ["access-control-allow-origin: *"], "{lines:?}");
            assert_eq!(response.lines("vary"), [""; 0], "{lines:?} over {protocol:?}");
        }
    }
}
