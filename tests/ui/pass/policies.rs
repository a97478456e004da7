//! Every right form of a policy that several routes share, or that run time knows: no error, and no warning.

#![deny(warnings)]
#![deny(rust_2018_idioms, clippy::all)]

use actix_web::{App, Responder, dev::RequestHead, get, put, route, routes, web};
use cors_runtime::{Cors, Origin, OriginSet, Policy, cors, policy};

pub mod config {
    use super::{Policy, policy};

    pub const FRONTEND: Policy = policy!(
        origins = ["https://app.example.com"],
        dev_origins = ["http://localhost:5173"],
        headers = ["Content-Type"],
        credentials,
        max_age = "1h",
    );
    #[allow(non_upper_case_globals)]
    pub const lower: Policy = policy!(origins = any);

    pub struct Of<const N: usize>;

    impl<const N: usize> Of<N> {
        pub const POLICY: Policy = policy!(origins = ["https://of.example"]);
    }

    pub trait Shared {
        const POLICY: Policy;
    }

    impl Shared for Of<1> {
        const POLICY: Policy = policy! { origins = ["https://trait.example"] };
    }
}

use config::{FRONTEND, Shared};

const PUBLIC: Policy = policy!(origins = any, headers = any, expose = any);
const NOTHING: Policy = policy!(deny);
const WRITE: Policy = policy!(FRONTEND, methods = ["PUT", "DELETE"], enforce);
const STRICT: Policy = policy!(WRITE, enforce = strict);
const LISTED: &[&str] = &["https://a.example", "https://*.a.example"];
const FROM_CONSTANTS: Policy = policy!(origins = LISTED, expose = [ETAG], methods = ["GET", "OPTIONS", "made-up"]);
const ETAG: &str = "ETag";
const INSECURE: Policy = policy!(origins = ["http://a.example"], credentials, dangerously = [insecure_origins]);

const INSECURE_DEV: Policy =
    policy!(origins = ["https://a.example"], dev_origins = ["http://dev.example"], credentials);
const INSECURE_DEV_LATER: Policy = policy!(config::FRONTEND, dev_origins = PHONES);
const PHONES: &[&str] = &["http://192.168.1.20:5173", "http://*.lan"];

const WITHOUT_CREDENTIALS: Policy =
    policy!(origins = ["https://a.example"], dev_origins = ["http://192.168.1.20"]);

static ORIGINS: OriginSet = OriginSet::new();
const CONFIGURED: Policy = policy!(origins = set(ORIGINS), credentials, dangerously = [insecure_origins, public_suffixes]);

fn is_tenant(origin: &Origin, _: &RequestHead) -> bool {
    origin.scheme() == Some("https") && origin.host().is_some_and(|host| host.ends_with(".tenants.example"))
}

mod tenants {
    pub(crate) use super::is_tenant;
}

macro_rules! shared {
    ($name:ident, $path:literal, $policy:expr) => {
        #[cors($policy, expose = ["ETag"])]
        #[get($path)]
        async fn $name() -> impl Responder {
            ""
        }
    };
}

shared!(through_a_macro, "/macro", FRONTEND);

macro_rules! handlers {
    ($($name:ident: $route:meta, [$($cors:tt)*];)*) => {
        $(
            #[cors($($cors)*)]
            #[$route]
            async fn $name() -> impl Responder {
                ""
            }
        )*

        fn register(config: &mut web::ServiceConfig) {
            config$(.service($name))*;
        }
    };
}

handlers! {
    shared: get("/1"), [FRONTEND];
    by_path: get("/2"), [config::FRONTEND];
    by_lower_path: get("/3"), [config::lower];
    by_rooted_path: get("/4"), [crate::config::FRONTEND];
    with_arguments: get("/5"), [config::Of::<2>::POLICY];
    of_a_trait: get("/6"), [<config::Of<1> as Shared>::POLICY];
    refined: get("/7"), [FRONTEND, expose = ["ETag"]];
    refined_throughout: put("/8"), [
        FRONTEND, origins = ["https://b.example"], dev_origins = ["http://localhost:1"], methods = ["PUT"],
        headers = ["X-A"], expose = ["ETag"], credentials = false, max_age = 0, enforce, crate = cors_runtime
    ];
    any_without_credentials: get("/9"), [config::lower, expose = any, headers = any];
    credentials_taken_back: get("/10"), [FRONTEND, headers = any, credentials = false];
    credentials_added: get("/11"), [FROM_CONSTANTS, credentials, methods = ["GET"]];
    public: get("/12"), [PUBLIC];
    nothing: get("/13"), [NOTHING];
    something_after_all: get("/14"), [NOTHING, origins = any, expose = ["ETag"]];
    intersected: route("/15", method = "GET", method = "PUT"), [WRITE];
    from_constants: get("/16"), [FROM_CONSTANTS];
    insecure: get("/17"), [INSECURE];
    insecure_refined: get("/18"), [INSECURE, origins = ["http://b.example"]];
    insecure_taken_back: get("/19"), [INSECURE, credentials = false];
    configured: get("/20"), [CONFIGURED];
    from_a_set: get("/21"), [origins = set(ORIGINS), dev_origins = ["http://localhost:5173"], credentials];
    from_a_set_by_path: get("/22"), [origins = set(crate::ORIGINS)];
    refined_to_a_set: get("/23"), [FRONTEND, origins = set(ORIGINS)];
    by_predicate: get("/24"), [origins = predicate(is_tenant), credentials];
    by_predicate_path: get("/25"), [FRONTEND, origins = predicate(tenants::is_tenant)];
    predicate_and_dangers: get("/26"), [
        origins = predicate(is_tenant), credentials, dangerously = [insecure_origins]
    ];
    predicate_and_null: get("/27"), [origins = predicate(is_tenant), dangerously = [null_origin]];
    enforced: get("/28"), [origins = ["https://a.example"], enforce];
    strict: get("/strict"), [origins = ["http://localhost:3001"], enforce = strict];
    strict_inherited: put("/strict"), [STRICT];
    strict_taken_back: put("/strict/not"), [STRICT, enforce];
    insecure_dev: get("/dev"), [INSECURE_DEV, origins = ["https://b.example"]];
    insecure_dev_later: get("/dev-later"), [INSECURE_DEV_LATER];
    insecure_dev_alone: get("/dev-alone"), [origins = set(ORIGINS), dev_origins = ["http://192.168.1.20"], credentials];
    credentials_over_insecure_dev: get("/dev-over"), [WITHOUT_CREDENTIALS, credentials];
    denied_trace: route("/trace", method = "TRACE"), [NOTHING];
    one_element: get("/29"), [origins = any, enforce, expose = ["ETag"]];
}

#[cors(FRONTEND, methods = ["PUT"])]
#[routes]
#[get("/30")]
#[put("/30")]
async fn several_routes() -> impl Responder {
    ""
}

fn main() {
    let inside: Policy = policy!(origins = ["https://inside.example"]);
    const DEEP: Policy = policy!(policy_of_main::POLICY, max_age = "1m");
    mod policy_of_main {
        use cors_runtime::{Policy, policy};
        pub(crate) const POLICY: Policy = policy!(origins = any, methods = ["GET"]);
    }
    let _ = App::new()
        .configure(register)
        .service(through_a_macro)
        .service(several_routes)
        .service(web::scope("/a").wrap(Cors::new(inside)))
        .service(web::resource("/b").wrap(Cors::new(DEEP)))
        .wrap(Cors::new(policy!(origins = any)));
}
