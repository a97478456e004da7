//! The form: a request of any page, tried without that page.

use std::sync::atomic::{AtomicUsize, Ordering};

use actix_http::Request;
use actix_web::{
    App, Error, HttpResponse, Responder,
    body::MessageBody,
    dev::{Service, ServiceRequest, ServiceResponse},
    error::ErrorUnauthorized,
    get,
    middleware::{Next, from_fn},
    put,
    test::init_service,
    web,
};
use cors_runtime::{Cors, Inspector, cors, policy};
use serde_json::{Value, json};

use crate::client::{exchanges, local, send};

static RUNS: AtomicUsize = AtomicUsize::new(0);

#[cors(origins = ["https://app.example.com"], headers = ["Content-Type"], expose = ["ETag"])]
#[put("/tried/{id}")]
async fn put_item() -> impl Responder {
    RUNS.fetch_add(1, Ordering::Relaxed);
    ""
}

#[cors(origins = ["https://app.example.com"], credentials)]
#[get("/tried/{id}")]
async fn get_item() -> impl Responder {
    RUNS.fetch_add(1, Ordering::Relaxed);
    ""
}

#[get("/tried-bare")]
async fn bare() -> impl Responder {
    RUNS.fetch_add(1, Ordering::Relaxed);
    HttpResponse::Ok()
}

async fn attempt<S, B>(app: &S, trial: Value) -> Vec<Value>
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody + 'static,
{
    let answer = send(app, local("POST", "/.cors/try").set_json(&trial)).await;
    assert_eq!(answer.status, 200, "{trial}: {}", answer.body);
    let Value::Array(steps) = serde_json::from_str(&answer.body).expect("JSON") else {
        panic!("{}", answer.body)
    };
    steps
}

/// Returns each step as a sign and its name: `✓ preflight`, and `?` where nobody knows the outcome.
fn shown(steps: &[Value]) -> Vec<String> {
    steps
        .iter()
        .map(|step| {
            let sign = match step["is_refused"] {
                Value::Bool(true) => "✕",
                Value::Bool(false) => "✓",
                _ => "?",
            };
            format!("{sign} {}", step["step"].as_str().expect("a text"))
        })
        .collect()
}

#[actix_web::test]
async fn each_step_is_taken_as_a_browser_would_and_no_handler_runs() {
    let app = init_service(App::new().service((put_item, get_item, bare)).wrap(Inspector::new())).await;
    let app_page = "https://app.example.com";
    let json_type = json!([["Content-Type", "application/json"]]);
    let cases = [
        (
            json!({ "origin": app_page, "method": "PUT", "path": "/tried/7", "headers": json_type }),
            &["✓ preflight", "✓ actual"][..],
        ),
        (
            json!({ "origin": app_page, "method": "PUT", "path": "/tried/7?x=1" }),
            &["✓ preflight", "✓ actual"],
        ),
        (
            json!({ "origin": app_page, "method": "PUT", "path": "/tried/7", "headers": [["X-A", "1"]] }),
            &["✕ preflight"],
        ),
        (
            json!({ "origin": app_page, "method": "PUT", "path": "/tried/7", "credentials": true }),
            &["✕ preflight"],
        ),
        (json!({ "origin": "https://evil.example", "method": "PUT", "path": "/tried/7" }), &["✕ preflight"]),
        (json!({ "origin": app_page, "method": "PATCH", "path": "/tried/7" }), &["✕ preflight"]),
        (json!({ "origin": app_page, "method": "GET", "path": "/tried/7" }), &["✓ actual"]),
        (
            json!({ "origin": app_page, "method": "GET", "path": "/tried/7", "credentials": true }),
            &["✓ actual"],
        ),
        (json!({ "origin": "null", "method": "GET", "path": "/tried/7" }), &["✕ actual"]),
        (json!({ "origin": "https://evil.example", "method": "GET", "path": "/tried/7" }), &["✕ actual"]),
        (json!({ "origin": app_page, "method": "GET", "path": "/tried-bare" }), &["? actual"]),
        (json!({ "origin": app_page, "method": "GET", "path": "/nowhere" }), &["? actual"]),
        (json!({ "origin": "http://localhost:8080", "method": "GET", "path": "/tried/7" }), &["✓ page"]),
        (json!({ "origin": app_page, "method": "CONNECT", "path": "/tried/7" }), &["✕ page"]),
        (json!({ "origin": app_page, "method": "G T", "path": "/tried/7" }), &["✕ page"]),
        (json!({ "origin": "app.example.com", "method": "GET", "path": "/tried/7" }), &["✕ page"]),
        (json!({ "origin": app_page, "method": "GET", "path": "https://elsewhere.example/" }), &["✕ page"]),
        (
            json!({ "origin": app_page, "method": "GET", "path": "/tried/7", "headers": [["a b", "1"]] }),
            &["✕ page"],
        ),
        (
            json!({ "origin": app_page, "method": "GET", "path": "/tried/7", "headers": [["X-A", "a\r\nb"]] }),
            &["✕ page"],
        ),
    ];
    for (trial, expected) in cases {
        let steps = attempt(&app, trial.clone()).await;
        assert_eq!(shown(&steps), expected, "{trial}: {steps:#?}");
    }
    assert_eq!(RUNS.load(Ordering::Relaxed), 0, "no handler runs");
    assert!(exchanges(&app, "/tried/7").await.is_empty(), "a trial is no exchange");
}

