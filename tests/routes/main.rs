//! The table of routes, and the golden file of an application.

use actix_web::{
    App, HttpRequest, HttpResponse, Responder,
    dev::{RequestHead, ServiceRequest},
    error::ErrorUnauthorized,
    get,
    guard::{self, GuardContext},
    middleware::{Next, from_fn},
    patch, put,
    test::{TestRequest, call_service, init_service},
    web,
};
use cors_runtime::{
    ConfiguredPolicy, Origin, OriginSet, Policy, RouteInfo, cors, policy, routes, test::snapshot,
};

static SET: OriginSet = OriginSet::new();
static CONFIGURED: ConfiguredPolicy = ConfiguredPolicy::new();
static UNSET: ConfiguredPolicy = ConfiguredPolicy::new();
const SHARED: Policy = policy!(origins = ["https://*.example.com"], credentials, max_age = "1h");

fn is_ours(_: &Origin, _: &RequestHead) -> bool {
    false
}

async fn is_tenant(_: Origin) -> bool {
    false
}

#[cors(origins = any, expose = any)]
#[get("/prices")]
async fn prices() -> impl Responder {
    ""
}

#[cors(SHARED, methods = ["PUT"], headers = ["Content-Type"])]
#[put("/items/{id}")]
async fn put_item() -> impl Responder {
    ""
}

#[cors(SHARED)]
#[patch("/items/{id}")]
async fn patch_item() -> impl Responder {
    ""
}

#[cors(origins = [set(SET), predicate(is_ours), lookup(is_tenant), "null"], dangerously = [null_origin])]
#[get("/sources")]
async fn sources() -> impl Responder {
    ""
}

#[cors(origins = ["https://app.example.com"], enforce = strict)]
#[actix_web::route("/strict", method = "GET", method = "DELETE")]
async fn strict() -> impl Responder {
    ""
}

#[cors(deny)]
#[get("/private")]
async fn private() -> impl Responder {
    ""
}

#[cors(configured(CONFIGURED))]
#[get("/configured")]
async fn configured() -> impl Responder {
    ""
}

#[cors(configured(UNSET))]
#[get("/unset")]
async fn unset() -> impl Responder {
    ""
}

#[cors(origins = any)]
#[get("/items/new")]
async fn new_item() -> impl Responder {
    ""
}

#[cors(origins = any)]
#[get("/items/{name}")]
async fn read_item() -> impl Responder {
    ""
}

fn has_header(context: &GuardContext<'_>) -> bool {
    context.head().headers().contains_key("X-A")
}

#[cors(origins = any)]
#[get("/guarded/{x}", guard = "has_header", name = "named")]
async fn guarded() -> impl Responder {
    ""
}

#[cors(origins = any)]
#[get("/guarded/x")]
async fn behind_guarded() -> impl Responder {
    ""
}

async fn plain(_: HttpRequest) -> impl Responder {
    HttpResponse::Ok()
}

#[actix_web::test]
async fn a_snapshot_has_every_annotated_route_of_the_application_and_nothing_else() {
    let _ = CONFIGURED.set(policy!(origins = ["https://configured.example"], headers = ["X-A"]));
    let app = App::new()
        .service(prices)
        .service(web::scope("/api").service((put_item, patch_item)).service(sources))
        .service(web::resource("/plain").to(plain))
        .service((strict, private, configured, unset));
    let app = init_service(app).await;
    // Another one on the same thread is none of its business.
    let _other = init_service(App::new().service(new_item)).await;
    let expected = r#"PATCH /api/items/{id}
    routes::patch_item (tests/routes/main.rs)
    origins = ["https://*.example.com"], credentials, max_age = 3600
    ! every host of "https://*.example.com" may read the responses to requests with cookies
    ! another route of this URL allows other request headers, and browsers merge both in their preflight cache
PUT /api/items/{id}
    routes::put_item (tests/routes/main.rs)
    origins = ["https://*.example.com"], methods = ["PUT"], headers = ["Content-Type"], credentials, max_age = 3600
    ! every host of "https://*.example.com" may read the responses to requests with cookies
    ! another route of this URL allows other request headers, and browsers merge both in their preflight cache
GET /api/sources
    routes::sources (tests/routes/main.rs)
    origins = ["null", set(tests/routes/main.rs), predicate(…), lookup(…)], dangerously = [null_origin]
    ! accepts null_origin
    ! a `predicate` decides which pages may read the responses
    ! a `lookup` decides which pages may read the responses
GET /configured
    routes::configured (tests/routes/main.rs)
    configured(tests/routes/main.rs), origins = ["https://configured.example"], headers = ["X-A"]
GET /prices
    routes::prices (tests/routes/main.rs)
    origins = any, expose = any
    ! any page may read the responses
GET /private
    routes::private (tests/routes/main.rs)
    deny
GET, DELETE /strict
    routes::strict (tests/routes/main.rs)
    origins = ["https://app.example.com"], enforce = strict
GET /unset
    routes::unset (tests/routes/main.rs)
    configured(tests/routes/main.rs), not set
"#;
    let found = snapshot(&app).await;
    assert_eq!(found, expected);
    assert_eq!(found, snapshot(&app).await, "it is stable");
    let known: Vec<_> = routes().into_iter().filter(|route| route.handler() == "routes::sources").collect();
    assert!(
        known.iter().any(|route| route.path() == "/api/sources"),
        "the table knows what the snapshot found: {known:?}"
    );
}

