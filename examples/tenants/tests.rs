//! Each page reads what its tenant owns.

use actix_web::test::{TestRequest, call_service, init_service};

use super::*;

const ACME: &str = "https://acme.example";
const PARTNER: &str = "https://x.partner.example";

/// Returns whether a page of `origin` may read this path.
macro_rules! may_read {
    ($app:expr, $origin:expr, $path:expr) => {{
        let request = TestRequest::with_uri($path).insert_header(("origin", $origin));
        let response = call_service($app, request.to_request()).await;
        response.headers().contains_key("access-control-allow-origin")
    }};
}

#[actix_web::test]
async fn a_tenant_reads_its_own_orders_and_the_support_reads_all() {
    let partners = OriginSet::new();
    partners.replace(["https://*.partner.example"]).expect("an origin");
    let tenants = Tenants::new(&[("acme", ACME), ("globex", "https://globex.example")]);
    let app = App::new().app_data(web::Data::new(partners)).app_data(web::Data::new(tenants));
    let app = init_service(app.configure(routes)).await;
    // Twice: the second answer comes from the cache.
    for _ in 0..2 {
        assert!(may_read!(&app, ACME, "/acme/orders"));
        assert!(!may_read!(&app, ACME, "/globex/orders"));
        assert!(may_read!(&app, "https://support.example", "/globex/orders"));
        assert!(may_read!(&app, PARTNER, "/globex/orders"));
        assert!(!may_read!(&app, "https://evil.example", "/acme/orders"));
    }
}

#[actix_web::test]
async fn another_application_in_this_process_has_partners_of_its_own() {
    let app =
        App::new().app_data(web::Data::new(OriginSet::new())).app_data(web::Data::new(Tenants::new(&[])));
    let app = init_service(app.configure(routes)).await;
    assert!(!may_read!(&app, PARTNER, "/acme/orders"));
}
