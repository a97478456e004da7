//! Middleware on the route itself: inside of CORS, so that whatever it does to a response is shared.

use actix_web::{
    HttpMessage, HttpRequest, HttpResponse, Responder, get,
    http::header,
    middleware::{Compress, Condition, DefaultHeaders, Logger, from_fn},
    post,
    web::{Json, Path},
};

use super::{
    ANY, LISTED,
    middleware::{
        Noted, answers, explained, fails_after, fails_before, notes_the_match, replaces_the_body,
        strips_origin, varies,
    },
};
use support::Request;

use crate::{compare::Case, compare::Compared};

handlers_twice! {
    #[cors(
        origins = ["https://app.example.com"],
        headers = ["X-Own"],
        expose = ["ETag"],
        credentials,
        max_age = "10m"
    )]

    #[get("/compressed", wrap = "Compress::default()")]
    async fn compressed() -> impl Responder {
        "compressed ".repeat(100)
    }

    #[get("/compressed-and-varied", wrap = "Compress::default()", wrap = "from_fn(varies)")]
    async fn compressed_and_varied() -> impl Responder {
        "compressed ".repeat(100).customize().append_header((header::VARY, "X-Handler"))
    }

    #[get("/varies-by-everything", wrap = "from_fn(varies)")]
    async fn by_everything() -> impl Responder {
        HttpResponse::Ok().insert_header((header::VARY, "*")).body("everything")
    }

    #[get("/default-headers", wrap = r#"DefaultHeaders::new()
        .add(("Access-Control-Allow-Origin", "*"))
        .add(("Access-Control-Max-Age", "7"))
        .add(("X-Own", "1"))"#)]
    async fn default_headers() -> impl Responder {
        "default headers"
    }

    #[get("/logged", wrap = r#"Logger::new("%a %s %{Origin}i").log_target("other-crates")"#)]
    async fn logged() -> impl Responder {
        "logged"
    }

    #[get("/conditional", wrap = "Condition::new(true, from_fn(answers))")]
    async fn conditional() -> impl Responder {
        "unreachable"
    }

    #[allow(deprecated, reason = "no page sends it JSON")]
    #[post("/explained", wrap = "explained()")]
    async fn explained_error(numbers: Json<Vec<u32>>) -> impl Responder {
        format!("{numbers:?}")
    }

    #[get("/explained-err", wrap = "explained()", wrap = "from_fn(fails_before)")]
    async fn explained_err() -> impl Responder {
        "unreachable"
    }

    #[get("/answers", wrap = "from_fn(answers)")]
    async fn answered() -> impl Responder {
        "unreachable"
    }

    #[get("/fails-before", wrap = "from_fn(fails_before)")]
    async fn failing_before() -> impl Responder {
        "unreachable"
    }

    #[get("/fails-after", wrap = "from_fn(fails_after)")]
    async fn failing_after() -> impl Responder {
        "dropped"
    }

    #[get(
        "/fails-inside-others",
        wrap = "from_fn(fails_after)",
        wrap = "Compress::default()",
        wrap = "Logger::default()"
    )]
    async fn failing_inside_others() -> impl Responder {
        "dropped"
    }

    #[get("/strips-origin", wrap = "from_fn(strips_origin)")]
    async fn stripped(request: HttpRequest) -> impl Responder {
        format!("{}", request.headers().contains_key(header::ORIGIN))
    }

    #[get("/users/{id}/posts/{post:\\d+}", wrap = "from_fn(notes_the_match)")]
    async fn matched(path: Path<(String, u32)>, request: HttpRequest) -> impl Responder {
        let noted = request.extensions().get::<Noted>().map(|noted| noted.0);
        format!("{path:?} {:?} {noted:?}", request.match_info().iter().collect::<Vec<_>>())
    }

    #[get("/replaced", wrap = "from_fn(replaces_the_body)")]
    async fn replaced() -> impl Responder {
        "the handler's"
    }
}

/// Some of them where nothing depends on the origin.
mod any {
    use super::*;

    handlers_twice! {
        #[cors(origins = any, expose = any)]

        #[get("/compressed", wrap = "Compress::default()", wrap = "from_fn(varies)")]
        async fn compressed() -> impl Responder {
            "compressed ".repeat(100)
        }

        #[get("/fails-before", wrap = "from_fn(fails_before)")]
        async fn failing_before() -> impl Responder {
            "unreachable"
        }

        #[get("/fails-after", wrap = "from_fn(fails_after)", wrap = "Compress::default()")]
        async fn failing_after() -> impl Responder {
            "dropped"
        }
    }
}

#[test]
fn under_any_it_is_shared_with_everyone() {
    Compared::start(any::plain::routes, any::annotated::routes, ANY).check(&[
        Case::get("compression among lines of Vary", "/compressed", 200).header("accept-encoding", "gzip"),
        Case::get("a middleware that fails before the handler", "/fails-before", 401).body("who are you?"),
        Case::get("a middleware that fails after the handler", "/fails-after", 403).body("not this"),
    ]);
}

#[test]
fn whatever_a_routes_own_middleware_does_is_shared() {
    let post = Request::new("POST", "/explained").header("content-type", "application/json");
    Compared::start(plain::routes, annotated::routes, LISTED).check(&[
        Case::get("compressed", "/compressed", 200).header("accept-encoding", "gzip"),
        Case::get("compression that the client does not want", "/compressed", 200).body("compressed comp"),
        Case::get("compression among lines of Vary", "/compressed-and-varied", 200)
            .header("accept-encoding", "gzip"),
        Case::get("Vary: *", "/varies-by-everything", 200).body("everything"),
        Case::get("default headers", "/default-headers", 200).body("default headers"),
        Case::get("a logger", "/logged", 200).body("logged"),
        Case::get("a conditional middleware", "/conditional", 402).body("pay first"),
        Case::new("an error handler", post.clone().body(b"no JSON"), 400).body("explained"),
        Case::new("no error for the handler", post.body(b"[1]"), 200).body("Json([1])"),
        Case::get("an error handler around an `Err`", "/explained-err", 401),
        Case::get("a middleware that answers", "/answers", 402).body("pay first"),
        Case::get("a middleware that fails before the handler", "/fails-before", 401).body("who are you?"),
        Case::get("a middleware that fails after the handler", "/fails-after", 403).body("not this"),
        Case::get("a failing middleware inside of others", "/fails-inside-others", 403)
            .header("accept-encoding", "gzip")
            .body("not this"),
        Case::get("a middleware that strips Origin", "/strips-origin", 200).body("false"),
        Case::get("dynamic segments", "/users/a%20b/posts/7", 200).body("from the middleware"),
        Case::get("a middleware that replaces the body", "/replaced", 200).body("replaced"),
    ]);
}
