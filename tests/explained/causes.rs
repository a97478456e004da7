//! The causes that a policy sees. Each test follows the help, and the page is not refused any more.

use actix_web::{
    App, HttpResponse, Responder, error::ErrorUnauthorized, get, middleware::from_fn, patch, post, put,
    test::init_service, web,
};
use cors_runtime::{Cors, OriginSet, Policy, SkipPreflight, cors, policy, test::Page};

use crate::lines::{refused, shared};

const APP: &str = "https://app.example.com";

/// Returns the service of an application with these handlers.
macro_rules! app {
    ($($service:expr),+) => {
        init_service(App::new()$(.service($service))+).await
    };
}

/// Defines a handler with a mistake, the line of its attribute, and the same handler mended.
macro_rules! handlers {
    ($name:ident: $wrong:meta $right:meta $route:meta) => {
        mod $name {
            use super::*;

            pub(super) const LINE: u32 = line!();

            #[$wrong]
            #[$route]
            pub(super) async fn wrong() -> impl Responder {
                HttpResponse::Ok().insert_header(("ETag", "\"1\"")).finish()
            }

            #[$right]
            #[$route]
            pub(super) async fn right() -> impl Responder {
                HttpResponse::Ok().insert_header(("ETag", "\"1\"")).finish()
            }

            /// Returns the name of the policy in a line of the log.
            pub(super) fn policy() -> String {
                format!("the policy of explained::causes::{}::wrong ({}:{LINE})", stringify!($name), file!())
            }
        }
    };
}

handlers!(listed: cors(origins = ["https://app.example.com", "https://b.example", "https://c.example", "https://d.example"])
    cors(origins = ["https://app.example.com", "https://other.example"]) get("/listed"));

#[actix_web::test]
async fn an_origin_that_is_not_listed() {
    let get = || Page::at("https://other.example").get("/listed");
    let said = refused(get(), &app!(listed::wrong)).await;
    let explanation = format!(
        "{} allows \"https://app.example.com\", \"https://b.example\", \"https://c.example\" and 1 more; \
         help: add \"https://other.example\" to its origins",
        listed::policy()
    );
    assert_eq!(said.page, explanation);
    assert_eq!(said.log, [format!("not shared: GET /listed from \"https://other.example\": {explanation}")]);
    shared(get(), &app!(listed::right)).await;
}

handlers!(content_type: cors(origins = ["https://app.example.com"])
    cors(origins = ["https://app.example.com"], headers = ["content-type"]) put("/content-type"));

#[actix_web::test]
async fn content_type_is_forgotten() {
    let put = || Page::at(APP).put("/content-type").json(1);
    let said = refused(put(), &app!(content_type::wrong)).await;
    let explanation = format!(
        "{} allows no request header; help: add \"content-type\" to its headers",
        content_type::policy()
    );
    assert_eq!(said.page, explanation);
    assert_eq!(
        said.log,
        [format!("refused at the preflight: PUT /content-type from \"{APP}\": {explanation}")]
    );
    shared(put(), &app!(content_type::right)).await;
}

handlers!(near_header: cors(origins = ["https://app.example.com"], headers = ["X-Acme-Tenant", "X-Other"])
    cors(origins = ["https://app.example.com"], headers = ["X-Acme-Tenant", "x-acme-tennat"]) put("/near-header"));

#[actix_web::test]
async fn a_header_is_one_typo_away() {
    let put = || Page::at(APP).put("/near-header").header("X-Acme-Tennat", "1");
    let said = refused(put(), &app!(near_header::wrong)).await;
    assert_eq!(
        said.page,
        format!(
            "{} allows \"X-Acme-Tenant\", \"X-Other\"; help: let the page send \"X-Acme-Tenant\", if that is meant; \
             else add \"x-acme-tennat\" to its headers",
            near_header::policy()
        )
    );
    shared(put(), &app!(near_header::right)).await;
}

handlers!(credentials: cors(origins = ["https://app.example.com"])
    cors(origins = ["https://app.example.com"], credentials) get("/credentials"));

#[actix_web::test]
async fn credentials_are_forgotten() {
    let get = || Page::at(APP).cookie("id", "1").get("/credentials").credentials();
    let said = refused(get(), &app!(credentials::wrong)).await;
    let explanation = format!(
        "{} has no `credentials`, and the page sends cookies; help: add `credentials` to it, and name its origins if it has \
         `any`; or let the page send none: `credentials: \"omit\"`",
        credentials::policy()
    );
    assert_eq!(said.page, explanation);
    assert_eq!(said.log, [format!("not shared: GET /credentials from \"{APP}\": {explanation}")]);
    shared(get(), &app!(credentials::right)).await;
}

handlers!(preflighted: cors(origins = any) cors(origins = ["https://app.example.com"], credentials) put("/preflighted"));

