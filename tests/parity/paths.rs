//! Patterns and the paths that they match.

use actix_web::{
    HttpRequest, Responder, delete, get, post,
    web::{self, ServiceConfig},
};
use cors_runtime::cors;

use crate::ask::ask;

twice! {
    macro_rules! patterns {
        ($($name:ident $pattern:literal)*) => {
            $(
                #[cors(origins = ["https://app.example.com"])]
                #[get($pattern)]
                async fn $name(request: HttpRequest) -> impl Responder {
                    format!(
                        "{:?} {:?} {:?} {:?} {:?}",
                        request.match_pattern(),
                        request.match_name(),
                        request.match_info().iter().collect::<Vec<_>>(),
                        request.path(),
                        request.query_string(),
                    )
                }
            )*

            fn patterns(config: &mut ServiceConfig) {
                config $(.service($name))*;
            }
        };
    }
    patterns! {
        number "/number/{id:\\d+}"
        raw r"/raw/{id:[a-z]{2,3}}-{n:\d*}"
        several "/several/{a}/x/{b}/{c}.{d}"
        tail "/files/{path:.*}"
        full_tail "/tail/{path}*"
        encoded "/enc oded/{segment}"
        unicode "/straße/{name}"
        trailing "/trailing/"
        colon "/v1/things:{verb}"
        static_first "/order/static"
        dynamic_second "/order/{which}"
        no_slash "no-slash/{x}"
        long "/a/b/c/d/e/f/g/h/i/j/{k}"
    }

    #[cors(origins = ["https://app.example.com"])]
    #[post("/typed/{id}/{name}")]
    async fn typed(path: web::Path<(u8, String)>) -> impl Responder {
        format!("{} {}", path.0, path.1)
    }

    #[cors(origins = ["https://app.example.com"])]
    #[delete("/typed/{id}/{name}")]
    async fn typed_delete(path: web::Path<(u8, String)>, request: HttpRequest) -> impl Responder {
        let url = request.url_for("typed", [&path.0.to_string(), &path.1]);
        format!("{:?}", url.map(String::from))
    }

    pub(super) fn app(config: &mut ServiceConfig) {
        config.configure(patterns).service(typed).service(typed_delete);
    }
}

#[test]
fn patterns_with_regular_expressions_match_as_they_do() {
    twins!()
        .shared([
            ask("GET /number/42", 200),
            ask("GET /number/42?x=1&y=%20", 200),
            ask("GET /raw/abc-12", 200),
            ask("GET /raw/ab-", 200),
            ask("GET /several/1/x/2/file.tar", 200),
            ask("GET /v1/things:undelete", 200),
            ask("GET /a/b/c/d/e/f/g/h/i/j/k", 200),
        ])
        .unshared([
            ask("GET /number/x", 404),
            ask("GET /number/", 404),
            ask("GET /raw/abcd-1", 404),
            ask("GET /several/1/x/2/file", 404),
        ]);
}

#[test]
fn tails_take_the_rest_of_the_path() {
    twins!()
        .shared([
            ask("GET /files/", 200),
            ask("GET /files/a/b/../c.txt", 200),
            ask("GET /files//double//slash/", 200),
            ask("GET /tail/a/b", 200),
        ])
        .unshared([ask("GET /files", 404), ask("POST /files/a", 404)]);
}

#[test]
fn percent_encoded_paths_are_decoded_as_they_are() {
    twins!()
        .shared([
            ask("GET /number/%34%32", 200),
            ask("GET /files/a%2Fb%20c%25", 200),
            ask("GET /files/%C3%BC%FF", 200),
            ask("POST /typed/7/a%2Fb", 200),
            ask("POST /typed/%37/%C3%BC", 200),
            ask("DELETE /typed/7/a%20b", 200),
            ask("GET /no%2Dslash/1", 200),
            ask("GET /stra%C3%9Fe/x", 200),
            ask("GET /enc%20oded/x", 200),
        ])
        .unshared([ask("GET /NUMBER/42", 404), ask("GET /stra%C3%9F/x", 404), ask("GET /enc+oded/x", 404)]);
}

#[test]
fn slashes_and_the_order_of_registration_decide_as_they_do() {
    twins!()
        .shared([
            ask("GET /trailing/", 200),
            ask("GET /order/static", 200),
            ask("GET /order/other", 200),
            ask("GET /no-slash/1", 200),
        ])
        .unshared([
            ask("GET /trailing", 404),
            ask("GET //order/static", 404),
            ask("GET /order/static/", 404),
            ask("GET no-slash/1", 400),
            ask("GET http://localhost/order", 404),
        ]);
}

#[test]
fn a_segment_that_does_not_parse_is_refused_as_it_is() {
    twins!().shared([ask("POST /typed/300/x", 404), ask("POST /typed/x/y", 404)]);
}