#[actix_web::test]
async fn two_mounts_are_two_routes_and_a_route_that_no_request_reaches_is_marked() {
    let both = |config: &mut web::ServiceConfig| {
        config.service(read_item).service(new_item);
    };
    let app = App::new()
        .service(web::scope("/v1").configure(both))
        .service(web::scope("/v2").configure(both))
        .service((guarded, behind_guarded));
    let found = snapshot(&init_service(app).await).await;
    for version in ["v1", "v2"] {
        let shadowed = format!(
            "GET /{version}/items/new\n    routes::new_item (tests/routes/main.rs)\n    origins = any\n    ! any page may read \
             the responses\n    ! routes::read_item at /{version}/items/{{name}} stands before it and takes its GET requests"
        );
        assert!(found.contains(&shadowed), "{found}");
        assert!(found.contains(&format!("GET /{version}/items/{{name}}\n")), "{found}");
    }
    assert_eq!(found.matches("stands before it").count(), 2, "behind a guard nothing is lost: {found}");
    assert!(found.contains("GET /guarded/{x}\n"), "{found}");
}

#[actix_web::test]
async fn an_error_of_a_middleware_around_the_application_hides_the_prefixes() {
    let refuse = from_fn(|request: ServiceRequest, next: Next<_>| async move {
        if request.headers().contains_key("X-Known") {
            next.call(request).await
        } else {
            Err(ErrorUnauthorized("who are you?"))
        }
    });
    let app = App::new().service(web::scope("/api").service(prices)).service(private).wrap(refuse);
    let app = init_service(app).await;
    let found = snapshot(&app).await;
    assert!(found.contains("GET …/prices\n") && found.contains("GET …/private\n"), "{found}");
    let known = TestRequest::with_uri("/api/prices").insert_header(("X-Known", "1"));
    call_service(&app, known.to_request()).await;
    let found = snapshot(&app).await;
    assert!(found.contains("GET /api/prices\n") && found.contains("GET …/private\n"), "{found}");
}

mod same_names {
    pub(super) mod annotated {
        use super::super::*;

        #[cors(origins = any)]
        #[get("/same")]
        pub(in super::super) async fn same() -> impl Responder {
            ""
        }

        #[cors(origins = any)]
        #[get("/x/{id}")]
        pub(in super::super) async fn named() -> impl Responder {
            ""
        }

        #[cors(deny)]
        #[get("/other/{id}")]
        pub(in super::super) async fn other() -> impl Responder {
            ""
        }
    }

    pub(super) mod plain {
        use super::super::*;

        #[get("/same")]
        pub(in super::super) async fn same() -> impl Responder {
            ""
        }
    }
}

#[actix_web::test]
async fn a_path_that_may_be_that_of_another_route_is_left_open() {
    use same_names::{annotated, plain};
    let app = App::new()
        .service(web::scope("/admin").service(plain::same))
        .service(web::scope("/api").service(annotated::same));
    let app = init_service(app).await;
    assert!(snapshot(&app).await.starts_with("GET …/same\n"));
    call_service(&app, TestRequest::with_uri("/api/same").to_request()).await;
    assert!(snapshot(&app).await.starts_with("GET /api/same\n"));
}

