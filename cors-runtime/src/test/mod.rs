//! A page of another origin, as a unit test can have it.
//!
//! CORS is not what headers a server sends, but what a page can do. A [`Page`] performs the steps of the
//! [Fetch Standard](https://fetch.spec.whatwg.org/) that a browser performs: it asks whether a request is cross-origin
//! and needs a preflight, sends it, checks the answer, remembers it for `Access-Control-Max-Age`, makes the request,
//! follows redirects, runs the CORS check, and shows only the headers that a page may read. Behind it is no network but
//! the service of an application, as [`actix_web::test::init_service`] makes it.
//!
//! ```
//! use actix_web::{App, Responder, put, test::init_service, web};
//! use cors_runtime::{cors, test::{Page, Reason, Step}};
//!
//! #[cors(origins = ["https://app.example.com"], headers = ["Content-Type", "X-Request-Id"], credentials)]
//! #[put("/items/{id}")]
//! async fn put_item(id: web::Path<u32>) -> impl Responder {
//!     format!("stored {id}")
//! }
//!
//! # #[actix_web::main]
//! # async fn main() {
//! let app = init_service(App::new().service(put_item)).await;
//!
//! let seen = Page::at("https://app.example.com")
//!     .put("/items/1")
//!     .header("X-Request-Id", "1")
//!     .json(["a", "b"])
//!     .credentials()
//!     .fetch(&app)
//!     .await
//!     .unwrap();
//! assert_eq!(seen.text(), "stored 1");
//!
//! let refusal = Page::at("https://evil.example").put("/items/1").fetch(&app).await.unwrap_err();
//! assert_eq!(refusal.step(), Step::Preflight);
//! assert_eq!(refusal.reason(), &Reason::NoAllowOrigin);
//! // What the browser says, and then the server: the handler, the line of its attribute, and the fix.
//! let text = refusal.to_string();
//! assert!(text.starts_with("refused at the preflight (`OPTIONS http://localhost:8080/items/1` was answered with 403): \
//!                           the response has no `Access-Control-Allow-Origin`; the policy of "));
//! assert!(text.ends_with(" allows \"https://app.example.com\"; help: add \"https://evil.example\" to its origins"));
//! # }
//! ```
//!
//! The steps are those of a model that sends nothing itself, and it is compared with Chromium, Firefox and `WebKitGTK`: one
//! table of scenarios drives all four. What it leaves out: `User-Agent` and the `Accept-*` that a
//! browser adds, the page's path in `Referer`, the HTTP cache, Content Security Policy, mixed content, and what keeps
//! third-party cookies apart.

mod application;
mod body;
mod form_data;
mod network;
mod page;
mod refusal;
mod request;
mod resource_map;
mod response;
mod sent;
mod snapshot;

pub use self::{
    application::Application, form_data::FormData, page::Page, refusal::Refusal, request::Request,
    response::Response, sent::Sent, snapshot::snapshot,
};
pub use crate::browser::{Kind, Mode, Reason, Redirect, Step};

#[cfg(test)]
mod tests;
