//! The lines of the README are lines of the log.

use actix_web::{App, Responder, get, put, test::init_service, web};
use cors_runtime::{cors, test::Page};

use crate::lines::refused;

#[cors(origins = ["https://app.example.com"], credentials)]
#[get("/readme/me")]
async fn me() -> impl Responder {
    "you"
}

#[cors(origins = ["https://app.example.com", "https://*.preview.example.com"], headers = ["Content-Type"], max_age = "10m")]
#[put("/readme/items/{id}")]
async fn put_item(id: web::Path<u32>) -> impl Responder {
    format!("stored {id}")
}

/// Returns a line as it is in the application of the README.
fn in_readme(line: &str) -> String {
    let (before, rest) = line.split_once(" (").expect("a place");
    let (_, after) = rest.split_once(')').expect("its end");
    let line = format!("{before} (…){after}");
    line.replace("explained::readme::", "app::").replace("/readme/", "/")
}

#[actix_web::test]
async fn the_lines_of_the_readme_are_lines_of_the_log() {
    let readme = include_str!("../../README.md");
    let app = init_service(App::new().service((me, put_item))).await;
    let requests = [
        Page::at("https://www.app.example.com").get("/readme/me"),
        Page::at("https://app.example.com").put("/readme/items/7").header("X-Request-Id", "1"),
    ];
    let shown: Vec<String> =
        readme.lines().filter_map(|line| line.strip_prefix("[WARN  cors] ")).map(in_readme).collect();
    let mut said = Vec::new();
    for request in requests {
        said.extend(refused(request, &app).await.log.iter().map(|line| in_readme(line)));
    }
    assert_eq!(shown, said);
}
