//! Who may see it: a developer on this machine, and nobody else.

use actix_web::{App, HttpResponse, Responder, get, test::init_service, web};
use cors_runtime::{Inspector, cors};

use crate::client::{local, send};

#[cors(origins = ["https://app.example.com"])]
#[get("/seen")]
async fn seen() -> impl Responder {
    "seen"
}

/// What the application itself answers below the path of the inspector.
async fn own() -> impl Responder {
    HttpResponse::ImATeapot().body("the application")
}

macro_rules! start {
    () => {
        init_service(App::new().service(seen).default_service(web::to(own)).wrap(Inspector::new())).await
    };
}

const RESOURCES: &[(&str, &str)] = &[
    ("GET", "/.cors"),
    ("GET", "/.cors/page.css"),
    ("GET", "/.cors/page.js"),
    ("GET", "/.cors/exchanges"),
    ("GET", "/.cors/routes"),
    ("POST", "/.cors/try"),
];

#[actix_web::test]
async fn a_developer_on_this_machine_sees_page_data_and_form() {
    let app = start!();
    for (method, path) in RESOURCES {
        let answer = send(&app, local(method, path).insert_header(("Sec-Fetch-Site", "same-origin"))).await;
        // The form lacks its fields.
        let expected = if *method == "POST" { 400 } else { 200 };
        assert_eq!(answer.status, expected, "{path}");
        assert_eq!(answer.header("Cache-Control"), "no-store", "{path}");
        assert_eq!(answer.header("Cross-Origin-Resource-Policy"), "same-origin", "{path}");
        assert_eq!(answer.header("X-Content-Type-Options"), "nosniff", "{path}");
        let policy = answer.header("Content-Security-Policy");
        assert!(
            policy.contains("frame-ancestors 'none'") && policy.contains("default-src 'none'"),
            "{policy}"
        );
        assert!(!policy.contains("unsafe") && !policy.contains("http"), "{policy}");
    }
    let page = send(&app, local("GET", "/.cors")).await.body;
    assert!(page.contains("href=\"/.cors/page.css\"") && page.contains("src=\"/.cors/page.js\""));
    for foreign in ["src=\"http", "href=\"http", "=\"//", "<style", "style=", "onclick", "<script>"] {
        assert!(!page.contains(foreign), "nothing from outside, and nothing inline: {foreign}");
    }
}

#[actix_web::test]
async fn everybody_else_gets_what_the_application_answers() {
    let app = start!();
    for (method, path) in RESOURCES {
        for (what, request) in [
            ("another machine", local(method, path).peer_addr("192.168.1.7:1".parse().expect("an address"))),
            ("a rebound name", local(method, path).insert_header(("Host", "evil.example:8080"))),
            ("a proxy", local(method, path).insert_header(("X-Forwarded-For", "203.0.113.7"))),
            ("a proxy", local(method, path).insert_header(("Forwarded", "for=203.0.113.7"))),
            ("a proxy", local(method, path).insert_header(("Via", "1.1 proxy"))),
            ("a proxy", local(method, path).insert_header(("X-Real-IP", "203.0.113.7"))),
            ("a page of another site", local(method, path).insert_header(("Sec-Fetch-Site", "cross-site"))),
            ("a page of another port", local(method, path).insert_header(("Sec-Fetch-Site", "same-site"))),
            (
                "a page of another origin",
                local(method, path).insert_header(("Origin", "https://evil.example")),
            ),
            ("a sandboxed page", local(method, path).insert_header(("Origin", "null"))),
        ] {
            let answer = send(&app, request).await;
            assert_eq!(
                (answer.status.as_u16(), &answer.body[..]),
                (418, "the application"),
                "{what}: {path}"
            );
        }
    }
    for (method, path) in
        [("POST", "/.cors"), ("GET", "/.cors/try"), ("GET", "/.cors/else"), ("GET", "/.corset")]
    {
        assert_eq!(send(&app, local(method, path)).await.status, 418, "{path}");
    }
}

#[actix_web::test]
async fn the_header_is_for_this_machine_alone() {
    let app = start!();
    let request = || local("GET", "/seen").insert_header(("Origin", "https://app.example.com"));
    let cross_site = request().insert_header(("Sec-Fetch-Site", "cross-site"));
    assert_eq!(send(&app, cross_site).await.verdict(), "shared");
    for request in [
        request().peer_addr("192.168.1.7:1".parse().expect("an address")),
        request().insert_header(("Host", "api.example.com")),
        request().insert_header(("X-Forwarded-Proto", "https")),
    ] {
        let answer = send(&app, request).await;
        assert_eq!((answer.status.as_u16(), answer.verdict()), (200, ""));
    }
}

#[actix_web::test]
async fn the_path_can_be_another_one() {
    // The root is the application's own.
    let app = init_service(App::new().default_service(web::to(own)).wrap(Inspector::new().path("/"))).await;
    assert_eq!(send(&app, local("GET", "/")).await.status, 418);
    assert_eq!(send(&app, local("GET", "/.cors")).await.status, 200);
    for path in ["/dev/cors", "dev/cors", "/dev/cors/"] {
        let app =
            init_service(App::new().default_service(web::to(own)).wrap(Inspector::new().path(path))).await;
        assert_eq!(send(&app, local("GET", "/.cors")).await.status, 418);
        let page = send(&app, local("GET", "/dev/cors")).await;
        assert!(page.body.contains("data-base=\"/dev/cors\""), "{path}");
        assert_eq!(send(&app, local("GET", "/dev/cors/exchanges")).await.status, 200, "{path}");
    }
}
