//! Attributes of other crates and of the language on an annotated handler: above `#[cors]`, between it and the route
//! attribute, and below the route attribute.

mod generated;
mod grants;
mod language;
mod openapi;
mod opened_spans;
mod roles;
mod spans;
mod together;
use support::{APP, BOTH, EVIL, PREFLIGHT_VARY, Request, Server};

/// The route at a path is shared with [`APP`] and nobody else, and answers `status` and `body`; its preflights answer
/// for `method`. What `#[cors(origins = ["https://app.example.com"])]` says.
fn check(server: &Server, method: &'static str, path: &'static str, status: u16, body: &str) {
    check_with(server, &Request::new(method, path), status, body);
}

fn check_with(server: &Server, request: &Request, status: u16, body: &str) {
    let Request { method, path, .. } = request;
    for protocol in BOTH {
        let about = format!("{method} {path} over {protocol:?}");
        let allowed = server.send_over(*protocol, &Request::preflight(method, path, APP));
        assert_eq!((allowed.status, allowed.text()), (204, ""), "{about}");
        assert_eq!(
            allowed.access_control(),
            [
                format!("access-control-allow-methods: {method}"),
                format!("access-control-allow-origin: {APP}")
            ],
            "{about}"
        );
        assert_eq!(allowed.lines("vary"), [PREFLIGHT_VARY], "{about}");
        let refused = server.send_over(*protocol, &Request::preflight(method, path, EVIL));
        assert_eq!((refused.status, refused.access_control()), (403, vec![]), "{about}");

        for origin in [Some(APP), Some(EVIL), None] {
            let request = origin.iter().fold(request.clone(), |request, origin| request.from(origin));
            let response = server.send_over(*protocol, &request);
            assert_eq!((response.status, response.text()), (status, body), "{about} from {origin:?}");
            let shared = origin.filter(|origin| *origin == APP);
            let expected = shared.map(|origin| format!("access-control-allow-origin: {origin}"));
            assert_eq!(response.access_control(), Vec::from_iter(expected), "{about} from {origin:?}");
            assert_eq!(response.lines("vary"), ["Origin"], "{about} from {origin:?}");
        }
    }
}
