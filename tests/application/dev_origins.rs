//! Insecure `dev_origins` beside `credentials`: allowed in builds with `debug_assertions`, and named by one line at
//! start-up.

use actix_web::{
    App, HttpResponse, Responder,
    dev::RequestHead,
    get,
    test::init_service,
    web::{self, ServiceConfig},
};
use cors_runtime::{Cors, Origin, OriginSet, Policy, cors, policy};
use support::in_process::send;

use crate::logged::{keep_lines, lines_with};

const PHONE: &str = "http://192.168.1.20:5173";

static EMPTY: OriginSet = OriginSet::new();

/// A set does not allow what its policy does not accept, and what is listed beside it is allowed all the same.
static INSECURE: OriginSet = OriginSet::new();

fn nobody(_: &Origin, _: &RequestHead) -> bool {
    false
}

const SHARED: Policy = policy!(
    origins = ["https://app.example.com"],
    dev_origins = ["http://192.168.1.20:5173", "http://*.lan"],
    credentials
);
const WITHOUT: Policy = policy!(origins = ["https://app.example.com"], dev_origins = [PHONE]);

macro_rules! handlers {
    ($($name:ident $path:literal [$($cors:tt)*];)*) => {
        $(
            #[cors($($cors)*)]
            #[get($path)]
            async fn $name() -> impl Responder {
                ""
            }
        )*

        fn register(config: &mut ServiceConfig) {
            config$(.service($name))*;
        }

        const PATHS: &[&str] = &[$($path),*];
    };
}

handlers! {
    listed "/listed" [origins = ["https://app.example.com"], dev_origins = [PHONE], credentials];
    from_an_empty_set "/empty-set" [origins = set(EMPTY), dev_origins = [PHONE], credentials];
    from_a_set "/set" [origins = set(INSECURE), dev_origins = ["http://192.168.1.20:5173"], credentials];
    by_predicate "/predicate" [origins = predicate(nobody), dev_origins = [PHONE], credentials];
    shared "/shared" [SHARED];
    refined "/refined" [SHARED, origins = set(EMPTY)];
    credentials_added "/added" [WITHOUT, credentials];
}

#[actix_web::test]
async fn a_listed_one_is_allowed_in_debug_builds_with_credentials() {
    INSECURE.replace(["http://192.168.1.21:5173", "http://192.168.1.20:5173"]).expect("right origins");
    let middleware =
        web::scope("/around").wrap(Cors::new(SHARED)).route("/x", web::get().to(HttpResponse::Ok));
    let app = init_service(App::new().configure(register).service(middleware)).await;
    for path in PATHS.iter().chain(&["/around/x"]) {
        let reply = send(&app, "GET", path, &[("origin", PHONE)]).await;
        let allowed = cfg!(debug_assertions).then_some(PHONE);
        assert_eq!(reply.allow_origin(), allowed, "{path}");
        assert_eq!(
            reply.lines("access-control-allow-credentials").len(),
            usize::from(allowed.is_some()),
            "{path}"
        );
        let another = send(&app, "GET", path, &[("origin", "http://192.168.1.21:5173")]).await;
        assert_eq!(another.allow_origin(), None, "{path}");
    }
}

/// Returns the lines that name this origin; each test has its own.
fn said(origin: &str) -> Vec<String> {
    lines_with(origin).into_iter().filter(|line| line.contains("dev_origins")).collect()
}

#[actix_web::test]
async fn one_line_at_start_up_names_them() {
    const TWO: Policy = policy!(
        origins = ["https://app.example.com"],
        dev_origins = ["http://10.0.0.1:5173", "https://dev.example.com", "http://10.0.0.2"],
        credentials
    );

    #[cors(TWO)]
    #[get("/one")]
    async fn one() -> impl Responder {
        ""
    }

    #[cors(TWO, expose = ["ETag"])]
    #[get("/other")]
    async fn other() -> impl Responder {
        ""
    }

    keep_lines();
    let lines = usize::from(cfg!(debug_assertions));
    for _worker in 0..3 {
        init_service(App::new().service(one).service(other)).await;
    }
    assert_eq!(said("http://10.0.0.1:5173").len(), lines, "{:?}", said("http://10.0.0.1:5173"));
    for line in said("http://10.0.0.1:5173") {
        assert!(line.starts_with("WARN cors insecure `dev_origins`"), "{line}");
        assert!(line.contains("`credentials`: http://10.0.0.1:5173, http://10.0.0.2: "), "{line}");
        assert!(!line.contains("dev.example.com"), "{line}");
    }
}

#[test]
fn a_middleware_names_them_when_it_is_made() {
    const AROUND: Policy =
        policy!(origins = ["https://app.example.com"], dev_origins = ["http://10.0.1.1"], credentials);

    keep_lines();
    let lines = usize::from(cfg!(debug_assertions));
    for _worker in 0..3 {
        let _ = Cors::new(AROUND);
    }
    assert_eq!(said("http://10.0.1.1").len(), lines, "{:?}", said("http://10.0.1.1"));
    let _ = Cors::new(policy!(origins = set(EMPTY), dev_origins = ["http://10.0.1.2"], credentials));
    assert_eq!(said("http://10.0.1.2").len(), lines);
}

#[test]
fn nothing_is_said_of_others() {
    keep_lines();
    let _ = Cors::new(policy!(origins = ["https://app.example.com"], dev_origins = ["http://10.0.2.1"]));
    let _ = Cors::new(policy!(
        origins = ["http://10.0.2.2"],
        dev_origins = ["http://x.localhost.:5173", "https://dev.example.com"],
        credentials,
        dangerously = [insecure_origins]
    ));
    for origin in ["http://10.0.2.1", "http://10.0.2.2", "http://x.localhost."] {
        assert_eq!(said(origin), [""; 0]);
    }
}
