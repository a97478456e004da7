//! A policy for a module: every handler in it has it, and one with a `#[cors]` of its own starts afresh.

use actix_web::{App, Responder, get, test::init_service, web::ServiceConfig};
use cors_runtime::{ConfiguredPolicy, OriginSet, Policy, cors, policy};
use support::{
    APP, EVIL,
    in_process::{actual, preflight},
};

const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], headers = ["X-A"]);

/// The same name as in the module: the policy means this one.
const ORIGIN: &str = "https://app.example.com";

#[cors(FRONTEND, credentials, methods = ["GET", "PUT"])]
mod items {
    #![allow(clippy::unused_async, reason = "handlers are asynchronous")]
    //! An inner attribute and a comment stay where they are.

    use actix_web::{HttpResponse, Responder, delete, get, put, route, routes, web};
    use cors_runtime::cors;

    /// Documented.
    #[get("/items")]
    pub(super) async fn read() -> impl Responder {
        "items"
    }

    #[allow(clippy::unused_async)]
    #[put("/items/{id}", name = "own")]
    #[inline]
    pub(super) async fn write(id: web::Path<u32>) -> impl Responder {
        format!("stored {id}")
    }

    #[routes]
    #[get("/both/a")]
    #[put("/both/b")]
    pub(super) async fn both() -> impl Responder {
        "both"
    }

    #[route("/route", method = "GET", method = "DELETE")]
    pub(super) async fn by_route() -> impl Responder {
        "route"
    }

    #[cors(origins = ["https://partner.example"])]
    #[get("/own")]
    pub(super) async fn own() -> impl Responder {
        "own"
    }

    #[cors(deny)]
    #[delete("/items")]
    pub(super) async fn denied() -> impl Responder {
        "deleted"
    }

    /// Not a handler.
    #[must_use]
    pub(super) fn helper() -> HttpResponse {
        HttpResponse::Ok().body("by hand")
    }

    pub(super) mod inner {
        use super::{Responder, get};

        pub(crate) mod deeper {
            use super::{Responder, get};

            #[get("/deeper")]
            pub(crate) async fn deep() -> impl Responder {
                "deep"
            }
        }

        #[get("/inner")]
        pub(crate) async fn within() -> impl Responder {
            "within"
        }
    }

    #[super::cors(origins = any)]
    pub(super) mod public {
        use super::{Responder, get};

        #[get("/public")]
        pub(crate) async fn anyone() -> impl Responder {
            "anyone"
        }
    }
}

#[cors(origins = [ORIGIN])]
#[actix_web::scope("/below")]
mod scope_below {
    use actix_web::{Responder, get};

    #[allow(dead_code)]
    const ORIGIN: &str = "https://evil.example";

    #[get("/x")]
    pub(super) async fn scoped() -> impl Responder {
        "scoped"
    }
}

#[actix_web::scope("/above")]
#[cors(origins = [ORIGIN])]
mod scope_above {
    use actix_web::{Responder, get};

    #[get("/x")]
    pub(super) async fn scoped() -> impl Responder {
        "scoped"
    }
}

#[cors(deny)]
mod private {
    use actix_web::{Responder, get};

    #[get("/private")]
    pub(super) async fn secret() -> impl Responder {
        "secret"
    }
}

static ORIGINS: OriginSet = OriginSet::new();
static CONFIGURED: ConfiguredPolicy = ConfiguredPolicy::new();

#[cors(origins = [set(ORIGINS), ORIGIN], max_age = "10m")]
mod from_a_set {
    use super::{Responder, get};

    #[get("/set")]
    pub(super) async fn shared() -> impl Responder {
        "set"
    }
}

#[cors(configured(CONFIGURED))]
mod configured {
    use super::{Responder, get};

    #[get("/configured")]
    pub(super) async fn shared() -> impl Responder {
        "configured"
    }
}

fn routes(config: &mut ServiceConfig) {
    config
        .service((items::read, items::write, items::both, items::by_route, items::own, items::denied))
        .service((items::inner::within, items::inner::deeper::deep, items::public::anyone))
        .service((scope_below::scoped, scope_above::scoped, private::secret))
        .service((from_a_set::shared, configured::shared))
        .route("/by-hand", actix_web::web::get().to(|| async { items::helper() }));
}

