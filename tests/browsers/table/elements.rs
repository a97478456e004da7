//! Requests without `fetch`: uploads, images, fonts, module scripts and event streams.

use actix_web::{
    HttpResponse, Responder, get,
    http::header::{CACHE_CONTROL, ContentType},
    post, put,
    web::ServiceConfig,
};
use cors_runtime::cors;

use crate::{
    engines::Engine,
    row::{Body, Credentials, How, Mode, Row, Why, row},
    server::Ran,
};

const PARTNER: &str = "http://partner.localhost:{web}";

fn file(content_type: &'static str, body: &'static [u8]) -> HttpResponse {
    HttpResponse::Ok().content_type(content_type).insert_header((CACHE_CONTROL, "no-store")).body(body)
}

#[cors(origins = ["http://app.localhost:*"])]
#[get("/elements/pixel.png")]
async fn pixel(_: Ran) -> impl Responder {
    file("image/png", include_bytes!("../assets/pixel.png"))
}

#[cors(origins = ["http://app.localhost:*"], credentials)]
#[get("/elements/private.png")]
async fn private_image(_: Ran) -> impl Responder {
    file("image/png", include_bytes!("../assets/pixel.png"))
}

#[cors(origins = ["http://app.localhost:*"])]
#[get("/elements/font.ttf")]
async fn font(_: Ran) -> impl Responder {
    file("font/ttf", include_bytes!("../assets/font.ttf"))
}

#[cors(origins = any)]
#[get("/elements/free.ttf")]
async fn free_font(_: Ran) -> impl Responder {
    file("font/ttf", include_bytes!("../assets/font.ttf"))
}

#[cors(origins = ["http://app.localhost:*"])]
#[get("/elements/module.js")]
async fn module(_: Ran) -> impl Responder {
    file("text/javascript", b"globalThis.moduleRan = true;")
}

#[cors(origins = ["http://app.localhost:*"], credentials)]
#[get("/elements/private.js")]
async fn private_module(_: Ran) -> impl Responder {
    file("text/javascript", b"globalThis.moduleRan = true;")
}

#[cors(origins = ["http://app.localhost:*"])]
#[get("/elements/events")]
async fn events(_: Ran) -> impl Responder {
    file("text/event-stream", b"data: 1\n\n")
}

#[cors(origins = ["http://app.localhost:*"], credentials)]
#[get("/elements/private-events")]
async fn private_events(_: Ran) -> impl Responder {
    file("text/event-stream", b"data: 1\n\n")
}

#[cors(origins = ["http://app.localhost:*"])]
#[post("/elements/upload")]
async fn uploaded(_: Ran, body: String) -> impl Responder {
    HttpResponse::Ok().content_type(ContentType::plaintext()).body(format!("uploaded {body}"))
}

#[cors(origins = ["http://app.localhost:*"])]
#[put("/elements/upload")]
async fn replace(_: Ran) -> impl Responder {
    "replaced"
}

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(pixel).service(private_image).service(font).service(free_font).service(module);
    config.service(private_module).service(events).service(private_events).service(uploaded).service(replace);
}

pub(super) fn rows() -> Vec<Row> {
    let mut rows = uploads();
    rows.extend(images());
    rows.extend(fonts());
    rows.extend(modules());
    rows.extend(event_streams());
    rows
}

fn uploads() -> Vec<Row> {
    let upload = |name| row(name).post("/elements/upload").how(How::Upload).body(Body::Text("text".into()));
    vec![
        upload("an upload with a listener asks first, simple as it is").preflighted().sees("uploaded text"),
        upload("an upload with a listener of another origin is refused at the preflight")
            .page(PARTNER)
            .refused_at_preflight(Why::NoAllowOrigin),
        row("an upload without a listener asks for nothing")
            .post("/elements/upload")
            .how(How::Xhr)
            .body(Body::Text("text".into()))
            .sees("uploaded text"),
        row("a PUT with a listener asks once")
            .put("/elements/upload")
            .how(How::Upload)
            .body(Body::Text("text".into()))
            .preflighted()
            .sees("replaced"),
    ]
}

fn images() -> Vec<Row> {
    let image = |name, path| row(name).by(How::Image, path);
    vec![
        image("an image with crossorigin can be looked at on a canvas", "/elements/pixel.png").loads(),
        image("an image without crossorigin taints the canvas", "/elements/pixel.png")
            .mode(Mode::NoCors)
            .credentials(Credentials::Include)
            .learns_nothing(),
        image("an image with crossorigin of another origin does not load", "/elements/pixel.png")
            .page(PARTNER)
            .refused_at_response(Why::NoAllowOrigin),
        image("an image without crossorigin of another origin loads and taints the canvas", "/elements/pixel.png")
            .page(PARTNER)
            .mode(Mode::NoCors)
            .credentials(Credentials::Include)
            .learns_nothing(),
        image("an image with credentials can be looked at", "/elements/private.png")
            .credentials(Credentials::Include)
            .loads(),
        image("an image with credentials does not load where these are not allowed", "/elements/pixel.png")
            .credentials(Credentials::Include)
            .refused_at_response(Why::NoCredentials),
    ]
}

/// The standard wants the mode `cors`: <https://drafts.csswg.org/css-fonts/#font-fetching-requirements>.
const NO_CORS_FONTS: &str = "it asks for fonts with the mode no-cors, so that every origin can use them";

fn fonts() -> Vec<Row> {
    vec![
        row("a FontFace loads").by(How::Font, "/elements/font.ttf").loads(),
        row("a FontFace of another origin does not load")
            .page(PARTNER)
            .by(How::Font, "/elements/font.ttf")
            .refused_at_response(Why::NoAllowOrigin)
            .differs(Engine::WebKit, NO_CORS_FONTS, Row::loads),
        row("a font by @font-face loads").by(How::Stylesheet, "/elements/font.ttf").loads(),
        row("a font by @font-face of another origin does not load")
            .page(PARTNER)
            .by(How::Stylesheet, "/elements/font.ttf")
            .refused_at_response(Why::NoAllowOrigin)
            .differs(Engine::WebKit, NO_CORS_FONTS, Row::loads),
        row("a font for any origin loads").page(PARTNER).by(How::Stylesheet, "/elements/free.ttf").loads(),
    ]
}

fn modules() -> Vec<Row> {
    vec![
        row("a module script runs").by(How::Module, "/elements/module.js").loads(),
        row("a module script of another origin does not run")
            .page(PARTNER)
            .by(How::Module, "/elements/module.js")
            .refused_at_response(Why::NoAllowOrigin),
        row("a module script with credentials runs")
            .by(How::Module, "/elements/private.js")
            .credentials(Credentials::Include)
            .loads(),
        row("a module script with credentials does not run where these are not allowed")
            .by(How::Module, "/elements/module.js")
            .credentials(Credentials::Include)
            .refused_at_response(Why::NoCredentials),
    ]
}

fn event_streams() -> Vec<Row> {
    vec![
        row("an EventSource gets its event").by(How::EventSource, "/elements/events").loads(),
        row("an EventSource of another origin gets nothing")
            .page(PARTNER)
            .by(How::EventSource, "/elements/events")
            .refused_at_response(Why::NoAllowOrigin),
        row("an EventSource with credentials gets its event")
            .by(How::EventSource, "/elements/private-events")
            .credentials(Credentials::Include)
            .loads(),
        row("an EventSource with credentials gets nothing where these are not allowed")
            .by(How::EventSource, "/elements/events")
            .credentials(Credentials::Include)
            .refused_at_response(Why::NoCredentials),
    ]
}
