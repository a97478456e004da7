//! What the log says of an origin set: once, and naming the set by the line that it stands in.

use std::sync::{Mutex, Once};

use actix_web::{App, Responder, get, test::init_service};
use cors_runtime::{OriginSet, cors};
use log::{LevelFilter, Log, Metadata, Record};

use crate::client::actual;

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

/// The lines about the sets of this file that hold `part`.
fn lines(part: &str) -> Vec<String> {
    lines_with(part).into_iter().filter(|line| line.contains(file!())).collect()
}

/// The lines of all tests that hold `part`.
pub(crate) fn lines_with(part: &str) -> Vec<String> {
    let lines = LINES.lock().expect("no panic");
    lines.iter().filter(|line| line.contains(part)).cloned().collect()
}

/// Keeps what is logged from now on.
pub(crate) fn keep_lines() {
    static KEPT: Once = Once::new();
    KEPT.call_once(|| {
        log::set_logger(&Lines).expect("the first logger");
        log::set_max_level(LevelFilter::Warn);
    });
}

#[actix_web::test]
async fn what_a_set_cannot_allow_is_said_once() {
    keep_lines();
    let app = App::new().service(empty).service(public).service(accepted).service(private);
    let app = init_service(app).await;

    for _ in 0..3 {
        assert_eq!(actual(&app, "GET", "/empty", "https://a.example").await.allow_origin(), None);
    }
    assert_eq!(lines("is empty").len(), 1);
    assert!(lines("is empty")[0].starts_with("WARN"), "{:?}", lines("is empty"));
    EMPTY.replace(["https://a.example"]).expect("a right origin");
    assert_eq!(
        actual(&app, "GET", "/empty", "https://a.example").await.allow_origin(),
        Some("https://a.example")
    );
    EMPTY.replace([""; 0]).expect("no origins are right ones");
    actual(&app, "GET", "/empty", "https://a.example").await;
    assert_eq!(lines("is empty").len(), 2, "it is news again");

    INSECURE.replace(["http://a.example", "https://b.example"]).expect("right origins");
    for path in ["/public", "/accepted"] {
        assert_eq!(
            actual(&app, "GET", path, "http://a.example").await.allow_origin(),
            Some("http://a.example")
        );
    }
    assert_eq!(lines("allows nobody"), [""; 0]);
    for _ in 0..3 {
        assert_eq!(actual(&app, "GET", "/private", "http://a.example").await.allow_origin(), None);
    }
    let said = lines("allows nobody");
    assert!(
        said.len() == 1 && said[0].contains("`http://a.example`") && !said[0].contains("b.example"),
        "{said:?}"
    );
    INSECURE.replace(["http://a.example", "https://c.example"]).expect("right origins");
    actual(&app, "GET", "/private", "http://a.example").await;
    assert_eq!(lines("allows nobody").len(), 1, "the same entry is no news");
    INSECURE.replace(["http://d.example"]).expect("a right origin");
    actual(&app, "GET", "/private", "http://a.example").await;
    assert_eq!(lines("allows nobody").len(), 2);
}
