//! actix's `Logger`: one line a request that reaches it, with what was answered.

use std::{
    sync::{Mutex, Once},
    thread,
    time::Duration,
};

use actix_web::{App, Responder, get, middleware::Logger, web::ServiceConfig};
use cors_runtime::cors;
use log::{LevelFilter, Log, Metadata, Record};
use support::{APP, BOTH, EVIL, Protocol, Request, Server};

static LINES: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Keeps the lines of these tests' own targets.
struct Kept;

impl Log for Kept {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("kept")
    }

    fn log(&self, record: &Record<'_>) {
        if self.enabled(record.metadata()) {
            let line = format!("{} {}", record.target(), record.args());
            LINES.lock().expect("nothing panics here").push(line);
        }
    }

    fn flush(&self) {}
}

/// Returns the next lines of a target, sorted: a line is written when the body is dropped, which may be after the client has
/// it.
fn take(target: &str, count: usize) -> Vec<String> {
    let mut taken = Vec::new();
    for _ in 0..500 {
        taken.extend(
            LINES.lock().expect("nothing panics here").extract_if(.., |line| line.starts_with(target)),
        );
        if taken.len() >= count {
            break;
        }
        thread::sleep(Duration::from_millis(10));
    }
    taken.sort();
    taken
}

fn keep() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        log::set_logger(&Kept).expect("the only logger");
        log::set_max_level(LevelFilter::Info);
    });
}

const FORMAT: &str = "%{Origin}i %r %s %b %{Access-Control-Allow-Origin}o";

#[cors(origins = ["https://app.example.com"])]
#[get("/inside", wrap = "Logger::new(FORMAT).log_target(\"kept-inside\")")]
async fn inside() -> impl Responder {
    "inside"
}

#[cors(origins = ["https://app.example.com"])]
#[get("/outside")]
async fn outside() -> impl Responder {
    "outside"
}

fn send_all(server: &Server, protocol: Protocol, path: &'static str) {
    for origin in [APP, EVIL] {
        let _ = server.send_over(protocol, &Request::preflight("GET", path, origin));
        let _ = server.send_over(protocol, &Request::new("GET", path).header("origin", origin));
    }
}

#[test]
fn a_logger_on_the_route_sees_actual_requests_before_cors() {
    keep();
    let server = Server::start(|config: &mut ServiceConfig| {
        config.service(inside);
    });
    for (protocol, version) in BOTH.iter().zip(["HTTP/1.1", "HTTP/2.0"]) {
        send_all(&server, *protocol, "/inside");
        let lines = [APP, EVIL].map(|origin| format!("kept-inside {origin} GET /inside {version} 200 6 -"));
        assert_eq!(take("kept-inside", 2), lines);
    }
}

#[test]
fn a_logger_on_the_application_sees_what_cors_answered() {
    keep();
    let server = Server::start_app(1, || {
        App::new().wrap(Logger::new(FORMAT).log_target("kept-outside")).service(outside)
    });
    for (protocol, version) in BOTH.iter().zip(["HTTP/1.1", "HTTP/2.0"]) {
        send_all(&server, *protocol, "/outside");
        let lines = [
            format!("kept-outside {APP} GET /outside {version} 200 7 {APP}"),
            format!("kept-outside {APP} OPTIONS /outside {version} 204 0 {APP}"),
            format!("kept-outside {EVIL} GET /outside {version} 200 7 -"),
            format!("kept-outside {EVIL} OPTIONS /outside {version} 403 0 -"),
        ];
        assert_eq!(take("kept-outside", 4), lines);
    }
}
