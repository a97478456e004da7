//! The forms of a policy: each answers like the same policy written on the handler.

use actix_web::{
    App, HttpRequest, Responder,
    dev::RequestHead,
    get, put,
    test::init_service,
    web::{self, ServiceConfig},
};
use cors_runtime::{ConfiguredPolicy, Cors, Origin, OriginSet, Policy, cors, policy};
use support::{Response, in_process::send};

const SHARED: Policy = policy!(
    origins = ["https://app.example.com", "https://*.preview.example.com"],
    headers = ["X-A", "Content-Type"],
    expose = ["ETag"],
    credentials,
    max_age = "1h",
);
const OTHER: Policy = policy!(origins = any, headers = any, max_age = 5);
const IN_TWO_STEPS: Policy = policy!(
    OTHER,
    origins = ["https://app.example.com", "https://*.preview.example.com"],
    methods = ["GET", "PUT"],
    headers = ["X-A", "Content-Type"]
);
const LISTED: &[&str] = &["https://app.example.com", "https://*.preview.example.com"];

static ORIGINS: OriginSet = OriginSet::new();

/// The same policy as `LISTED`, in parts.
fn is_listed(origin: &Origin, _: &RequestHead) -> bool {
    let Some(host) = origin.host() else { return false };
    let is_preview = host.strip_suffix(".preview.example.com").is_some_and(|label| !label.is_empty());
    origin.scheme() == Some("https") && origin.port().is_none() && (host == "app.example.com" || is_preview)
}

async fn is_looked_up(origin: Origin, request: HttpRequest) -> bool {
    is_listed(&origin, request.head())
}

fn is_never(_: &Origin, _: &RequestHead) -> bool {
    false
}

static EMPTY: OriginSet = OriginSet::new();
static CONFIGURED: ConfiguredPolicy = ConfiguredPolicy::new();

/// The two handlers again, with the policy of their module.
#[cors(SHARED)]
mod module {
    use super::{Responder, ServiceConfig, get, put, web};

    #[get("/")]
    async fn read() -> impl Responder {
        "read"
    }

    #[put("/")]
    async fn write() -> impl Responder {
        "written"
    }

    pub(super) fn services(config: &mut ServiceConfig) {
        config.service(web::scope("/module").service(read).service(write));
    }
}

/// The same two handlers for every form: one name for each, one path.
macro_rules! forms {
    ($($form:ident [$($cors:tt)*])*) => {
        $(
            mod $form {
                use super::*;

                #[cors($($cors)*)]
                #[get("/")]
                async fn read() -> impl Responder {
                    "read"
                }

                #[cors($($cors)*)]
                #[put("/")]
                async fn write() -> impl Responder {
                    "written"
                }

                pub(super) fn services(config: &mut ServiceConfig) {
                    config.service(web::scope(concat!("/", stringify!($form))).service(read).service(write));
                }
            }
        )*

        const FORMS: &[(&str, fn(&mut ServiceConfig))] = &[$((stringify!($form), $form::services)),*];
    };
}

forms! {
    literal [
        origins = ["https://app.example.com", "https://*.preview.example.com"], headers = ["X-A", "Content-Type"],
        expose = ["ETag"], credentials, max_age = "1h"
    ]
    slice [
        origins = LISTED, headers = ["X-A", "Content-Type"], expose = ["ETag"], credentials, max_age = "1h"
    ]
    shared [SHARED]
    refined [OTHER, origins = LISTED, headers = ["X-A", "Content-Type"], expose = ["ETag"],
        credentials, max_age = "1h"]
    refined_twice [IN_TWO_STEPS, expose = ["ETag"], credentials, max_age = 3600]
    set [SHARED, origins = set(ORIGINS)]
    predicate [SHARED, origins = predicate(is_listed)]
    lookup [SHARED, origins = lookup(is_looked_up)]
    union [SHARED, origins = [set(EMPTY), "https://app.example.com", predicate(is_never), lookup(is_looked_up)]]
    configured [configured(CONFIGURED)]
    dev [SHARED, origins = ["https://app.example.com"], dev_origins = ["https://*.preview.example.com"]]
}

/// Requests of every kind, right and wrong: method, origin, further lines.
fn requests() -> Vec<(&'static str, Vec<(&'static str, &'static str)>)> {
    let origins = [
        "https://app.example.com",
        "https://x.preview.example.com",
        "https://x.y.preview.example.com",
        "https://preview.example.com",
        "https://evil.example",
        "http://app.example.com",
        "https://app.example.com:8443",
        "https://app.example.com:443",
        "https://APP.example.com",
        "https://app.example.com.evil.example",
        "null",
        "",
        "*",
    ];
    let mut requests = vec![("GET", vec![]), ("PUT", vec![])];
    for origin in origins {
        for method in ["GET", "PUT"] {
            requests.push((method, vec![("origin", origin)]));
            let preflight = vec![("origin", origin), ("access-control-request-method", method)];
            for headers in ["x-a", "content-type,x-a", "x-b", "X-A , Content-Type,,"] {
                let mut lines = preflight.clone();
                lines.push(("access-control-request-headers", headers));
                requests.push(("OPTIONS", lines));
            }
            requests.push(("OPTIONS", preflight));
        }
    }
    let twice = vec![("origin", "https://app.example.com"), ("origin", "https://app.example.com")];
    requests.push(("GET", twice));
    requests
}

fn shown(reply: &Response) -> (u16, String, Vec<String>, Vec<String>) {
    let vary = reply.lines("vary").into_iter().map(str::to_owned).collect();
    (reply.status, reply.text().to_owned(), reply.access_control(), vary)
}

