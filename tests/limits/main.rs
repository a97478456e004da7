//! What clients can do to the log: at most sixty lines a minute, a share of them for each route and reason, and no forged line. A
//! process of its own, since the limit is one for a process.

use std::{collections::BTreeMap, sync::Mutex};

use actix_http::Request as ActixRequest;
use actix_web::{
    App, Error, HttpResponse, Responder,
    dev::{Service, ServiceResponse},
    get, put,
    test::init_service,
    web,
};
use cors_runtime::{Cors, cors, policy};
use log::{LevelFilter, Log, Metadata, Record};
use support::{
    APP, Request,
    in_process::{actual, exchange},
};

static LINES: Mutex<Vec<String>> = Mutex::new(Vec::new());

struct Lines;

impl Log for Lines {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        if record.target().starts_with("cors") {
            let line = format!("{} {} {}", record.level(), record.target(), record.args());
            LINES.lock().expect("no panic").push(line);
        }
    }

    fn flush(&self) {}
}

fn take() -> Vec<String> {
    std::mem::take(&mut *LINES.lock().expect("no panic"))
}

#[cors(origins = ["https://app.example.com"])]
#[get("/one")]
async fn one() -> impl Responder {
    ""
}

#[cors(origins = ["https://app.example.com"], headers = ["X-A"], enforce)]
#[put("/forged/{id}")]
async fn forged() -> impl Responder {
    ""
}

macro_rules! routes {
    ($($name:ident $path:literal)*) => {
        $(
            #[cors(origins = ["https://app.example.com"])]
            #[get($path)]
            async fn $name() -> impl Responder {
                ""
            }
        )*
    };
}
routes! { r0 "/r0" r1 "/r1" r2 "/r2" r3 "/r3" r4 "/r4" r5 "/r5" r6 "/r6" r7 "/r7" r8 "/r8" r9 "/r9" }

// One test, in this order: what one part writes counts for the next.
#[actix_web::test]
async fn clients_decide_neither_how_much_the_log_says_nor_what() {
    log::set_logger(&Lines).expect("the first logger");
    log::set_max_level(LevelFilter::Info);
    let inside = web::scope("/inside")
        .wrap(Cors::new(policy!(origins = ["https://app.example.com"], headers = ["X-A"], enforce)))
        .route("/forged/{id}", web::put().to(HttpResponse::Ok));
    let app = App::new().service((one, forged, inside)).service((r0, r1, r2, r3, r4, r5, r6, r7, r8, r9));
    let app = init_service(app).await;

    workers_say_it_once_together().await;
    own_pages_and_allowed_ones_leave_no_line(&app).await;
    nothing_is_said_twice(&app).await;
    no_client_forges_a_line(&app).await;
    strange_origins_do_not_hide_an_honest_mistake(&app).await;
    off_means_off(&app).await;
}

/// Each worker makes the application anew, with its middlewares.
async fn workers_say_it_once_together() {
    for _ in 0..4 {
        let cors = Cors::new(policy!(origins = ["https://app.example.com"]));
        let app = App::new()
            .service(one)
            .service(web::resource("/around").wrap(cors).route(web::get().to(HttpResponse::Ok)));
        let app = init_service(app).await;
        actual(&app, "GET", "/one", "https://workers.example").await;
        actual(&app, "GET", "/around", "https://workers.example").await;
    }
    assert_eq!(take().len(), 2);
}

async fn own_pages_and_allowed_ones_leave_no_line(
    app: &impl Service<ActixRequest, Response = ServiceResponse, Error = Error>,
) {
    let own = "http://own.example";
    let lines = |lines: &[(&str, &str)]| Request::new("GET", "/one").headers(lines);
    let requests = [
        Request::actual("GET", "/one", APP),
        Request::new("GET", "/one"),
        lines(&[("origin", own), ("host", "own.example")]),
        lines(&[("origin", own), ("sec-fetch-site", "same-origin")]),
        lines(&[("origin", own), ("host", "b"), ("x-forwarded-host", "own.example")]),
        // A link and a form of another site, which get no error of CORS.
        lines(&[
            ("origin", "https://other.example"),
            ("sec-fetch-mode", "navigate"),
            ("sec-fetch-site", "cross-site"),
        ]),
        lines(&[
            ("origin", "https://other.example"),
            ("sec-fetch-mode", "no-cors"),
            ("sec-fetch-site", "cross-site"),
        ]),
        // Cookies that no script of another origin asked for.
        lines(&[
            ("origin", APP),
            ("cookie", "a=b"),
            ("sec-fetch-mode", "navigate"),
            ("sec-fetch-site", "cross-site"),
        ]),
        lines(&[("origin", APP), ("cookie", "a=b")]),
    ];
    for request in &requests {
        exchange(app, request).await;
        assert_eq!(take(), [""; 0], "{request:?}");
    }
}

