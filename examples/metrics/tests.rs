use actix_web::test::{TestRequest, call_and_read_body, init_service};

use super::*;

#[actix_web::test]
async fn a_refused_page_is_counted() {
    let metrics = metrics().expect("the first of this process");
    let app = init_service(App::new().service(me).wrap(metrics)).await;
    for origin in ["https://www.app.example.com", "https://app.example.com"] {
        let request = TestRequest::get().uri("/me").insert_header(("Origin", origin));
        assert_eq!(call_and_read_body(&app, request.to_request()).await, "you");
    }
    let page = call_and_read_body(&app, TestRequest::get().uri("/metrics").to_request()).await;
    let page = String::from_utf8_lossy(&page);
    let line = "cors_refusals_total{reason=\"origin_not_allowed\",route=\"metrics::me\",step=\"actual\"} 1\n";
    assert!(page.contains(line), "{page}");
}
