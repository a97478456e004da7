//! The log about an origin set: it names the set once, by its line in the source.

use std::sync::{Mutex, Once};

use actix_web::{App, Responder, get, test::init_service};
use cors_runtime::{OriginSet, cors};
use log::{LevelFilter, Log, Metadata, Record};
use support::in_process::actual;

/// Every line, of all tests.
static LINES: Mutex<Vec<String>> = Mutex::new(Vec::new());

struct Lines;

impl Log for Lines {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        let line = format!("{} {} {}", record.level(), record.target(), record.args());
        LINES.lock().expect("no panic").push(line);
    }

    fn flush(&self) {}
}

static EMPTY: OriginSet = OriginSet::new();
static INSECURE: OriginSet = OriginSet::new();

#[cors(origins = set(EMPTY))]
#[get("/empty")]
async fn empty() -> impl Responder {
    ""
}

#[cors(origins = set(INSECURE))]
#[get("/public")]
async fn public() -> impl Responder {
    ""
}

#[cors(origins = set(INSECURE), credentials, dangerously = [insecure_origins])]
#[get("/accepted")]
async fn accepted() -> impl Responder {
    ""
}

#[cors(origins = set(INSECURE), credentials)]
#[get("/private")]
async fn private() -> impl Responder {
    ""
}

/// Returns the lines about the sets of this file that hold `part`.
fn lines(part: &str) -> Vec<String> {
    lines_with(part).into_iter().filter(|line| line.contains(file!())).collect()
}

/// Returns the lines of all tests that hold `part`.
pub(crate) fn lines_with(part: &str) -> Vec<String> {
    let lines = LINES.lock().expect("no panic");
    lines.iter().filter(|line| line.contains(part)).cloned().collect()
}

/// Keeps what is logged from now on.
pub(crate) fn keep_lines() {
    static KEPT: Once = Once::new();
    KEPT.call_once(|| {
        log::set_logger(&Lines).expect("the first logger");
        log::set_max_level(LevelFilter::Trace);
    });
}

#[actix_web::test]
async fn what_a_set_cannot_allow_is_said_once() {
    keep_lines();
    INSECURE.replace(["http://a.example", "https://b.example"]).expect("right origins");
    assert_eq!(lines(""), [""; 0], "nobody needs the sets yet");
    let app = init_service(App::new().service(public).service(accepted)).await;
    for path in ["/public", "/accepted"] {
        assert_eq!(
            actual(&app, "GET", path, "http://a.example").await.allow_origin(),
            Some("http://a.example")
        );
    }
    assert_eq!(lines("origin set of"), [""; 0], "nothing is withheld from these");

    let app = init_service(App::new().service(empty).service(private)).await;
    assert_eq!(lines("is empty").len(), 1, "when the route is registered");
    assert!(lines("is empty")[0].starts_with("WARN cors the origin set of"), "{:?}", lines("is empty"));
    let said = lines("allows nobody");
    assert!(
        said.len() == 1 && said[0].contains("`http://a.example`") && !said[0].contains("b.example"),
        "{said:?}"
    );
    for (path, origin) in [("/empty", "https://a.example"), ("/private", "http://a.example")] {
        assert_eq!(actual(&app, "GET", path, origin).await.allow_origin(), None);
    }
    assert_eq!((lines("is empty, so").len(), lines("allows nobody").len()), (1, 1), "and not at a request");

    EMPTY.replace(["https://a.example"]).expect("a right origin");
    assert_eq!(
        actual(&app, "GET", "/empty", "https://a.example").await.allow_origin(),
        Some("https://a.example")
    );
    EMPTY.replace([""; 0]).expect("no origins are right ones");
    assert_eq!(lines("is empty, so").len(), 2, "it is news again");
    INSECURE.replace(["http://a.example", "https://c.example"]).expect("right origins");
    assert_eq!(lines("allows nobody").len(), 1, "the same entry is no news");
    assert_eq!(INSECURE.insert("http://d.example"), Ok(true));
    assert_eq!(lines("allows nobody").len(), 2);
}
