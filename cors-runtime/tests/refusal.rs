//! A refusal as data: what a hook gets, and how it is written as JSON. One test, since a process has one hook.

use std::sync::Mutex;

use actix_web::{
    App, Responder, get, put,
    test::{TestRequest, call_service, init_service},
};
use cors_runtime::{Policy, RefusalReason, RefusalStep, cors, policy, set_refusal_hook};
use serde_json::{Value, json};

static REFUSALS: Mutex<Vec<Value>> = Mutex::new(Vec::new());

const FRONTEND_LINE: u32 = line!() + 1;
const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], headers = ["X-Request-Id"]);

const ME_LINE: u32 = line!() + 1;
#[cors(FRONTEND)]
#[get("/me")]
async fn me() -> impl Responder {
    "you"
}

const ITEM_LINE: u32 = line!() + 1;
#[cors(origins = ["https://app.example.com"])]
#[put("/item")]
async fn put_item() -> impl Responder {
    "stored"
}

#[cors(origins = ["https://app.example.com"])]
#[get("/panics")]
async fn panics() -> impl Responder {
    "all is well"
}

fn take() -> Vec<Value> {
    std::mem::take(&mut *REFUSALS.lock().expect("no panic"))
}

fn place(line: u32) -> Value {
    json!({ "file": file!(), "line": line })
}

#[actix_web::test]
async fn a_hook_hears_of_every_refusal_until_it_panics() {
    set_refusal_hook(|refusal| {
        assert_ne!(refusal.path(), "/panics", "a hook that fails");
        let value = serde_json::to_value(refusal).expect("data");
        assert_eq!(value["message"], refusal.to_string());
        assert_eq!(value["reason"], refusal.reason().as_str());
        REFUSALS.lock().expect("no panic").push(value);
        if refusal.step() == RefusalStep::Actual {
            assert_eq!(refusal.reason(), RefusalReason::OriginNotAllowed);
        }
    })
    .expect("the first hook");
    let error = set_refusal_hook(|_| {}).expect_err("a second one");
    assert!(error.to_string().contains("help: call `set_refusal_hook` once"), "{error}");

    let app = init_service(App::new().service((me, put_item, panics))).await;
    let get = |path: &str, origin: &str| {
        TestRequest::get().uri(path).insert_header(("Origin", origin)).to_request()
    };

    // No limit, unlike the log.
    for _ in 0..100 {
        call_service(&app, get("/me?secret=1", "https://www.app.example.com")).await;
    }
    let all = take();
    assert_eq!(all.len(), 100);
    let policy =
        format!("the policy of refusal::me ({}:{ME_LINE}, shared from {}:{FRONTEND_LINE})", file!(), file!());
    assert_eq!(
        all[99],
        json!({
            "step": "actual",
            "reason": "origin_not_allowed",
            "is_enforced": false,
            "origin": "https://www.app.example.com",
            "method": "GET",
            "path": "/me",
            "requested_headers": [],
            "handler": "refusal::me",
            "place": place(ME_LINE),
            "shared_policy": place(FRONTEND_LINE),
            "allowed": ["https://app.example.com"],
            "nearest": "https://app.example.com",
            "help": "add \"https://www.app.example.com\" to its origins",
            "message": format!(
                "not shared: GET /me from \"https://www.app.example.com\": {policy} allows \"https://app.example.com\", without \
                 \"www.\"; help: add \"https://www.app.example.com\" to its origins"
            ),
        })
    );

    let preflight = TestRequest::default()
        .method(actix_web::http::Method::OPTIONS)
        .uri("/item")
        .insert_header(("Origin", "https://app.example.com"))
        .insert_header(("Access-Control-Request-Method", "PUT"))
        .insert_header(("Access-Control-Request-Headers", "content-type,x-debug"));
    assert_eq!(call_service(&app, preflight.to_request()).await.status(), 204);
    let all = take();
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(all[0]["requested_headers"], json!(["content-type", "x-debug"]));
    assert_eq!((&all[0]["place"], &all[0]["shared_policy"]), (&place(ITEM_LINE), &Value::Null));
    assert_eq!(all[0]["help"], "add \"content-type\", \"x-debug\" to its headers");

    call_service(&app, get("/me", "https://app.example.com")).await;
    assert_eq!(take(), [Value::Null; 0], "nothing was refused");

    let answer = call_service(&app, get("/panics", "https://evil.example")).await;
    assert_eq!(
        (answer.status().as_u16(), answer.headers().contains_key("access-control-allow-origin")),
        (200, false)
    );
    call_service(&app, get("/me", "https://evil.example")).await;
    assert_eq!(take(), [Value::Null; 0], "it is not called again");
}
