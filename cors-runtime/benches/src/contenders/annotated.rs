//! `#[cors]` on the handler.

use actix_web::{
    App, Responder,
    dev::{AppService, HttpServiceFactory, RequestHead},
    get, put, web,
};
use cors_runtime::{
    __private::{AllowedOrigins, Fields, Plan, Route, register_handler},
    Cors, Origin, Policy, cors, policy,
};

use super::{
    handlers::{answer, answer_with_header, middleware},
    start, thousand,
};
use crate::{
    Setting, Subject,
    policies::{self, FIFTY_HEADERS, HEADER, MAX_AGE, TEN_ORIGINS},
};

#[cors(origins = ["https://app.example.com"], headers = ["X-Request-Id"], credentials, max_age = 600)]
#[get("/me")]
pub(super) async fn one_origin() -> impl Responder {
    answer().await
}

#[cors(origins = TEN_ORIGINS, headers = ["X-Request-Id"], credentials, max_age = 600)]
#[get("/me")]
async fn ten_origins() -> impl Responder {
    answer().await
}

#[cors(origins = ["https://*.example.com"], headers = ["X-Request-Id"], credentials, max_age = 600)]
#[get("/me")]
async fn patterns() -> impl Responder {
    answer().await
}

#[cors(origins = any, headers = ["X-Request-Id"], max_age = 600)]
#[get("/me")]
async fn any_origin() -> impl Responder {
    answer().await
}

#[cors(origins = ["https://app.example.com"], headers = FIFTY_HEADERS, credentials, max_age = 600)]
#[get("/me")]
async fn fifty_headers() -> impl Responder {
    answer().await
}

#[cors(origins = ["https://app.example.com"], headers = any, max_age = 600)]
#[get("/me")]
async fn any_header() -> impl Responder {
    answer().await
}

const FRONTEND: Policy =
    policy!(origins = ["https://app.example.com"], headers = ["X-Request-Id"], credentials, max_age = 600);

#[cors(origins = predicate(is_own), headers = ["X-Request-Id"], credentials, max_age = 600)]
#[get("/me")]
async fn predicate() -> impl Responder {
    answer().await
}

fn is_own(origin: &Origin, _: &RequestHead) -> bool {
    origin.host().is_some_and(|host| host == "app.example.com")
}

#[cors(origins = ["https://app.example.net"], headers = ["X-Request-Id"], credentials, max_age = 600, enforce)]
#[get("/me")]
async fn enforced() -> impl Responder {
    answer().await
}

/// Has a pattern, so that a host has to be parsed.
#[cors(
    origins = ["https://*.example.com"],
    headers = ["X-Request-Id"],
    credentials,
    max_age = 600,
    enforce = strict
)]
#[get("/me")]
async fn strict() -> impl Responder {
    answer().await
}

#[cors(origins = ["https://app.example.com"], headers = ["X-Request-Id"], credentials, max_age = 600)]
#[get("/me")]
async fn with_header() -> impl Responder {
    answer_with_header().await
}

#[cors(origins = ["https://app.example.com"], headers = ["X-Request-Id"], credentials, max_age = 600)]
#[get("/me", wrap = "middleware()")]
async fn wrapped() -> impl Responder {
    answer().await
}

#[cors(origins = ["https://app.example.com"], headers = ["X-Request-Id"], credentials, max_age = 600)]
#[get("/items/{id}")]
async fn item() -> impl Responder {
    answer().await
}

/// Plain routes, which serve another method than the annotated ones of the same path.
#[put("/me")]
async fn plain_put() -> impl Responder {
    answer().await
}

#[put("/items/{id}")]
async fn plain_put_item() -> impl Responder {
    answer().await
}

pub(super) fn application(setting: Setting) -> Subject {
    match setting {
        Setting::OneOrigin | Setting::LogAtWarn => start(App::new().service(one_origin)),
        Setting::TenOrigins => start(App::new().service(ten_origins)),
        Setting::ThousandOrigins | Setting::HundredThousandOrigins | Setting::ManyPorts => {
            start(App::new().service(ManyOrigins(setting)))
        }
        Setting::Patterns => start(App::new().service(patterns)),
        Setting::AnyOrigin => start(App::new().service(any_origin)),
        Setting::FirstOfThousandRoutes | Setting::LastOfThousandRoutes => {
            start(App::new().configure(thousand::annotated))
        }
        Setting::FiftyHeaders => start(App::new().service(fifty_headers)),
        Setting::BehindPlain => start(App::new().service(plain_put).service(one_origin)),
        Setting::Parameter | Setting::NewParameter => start(App::new().service(item)),
        Setting::ParameterBehindPlain => start(App::new().service(plain_put_item).service(item)),
        Setting::AnyHeader => start(App::new().service(any_header)),
        Setting::Predicate => start(App::new().service(predicate)),
        Setting::Enforced => start(App::new().service(enforced)),
        Setting::Strict => start(App::new().service(strict)),
        Setting::Middleware => {
            start(App::new().wrap(Cors::new(FRONTEND)).route("/me", web::get().to(answer)))
        }
        Setting::ResponseWithHeader => start(App::new().service(with_header)),
        Setting::Wrapped => start(App::new().service(wrapped)),
    }
}

/// The expansion of an attribute with more origins than one would write.
struct ManyOrigins(Setting);

impl HttpServiceFactory for ManyOrigins {
    fn register(self, config: &mut AppService) {
        let origins: Vec<&'static str> =
            policies::origins(self.0).into_iter().map(|origin| &*origin.leak()).collect();
        let fields = Fields {
            origins: AllowedOrigins::Listed(origins.leak()),
            headers: &[HEADER],
            credentials: true,
            max_age: Some(MAX_AGE),
            ..Fields::NONE
        };
        let route = Route::new("/me", "me", Plan::new(&["GET"], fields, &["GET"]));
        register_handler(config, route, answer);
    }
}
