//! Preflights, which only the annotated application answers, beside guards and other methods.

use actix_web::{
    Responder, delete,
    guard::{self, GuardContext},
    put, scope,
    web::{self, ServiceConfig},
};
use cors_runtime::cors;
use support::APP;

use crate::ask::preflight;

const PARTNER: &str = "https://partner.example";

fn has_json(context: &GuardContext<'_>) -> bool {
    context.head().headers().contains_key("x-json")
}

fn has_cookie(context: &GuardContext<'_>) -> bool {
    context.head().headers().contains_key("cookie")
}

twice! {
    #[cors(origins = ["https://app.example.com"])]
    #[put("/guarded", guard = "has_json", guard = "has_cookie")]
    async fn guarded() -> impl Responder {
        "guarded"
    }

    #[cors(origins = ["https://app.example.com"], max_age = 1)]
    #[put("/twice", guard = "has_json")]
    async fn first() -> impl Responder {
        "first"
    }

    #[cors(origins = ["https://partner.example"], max_age = 2)]
    #[put("/twice", guard = "has_cookie")]
    async fn second() -> impl Responder {
        "second"
    }

    #[cors(origins = ["https://partner.example"], max_age = 3)]
    #[delete("/twice")]
    async fn other_method() -> impl Responder {
        "third"
    }

    #[scope("/module")]
    mod module {
        use super::*;

        #[cors(origins = ["https://app.example.com"])]
        #[put("/x", guard = "has_json")]
        pub(super) async fn in_module() -> impl Responder {
            "module"
        }
    }

    pub(super) fn app(config: &mut ServiceConfig) {
        config
            .service((guarded, first, second, other_method, module::in_module))
            .service(
                web::scope("/tenant").guard(guard::Header("x-tenant", "1")).service((guarded, second, first)),
            )
            .service(web::scope("/open").service(web::scope("/{inner}").service((guarded, second, first))));
    }
}

#[test]
fn guards_of_a_route_are_not_asked_about_preflights() {
    let twins = twins!();
    for path in ["/guarded", "/module/x", "/open/any/guarded"] {
        assert_eq!(twins.preflight(&preflight("PUT", path, APP)), (404, 204, None), "{path}");
        assert_eq!(twins.preflight(&preflight("PUT", path, PARTNER)), (404, 403, None), "{path}");
        assert_eq!(twins.preflight(&preflight("POST", path, APP)), (404, 404, None), "{path}");
    }
}

#[test]
fn where_handlers_differ_only_by_guard_the_first_registered_answers() {
    let twins = twins!();
    let age = |age: &str| Some(age.to_owned());
    assert_eq!(twins.preflight(&preflight("PUT", "/twice", APP)), (404, 204, age("1")));
    assert_eq!(twins.preflight(&preflight("PUT", "/twice", PARTNER)), (404, 403, None));
    // Also where the guards would have chosen the other one.
    let cookie = preflight("PUT", "/twice", PARTNER).header("Cookie: a=b");
    assert_eq!(twins.preflight(&cookie), (404, 403, None));
    assert_eq!(twins.preflight(&preflight("DELETE", "/twice", PARTNER)), (404, 204, age("3")));
    assert_eq!(twins.preflight(&preflight("PUT", "/open/any/twice", PARTNER)), (404, 204, age("2")));
    assert_eq!(twins.preflight(&preflight("PUT", "/open/any/twice", APP)), (404, 403, None));
}

#[test]
fn guards_of_a_scope_are_asked_about_preflights_too() {
    let twins = twins!();
    let request = || preflight("PUT", "/tenant/guarded", APP);
    assert_eq!(twins.preflight(&request()), (404, 404, None));
    assert_eq!(twins.preflight(&request().header("X-Tenant: 2")), (404, 404, None));
    assert_eq!(twins.preflight(&request().header("X-Tenant: 1")), (404, 204, None));
}