async fn nothing_is_said_twice(app: &impl Service<ActixRequest, Response = ServiceResponse, Error = Error>) {
    for _ in 0..100 {
        actual(app, "GET", "/one", "https://twice.example").await;
    }
    actual(app, "GET", "/one", "https://other.example").await;
    let lines = take();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(
        lines[0].starts_with("WARN cors not shared: GET /one from \"https://twice.example\": "),
        "{lines:?}"
    );
    assert!(
        lines[0].ends_with(" (6 more refusals were left out before this line)"),
        "those of the workers: {lines:?}"
    );
    assert!(lines[1].ends_with(" (99 more refusals were left out before this line)"), "{lines:?}");
}

async fn no_client_forges_a_line(
    app: &impl Service<ActixRequest, Response = ServiceResponse, Error = Error>,
) {
    // All that actix lets through in a header: no line feed, but what some terminals and readers of logs take for one.
    let forgery = "https://app.example.com\u{85}\t\u{2028}\u{9b}2J WARN cors: forged-by-a-client";
    for path in ["/forged/%0A%1B[2JWARN-forged-by-a-client", "/inside/forged/%0D%0AWARN-forged-by-a-client"] {
        for (origin, method, header) in
            [(forgery, "PUT", "PUT"), (APP, forgery, "PUT"), (APP, "PUT", forgery)]
        {
            let request = Request::preflight(method, path, origin).asks_for(header);
            exchange(app, &request).await;
            exchange(app, &Request { method: "PUT".to_owned(), ..request }).await;
        }
    }
    let long = "x".repeat(5000);
    exchange(app, &Request::preflight("PUT", &format!("/forged/{long}"), &format!("https://{long}"))).await;
    let lines = take();
    assert!(
        lines.iter().any(|line| line.contains("forged-by-a-client")),
        "something is said of these requests"
    );
    for line in lines {
        assert!(line.chars().all(|char| matches!(char, ' '..='~' | '…')), "{line:?}");
        assert!(line.len() < 4000, "{} bytes", line.len());
    }
}

async fn strange_origins_do_not_hide_an_honest_mistake(
    app: &impl Service<ActixRequest, Response = ServiceResponse, Error = Error>,
) {
    for number in 0..2000 {
        let (path, origin) = (format!("/r{}", number % 5), format!("https://strange-{number}.example"));
        actual(app, "GET", &path, &origin).await;
    }
    let mut of_route: BTreeMap<String, usize> = BTreeMap::new();
    for line in take() {
        *of_route.entry(line.split(' ').nth(5).unwrap_or_default().to_owned()).or_default() += 1;
    }
    assert_eq!(of_route.into_values().collect::<Vec<_>>(), [6; 5]);
    actual(app, "GET", "/r5", "https://www.app.example.com").await;
    let lines = take();
    assert!(lines.len() == 1 && lines[0].contains("help: add \"https://www.app.example.com\""), "{lines:?}");

    // Of all routes together sixty lines are written at most.
    for number in 0..2000 {
        let (path, origin) = (format!("/r{}", number % 10), format!("https://stranger-{number}.example"));
        actual(app, "GET", &path, &origin).await;
    }
    assert!(take().len() < 30);
}

async fn off_means_off(app: &impl Service<ActixRequest, Response = ServiceResponse, Error = Error>) {
    log::set_max_level(LevelFilter::Error);
    actual(app, "GET", "/r9", "https://late.example").await;
    assert_eq!(take(), [""; 0]);
}