#[actix_web::test]
async fn every_form_of_a_policy_answers_as_its_literal_twin() {
    ORIGINS.replace(LISTED).expect("right origins");
    CONFIGURED.set(SHARED).expect("it is set once");
    let forms = || FORMS.iter().chain(&[("module", module::services as fn(&mut ServiceConfig))]);
    let configure = |config: &mut ServiceConfig| forms().for_each(|(_, services)| services(config));
    let app = init_service(App::new().configure(configure)).await;
    let (mut allowed, mut refused) = (0, 0);
    for (method, lines) in requests() {
        let twin = shown(&send(&app, method, "/literal/", &lines).await);
        if twin.2.is_empty() {
            refused += 1;
        } else {
            allowed += 1;
        }
        for (form, _) in forms() {
            let reply = shown(&send(&app, method, &format!("/{form}/"), &lines).await);
            assert_eq!(reply, twin, "{form} for {method} {lines:?}");
        }
    }
    assert_eq!(allowed + refused, 159);
    assert!(allowed > 20 && refused > 80, "{allowed} allowed, {refused} refused");
}

#[actix_web::test]
async fn the_middleware_answers_as_the_attribute_does() {
    let built_by_hand = web::resource("/by-hand/")
        .wrap(Cors::new(SHARED))
        .route(web::get().to(|| async { "read" }))
        .route(web::put().to(|| async { "written" }));
    let app = init_service(App::new().configure(literal::services).service(built_by_hand)).await;
    for (method, lines) in requests() {
        let twin = shown(&send(&app, method, "/literal/", &lines).await);
        let reply = shown(&send(&app, method, "/by-hand/", &lines).await);
        assert_eq!(reply, twin, "{method} {lines:?}");
    }
}

/// The last origin that the predicate saw.
mod asked {
    use std::sync::Mutex;

    use super::{Origin, RequestHead};

    pub(super) static LAST: Mutex<Option<String>> = Mutex::new(None);

    pub(super) fn note(origin: &Origin, head: &RequestHead) -> bool {
        let parts = (origin.scheme(), origin.host(), origin.port(), origin.is_null());
        *LAST.lock().expect("no panic") = Some(format!("{} {} {parts:?}", head.method, head.uri.path()));
        true
    }
}

#[cors(origins = predicate(asked::note))]
#[get("/asked")]
async fn asked_without_credentials() -> impl Responder {
    "asked"
}

#[cors(origins = predicate(asked::note), credentials)]
#[get("/asked-with-credentials")]
async fn asked_with_credentials() -> impl Responder {
    "asked"
}

#[cors(origins = predicate(asked::note), credentials, dangerously = [insecure_origins])]
#[get("/asked-dangerously")]
async fn asked_dangerously() -> impl Responder {
    "asked"
}

#[actix_web::test]
async fn a_predicate_is_asked_about_parsed_origins_alone() {
    let services = |config: &mut ServiceConfig| {
        config.service(asked_without_credentials).service(asked_with_credentials).service(asked_dangerously);
    };
    let app = init_service(App::new().configure(services)).await;
    let https = Some(r#"(Some("https"), Some("a.example"), None, false)"#);
    let http = Some(r#"(Some("http"), Some("a.example"), Some(8080), false)"#);
    let null = Some("(None, None, None, true)");
    let cases = [
        ("/asked", "https://a.example", https),
        ("/asked", "http://a.example:8080", http),
        ("/asked", "null", null),
        ("/asked", "https://a.example/", None),
        ("/asked", "https://A.example", None),
        ("/asked", "https://a.example:443", None),
        ("/asked", "a.example", None),
        ("/asked", "", None),
        ("/asked-with-credentials", "https://a.example", https),
        // With credentials the rules of literals hold, whoever allows the origin.
        ("/asked-with-credentials", "http://a.example:8080", None),
        ("/asked-with-credentials", "null", None),
        ("/asked-dangerously", "http://a.example:8080", http),
        ("/asked-dangerously", "null", None),
    ];
    for (path, origin, expected) in cases {
        *asked::LAST.lock().expect("no panic") = None;
        let reply = send(&app, "GET", path, &[("origin", origin)]).await;
        let asked = asked::LAST.lock().expect("no panic").take();
        assert_eq!(asked, expected.map(|parts| format!("GET {path} {parts}")), "{path} {origin}");
        assert_eq!(reply.allow_origin(), expected.map(|_| origin), "{path} {origin}");
        assert_eq!(reply.lines("vary"), ["Origin"]);
    }
}

#[actix_web::test]
async fn an_empty_set_refuses_and_a_filled_one_does_not() {
    static OWN: OriginSet = OriginSet::new();

    #[cors(origins = set(OWN), dev_origins = ["http://localhost:*"])]
    #[get("/own")]
    async fn own() -> impl Responder {
        "own"
    }

    let app = init_service(App::new().service(own)).await;
    let allowed =
        async |origin| send(&app, "GET", "/own", &[("origin", origin)]).await.allow_origin().is_some();
    assert!(!allowed("https://a.example").await);
    assert!(allowed("http://localhost:3000").await, "an origin of `dev_origins` is there without the set");
    OWN.replace(["https://a.example"]).expect("a right origin");
    assert!(allowed("https://a.example").await);
    OWN.replace(["https://b.example", "not an origin"]).expect_err("a wrong origin");
    assert!(allowed("https://a.example").await && !allowed("https://b.example").await);
    OWN.replace(["https://b.example"]).expect("a right origin");
    assert!(!allowed("https://a.example").await && allowed("https://b.example").await);
    OWN.replace([""; 0]).expect("no origins are right ones");
    assert!(!allowed("https://b.example").await);
}
