//! A service with several hundred routes on shared policies.

use actix_web::{
    App, Responder, get, put,
    test::init_service,
    web::{self, ServiceConfig},
};
use cors_runtime::{Policy, cors, policy};
use support::{
    EVIL,
    in_process::{actual, preflight},
};

const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], headers = ["X-A"], credentials);
const PUBLIC: Policy = policy!(origins = any);
const ADMIN: Policy = policy!(FRONTEND, origins = ["https://admin.example.com"], max_age = "1m");

/// Ten times as many tokens.
macro_rules! tenfold {
    ($macro:ident [$($taken:ident)*] [$next:ident $($rest:ident)*]) => {
        $macro! { $next [$($taken)*] }
        tenfold! { $macro [$($taken)*] [$($rest)*] }
    };
    ($macro:ident [$($taken:ident)*] []) => {};
}

/// The four routes of one resource, on three policies.
macro_rules! resource {
    ($second:ident [$first:ident]) => {
        pub(super) mod $second {
            use super::super::*;

            const PATH: &str = concat!("/", stringify!($first), "/", stringify!($second));

            #[cors(FRONTEND)]
            #[get("")]
            async fn read() -> impl Responder {
                PATH
            }

            #[cors(FRONTEND, methods = ["PUT"], expose = ["ETag"])]
            #[put("")]
            async fn write() -> impl Responder {
                PATH
            }

            #[cors(PUBLIC)]
            #[get("/public")]
            async fn public() -> impl Responder {
                PATH
            }

            #[cors(ADMIN)]
            #[put("/admin")]
            async fn admin() -> impl Responder {
                PATH
            }

            pub(in super::super) fn services(config: &mut ServiceConfig) {
                config.service(web::scope(PATH).service(read).service(write).service(public).service(admin));
            }
        }
    };
}

macro_rules! ten_resources {
    ($first:ident []) => {
        mod $first {
            tenfold! { resource [$first] [a b c d e f g h i j] }

            pub(super) const ALL: &[fn(&mut actix_web::web::ServiceConfig)] = &[
                a::services,
                b::services,
                c::services,
                d::services,
                e::services,
                f::services,
                g::services,
                h::services,
                i::services,
                j::services,
            ];
        }
    };
}

tenfold! { ten_resources [] [a b c d e f g h i j] }

fn services(config: &mut ServiceConfig) {
    for group in [a::ALL, b::ALL, c::ALL, d::ALL, e::ALL, f::ALL, g::ALL, h::ALL, i::ALL, j::ALL] {
        for services in group {
            services(config);
        }
    }
}

#[actix_web::test]
async fn four_hundred_routes_on_three_shared_policies_keep_their_own() {
    let app = init_service(App::new().configure(services)).await;
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
    let mut checked = 0;
    for (first, second) in names.iter().flat_map(|first| names.map(|second| (first, second))) {
        let path = format!("/{first}/{second}");
        let routes = [
            ("GET", path.clone(), "https://app.example.com", "https://app.example.com"),
            ("PUT", path.clone(), "https://app.example.com", "https://app.example.com"),
            ("GET", format!("{path}/public"), EVIL, "*"),
            ("PUT", format!("{path}/admin"), "https://admin.example.com", "https://admin.example.com"),
        ];
        for (method, route, origin, allow_origin) in routes {
            let reply = actual(&app, method, &route, origin).await;
            assert_eq!((reply.text(), reply.allow_origin()), (path.as_str(), Some(allow_origin)), "{route}");
            let reply = preflight(&app, method, &route, origin).await;
            assert_eq!(
                (reply.status, reply.lines("access-control-allow-methods")),
                (204, vec![method]),
                "{route}"
            );
            if allow_origin != "*" {
                assert_eq!(actual(&app, method, &route, EVIL).await.allow_origin(), None, "{route}");
                assert_eq!(preflight(&app, method, &route, EVIL).await.status, 403, "{route}");
            }
            checked += 1;
        }
    }
    assert_eq!(checked, 400);
}
