//! The application: the handlers of every theme of the table, and the pages that call them.

use std::collections::HashMap;

use actix_web::{
    App, Error, HttpResponse,
    body::BoxBody,
    dev::{Service, ServiceFactory, ServiceRequest, ServiceResponse},
    get,
    http::header::{ContentType, SET_COOKIE},
    web::{Data, Query},
};

use super::{Harms, Log, run_of};
use crate::table;

/// The path of the pages.
pub(crate) const PAGE: &str = "/harness/page";

/// The path that sets a cookie.
pub(crate) const COOKIE: &str = "/harness/cookie";

/// Returns the application, for a server and for the model.
pub(crate) fn app(
    log: Log,
    harms: Harms,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<BoxBody>,
        Error = Error,
        InitError = (),
    >,
> {
    let data = Data::new(log.clone());
    App::new().app_data(data).configure(table::configure).service(page).service(cookie).wrap_fn(
        move |request, service| {
            log.arrived(&request);
            let harms = harms.clone();
            let response = service.call(request);
            async move {
                let mut response = response.await?;
                let query = response.request().query_string().to_owned();
                harms.apply(run_of(&query).unwrap_or_default(), response.headers_mut());
                Ok(response)
            }
        },
    )
}

/// An empty page that can run what a row asks for. It says that it has an icon, so that no engine asks for one.
#[get("/harness/page")]
async fn page() -> HttpResponse {
    let script = include_str!("../page/harness.js");
    HttpResponse::Ok().content_type(ContentType::html()).body(format!(
        "<!doctype html><meta charset=utf-8><link rel=icon href=\"data:,\"><script id=harness>{script}</script>"
    ))
}

/// Sets a cookie while the user is here, as a login does.
#[get("/harness/cookie")]
async fn cookie(query: Query<HashMap<String, String>>) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((SET_COOKIE, query["set"].clone()))
        .content_type(ContentType::html())
        .body("<!doctype html><link rel=icon href=\"data:,\">")
}
