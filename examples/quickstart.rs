//! An API and a page on another origin that calls it: shows in a browser what `#[cors]` does.
//!
//! `cargo run --example quickstart`, then open <http://localhost:8081>. `API_PORT` and `PAGE_PORT` change the ports, so the
//! policies allow any port of this machine: `http://localhost:*`. Production code names the origin of its page:
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
use cors_runtime::{Inspector, cors};

use crate::{log::Log, ports::Ports};

/// A browser sends this request without a preflight. The response says which page may read it.
#[cors(origins = ["http://localhost:*"])]
#[get("/hello")]
async fn hello() -> impl Responder {
    "Hello from another origin"
}

/// A route without the attribute shares nothing.
#[get("/private")]
async fn private() -> impl Responder {
    "For no other origin to read"
}

/// Errors are shared like any other response, so a page can show what went wrong.
#[cors(origins = ["http://localhost:*"])]
#[get("/broken")]
async fn broken() -> Result<String> {
    Err(ErrorInternalServerError("the database is away"))
}

/// A page can read seven harmless response headers. Any other must be exposed: `ETag` is, `X-Served-By` is not.
#[cors(origins = ["http://localhost:*"], expose = ["ETag"])]
#[get("/report")]
async fn report() -> impl Responder {
    HttpResponse::Ok()
        .insert_header((ETAG, "\"v7\""))
        .insert_header(("X-Served-By", "node-3"))
        .body("Report 7")
}

/// The first of three methods on one path, each with its own policy: any page may read an item.
#[cors(origins = any)]
#[get("/items/{id}")]
async fn read_item(id: web::Path<u32>) -> impl Responder {
    format!("Item {id}")
}

/// Our page may store an item, with JSON and one more request header. The browser sends a preflight first.
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

/// Only the administrators' page, which is not ours, may delete an item.
#[cors(origins = ["https://admin.example.com"])]
#[delete("/items/{id}")]
async fn delete_item(id: web::Path<u32>) -> impl Responder {
    format!("Deleted item {id}")
}

/// Requests with cookies are shared only if the policy has `credentials`.
#[cors(origins = ["http://localhost:*"], credentials)]
#[post("/session/{name}")]
async fn sign_in(name: web::Path<String>) -> impl Responder {
    // Another port is another origin but the same site, so `Lax` is enough. Across sites, use `None` and https.
    let cookie = Cookie::build("quickstart-name", name.as_str())
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .finish();
    // `HttpResponseBuilder::cookie` does not encode: a `;` in the name would start an attribute of the cookie.
    HttpResponse::NoContent().insert_header((SET_COOKIE, cookie.encoded().to_string())).finish()
}

/// Returns the name in the cookie, or a 401 without a cookie. The page may read both.
#[cors(origins = ["http://localhost:*"], credentials)]
#[get("/me")]
async fn me(request: HttpRequest) -> Result<String> {
    match request.cookie("quickstart-name") {
        Some(cookie) => Ok(format!("You are {}", cookie.value())),
        None => Err(ErrorUnauthorized("who are you?")),
    }
}

/// Registers the routes of the API. `#[cors]` needs no registration of its own.
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
        .service(log::read_log)
        .service(log::inspect);
}

#[actix_web::main]
async fn main() -> ExitCode {
    // What is refused is said on the terminal, with the line to change.
    env_logger::init_from_env(env_logger::Env::default().default_filter_or("warn"));
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

/// Runs two servers in one process, with one worker each.
async fn start(ports: Ports, for_api: Vec<TcpListener>, for_page: Vec<TcpListener>) -> io::Result<()> {
    let log = web::Data::new(Log::default());
    let api = HttpServer::new(move || {
        // The last `wrap` is outermost, so that it sees the responses which are really sent.
        App::new().app_data(log.clone()).configure(routes).wrap(from_fn(log::record)).wrap(Inspector::new())
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
  Open   http://localhost:{page}   a page that calls the API and shows the results
  API    http://localhost:{api}   annotated with #[cors]
         http://localhost:{api}/.cors   the inspector: each exchange, step by step

  Or send requests to the API yourself:

  # a preflight from that page: 204, with what the page may send
  curl -i -X OPTIONS "http://localhost:{api}/items/7" -H "Origin: http://localhost:{page}" -H "Access-Control-Request-Method: PUT" -H "Access-Control-Request-Headers: content-type"

  # the same from another origin: 403, without any Access-Control header
  curl -i -X OPTIONS "http://localhost:{api}/items/7" -H "Origin: https://evil.example" -H "Access-Control-Request-Method: PUT" -H "Access-Control-Request-Headers: content-type"

  # an error: the page may read it too
  curl -i "http://localhost:{api}/broken" -H "Origin: http://localhost:{page}"

  Ctrl-C stops both.
"#
    );
}
