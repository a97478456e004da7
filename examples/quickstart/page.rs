//! The page: four files and the source that it quotes, all of them in the binary.

use actix_web::{
    HttpResponse,
    http::header::{CACHE_CONTROL, CONTENT_TYPE},
    web,
};

use crate::ports::Ports;

const HTML: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
const SCENARIOS: &str = include_str!("scenarios.js");
/// The page takes the policies that it shows from this source, so they are always the real ones.
const SOURCE: &str = include_str!("../quickstart.rs");

/// Registers the files of the page. The HTML contains the ports, so the page can find the API.
pub(crate) fn configure(config: &mut web::ServiceConfig, ports: Ports) {
    let html = HTML
        .replace("{{API_PORT}}", &ports.api.to_string())
        .replace("{{PAGE_PORT}}", &ports.page.to_string());
    file(config, "/", "text/html", html);
    file(config, "/page.css", "text/css", STYLE);
    file(config, "/page.js", "text/javascript", SCRIPT);
    file(config, "/scenarios.js", "text/javascript", SCENARIOS);
    file(config, "/quickstart.rs", "text/plain", SOURCE);
}

fn file(
    config: &mut web::ServiceConfig,
    path: &str,
    media_type: &'static str,
    content: impl Into<web::Bytes>,
) {
    let content = content.into();
    let answer = move || {
        let content = content.clone();
        async move {
            HttpResponse::Ok()
                .insert_header((CONTENT_TYPE, format!("{media_type}; charset=utf-8")))
                .insert_header((CACHE_CONTROL, "no-store"))
                .body(content)
        }
    };
    config.route(path, web::get().to(answer));
}
