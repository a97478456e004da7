//! The log: it names an origin set once, by its line in the source; and about a request it has nothing that
//! could pose as another line.

use std::sync::{Mutex, Once};

use actix_web::{App, HttpResponse, Responder, get, put, test::init_service, web};
use cors_runtime::{Cors, OriginSet, cors, policy};
use log::{LevelFilter, Log, Metadata, Record};
use support::{
    APP, Request,
    in_process::{actual, exchange},
};

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

#[cors(origins = ["https://app.example.com"], headers = ["X-A"], enforce)]
#[put("/forged/{id}")]
async fn forged() -> impl Responder {
    ""
}

#[actix_web::test]
async fn no_client_writes_a_line_of_the_log() {
    keep_lines();
    let inside = web::scope("/inside")
        .wrap(Cors::new(policy!(origins = ["https://app.example.com"], headers = ["X-A"], enforce)))
        .route("/forged/{id}", web::put().to(HttpResponse::Ok));
    let app = init_service(App::new().service(forged).service(inside)).await;
    // All that actix lets through in a header: no line feed, but what some terminals and readers of logs take for one.
    let forgery = "https://app.example.com\u{85}\t\u{2028}\u{9b}2J WARN cors: forged-by-a-client";
    for path in ["/forged/%0A%1B[2JWARN-forged-by-a-client", "/inside/forged/%0D%0AWARN-forged-by-a-client"] {
        for (origin, method, header) in
            [(forgery, "PUT", "PUT"), (APP, forgery, "PUT"), (APP, "PUT", forgery)]
        {
            let request = Request::preflight(method, path, origin).asks_for(header);
            exchange(&app, &request).await;
            exchange(&app, &Request { method: "PUT".to_owned(), ..request }).await;
        }
    }
    let lines = LINES.lock().expect("no panic");
    let ours: Vec<&String> = lines.iter().filter(|line| line.contains("forged-by-a-client")).collect();
    assert!(!ours.is_empty(), "something is said of these requests");
    for line in ours {
        assert!(
            line.chars().all(|char| char == ' ' || char.is_ascii_graphic() || char == '\u{2026}'),
            "{line:?}"
        );
    }
}