/// A preflight never says whether the request has credentials, so the log cannot know. The page can.
#[actix_web::test]
async fn credentials_are_forgotten_behind_a_preflight() {
    let put = || Page::at(APP).put("/preflighted").credentials();
    let said = refused(put(), &app!(preflighted::wrong)).await;
    assert!(
        said.page.starts_with(&format!("{} has no `credentials`", preflighted::policy())),
        "{}",
        said.page
    );
    assert_eq!(said.log, [""; 0]);
    shared(put(), &app!(preflighted::right)).await;
}

const FRONTEND_LINE: u32 = line!() + 1;
const FRONTEND: Policy = policy!(origins = ["https://app.example.com"], methods = ["GET", "PUT"]);

#[get("/plain")]
async fn plain() -> impl Responder {
    ""
}

#[put("/plain")]
async fn put_plain() -> impl Responder {
    ""
}

#[actix_web::test]
async fn authentication_stands_around_a_scope_with_cors_and_without_skip_preflight() {
    let deny = || from_fn(|request, next| async move { answer_401(request, next).await });
    let put = || Page::at(APP).put("/in/plain");
    let cors_line = line!() + 1;
    let around = || Cors::new(FRONTEND);
    let app = app!(web::scope("/in").service(put_plain).wrap(deny()).wrap(around()));
    let said = refused(put(), &app).await;
    let explanation = format!(
        "it came to no route: something inside of the policy of `Cors` ({}:{cors_line}, shared from {}:{FRONTEND_LINE}) \
         answered 401; help: wrap a middleware that answers preflights in `SkipPreflight`, and give a handler of every method \
         (`web::to`) the methods that it is for",
        file!(),
        file!()
    );
    assert_eq!(said.page, explanation);
    assert_eq!(said.log, [format!("refused at the preflight: PUT /in/plain from \"{APP}\": {explanation}")]);
    let mended = app!(web::scope("/in").service(put_plain).wrap(SkipPreflight::new(deny())).wrap(around()));
    shared(put(), &mended).await;
}

async fn answer_401<B: actix_web::body::MessageBody>(
    request: actix_web::dev::ServiceRequest,
    next: actix_web::middleware::Next<B>,
) -> Result<actix_web::dev::ServiceResponse<B>, actix_web::Error> {
    if request.method() == "OPTIONS" {
        return Err(ErrorUnauthorized("who?"));
    }
    next.call(request).await
}

static EMPTY: OriginSet = OriginSet::new();
const EMPTY_LINE: u32 = line!() - 1;

#[cors(origins = set(EMPTY))]
#[get("/empty")]
async fn empty() -> impl Responder {
    ""
}

#[actix_web::test]
async fn a_set_is_empty() {
    crate::lines::keep();
    crate::lines::take();
    let app = app!(empty);
    assert_eq!(
        crate::lines::take(),
        [format!(
            "the origin set of {}:{EMPTY_LINE} is empty, so that no origin is allowed: fill it with `replace`",
            file!()
        )]
    );
    let get = || Page::at(APP).get("/empty");
    let said = refused(get(), &app).await;
    let line = EMPTY_LINE + 3;
    assert_eq!(
        said.page,
        format!(
            "the origin set of the policy of explained::causes::empty ({}:{line}) is empty, and it allows no origin by name; help: fill it before \
             the server starts: call `replace` with \"{APP}\"",
            file!()
        )
    );
    assert_eq!(said.log.len(), 1, "{:?}", said.log);
    EMPTY.replace([APP]).expect("an origin");
    shared(get(), &app).await;
    crate::lines::take();
    EMPTY.replace([""; 0]).expect("no origins");
    assert_eq!(crate::lines::take().len(), 1, "it is empty again");
}

handlers!(enforced: cors(origins = ["https://app.example.com"], enforce)
    cors(origins = ["https://other.example"], enforce) post("/enforced"));

#[actix_web::test]
async fn enforce_refuses() {
    let post = || Page::at("https://other.example").post("/enforced");
    let said = refused(post(), &app!(enforced::wrong)).await;
    let explanation = format!(
        "{} allows \"https://app.example.com\"; help: add \"https://other.example\" to its origins",
        enforced::policy()
    );
    assert_eq!(said.page, explanation);
    assert_eq!(said.log, [format!("refused: POST /enforced from \"https://other.example\": {explanation}")]);
    shared(post(), &app!(enforced::right)).await;
}

mod methods {
    use super::*;

    pub(super) const LINE: u32 = line!() + 1;
    #[cors(FRONTEND)]
    #[actix_web::route("/methods", method = "GET", method = "PUT", method = "PATCH")]
    pub(super) async fn wrong() -> impl Responder {
        ""
    }

    #[cors(FRONTEND, methods = ["GET", "PUT", "PATCH"])]
    #[actix_web::route("/methods", method = "GET", method = "PUT", method = "PATCH")]
    pub(super) async fn right() -> impl Responder {
        ""
    }
}

