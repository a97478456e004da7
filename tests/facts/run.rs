//! The requests of a fact, made by the model of a page, and how what came differs from what must come.

use actix_web::{
    App, HttpRequest,
    test::init_service,
    web::{self, Bytes},
};
use cors_runtime::test::{self, FormData, Kind, Page, Refusal, Response};

use crate::{
    fact::{Body, Comes, Credentials, Fact, Mode, Redirect, Sight, Visit},
    server::{Arrival, Server},
};

/// Describes how the model differs from a fact.
pub(crate) async fn differences(fact: &Fact) -> Vec<String> {
    let server = Server::new(&fact.places);
    let of_app = server.clone();
    let handler = move |request: HttpRequest, body: Bytes| {
        let server = of_app.clone();
        async move { server.handle(&request, body) }
    };
    let app = init_service(App::new().default_service(web::to(handler))).await;
    let page = if fact.page == "null" { Page::sandboxed() } else { Page::at(fact.page) };
    for (url, set_cookie) in &fact.cookies {
        page.set_cookie(url, set_cookie);
    }
    let mut differences = Vec::new();
    for visit in &fact.visits {
        page.wait(visit.after);
        let outcome = request(&page, visit).fetch(&app).await;
        compare_sight(visit, &outcome, &mut differences);
        compare_arrivals(visit, &server.take_arrived(), &mut differences);
    }
    differences
}

fn request(page: &Page, visit: &Visit) -> test::Request {
    let request = page.request(&visit.method, &visit.url);
    let request = visit.headers.iter().fold(request, |request, (name, value)| request.header(name, value));
    let request = match visit.body {
        Body::None => request,
        Body::Text(value) => request.text(value),
        Body::Form(value) => request.form(value),
        Body::Bytes(value) => request.body(value),
        Body::FormData(name, value) => request.form_data(FormData::new().text(name, value)),
        Body::Blob(value, media_type) => request.blob(media_type, value),
    };
    let request = match visit.credentials {
        Credentials::Omit => request.omit_credentials(),
        Credentials::SameOrigin => request,
        Credentials::Include => request.credentials(),
    };
    let request = if visit.upload_listener { request.upload_listener() } else { request };
    request
        .redirect(match visit.redirect {
            Redirect::Follow => test::Redirect::Follow,
            Redirect::Manual => test::Redirect::Manual,
            Redirect::Error => test::Redirect::Error,
        })
        .mode(match visit.mode {
            Mode::Cors => test::Mode::Cors,
            Mode::NoCors => test::Mode::NoCors,
            Mode::SameOrigin => test::Mode::SameOrigin,
        })
}

fn compare_sight(visit: &Visit, outcome: &Result<Response, Refusal>, differences: &mut Vec<String>) {
    match (visit.comes.as_ref().expect("every request says what must come"), outcome) {
        (Comes::Readable(sight), Ok(response)) if matches!(response.kind(), Kind::Basic | Kind::Cors) => {
            compare_response(sight, response, differences);
        }
        (Comes::Opaque, Ok(response)) if response.kind() == Kind::Opaque => {
            compare_nothing(response, differences);
        }
        (Comes::OpaqueRedirect, Ok(response)) if response.kind() == Kind::OpaqueRedirect => {
            compare_nothing(response, differences);
        }
        (Comes::TypeError(step), Err(refusal)) => {
            if refusal.step() != *step {
                differences.push(format!("should be refused {step}: {refusal}"));
            }
        }
        (expected, Ok(response)) => {
            differences.push(format!("should come {expected:?}, and the page saw {response:?}"));
        }
        (expected, Err(refusal)) => differences.push(format!("should come {expected:?}: {refusal}")),
    }
}

/// Returns what a page reads of an opaque response: no status, no header and no body.
fn compare_nothing(response: &Response, differences: &mut Vec<String>) {
    if response.status() != 0 || response.headers().next().is_some() || !response.bytes().is_empty() {
        differences.push(format!("the page should see nothing, and sees {response:?}"));
    }
}

fn compare_response(sight: &Sight, response: &Response, differences: &mut Vec<String>) {
    if response.status() != sight.status {
        differences.push(format!("the status should be {} and is {}", sight.status, response.status()));
    }
    if let Some(url) = sight.url.as_ref().filter(|url| *url != response.url()) {
        differences.push(format!("the URL should be `{url}` and is `{}`", response.url()));
    }
    if sight.redirected.is_some_and(|redirected| redirected != response.redirected()) {
        differences.push(format!("`redirected` should be {:?}", sight.redirected));
    }
    if let Some(body) = sight.body.filter(|body| *body != response.text()) {
        differences.push(format!("the body should be `{body}` and is `{}`", response.text()));
    }
    for (name, value) in &sight.headers {
        let seen = response.header(name);
        if seen != value.as_deref() {
            differences.push(format!("of `{name}` the page should see {value:?} and sees {seen:?}"));
        }
    }
}

fn compare_arrivals(visit: &Visit, arrived: &[Arrival], differences: &mut Vec<String>) {
    let expected = visit.arrives.as_deref().expect("every request says what arrives");
    let seen = arrived.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    if seen != expected {
        differences.push(format!("at the server should arrive `{expected}` and did `{seen}`"));
    }
    let last = |is_preflight| arrived.iter().rfind(|arrival| arrival.is_preflight == is_preflight);
    compare_headers(&visit.sent, last(false), differences);
    compare_headers(&visit.asked, last(true), differences);
    for (name, value) in &visit.sent_otherwise {
        let seen = last(false).and_then(|arrival| arrival.headers.get(&name.to_ascii_lowercase()));
        if seen == Some(value) {
            differences.push(format!("`{name}: {value}` should not arrive and did"));
        }
    }
    let body = last(false).map(|arrival| String::from_utf8_lossy(&arrival.body).into_owned());
    if visit.sent_body.is_some() && visit.sent_body != body {
        differences.push(format!("the body {:?} should arrive and did {body:?}", visit.sent_body));
    }
}

fn compare_headers(
    expected: &[(String, Option<String>)],
    arrival: Option<&Arrival>,
    differences: &mut Vec<String>,
) {
    for (name, value) in expected {
        let Some(arrival) = arrival else {
            differences.push(format!("nothing arrived that could have `{name}`"));
            continue;
        };
        let seen = arrival.headers.get(&name.to_ascii_lowercase());
        if seen != value.as_ref() {
            differences.push(format!("`{name}` should arrive as {value:?} and did as {seen:?}"));
        }
    }
}
