//! Middleware on a scope or on the application: it is outside of the route's CORS, so it sees preflights, and its own
//! answers are not the route's.

use actix_web::{
    App, HttpRequest, HttpResponse, Responder, get,
    http::header,
    middleware::{Compress, DefaultHeaders, Logger, NormalizePath, from_fn},
    web::{self, ServiceConfig},
};

use super::{
    LISTED,
    middleware::{
        explained, fails_after, fails_before, fails_but_for_options, notes_the_match, strips_origin, varies,
    },
};
use support::{APP, BOTH, PREFLIGHT_VARY, Request, Server, twins::Twins};

use crate::{compare::Case, compare::Compared, compare::Reached};

handlers_twice! {
    #[cors(
        origins = ["https://app.example.com"],
        headers = ["X-Own"],
        expose = ["ETag"],
        credentials,
        max_age = "10m"
    )]

    #[get("/long")]
    async fn long() -> impl Responder {
        "long ".repeat(100)
    }

    #[get("/varied")]
    async fn varied() -> impl Responder {
        HttpResponse::Ok()
            .append_header((header::VARY, "X-First"))
            .append_header((header::VARY, "x-second , X-Third"))
            .body("varied ".repeat(100))
    }

    #[get("/varies-by-everything")]
    async fn by_everything() -> impl Responder {
        HttpResponse::Ok().insert_header((header::VARY, "*")).body("everything ".repeat(100))
    }

    #[get("/compressed", wrap = "Compress::default()")]
    async fn compressed() -> impl Responder {
        "compressed ".repeat(100)
    }

    #[get("/err", wrap = "from_fn(fails_before)")]
    async fn err() -> impl Responder {
        "unreachable"
    }

    #[get("/missing")]
    async fn missing() -> Option<String> {
        None
    }

    #[get("/items/{id}")]
    async fn item(request: HttpRequest) -> impl Responder {
        format!("{:?} {:?}", request.match_info().get("id"), request.match_pattern())
    }
}

#[test]
fn middleware_of_the_application_loses_nothing_and_adds_nothing_twice() {
    let twins = Compared {
        twins: Twins::start_app(plain::routes, annotated::routes, |routes| {
            App::new()
                .wrap(explained())
                .wrap(DefaultHeaders::new().add(("X-Own", "1")))
                .wrap(Compress::default())
                .wrap(NormalizePath::trim())
                .wrap(Logger::default())
                .configure(routes)
        }),
        adds: LISTED,
    };
    twins.check(&[
        Case::get("compression", "/long", 200).header("accept-encoding", "gzip"),
        Case::get("no compression", "/long", 200).body("long long"),
        Case::get("compression among lines of Vary", "/varied", 200).header("accept-encoding", "gzip"),
        Case::get("compression and Vary: *", "/varies-by-everything", 200).header("accept-encoding", "gzip"),
        Case::get("compression inside and outside", "/compressed", 200).header("accept-encoding", "gzip"),
        Case::get("an `Err` of the route's middleware", "/err", 401),
        Case::get("an error of the handler", "/missing", 404).body("explained"),
        Case::get("a path with a slash too many", "/items/7/", 200).body("Some(\"7\")"),
        Case::get("a path with two slashes", "//items//7", 200).body("Some(\"/items/{id}\")"),
    ]);
}

fn in_scopes(config: &mut ServiceConfig, routes: fn(&mut ServiceConfig)) {
    config
        .service(web::scope("/fails-before").wrap(from_fn(fails_before)).configure(routes))
        .service(web::scope("/fails-after").wrap(from_fn(fails_after)).configure(routes))
        .service(web::scope("/authenticates").wrap(from_fn(fails_but_for_options)).configure(routes))
        .service(web::scope("/varies").wrap(from_fn(varies)).configure(routes))
        .service(web::scope("/notes/{id}").wrap(from_fn(notes_the_match)).configure(routes));
}

#[test]
fn middleware_of_a_scope_is_around_the_route_and_its_preflights() {
    let shared = |config: &mut ServiceConfig| in_scopes(config, annotated::routes);
    let plain = |config: &mut ServiceConfig| in_scopes(config, plain::routes);
    Compared::start(plain, shared, LISTED).check(&[
        Case::get("an `Err` before the route", "/fails-before/long", 401)
            .reached_by(Reached::Nothing)
            .body("who are you?"),
        Case::get("an `Err` instead of the route's answer", "/fails-after/long", 403)
            .reached_by(Reached::Nothing)
            .body("not this"),
        Case::get("an `Err` for all but OPTIONS", "/authenticates/long", 401)
            .reached_by(Reached::Preflights)
            .body("who are you?"),
        Case::get("lines of Vary behind ours", "/varies/varied", 200).body("varied"),
        Case::get("a scope with a segment", "/notes/7/long", 200).body("long"),
        Case::get("a scope and a route with the same segment", "/notes/7/items/8", 200).body("items/{id}"),
    ]);
}

#[test]
fn an_err_of_the_applications_middleware_is_what_it_is_without_the_attribute() {
    let before = Compared {
        twins: Twins::start_app(plain::routes, annotated::routes, |routes| {
            App::new().wrap(from_fn(fails_before)).configure(routes)
        }),
        adds: LISTED,
    };
    before.check(&[Case::get("before the route", "/long", 401).reached_by(Reached::Nothing)]);
    let after = Compared {
        twins: Twins::start_app(plain::routes, annotated::routes, |routes| {
            App::new().wrap(from_fn(fails_after)).configure(routes)
        }),
        adds: LISTED,
    };
    after.check(&[Case::get("instead of the route's answer", "/long", 403).reached_by(Reached::Nothing)]);
}

#[test]
fn without_origin_headers_no_request_is_cross_origin() {
    let server =
        Server::start_app(1, || App::new().wrap(from_fn(strips_origin)).configure(annotated::routes));
    for protocol in BOTH {
        let request = Request::new("GET", "/long").header("origin", APP);
        let response = server.send_over(*protocol, &request);
        assert_eq!((response.status, response.access_control()), (200, vec![]), "{protocol:?}");
        assert_eq!(response.lines("vary"), ["Origin"], "{protocol:?}");
        let preflight = server.send_over(*protocol, &Request::preflight("GET", "/long", APP));
        assert_eq!((preflight.status, preflight.access_control()), (404, vec![]), "{protocol:?}");
        assert!(!preflight.lines("vary").contains(&PREFLIGHT_VARY), "{protocol:?}");
    }
}
