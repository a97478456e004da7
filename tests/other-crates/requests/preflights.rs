//! Preflights in every spelling: allowed, refused, or none at all and the application's own to answer.

use actix_web::{Responder, get, options, put, web::ServiceConfig};
use cors_runtime::cors;
use support::{APP, BOTH, PREFLIGHT_VARY, Protocol, Request, Response, Server};

#[cors(
    origins = ["https://app.example.com", "https://*.preview.example.com"],
    headers = ["Content-Type", "X-Request-Id"],
    credentials
)]
#[put("/listed")]
async fn listed() -> impl Responder {
    "unreachable by OPTIONS"
}

#[cors(origins = any, headers = any)]
#[get("/any")]
async fn any() -> impl Responder {
    "unreachable by OPTIONS"
}

#[options("/{path}")]
async fn own_options() -> impl Responder {
    "the application's own"
}

fn routes(config: &mut ServiceConfig) {
    config.service((listed, any, own_options));
}

const ORIGIN: &str = "origin";
const METHOD: &str = "access-control-request-method";
const HEADERS: &str = "access-control-request-headers";

#[derive(Clone, Copy, Debug)]
enum Answer {
    Allowed,
    Refused,
    /// The application's own handler's.
    NotOurs,
}
use Answer::{Allowed, NotOurs, Refused};

impl Answer {
    fn check(self, response: &Response, about: &str) {
        let (status, body, vary) = match self {
            Allowed => (204, "", &[PREFLIGHT_VARY][..]),
            Refused => (403, "", &[PREFLIGHT_VARY][..]),
            NotOurs => (200, "the application's own", &[][..]),
        };
        assert_eq!((response.status, response.text()), (status, body), "{about}");
        assert_eq!(response.lines("vary"), vary, "{about}");
        let shares = matches!(self, Allowed);
        assert_eq!(!response.access_control().is_empty(), shares, "{about}: {response:?}");
        assert_eq!(response.lines("access-control-allow-origin").len(), usize::from(shares), "{about}");
    }
}

type Lines<'a> = &'a [(&'static str, &'a [u8])];

fn check(server: &Server, protocols: &[Protocol], path: &'static str, lines: Lines<'_>, answer: Answer) {
    for protocol in protocols {
        let request = lines
            .iter()
            .fold(Request::new("OPTIONS", path), |request, (name, value)| request.header(name, value));
        let lines = lines.iter().map(|(name, value)| (name, String::from_utf8_lossy(value)));
        let about = format!("{path} over {protocol:?}: {:?}", lines.collect::<Vec<_>>());
        answer.check(&server.send_over(*protocol, &request), &about);
    }
}

/// Asserts what an allowed origin is told of the request headers that it may send, however it asks.
fn check_headers(path: &'static str, method: &'static [u8], lines: &[&[u8]], told: &[&str]) {
    let server = Server::start(routes);
    for protocol in BOTH {
        let mut request = Request::new("OPTIONS", path).header(ORIGIN, APP.as_bytes()).header(METHOD, method);
        for line in lines {
            request = request.header(HEADERS, line);
        }
        let lines: Vec<_> = lines.iter().map(|line| String::from_utf8_lossy(line)).collect();
        let about = format!("{path} over {protocol:?}: {lines:?}");
        let response = server.send_over(*protocol, &request);
        Allowed.check(&response, &about);
        assert_eq!(response.lines("access-control-allow-headers"), told, "{about}");
    }
}

