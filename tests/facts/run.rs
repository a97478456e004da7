//! The requests of a fact, made by the model of a page, and how what came differs from what must come.

use actix_web::{
    App, HttpRequest,
    test::init_service,
    web::{self, Bytes},
};
use cors_runtime::test::{self, Page, Refusal, Response};

use crate::{
    fact::{Body, Comes, Credentials, Fact, Mode, Redirect, Sight, Visit},
    server::{Arrival, Server},
};

/// How the model differs from a fact, in words.
pub(crate) async fn differences(fact: &Fact) -> Vec<String> {
    let server = Server::new(&fact.places);
    let of_app = server.clone();
    let handler = move |request: HttpRequest, body: Bytes| {
        let server = of_app.clone();
        async move { server.handle(&request, body) }
    };
    let app = init_service(App::new().default_service(web::to(handler))).await;
    let page = if fact.page == "null" { Page::sandboxed() } else { Page::at(fact.page) };
    let mut differences = Vec::new();
    for visit in &fact.visits {
        page.wait(visit.after);
        let Some(request) = request(&page, visit) else {
            return vec!["the model cannot do it yet".to_owned()];
        };
        let outcome = request.fetch(&app).await;
        compare_sight(visit, &outcome, &mut differences);
        compare_arrivals(visit, &server.take_arrived(), &mut differences);
    }
    differences
}

fn request(page: &Page, visit: &Visit) -> Option<test::Request> {
    let request = page.request(&visit.method, &visit.url);
    let request = visit.headers.iter().fold(request, |request, (name, value)| request.header(name, value));
    let request = match visit.body {
        Body::None => request,
        Body::Text(value) => request.text(value),
        Body::Form(value) => request.form(value),
        Body::Bytes(value) => request.body(value),
        Body::FormData(..) | Body::Blob(..) => return None,
    };
    let request = match visit.credentials {
        Credentials::Omit => request.omit_credentials(),
        Credentials::SameOrigin => request,
        Credentials::Include => request.credentials(),
    };
    let request = if visit.upload_listener { request.upload_listener() } else { request };
    if visit.redirect != Redirect::Follow {
        return None;
    }
    Some(request.mode(match visit.mode {
        Mode::Cors => test::Mode::Cors,
        Mode::NoCors => test::Mode::NoCors,
        Mode::SameOrigin => test::Mode::SameOrigin,
    }))
}

fn compare_sight(visit: &Visit, outcome: &Result<Response, Refusal>, differences: &mut Vec<String>) {
    match (visit.comes.as_ref().expect("every request says what must come"), outcome) {
        (Comes::Readable(sight), Ok(response)) if !response.is_opaque() => {
            compare_response(sight, response, differences);
        }
        (Comes::Opaque, Ok(response)) if response.is_opaque() => {}
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

fn compare_response(sight: &Sight, response: &Response, differences: &mut Vec<String>) {
    let status = response.status().map(|status| status.as_u16());
    if status != Some(sight.status) {
        differences.push(format!("the status should be {} and is {status:?}", sight.status));
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