#[actix_web::test]
async fn a_refused_step_says_why_and_which_line_to_change() {
    let app = init_service(App::new().service((put_item, get_item)).wrap(Inspector::new())).await;
    let trial = json!({ "origin": "https://app.example.com", "method": "PUT", "path": "/tried/7", "headers": [["X-A", "1"]] });
    let [step] = &attempt(&app, trial).await[..] else { panic!("one step") };
    assert_eq!(step["handler"], "inspected::form::put_item");
    assert_eq!(step["place"]["file"], "tests/inspected/form.rs");
    assert_eq!(step["decided_by"], "access-control-allow-headers");
    let explanation = step["explanation"].as_str().expect("a text");
    assert!(
        explanation.ends_with("allows \"Content-Type\"; help: add \"x-a\" to its headers"),
        "{explanation}"
    );
    let console = step["console"].as_str().expect("a text");
    assert!(console.ends_with(
        "Request header field x-a is not allowed by Access-Control-Allow-Headers in preflight response."
    ));

    let trial = json!({ "origin": "https://app.example.com", "method": "PUT", "path": "/tried/7" });
    let steps = attempt(&app, trial).await;
    assert!(
        steps[1]["received"]
            .as_array()
            .expect("a list")
            .contains(&json!(["access-control-expose-headers", "ETag"]))
    );
}

#[actix_web::test]
async fn a_middleware_that_answers_is_named_and_cors_speaks_for_what_has_no_attribute() {
    let deny = from_fn(|_: ServiceRequest, _: Next<actix_web::body::BoxBody>| async {
        Err::<ServiceResponse, _>(ErrorUnauthorized("who?"))
    });
    let app = init_service(App::new().service(put_item).wrap(deny).wrap(Inspector::new())).await;
    let trial = json!({ "origin": "https://app.example.com", "method": "PUT", "path": "/tried/7" });
    // The application loses the request in an error, and the form is answered all the same.
    let [step] = &attempt(&app, trial).await[..] else { panic!("one step") };
    assert!(
        step["explanation"].as_str().expect("a text").contains("something answered 401 before a route"),
        "{step:#}"
    );

    let around = Cors::new(policy!(origins = ["https://app.example.com"]));
    let app = init_service(App::new().service(bare).wrap(around).wrap(Inspector::new())).await;
    let trial = json!({ "origin": "https://app.example.com", "method": "GET", "path": "/tried-bare" });
    assert_eq!(shown(&attempt(&app, trial).await), ["✓ actual"]);
}

#[actix_web::test]
async fn inside_of_a_scope_there_is_no_form() {
    let scope = web::scope("/inner").service(put_item).wrap(Inspector::new().path("/inner/.cors"));
    let app = init_service(App::new().service(scope)).await;
    let trial = json!({ "origin": "https://app.example.com", "method": "PUT", "path": "/x" });
    let answer = send(&app, local("POST", "/inner/.cors/try").set_json(&trial)).await;
    assert_eq!(
        (answer.status.as_u16(), &answer.body[..]),
        (400, "put the inspector around the whole application")
    );
}

#[actix_web::test]
async fn what_is_no_trial_is_refused() {
    let app = init_service(App::new().service(put_item).wrap(Inspector::new())).await;
    let too_long = format!("{{\"origin\": \"{}\"}}", "a".repeat(3 << 20));
    for body in ["", "{", "{}", "[]", &too_long] {
        let request = local("POST", "/.cors/try").insert_header(("Content-Type", "application/json"));
        assert_eq!(send(&app, request.set_payload(body.to_owned())).await.status, 400);
    }
}
