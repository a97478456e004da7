//! The causes that no policy sees: the log says nothing, and the page of a unit test knows them from the answer. In a browser the
//! inspector will.

use actix_web::{
    App, HttpResponse, Responder,
    dev::ServiceRequest,
    error::ErrorUnauthorized,
    get,
    http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue},
    middleware::{Next, from_fn},
    put,
    test::init_service,
    web,
};
use cors_runtime::{Cors, SkipPreflight, cors, policy, test::Page};

use crate::lines::{refused, shared};

const APP: &str = "https://app.example.com";

#[get("/bare")]
async fn bare() -> impl Responder {
    ""
}

const ITEM_LINE: u32 = line!() + 1;
#[cors(origins = ["https://app.example.com"])]
#[put("/item")]
async fn item() -> impl Responder {
    HttpResponse::Ok().insert_header(("ETag", "\"1\"")).finish()
}

const READ_LINE: u32 = line!() + 1;
#[cors(origins = ["https://app.example.com"])]
#[get("/item")]
async fn read_item() -> impl Responder {
    ""
}

#[cors(origins = ["https://app.example.com"], expose = ["ETag"])]
#[put("/item")]
async fn exposing_item() -> impl Responder {
    HttpResponse::Ok().insert_header(("ETag", "\"1\"")).finish()
}

#[actix_web::test]
async fn a_route_has_no_attribute() {
    let app = init_service(App::new().service(bare)).await;
    let said = refused(Page::at(APP).get("/bare"), &app).await;
    assert_eq!(
        said.page,
        "no policy had a say: the route has no `#[cors]`; help: write `#[cors(origins = [\"https://app.example.com\"])]` above \
         its route attribute, or put `Cors` around files and routes without one"
    );
    assert_eq!(said.log, [""; 0]);
    let mended = App::new().service(bare).wrap(Cors::new(policy!(origins = ["https://app.example.com"])));
    shared(Page::at(APP).get("/bare"), &init_service(mended).await).await;
}

#[actix_web::test]
async fn nobody_serves_the_method() {
    let app = init_service(App::new().service(item)).await;
    let said = refused(Page::at(APP).request("PATCH", "/item"), &app).await;
    assert_eq!(
        said.page,
        format!(
            "no policy had a say: explained::unseen::item ({}:{ITEM_LINE}) serves \"PUT\", and not \"PATCH\"; help: let the \
             page send one of these, or add a route of \"PATCH\" with `#[cors]`",
            file!()
        )
    );
    assert_eq!(said.log, [""; 0]);
    shared(Page::at(APP).put("/item"), &app).await;
    let said = refused(Page::at(APP).put("/nowhere"), &app).await;
    assert!(said.page.contains("no route with `#[cors]` serves PUT /nowhere"), "{}", said.page);
}

#[actix_web::test]
async fn authentication_stands_around_a_scope_without_cors_and_skip_preflight() {
    let deny = || {
        from_fn(|request: ServiceRequest, next: Next<_>| async move {
            if request.method() == "OPTIONS" {
                return Err(ErrorUnauthorized("who?"));
            }
            next.call(request).await
        })
    };
    let app = init_service(App::new().service(web::scope("/in").service(item).wrap(deny()))).await;
    let said = refused(Page::at(APP).put("/in/item"), &app).await;
    assert!(
        said.page.starts_with(
            "no policy had a say: something answered 401 before a route with `#[cors]`: preflights have no cookies and no \
             `Authorization`; help: write `.wrap(SkipPreflight::new(auth))`"
        ),
        "{}",
        said.page
    );
    assert_eq!(said.log, [""; 0]);
    let scope = web::scope("/in").service(item).wrap(SkipPreflight::new(deny()));
    shared(Page::at(APP).put("/in/item"), &init_service(App::new().service(scope)).await).await;
}

#[actix_web::test]
async fn a_second_layer_answers() {
    let layer = actix_cors::Cors::default().allowed_origin("https://other.example");
    let app = init_service(App::new().service(item).wrap(layer)).await;
    let said = refused(Page::at(APP).put("/item"), &app).await;
    assert!(
        said.page.contains("something answered 400 before a route")
            && said.page.contains("no other CORS layer")
    );

    let app = App::new().service(item).wrap(from_fn(|request: ServiceRequest, next: Next<_>| async move {
        let mut response = next.call(request).await?;
        let other = HeaderValue::from_static("https://other.example");
        response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, other);
        Ok(response)
    }));
    let said = refused(Page::at(APP).get("/item"), &init_service(app.service(read_item)).await).await;
    assert_eq!(
        said.page,
        format!(
            "the policy of explained::unseen::read_item ({}:{READ_LINE}) allows it, and something around it changed its answer; \
             help: remove the other layer that sets CORS headers",
            file!()
        )
    );
    assert_eq!(said.log, [""; 0]);
    shared(Page::at(APP).put("/item"), &init_service(App::new().service(item)).await).await;
}

#[actix_web::test]
async fn expose_is_forgotten() {
    let app = init_service(App::new().service(item)).await;
    let seen = Page::at(APP).put("/item").fetch(&app).await.expect("shared");
    assert_eq!(seen.header("ETag"), None);
    assert_eq!(seen.hidden().collect::<Vec<_>>(), ["etag"]);
    assert!(format!("{seen:?}").contains("hidden: [\"etag\"]"), "{seen:?}");
    let app = init_service(App::new().service(exposing_item)).await;
    let seen = Page::at(APP).put("/item").fetch(&app).await.expect("shared");
    assert_eq!((seen.header("ETag"), seen.hidden().count()), (Some("\"1\""), 0));
}

#[actix_web::test]
async fn files_stand_without_cors() {
    let files = || web::scope("/files").route("/{name}", web::get().to(|| async { "a file" }));
    let app = init_service(App::new().service(files())).await;
    let said = refused(Page::at(APP).get("/files/a"), &app).await;
    assert!(said.page.contains("put `Cors` around files and routes without one"), "{}", said.page);
    let mended = files().wrap(Cors::new(policy!(origins = any, methods = ["GET"])));
    shared(Page::at(APP).get("/files/a"), &init_service(App::new().service(mended)).await).await;
}

#[actix_web::test]
async fn the_page_has_a_slash_too_many() {
    let app = init_service(App::new().service(item)).await;
    let said = refused(Page::at(APP).put("http://localhost:8080//item"), &app).await;
    assert_eq!(
        said.page,
        "no policy had a say: no route has the path //item; help: the URL that the page asks for has one \"/\" too many: remove it"
    );
    shared(Page::at(APP).put("http://localhost:8080/item"), &app).await;
}
