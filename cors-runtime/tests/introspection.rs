//! With actix-web's `experimental-introspection`, its route tree is the same with and without `#[cors]`.
//!
//! `cargo test -p cors-runtime --features experimental-introspection --test introspection`

use actix_web::{
    App, HttpResponse,
    guard::GuardContext,
    introspection::IntrospectionTree,
    test,
    web::{self, ServiceConfig},
};

fn is_json(context: &GuardContext<'_>) -> bool {
    context.head().headers().contains_key("x-json")
}

/// The handlers twice: as they stand, and without `#[cors]`.
macro_rules! twice {
    ($(#[cors($($policy:tt)*)] #[$($route:tt)*] fn $name:ident;)*) => {
        mod annotated {
            $(
                #[cors_runtime::cors($($policy)*)]
                #[$($route)*]
                async fn $name() -> &'static str {
                    stringify!($name)
                }
            )*
            pub(super) fn services(config: &mut super::ServiceConfig) {
                config$(.service($name))*;
            }
        }
        mod plain {
            $(
                #[$($route)*]
                async fn $name() -> &'static str {
                    stringify!($name)
                }
            )*
            pub(super) fn services(config: &mut super::ServiceConfig) {
                config$(.service($name))*;
            }
        }
    };
}

twice! {
    #[cors(origins = any)]
    #[actix_web::get("/items/{id}")]
    fn simple;
    #[cors(origins = ["https://app.example.com"], credentials)]
    #[actix_web::put("/guarded", name = "guarded", guard = "crate::is_json", guard = "crate::is_json")]
    fn guarded;
    #[cors(deny)]
    #[actix_web::post("no-slash")]
    fn no_slash;
}

async fn tree(services: fn(&mut ServiceConfig)) -> String {
    let report =
        |tree: web::Data<IntrospectionTree>| async move { HttpResponse::Ok().body(tree.report_as_json()) };
    let app = App::new().configure(services).service(web::scope("/scoped").configure(services));
    let app = test::init_service(app.route("/tree", web::get().to(report))).await;
    let body = test::call_and_read_body(&app, test::TestRequest::with_uri("/tree").to_request()).await;
    // The halves differ in the name of their module alone.
    String::from_utf8_lossy(&body).replace("introspection::annotated", "introspection::plain")
}

#[actix_web::test]
async fn the_route_tree_is_the_one_of_actix() {
    let plain = tree(plain::services).await;
    assert!(plain.contains("guarded") && plain.contains("is_json"), "{plain}");
    assert_eq!(tree(annotated::services).await, plain);
}

#[actix_web::test]
async fn the_first_request_shows_the_whole_paths_of_all_routes() {
    let scope = web::scope("/introspected").configure(annotated::services);
    let app = test::init_service(App::new().service(scope)).await;
    test::call_service(&app, test::TestRequest::with_uri("/introspected/items/1").to_request()).await;
    let mut paths = Vec::new();
    for route in cors_runtime::routes() {
        if route.path().starts_with("/introspected") {
            paths.push(route.path().to_owned());
        }
    }
    assert_eq!(paths, ["/introspected/items/{id}", "/introspected/guarded", "/introspected/no-slash"]);
}
