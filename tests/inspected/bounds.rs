//! What is kept: little, and nothing that is secret.

use std::{
    future::poll_fn,
    pin::pin,
    task::{Context, Poll, Waker},
};

use actix_web::{
    App, HttpResponse, Responder, body::MessageBody, dev::Service, get, http::StatusCode, post,
    test::init_service,
};
use cors_runtime::{Inspector, cors};
use serde_json::Value;

use crate::client::{exchanges, local, page, send};

const ORIGIN: (&str, &str) = ("Origin", "https://app.example.com");

#[cors(origins = ["https://app.example.com"], credentials, expose = ["X-Token"])]
#[post("/secret")]
async fn secret(body: String) -> impl Responder {
    HttpResponse::Ok()
        .insert_header(("X-Token", "hush-header"))
        .insert_header(("Set-Cookie", "id=hush-set"))
        .body(body)
}

#[cors(origins = ["https://app.example.com"])]
#[get("/many")]
async fn many() -> impl Responder {
    ""
}

#[actix_web::test]
async fn secrets_are_never_kept() {
    let app = init_service(App::new().service(secret).wrap(Inspector::new())).await;
    let request = local("POST", "/secret?key=hush-query")
        .insert_header(ORIGIN)
        .insert_header(("Cookie", "id=hush-cookie"))
        .insert_header(("Authorization", "Bearer hush-bearer"))
        .insert_header(("X-Api-Key", "hush-key"))
        .insert_header(("Referer", "https://app.example.com/hush-referer"))
        .set_payload("hush-body");
    let answer = send(&app, request).await;
    assert_eq!((answer.body.as_str(), answer.verdict()), ("hush-body", "shared"));
    let data = send(&app, local("GET", "/.cors/exchanges")).await.body;
    assert!(data.contains("/secret") && !data.contains("hush"), "{data}");
    let [exchange] = &exchanges(&app, "/secret").await[..] else { panic!("one exchange") };
    assert!(
        exchange["readable"].as_array().expect("a list").contains(&Value::from("x-token")),
        "{exchange:#}"
    );
}

#[actix_web::test]
async fn what_a_client_sends_is_cut_and_escaped() {
    let app = init_service(App::new().service(many).wrap(Inspector::new())).await;
    let long = format!("/long/{}", "a".repeat(5_000));
    let names = vec!["x-name"; 3_000].join(",");
    let markup = "<script>alert(1)</script>";
    let lines = [
        ("Origin", markup),
        ("Access-Control-Request-Method", "PUT"),
        ("Access-Control-Request-Headers", names.as_str()),
    ];
    page(&app, "OPTIONS", &long, &lines).await;
    let data = send(&app, local("GET", "/.cors/exchanges")).await;
    let Value::Array(all) = serde_json::from_str(&data.body).expect("JSON") else { panic!("a list") };
    let found =
        all.iter().find(|exchange| exchange["path"].as_str().is_some_and(|path| path.starts_with("/long/")));
    let found = found.expect("it is kept");
    assert_eq!(found["origin"], markup, "as a text, which the page never takes for HTML");
    assert!(found.to_string().len() < 8_000, "{} bytes", found.to_string().len());
    assert_eq!(data.header("Content-Type"), "application/json", "no browser takes it for HTML");
    // A header of the verdict is one line of visible characters whatever is in it.
    let answer = page(&app, "GET", "/many", &[("Origin", "https://\"quote\\.example")]).await;
    assert!(answer.verdict().starts_with("refused: "), "{}", answer.verdict());
}

#[cors(origins = ["https://app.example.com"], headers = any)]
#[post("/any")]
async fn any() -> impl Responder {
    ""
}

#[actix_web::test]
async fn the_name_of_a_header_is_cut_where_the_console_says_it() {
    let app = init_service(App::new().service(any).wrap(Inspector::new())).await;
    let name = "x".repeat(100_000);
    let lines =
        [ORIGIN, ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", &name)];
    page(&app, "OPTIONS", "/any", &lines).await;
    let [exchange] = &exchanges(&app, "/any").await[..] else { panic!("one exchange") };
    assert!(exchange.to_string().len() < 8_000, "{} bytes", exchange.to_string().len());
}

#[actix_web::test]
async fn events_come_as_they_happen_and_go_on_where_a_client_was() {
    let app = init_service(App::new().service(many).wrap(Inspector::new())).await;
    let stream = |last: &str| {
        local("GET", "/.cors/exchanges")
            .insert_header(("Accept", "text/event-stream"))
            .insert_header(("Last-Event-ID", last.to_owned()))
    };
    page(&app, "GET", "/many", &[ORIGIN]).await;
    let first = exchanges(&app, "/many").await.last().expect("one")["id"].to_string();
    let response = app.call(stream(&first).to_request()).await.expect("a stream");
    assert_eq!(response.headers().get("Content-Type").expect("a type"), "text/event-stream");
    let mut body = pin!(response.into_body());
    let chunk = poll_fn(|context| body.as_mut().poll_next(context)).await;
    let text = chunk.expect("a chunk").expect("bytes");
    assert!(text.starts_with(b"retry: 1000\n\n"), "{text:?}");
    // Other tests of this process may have exchanges of their own.
    while let Poll::Ready(Some(_)) = body.as_mut().poll_next(&mut Context::from_waker(Waker::noop())) {}
    page(&app, "GET", "/many", &[ORIGIN]).await;
    let mut came = String::new();
    while !came.contains("\"/many\"") {
        let chunk = poll_fn(|context| body.as_mut().poll_next(context)).await;
        came.push_str(&String::from_utf8_lossy(&chunk.expect("a chunk").expect("bytes")));
    }
    assert!(came.starts_with("id: ") && came.ends_with("\n\n"), "{came}");

    let mut open = Vec::new();
    let status = loop {
        let response = app.call(stream("0").to_request()).await.expect("an answer");
        if response.status() != StatusCode::OK {
            break response.status();
        }
        open.push(response);
        assert!(open.len() < 100, "there is a bound");
    };
    assert_eq!((status, open.len()), (StatusCode::SERVICE_UNAVAILABLE, 15));
    open.clear();
    assert_eq!(
        app.call(stream("0").to_request()).await.expect("an answer").status(),
        200,
        "there is room again"
    );
}