#[test]
fn what_is_asked_for_does_not_change_the_answer() {
    let long = "content-type,".repeat(600);
    let cases: &[&[&[u8]]] = &[
        // As a browser sends them.
        &[b"content-type,x-request-id"],
        // Blanks and tabs, empty elements, another case, another order, twice.
        &[b" \t content-type\t , x-request-id \t"],
        &[b",,X-REQUEST-ID,,,Content-Type,CONTENT-TYPE,"],
        // Several lines, some of them without a name.
        &[b"", b"content-type", b" , ", b"x-request-id"],
        // No header at all.
        &[],
        &[b""],
        // Another name, on any line.
        &[b"x-other"],
        &[b"content-type", b"x-other", b"authorization"],
        // Values that are not names.
        &[b"content-type;x-request-id"],
        &[b"\"content-type\""],
        &[b"content-typ\xc3\xa9\xff"],
        &[b"*"],
        &[long.as_bytes()],
    ];
    for lines in cases {
        check_headers("/listed", b"PUT", lines, &["Content-Type, X-Request-Id"]);
    }
}

#[test]
fn under_any_every_name_but_authorization_is_covered_in_every_spelling() {
    let cases: &[(&[&[u8]], &[&str])] = &[
        (&[b"x-a, ,X-B,", b"x-a"], &["*"]),
        (&[b"x-authorization"], &["*"]),
        (&[], &["*"]),
        (&[b"authorization"], &[]),
        (&[b"x-a", b" AUTHORIZATION "], &[]),
        (&[b"x-a,\tauthorization\t,x-b"], &[]),
    ];
    for (lines, told) in cases {
        check_headers("/any", b"GET", lines, told);
    }
}

#[test]
fn an_origin_is_one_line_of_text() {
    let server = Server::start(routes);
    let cases: &[(&[&[u8]], Answer)] = &[
        (&[b"https://app.example.com"], Allowed),
        (&[b"https://a.b.preview.example.com"], Allowed),
        (&[], NotOurs),
        (&[b""], Refused),
        (&[b"null"], Refused),
        (&[b"*"], Refused),
        (&[b"https://app.example.com\xff"], Refused),
        (&[b"https://\xe9.preview.example.com"], Refused),
        (&[b"https://app.example.com", b"https://app.example.com"], Refused),
        (&[b"https://app.example.com", b"https://evil.example"], Refused),
        (&[b"https://evil.example", b"https://app.example.com"], Refused),
        (&[b"https://app.example.com", b""], Refused),
        (&[b"https://app.example.com, https://app.example.com"], Refused),
        (&[b"https://app.example.com https://evil.example"], Refused),
        (&[b"HTTPS://app.example.com"], Refused),
        (&[b"https://APP.example.com"], Refused),
        (&[b"https://app.example.com:443"], Refused),
        (&[b"https://app.example.com/"], Refused),
        (&[b"https://evil.example.preview.example.com.evil.example"], Refused),
        (&[b"https://preview.example.com"], Refused),
        (&[b"https://.preview.example.com"], Refused),
    ];
    for (lines, answer) in cases {
        let mut all = vec![(METHOD, &b"PUT"[..])];
        all.extend(lines.iter().map(|line| (ORIGIN, *line)));
        check(&server, BOTH, "/listed", &all, *answer);
    }
    let several = &[(ORIGIN, APP.as_bytes()), (ORIGIN, APP.as_bytes()), (METHOD, b"GET")];
    check(&server, BOTH, "/any", several, Refused);
}

#[test]
fn a_preflight_asks_for_one_method_of_the_route() {
    let server = Server::start(routes);
    let cases: &[(&[&[u8]], Answer)] = &[
        (&[b"PUT"], Allowed),
        (&[], NotOurs),
        (&[b""], NotOurs),
        (&[b"put"], NotOurs),
        (&[b"GET"], NotOurs),
        (&[b"OPTIONS"], NotOurs),
        (&[b"PUT,GET"], NotOurs),
        (&[b"*"], NotOurs),
        (&[b"PUT\xff"], NotOurs),
        (&[b"PUT", b"PUT"], NotOurs),
        (&[b"PUT", b""], NotOurs),
    ];
    for (lines, answer) in cases {
        let mut all = vec![(ORIGIN, APP.as_bytes())];
        all.extend(lines.iter().map(|line| (METHOD, *line)));
        check(&server, BOTH, "/listed", &all, *answer);
    }
}