#[actix_web::test]
async fn an_application_that_lacks_a_route_is_not_taken_for_the_one_that_has_it() {
    let both = init_service(App::new().service((prices, private))).await;
    let one = init_service(App::new().service(prices)).await;
    assert!(snapshot(&both).await.contains("GET /private\n"));
    assert!(!snapshot(&one).await.contains("GET /private\n"));
}

#[actix_web::test]
async fn a_whole_path_may_have_one_name_twice() {
    use same_names::annotated::{named, other};
    let app = init_service(App::new().service(web::scope("/{id}").service((named, other)))).await;
    let found = snapshot(&app).await;
    assert!(found.contains("GET /{id}/x/{id}\n") && found.contains("GET /{id}/other/{id}\n"), "{found}");
    assert!(routes().to_string().contains("/{id}/x/{id}"));
}

mod two_workers {
    use super::*;

    #[cors(origins = ["https://app.example.com"])]
    #[get("/two/{name}")]
    async fn first() -> impl Responder {
        ""
    }

    #[cors(origins = ["https://app.example.com"])]
    #[actix_web::route("/two/only", method = "GET", method = "PUT")]
    async fn second() -> impl Responder {
        ""
    }

    #[actix_web::test]
    async fn what_one_worker_knows_of_one_route_is_compared_with_what_another_knows_of_the_next() {
        let make = || App::new().service(web::scope("/w").service((first, second)));
        let [one, other] = [init_service(make()).await, init_service(make()).await];
        call_service(&one, TestRequest::with_uri("/w/two/a").to_request()).await;
        call_service(&other, TestRequest::put().uri("/w/two/only").to_request()).await;
        let found = routes().into_iter().find(|route| route.handler() == "routes::two_workers::second");
        let found = found.expect("it is there");
        assert_eq!(found.path(), "/w/two/only");
        let [shadow] = found.remarks() else { panic!("{:?}", found.remarks()) };
        assert!(shadow.contains(
            "routes::two_workers::first at /w/two/{name} stands before it and takes its GET requests"
        ));
    }
}

mod several_workers {
    use super::*;

    #[cors(origins = any)]
    #[get("/twice")]
    async fn twice() -> impl Responder {
        ""
    }

    #[cors(origins = ["https://app.example.com"], credentials, enforce)]
    #[get("/once")]
    async fn once() -> impl Responder {
        ""
    }

    fn own() -> Vec<RouteInfo> {
        routes()
            .into_iter()
            .filter(|route| route.handler().starts_with("routes::several_workers::"))
            .collect()
    }

    #[actix_web::test]
    async fn workers_are_joined_and_a_request_shows_the_whole_path() {
        let make = || {
            App::new()
                .service(web::scope("/one").service(twice))
                .service(web::scope("/other").service((twice, once)).guard(guard::Header("X-Worker", "1")))
        };
        let first = init_service(make()).await;
        let second = init_service(make()).await;
        let paths = || -> Vec<String> { own().iter().map(|route| route.path().to_owned()).collect() };
        assert_eq!(paths(), ["/twice", "/twice", "/once"]);
        assert!(routes().to_string().contains("GET"), "{}", routes());
        assert!(routes().to_string().contains("…/once"), "{}", routes());

        call_service(
            &second,
            TestRequest::with_uri("/other/twice").insert_header(("X-Worker", "1")).to_request(),
        )
        .await;
        assert_eq!(paths(), ["/twice", "/other/twice", "/once"]);
        call_service(&first, TestRequest::with_uri("/one/twice").to_request()).await;
        call_service(&second, TestRequest::with_uri("/one/twice").to_request()).await;
        assert_eq!(paths(), ["/one/twice", "/other/twice", "/once"]);

        let routes = own();
        let [open, _, closed] = &routes[..] else { panic!("{routes:?}") };
        assert!(
            open.is_any_origin() && !open.has_credentials() && !open.is_enforced() && open.has_full_path()
        );
        assert!(!closed.is_any_origin() && closed.has_credentials() && closed.is_enforced());
        assert!(!closed.has_full_path());
        assert_eq!(closed.methods(), ["GET"]);
        assert_eq!(closed.place().file(), "tests/routes/main.rs");
        assert_eq!(closed.policy(), "origins = [\"https://app.example.com\"], credentials, enforce");
    }
}
