//! Statics in every list: as elements, beside literals and constants, and as whole lists.

#![deny(warnings)]

use actix_web::{App, Responder, get, route, routes, web};
use cors_runtime::{Cors, Policy, cors, policy};

mod config {
    pub static APP: &str = "https://app.example.com";
    pub static PREVIEWS: &str = "https://*.preview.example.com";
    pub static PARTNERS: &[&str] = &["https://a.example", "https://*.b.example"];
    pub static ARRAY: [&str; 2] = ["https://c.example", "https://d.example"];
    pub static INSECURE: &str = "http://f.example";
    pub const OTHER: &str = "https://other.example";
    pub static GET: &str = "GET";
    pub static METHODS: &[&str] = &["GET", "PURGE"];
    pub static METHODS_ARRAY: [&str; 1] = ["PURGE"];
    pub static NAME: &str = "X-Request-Id";
    pub static NAMES: &[&str] = &["ETag", "X-Request-Id"];
    pub static NAMES_ARRAY: [&str; 1] = ["X-Total-Count"];
}

use config::APP;

#[cors(origins = [APP], credentials)]
#[get("/one")]
async fn one() -> impl Responder {
    ""
}

#[cors(origins = [APP, config::PREVIEWS, config::OTHER, "https://e.example"], credentials)]
#[get("/mixed")]
async fn mixed() -> impl Responder {
    ""
}

#[cors(origins = [config::ARRAY[0], config::PARTNERS[1]])]
#[get("/indexed")]
async fn indexed() -> impl Responder {
    ""
}

#[cors(
    origins = [APP],
    dev_origins = [config::PREVIEWS],
    methods = [config::GET],
    headers = [config::NAME],
    expose = [config::NAME, "ETag"]
)]
#[get("/elements")]
async fn elements() -> impl Responder {
    ""
}

#[cors(
    origins = config::PARTNERS,
    methods = config::METHODS,
    headers = config::NAMES,
    expose = config::NAMES
)]
#[route("/slices", method = "GET", method = "PURGE")]
async fn slices() -> impl Responder {
    ""
}

#[cors(
    origins = config::ARRAY,
    dev_origins = config::PARTNERS,
    methods = config::METHODS_ARRAY,
    headers = config::NAMES_ARRAY,
    expose = config::NAMES_ARRAY
)]
#[route("/arrays", method = "GET", method = "PURGE")]
async fn arrays() -> impl Responder {
    ""
}

#[cors(origins = [APP], headers = [config::NAME])]
#[routes]
#[get("/several")]
#[get("/several/{id}")]
async fn several() -> impl Responder {
    ""
}

#[cors(origins = [config::INSECURE], credentials, dangerously = [insecure_origins])]
#[get("/dangerous")]
async fn dangerous() -> impl Responder {
    ""
}

#[cors(ELEMENTS, origins = [config::INSECURE], credentials, dangerously = [insecure_origins])]
#[get("/dangerous/refined")]
async fn dangerous_refined() -> impl Responder {
    ""
}

pub const ELEMENTS: Policy = policy!(
    origins = [APP, config::OTHER],
    dev_origins = [config::PREVIEWS],
    methods = [config::GET],
    headers = [config::NAME],
    expose = [config::NAME]
);
pub const SLICES: Policy = policy!(
    origins = config::PARTNERS,
    dev_origins = config::ARRAY,
    methods = config::METHODS,
    headers = config::NAMES,
    expose = config::NAMES_ARRAY
);
pub static STATIC: Policy = policy!(ELEMENTS, origins = [config::PREVIEWS], methods = config::METHODS_ARRAY);

#[cors(ELEMENTS, origins = [config::PREVIEWS], expose = [config::NAME])]
#[get("/refined")]
async fn refined() -> impl Responder {
    ""
}

#[cors(SLICES, headers = config::NAMES_ARRAY)]
#[get("/refined/slices")]
async fn refined_slices() -> impl Responder {
    ""
}

#[cors(STATIC, expose = [config::NAME], methods = [config::GET])]
#[get("/from-a-static")]
async fn from_a_static() -> impl Responder {
    ""
}

fn main() {
    static LOCAL: &str = "https://local.example";
    let local = policy!(origins = [LOCAL], methods = [config::GET]);
    let _ = App::new()
        .service((one, mixed, indexed, elements, slices, arrays, several, refined, refined_slices, from_a_static))
        .service((dangerous, dangerous_refined))
        .service(web::scope("/local").wrap(Cors::new(local)))
        .service(web::scope("/shared").wrap(Cors::new(STATIC)));
}