#[actix_web::test]
async fn each_handler_has_the_policy_of_its_module_for_the_methods_that_it_serves() {
    let app = init_service(App::new().configure(routes)).await;
    for (method, path, methods) in [
        ("GET", "/items", "GET"),
        ("PUT", "/items/7", "PUT"),
        ("GET", "/both/a", "GET"),
        ("PUT", "/both/b", "PUT"),
        ("GET", "/route", "GET"),
        ("GET", "/inner", "GET"),
        ("GET", "/deeper", "GET"),
    ] {
        let allowed = preflight(&app, method, path, APP).await;
        let expected = [
            "access-control-allow-credentials: true".to_owned(),
            "access-control-allow-headers: X-A".to_owned(),
            format!("access-control-allow-methods: {methods}"),
            format!("access-control-allow-origin: {APP}"),
        ];
        assert_eq!((allowed.status, allowed.access_control()), (204, expected.to_vec()), "{path}");
        assert_eq!(preflight(&app, method, path, EVIL).await.status, 403, "{path}");
        let actual = actual(&app, method, path, APP).await;
        assert_eq!((actual.status, actual.allow_origin()), (200, Some(APP)), "{path}");
    }
    // The handler serves it, and the policy leaves it out.
    assert_eq!(actual(&app, "DELETE", "/route", APP).await.allow_origin(), None);
    assert_eq!(preflight(&app, "DELETE", "/route", APP).await.lines("access-control-allow-methods"), ["GET"]);
}

#[actix_web::test]
async fn a_policy_of_its_own_replaces_that_of_the_module() {
    let app = init_service(App::new().configure(routes)).await;
    for (method, path, origin, allowed) in [
        ("GET", "/own", "https://partner.example", Some("https://partner.example")),
        ("GET", "/own", APP, None),
        ("DELETE", "/items", APP, None),
        ("GET", "/public", EVIL, Some("*")),
        ("GET", "/private", APP, None),
        ("GET", "/by-hand", APP, None),
    ] {
        let response = actual(&app, method, path, origin).await;
        assert_eq!((response.status, response.allow_origin()), (200, allowed), "{method} {path} {origin}");
        assert_eq!(response.lines("access-control-allow-credentials"), [""; 0], "{path}");
    }
    assert_eq!(preflight(&app, "DELETE", "/items", APP).await.status, 403);
}

#[actix_web::test]
async fn paths_mean_what_they_mean_where_the_attribute_stands_with_a_scope_above_or_below_too() {
    let app = init_service(App::new().configure(routes)).await;
    for path in ["/below/x", "/above/x"] {
        assert_eq!(actual(&app, "GET", path, APP).await.allow_origin(), Some(APP), "{path}");
        assert_eq!(actual(&app, "GET", path, EVIL).await.allow_origin(), None, "{path}");
        assert_eq!(preflight(&app, "GET", path, APP).await.status, 204, "{path}");
    }
}

#[actix_web::test]
async fn sets_and_configured_policies_reach_the_handlers_of_a_module() {
    let app = init_service(App::new().configure(routes)).await;
    for path in ["/set", "/configured"] {
        assert_eq!(actual(&app, "GET", path, "https://set.example").await.allow_origin(), None, "{path}");
    }
    ORIGINS.replace(["https://set.example"]).expect("an origin");
    CONFIGURED.set(policy!(origins = ["https://set.example"], methods = ["GET", "PUT"])).expect("set once");
    for path in ["/set", "/configured"] {
        let response = actual(&app, "GET", path, "https://set.example").await;
        assert_eq!(response.allow_origin(), Some("https://set.example"), "{path}");
    }
    assert_eq!(actual(&app, "GET", "/set", APP).await.allow_origin(), Some(APP));
    let allowed = preflight(&app, "GET", "/configured", "https://set.example").await;
    assert_eq!(allowed.lines("access-control-allow-methods"), ["GET"]);
}

#[actix_web::test]
async fn a_module_in_the_body_of_a_function_has_the_policy_too() {
    const LOCAL: &str = "https://app.example.com";

    #[cors(origins = [LOCAL])]
    mod handlers {
        use super::{Responder, get};

        pub(super) mod inner {
            use super::{Responder, get};

            #[get("/local/inner")]
            pub(crate) async fn within() -> impl Responder {
                "local"
            }
        }

        #[get("/local")]
        pub(super) async fn local() -> impl Responder {
            "local"
        }
    }

    let app = init_service(App::new().service((handlers::local, handlers::inner::within))).await;
    for path in ["/local", "/local/inner"] {
        assert_eq!(actual(&app, "GET", path, APP).await.allow_origin(), Some(APP), "{path}");
    }
}