#[actix_web::test]
async fn a_method_is_not_shared() {
    let patch = || Page::at(APP).request("PATCH", "/methods");
    let said = refused(patch(), &app!(methods::wrong)).await;
    let explanation = format!(
        "the policy of explained::causes::methods::wrong ({}:{}, shared from {}:{FRONTEND_LINE}) shares \"GET\", \"PUT\"; \
         help: add \"PATCH\" to its methods",
        file!(),
        methods::LINE,
        file!()
    );
    assert_eq!(said.page, explanation);
    assert_eq!(said.log, [format!("refused at the preflight: PATCH /methods from \"{APP}\": {explanation}")]);
    shared(patch(), &app!(methods::right)).await;
}

static INSECURE: OriginSet = OriginSet::new();

#[cors(origins = set(INSECURE), credentials)]
#[get("/insecure")]
async fn insecure() -> impl Responder {
    ""
}

#[actix_web::test]
async fn a_set_has_an_http_origin_beside_credentials() {
    crate::lines::keep();
    INSECURE.replace(["http://app.example.com"]).expect("an origin");
    let app = app!(insecure);
    let warning = crate::lines::take();
    assert!(warning.len() == 1 && warning[0].contains("http://app.example.com"), "{warning:?}");
    let said = refused(Page::at("http://app.example.com").get("/insecure"), &app).await;
    assert!(
        said.page.contains(
            "has `credentials`, and whoever is on the network can pose as an `http://` origin; help: serve the page over \
             `https` and allow that origin, or write `dangerously = [insecure_origins]`"
        ),
        "{}",
        said.page
    );
    assert_eq!(said.log.len(), 1, "{:?}", said.log);
    INSECURE.replace(["https://app.example.com"]).expect("an origin");
    shared(Page::at("https://app.example.com").get("/insecure"), &app).await;
}

handlers!(apex: cors(origins = ["https://*.example.com"])
    cors(origins = ["https://*.example.com", "https://example.com"]) get("/apex"));

#[actix_web::test]
async fn the_apex_is_not_below_a_pattern() {
    let get = || Page::at("https://example.com").get("/apex");
    let said = refused(get(), &app!(apex::wrong)).await;
    assert_eq!(
        said.page,
        format!(
            "{} allows \"https://*.example.com\", which allows its subdomains and not the host itself; \
             help: add \"https://example.com\" to its origins",
            apex::policy()
        )
    );
    assert_eq!(said.log.len(), 1, "{:?}", said.log);
    shared(get(), &app!(apex::right)).await;
}

handlers!(loopback: cors(origins = ["http://localhost:5173"])
    cors(origins = ["http://localhost:5173", "http://127.0.0.1:5173"]) get("/loopback"));

#[actix_web::test]
async fn localhost_is_not_127_0_0_1() {
    let get = || Page::at("http://127.0.0.1:5173").get("/loopback");
    let said = refused(get(), &app!(loopback::wrong)).await;
    assert_eq!(
        said.page,
        format!(
            "{} allows \"http://localhost:5173\", which is another origin, although it is the same machine; \
             help: open the page at \"http://localhost:5173\", or add \"http://127.0.0.1:5173\" to its origins",
            loopback::policy()
        )
    );
    assert_eq!(said.log.len(), 1, "{:?}", said.log);
    shared(get(), &app!(loopback::right)).await;
    shared(Page::at("http://localhost:5173").get("/loopback"), &app!(loopback::wrong)).await;
}

handlers!(www: cors(origins = ["https://example.com"]) cors(origins = ["https://www.example.com"]) get("/www"));

#[actix_web::test]
async fn the_origin_has_www() {
    let get = || Page::at("https://www.example.com").get("/www");
    let said = refused(get(), &app!(www::wrong)).await;
    assert_eq!(
        said.log,
        [format!(
            "not shared: GET /www from \"https://www.example.com\": {} allows \"https://example.com\", without \"www.\"; \
             help: add \"https://www.example.com\" to its origins",
            www::policy()
        )]
    );
    shared(get(), &app!(www::right)).await;
}

#[cors(origins = ["https://app.example.com"])]
#[patch("/lower")]
async fn lower() -> impl Responder {
    ""
}

#[actix_web::test]
async fn a_method_is_in_lower_case() {
    let app = app!(lower);
    let said = refused(Page::at(APP).request("patch", "/lower"), &app).await;
    assert!(
        said.page.contains("serves \"PATCH\", and not \"patch\"; help: methods are case-sensitive: let the page send \"PATCH\""),
        "{}",
        said.page
    );
    shared(Page::at(APP).request("PATCH", "/lower"), &app).await;
}

#[cors(deny)]
#[post("/denied")]
async fn denied() -> impl Responder {
    ""
}

#[actix_web::test]
async fn a_policy_denies() {
    let said = refused(Page::at(APP).post("/denied"), &app!(denied)).await;
    assert!(
        said.page
            .ends_with(&format!("shares nothing; help: write `origins = [\"{APP}\"]` in place of `deny`")),
        "{}",
        said.page
    );
    assert_eq!(said.log.len(), 1, "{:?}", said.log);
}
