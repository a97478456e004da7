//! An API, and a page of another origin that calls it: what `#[cors]` does, seen from a browser.
//!
//! `cargo run --example quickstart`, then open <http://localhost:8081>. `API_PORT` and `PAGE_PORT` change the ports;
//! because they can, the policies say `http://localhost:*`, any port of this machine. Production code names its page:
//! `origins = ["https://app.example.com"]`.

#[path = "quickstart/log.rs"]
mod log;
#[path = "quickstart/page.rs"]
mod page;
#[path = "quickstart/ports.rs"]
mod ports;

use std::{collections::BTreeMap, io, net::TcpListener, process::ExitCode};

use actix_web::{
    App, HttpRequest, HttpResponse, HttpServer, Responder, Result,
    cookie::{Cookie, SameSite},
    delete,
    error::{ErrorInternalServerError, ErrorUnauthorized},
    get,
    http::header::{ETAG, SET_COOKIE},
    middleware::from_fn,
    post, put, rt, web,
};
use cors_runtime::cors;

use crate::{log::Log, ports::Ports};

/// Anything that a browser sends without asking first: the answer says who may read it.
#[cors(origins = ["http://localhost:*"])]
#[get("/hello")]
async fn hello() -> impl Responder {
    "Hello from another origin"
}

/// Without the attribute a route shares nothing.
#[get("/private")]
async fn private() -> impl Responder {
    "For no other origin to read"
}

/// Errors are shared like everything else, so that a page can say what went wrong.
#[cors(origins = ["http://localhost:*"])]
#[get("/broken")]
async fn broken() -> Result<String> {
    Err(ErrorInternalServerError("the database is away"))
}

/// A page reads seven harmless response headers. Every other one has to be exposed: `ETag` is, `X-Served-By` is not.
#[cors(origins = ["http://localhost:*"], expose = ["ETag"])]
#[get("/report")]
async fn report() -> impl Responder {
    HttpResponse::Ok()
        .insert_header((ETAG, "\"v7\""))
        .insert_header(("X-Served-By", "node-3"))
        .body("Report 7")
}

/// Three methods on one path, three policies: anybody's page may read an item …
#[cors(origins = any)]
#[get("/items/{id}")]
async fn read_item(id: web::Path<u32>) -> impl Responder {
    format!("Item {id}")
}

/// … ours may store one, with JSON and a header of its own (the browser asks first: that is the preflight) …
#[cors(
    origins = ["http://localhost:*"],
    headers = ["Content-Type", "X-Request-Id"],
    max_age = "10m",
)]
#[put("/items/{id}")]
async fn store_item(
    id: web::Path<u32>,
    item: web::Json<BTreeMap<String, String>>,
    request: HttpRequest,
) -> impl Responder {
    let name = item.get("name").map_or("nameless", String::as_str);
    let request_id = request.headers().get("X-Request-Id");
    let request_id = request_id.and_then(|id| id.to_str().ok()).unwrap_or("none");
    format!("Stored item {id}, {name}, for request {request_id}")
}

/// … and only the administrators' page, which is not ours, may delete one.
#[cors(origins = ["https://admin.example.com"])]
#[delete("/items/{id}")]
async fn delete_item(id: web::Path<u32>) -> impl Responder {
    format!("Deleted item {id}")
}

/// Cookies cross origins only where the policy says `credentials`.
#[cors(origins = ["http://localhost:*"], credentials)]
#[post("/session/{name}")]
async fn sign_in(name: web::Path<String>) -> impl Responder {
    // Another port is another origin but the same site: `Lax` is enough. Across sites it takes `None`, and https.
    let cookie = Cookie::build("quickstart-name", name.as_str())
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .finish();
    // `HttpResponseBuilder::cookie` does not encode: a `;` in the name would begin an attribute of the cookie.
    HttpResponse::NoContent().insert_header((SET_COOKIE, cookie.encoded().to_string())).finish()
}

/// Whose cookie it is; a 401 without one, and the page may read that too.
#[cors(origins = ["http://localhost:*"], credentials)]
#[get("/me")]
async fn me(request: HttpRequest) -> Result<String> {
    match request.cookie("quickstart-name") {
        Some(cookie) => Ok(format!("You are {}", cookie.value())),
        None => Err(ErrorUnauthorized("who are you?")),
    }
}

/// The API's routes: what the attribute adds is registered with them.
fn routes(config: &mut web::ServiceConfig) {
    config
        .service(hello)
        .service(private)
        .service(broken)
        .service(report)
        .service(read_item)
        .service(store_item)
        .service(delete_item)
        .service(sign_in)
        .service(me)
        .service(log::read_log);
}

#[actix_web::main]
async fn main() -> ExitCode {
    match serve().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Serves the API and the page until Ctrl-C.
async fn serve() -> Result<(), String> {
    let ports = Ports::from_env()?;
    let (api_listeners, page_listeners) = ports.listen()?;
    start(ports, api_listeners, page_listeners).await.map_err(|error| format!("cannot serve: {error}"))
}

/// Two servers in one process, with a worker each: one person looks on.
async fn start(ports: Ports, for_api: Vec<TcpListener>, for_page: Vec<TcpListener>) -> io::Result<()> {
    let log = web::Data::new(Log::default());
    let api = HttpServer::new(move || {
        App::new().app_data(log.clone()).wrap(from_fn(log::record)).configure(routes)
    });
    let page = HttpServer::new(move || App::new().configure(|config| page::configure(config, ports)));
    let api = for_api.into_iter().try_fold(api.workers(1), HttpServer::listen)?;
    let page = for_page.into_iter().try_fold(page.workers(1), HttpServer::listen)?;
    let api = rt::spawn(api.run());
    greet(ports);
    page.run().await?;
    api.await?
}

fn greet(Ports { api, page }: Ports) {
    println!(
        r#"
  Open   http://localhost:{page}   a page that calls the API and shows what came
  API    http://localhost:{api}   annotated with #[cors]

  Or ask the API yourself:

  # a preflight from that page: 204, and what the page may send
  curl -i -X OPTIONS "http://localhost:{api}/items/7" -H "Origin: http://localhost:{page}" -H "Access-Control-Request-Method: PUT" -H "Access-Control-Request-Headers: content-type"

  # the same from another origin: 403, no Access-Control header at all
  curl -i -X OPTIONS "http://localhost:{api}/items/7" -H "Origin: https://evil.example" -H "Access-Control-Request-Method: PUT" -H "Access-Control-Request-Headers: content-type"

  # an error: the page may read it all the same
  curl -i "http://localhost:{api}/broken" -H "Origin: http://localhost:{page}"

  Ctrl-C stops both.
"#
    );
}
