//! The causes that no route can see: the inspector names each, with the fix, and so does the page of a unit test.

use actix_web::{
    App, HttpResponse, Responder,
    dev::{ServiceRequest, ServiceResponse},
    error::{ErrorInternalServerError, ErrorUnauthorized, InternalError},
    get,
    http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue, LOCATION, VARY},
    middleware::{Next, from_fn},
    put,
    test::init_service,
    web,
};
use cors_runtime::{Cors, Inspector, cors, policy, test::Page};
use serde_json::{Value, json};

use crate::client::{exchanges, page};

const APP: &str = "https://app.example.com";
const ORIGIN: (&str, &str) = ("Origin", APP);
const PUT: (&str, &str) = ("Access-Control-Request-Method", "PUT");

macro_rules! route {
    ($name:ident, $attribute:ident, $path:literal $(, $policy:meta)?) => {
        $(#[$policy])?
        #[$attribute($path)]
        async fn $name() -> impl Responder {
            HttpResponse::Ok().insert_header(("ETag", "\"1\"")).body("seen")
        }
    };
}

route!(unauthorized, put, "/unauthorized", cors(origins = ["https://app.example.com"]));
route!(redirected, put, "/redirected", cors(origins = ["https://app.example.com"]));
route!(bare, get, "/bare");
route!(only_put, put, "/only-put", cors(origins = ["https://app.example.com"]));
route!(plain_get, get, "/only-put-here");
route!(only_put_here, put, "/only-put-here", cors(origins = ["https://app.example.com"]));
route!(layered, get, "/layered", cors(origins = ["https://app.example.com"]));
route!(hidden, get, "/hidden", cors(origins = ["https://app.example.com"]));
route!(unvaried, get, "/unvaried", cors(origins = ["https://app.example.com"]));
route!(open, put, "/open", cors(origins = any, max_age = "1h"));
route!(cookies, get, "/cookies", cors(origins = any));
route!(forgetful, put, "/forgetful", cors(origins = ["https://app.example.com"]));
route!(signed_in, put, "/signed-in", cors(origins = ["https://app.example.com"], credentials));
route!(followed, put, "/followed", cors(origins = ["https://app.example.com"], max_age = 600));

#[cors(origins = ["https://app.example.com"])]
#[get("/moved")]
async fn moved() -> impl Responder {
    HttpResponse::Found().insert_header((LOCATION, "/bare")).finish()
}

/// Checks whether one of the texts of a list contains some words.
fn has(list: &Value, words: &str) -> bool {
    list.as_array().expect("a list").iter().any(|text| text.as_str().is_some_and(|text| text.contains(words)))
}

fn explanation(exchange: &Value) -> &str {
    exchange["explanation"].as_str().unwrap_or_default()
}

#[actix_web::test]
async fn something_answers_a_preflight_before_the_route() {
    let deny = from_fn(|request: ServiceRequest, next: Next<_>| async move {
        if request.method() == "OPTIONS" { Err(ErrorUnauthorized("who?")) } else { next.call(request).await }
    });
    let app = App::new().service(unauthorized).wrap(deny).wrap(Inspector::new());
    let app = init_service(app).await;
    let answer = page(&app, "OPTIONS", "/unauthorized", &[ORIGIN, PUT]).await;
    assert_eq!(answer.verdict(), "refused: the response has no `Access-Control-Allow-Origin`");
    let [exchange] = &exchanges(&app, "/unauthorized").await[..] else { panic!("one exchange") };
    assert_eq!(
        (&exchange["status"], &exchange["is_preflight"], &exchange["is_refused"]),
        (&json!(401), &json!(true), &json!(true))
    );
    let words = "something answered 401 before a route with `#[cors]`: preflights have no cookies and no `Authorization`; \
                 help: write `.wrap(SkipPreflight::new(auth))`";
    assert!(explanation(exchange).contains(words), "{exchange:#}");
    // The page of a unit test hears the same, although the inspector listens too.
    let refusal = Page::at(APP).put("/unauthorized").fetch(&app).await.expect_err("a refusal");
    assert_eq!(refusal.explanation(), Some(explanation(exchange)));
}

#[actix_web::test]
async fn a_redirect_answers_a_preflight() {
    let redirect = from_fn(|request: ServiceRequest, _: Next<actix_web::body::BoxBody>| async move {
        let answer =
            HttpResponse::PermanentRedirect().insert_header((LOCATION, "https://example.com/")).finish();
        Ok::<ServiceResponse, actix_web::Error>(request.into_response(answer))
    });
    let app = init_service(App::new().service(redirected).wrap(redirect).wrap(Inspector::new())).await;
    page(&app, "OPTIONS", "/redirected", &[ORIGIN, PUT]).await;
    let [exchange] = &exchanges(&app, "/redirected").await[..] else { panic!("one exchange") };
    let words = "something answered 308 before a route with `#[cors]`: browsers do not follow a redirect of a preflight; help: let the page";
    assert!(explanation(exchange).contains(words), "{exchange:#}");
    assert!(
        exchange["console"]
            .as_str()
            .is_some_and(|text| text.ends_with("Redirect is not allowed for a preflight request.")),
        "{exchange:#}"
    );
}

#[actix_web::test]
async fn a_route_has_no_attribute_or_serves_another_method() {
    let app = init_service(App::new().service((bare, only_put)).wrap(Inspector::new())).await;
    page(&app, "GET", "/bare", &[ORIGIN]).await;
    let [exchange] = &exchanges(&app, "/bare").await[..] else { panic!("one exchange") };
    assert!(
        explanation(exchange).contains("the route has no `#[cors]`; help: write `#[cors(origins = "),
        "{exchange:#}"
    );

    page(&app, "GET", "/only-put", &[ORIGIN]).await;
    page(&app, "OPTIONS", "/only-put", &[ORIGIN, ("Access-Control-Request-Method", "PATCH")]).await;
    let both = exchanges(&app, "/only-put").await;
    assert_eq!(both.len(), 2);
    for (exchange, method) in both.iter().zip(["GET", "PATCH"]) {
        let words = format!("serves \"PUT\", and not \"{method}\"");
        assert!(
            explanation(exchange).contains("inspected::causes::only_put (tests/inspected/causes.rs:"),
            "{exchange:#}"
        );
        assert!(explanation(exchange).contains(&words), "{exchange:#}");
    }
    // A route without an attribute answers beside one that has it.
    let beside = init_service(App::new().service((only_put_here, plain_get)).wrap(Inspector::new())).await;
    page(&beside, "GET", "/only-put-here", &[ORIGIN]).await;
    let [exchange] = &exchanges(&beside, "/only-put-here").await[..] else { panic!("one exchange") };
    assert!(explanation(exchange).contains("the route has no `#[cors]`"), "{exchange:#}");

    let refusal = Page::at(APP).get("/only-put").fetch(&app).await.expect_err("a refusal");
    assert!(refusal.to_string().contains("serves \"PUT\", and not \"GET\""), "{refusal}");
}

#[actix_web::test]
async fn a_second_layer_adds_its_own_header() {
    let second = from_fn(|request: ServiceRequest, next: Next<_>| async move {
        let mut response = next.call(request).await?;
        response.headers_mut().append(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        Ok(response)
    });
    let app = init_service(App::new().service(layered).wrap(second).wrap(Inspector::new())).await;
    page(&app, "GET", "/layered", &[ORIGIN]).await;
    let [exchange] = &exchanges(&app, "/layered").await[..] else { panic!("one exchange") };
    assert!(
        explanation(exchange).contains("help: remove the other layer that sets CORS headers"),
        "{exchange:#}"
    );
    assert_eq!(
        exchange["console"],
        "Access to fetch at 'http://localhost:8080/layered' from origin 'https://app.example.com' has been blocked by CORS \
         policy: The 'Access-Control-Allow-Origin' header contains multiple values 'https://app.example.com, *', but only one \
         is allowed."
    );
}

#[actix_web::test]
async fn a_header_is_not_exposed_and_a_cache_is_not_told() {
    let app = init_service(App::new().service(hidden).wrap(Inspector::new())).await;
    let answer = page(&app, "GET", "/hidden", &[ORIGIN]).await;
    assert_eq!(answer.verdict(), "shared");
    let [exchange] = &exchanges(&app, "/hidden").await[..] else { panic!("one exchange") };
    assert_eq!((&exchange["hidden"], &exchange["is_refused"]), (&json!(["etag"]), &json!(false)));
    let words = "the page cannot read \"etag\"; help: write `expose = [\"etag\"]` in the policy at tests/inspected/causes.rs:";
    assert!(has(&exchange["notes"], words), "{exchange:#}");
    assert!(!has(&exchange["notes"], "Vary"), "{exchange:#}");

    let strip = from_fn(|request: ServiceRequest, next: Next<_>| async move {
        let mut response = next.call(request).await?;
        response.headers_mut().remove(VARY);
        Ok(response)
    });
    let app = init_service(App::new().service(unvaried).wrap(strip).wrap(Inspector::new())).await;
    page(&app, "GET", "/unvaried", &[ORIGIN]).await;
    let [exchange] = &exchanges(&app, "/unvaried").await[..] else { panic!("one exchange") };
    assert!(has(&exchange["notes"], "without `Vary: Origin` a cache may give"), "{exchange:#}");
}

#[actix_web::test]
async fn credentials_meet_a_wildcard() {
    let app = init_service(App::new().service((open, cookies)).wrap(Inspector::new())).await;
    let answer = page(&app, "GET", "/cookies", &[ORIGIN, ("Cookie", "id=1")]).await;
    assert_eq!(
        answer.verdict(),
        "refused: `Access-Control-Allow-Origin` is `*`, which does not allow credentials"
    );
    let [exchange] = &exchanges(&app, "/cookies").await[..] else { panic!("one exchange") };
    assert!(explanation(exchange).contains("add `credentials` to it, and name its origins"), "{exchange:#}");

    page(&app, "OPTIONS", "/open", &[ORIGIN, PUT]).await;
    let [exchange] = &exchanges(&app, "/open").await[..] else { panic!("one exchange") };
    assert!(has(&exchange["notes"], "a request with credentials is refused here"), "{exchange:#}");
    assert!(!has(&exchange["notes"], "ask again"), "{exchange:#}");
}

#[actix_web::test]
async fn a_preflight_is_soon_asked_again_and_a_page_of_the_internet_asks_for_permission() {
    let app = init_service(App::new().service((forgetful, signed_in)).wrap(Inspector::new())).await;
    page(&app, "OPTIONS", "/forgetful", &[ORIGIN, PUT]).await;
    let [exchange] = &exchanges(&app, "/forgetful").await[..] else { panic!("one exchange") };
    assert!(
        has(&exchange["notes"], "browsers ask again after 5 seconds; help: add `max_age"),
        "{exchange:#}"
    );
    assert!(has(&exchange["notes"], "Local Network Access"), "{exchange:#}");
    assert!(has(&exchange["notes"], "`Access-Control-Allow-Credentials` is not `true`"), "{exchange:#}");
    // The page of a unit test hears of a policy through the inspector.
    let refusal =
        Page::at("https://evil.example").put("/forgetful").fetch(&app).await.expect_err("a refusal");
    assert!(refusal.to_string().contains("the policy of inspected::causes::forgetful"), "{refusal}");
    page(&app, "OPTIONS", "/signed-in", &[ORIGIN, PUT]).await;
    let [other] = &exchanges(&app, "/signed-in").await[..] else { panic!("one exchange") };
    assert!(!has(&other["notes"], "credentials"), "{other:#}");
    let local = ("Origin", "http://localhost:3000");
    page(&app, "OPTIONS", "/forgetful", &[local, PUT]).await;
    let all = exchanges(&app, "/forgetful").await;
    let exchange = all.last().expect("an exchange");
    assert!(!has(&exchange["notes"], "Local Network Access"), "{exchange:#}");
}

#[actix_web::test]
async fn a_request_follows_its_preflight_and_errors_are_judged_too() {
    let app = init_service(App::new().service(followed).wrap(Inspector::new())).await;
    page(&app, "OPTIONS", "/followed", &[ORIGIN, PUT]).await;
    page(&app, "PUT", "/followed", &[ORIGIN]).await;
    page(&app, "PUT", "/followed", &[ORIGIN]).await;
    let [preflight, first, second] = &exchanges(&app, "/followed").await[..] else {
        panic!("three exchanges")
    };
    assert_eq!((&first["follows"], &second["follows"]), (&preflight["id"], &Value::Null));
    assert_eq!(first["handler"], "inspected::causes::followed");
    assert_eq!(first["decided_by"], "access-control-allow-origin");

    let fail = from_fn(|_: ServiceRequest, _: Next<actix_web::body::BoxBody>| async {
        Err::<ServiceResponse, _>(ErrorInternalServerError("away"))
    });
    let app =
        init_service(App::new().default_service(web::to(HttpResponse::Ok)).wrap(fail).wrap(Inspector::new()))
            .await;
    let answer = page(&app, "GET", "/failed", &[ORIGIN]).await;
    assert_eq!(answer.status, 500);
    assert_eq!(answer.verdict(), "refused: the response has no `Access-Control-Allow-Origin`");
}

#[actix_web::test]
async fn what_no_script_of_another_origin_asks_for_is_left_alone() {
    let app = init_service(App::new().service(bare).wrap(Inspector::new())).await;
    let own = ("Origin", "http://localhost:8080");
    for lines in [
        &[][..],
        &[own],
        &[ORIGIN, ("Sec-Fetch-Mode", "navigate")],
        &[ORIGIN, ("Sec-Fetch-Mode", "no-cors")],
        &[ORIGIN, ("Sec-Fetch-Site", "same-origin")],
        &[ORIGIN, ("Upgrade", "websocket")],
    ] {
        let answer = page(&app, "GET", "/bare?left-alone", lines).await;
        assert_eq!((answer.status.as_u16(), answer.verdict()), (200, ""), "{lines:?}");
    }
}

#[actix_web::test]
async fn an_error_has_its_own_response_and_makes_it_once() {
    let fail = from_fn(|_: ServiceRequest, _: Next<actix_web::body::BoxBody>| async {
        let response = HttpResponse::ImATeapot().insert_header(("X-Own", "1")).body("its own words");
        Err::<ServiceResponse, actix_web::Error>(
            InternalError::from_response("short and stout", response).into(),
        )
    });
    let app = init_service(App::new().service(bare).wrap(fail).wrap(Inspector::new())).await;
    let answer = page(&app, "GET", "/own-response", &[ORIGIN]).await;
    assert_eq!(
        (answer.status.as_u16(), &answer.body[..], answer.header("X-Own")),
        (418, "its own words", "1")
    );
    assert!(answer.verdict().starts_with("refused: "));
    let [exchange] = &exchanges(&app, "/own-response").await[..] else { panic!("one exchange") };
    assert_eq!(exchange["status"], 418);
}

#[actix_web::test]
async fn a_policy_that_decides_on_an_error_is_heard() {
    let deny = from_fn(|_: ServiceRequest, _: Next<actix_web::body::BoxBody>| async {
        Err::<ServiceResponse, _>(ErrorUnauthorized("who?"))
    });
    let cors = Cors::new(policy!(origins = ["https://app.example.com"]));
    let app = init_service(App::new().service(bare).wrap(deny).wrap(cors).wrap(Inspector::new())).await;
    page(&app, "OPTIONS", "/denied-inside", &[ORIGIN, PUT]).await;
    let [exchange] = &exchanges(&app, "/denied-inside").await[..] else { panic!("one exchange") };
    let words = "something inside of the policy of `Cors`";
    assert!(explanation(exchange).contains(words), "{exchange:#}");
    assert_eq!(exchange["place"]["file"], "tests/inspected/causes.rs");
}

#[actix_web::test]
async fn a_redirect_that_is_shared_is_followed() {
    let app = App::new().service(moved).wrap(Inspector::new());
    let app = init_service(app).await;
    page(&app, "GET", "/moved", &[ORIGIN]).await;
    let [exchange] = &exchanges(&app, "/moved").await[..] else { panic!("one exchange") };
    assert!(has(&exchange["notes"], "the browser follows the redirect"), "{exchange:#}");
}
