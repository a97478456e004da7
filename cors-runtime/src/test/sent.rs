//! A request that a page sent.

use actix_web::web::Bytes;
use url::Position;

use crate::browser::{Outgoing, Step, decoded};

/// A request that the browser sent: what the page asked for, a preflight, or what a redirect made of it.
///
/// ```
/// # use actix_web::{App, Responder, put, test::init_service};
/// # use cors_runtime::{cors, test::{Page, Refusal}};
/// # #[cors(origins = ["https://app.example.com"], headers = ["X-Request-Id"])]
/// # #[put("/items")]
/// # async fn items() -> impl Responder {
/// #     "stored"
/// # }
/// # #[actix_web::main]
/// # async fn main() -> Result<(), Refusal> {
/// # let app = init_service(App::new().service(items)).await;
/// let page = Page::at("https://app.example.com");
/// let seen = page.put("/items").header("X-Request-Id", "1").fetch(&app).await?;
/// let [preflight, put] = seen.sent() else { panic!("{:?}", seen.sent()) };
/// assert!(preflight.is_preflight());
/// assert_eq!(preflight.header("Access-Control-Request-Headers"), Some("x-request-id"));
/// assert_eq!((put.method(), put.status()), ("PUT", Some(200)));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    is_preflight: bool,
    method: String,
    url: String,
    headers: Vec<(String, String)>,
    body: Bytes,
    status: Option<u16>,
}

impl Sent {
    pub(super) fn new(outgoing: &Outgoing, body: Bytes) -> Self {
        let headers = outgoing.headers.iter().map(|(name, value)| (name.to_owned(), decoded(value)));
        Self {
            is_preflight: outgoing.step == Step::Preflight,
            method: outgoing.method.clone(),
            url: outgoing.url[..Position::AfterQuery].to_owned(),
            headers: headers.collect(),
            body,
            status: None,
        }
    }

    pub(super) fn answered(&mut self, status: u16) {
        self.status = Some(status);
    }

    /// Checks whether it is a preflight, which the browser sends; a page may send OPTIONS itself.
    #[must_use]
    pub fn is_preflight(&self) -> bool {
        self.is_preflight
    }

    /// Returns the method.
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// Returns the whole URL, without the fragment, which is not sent.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Returns the value of a header; its name in any case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// Returns the headers that the browser and the page set, all but `Host`: names in lower case, each once.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Returns the body; empty if there is none.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// Returns the status of the answer, also of one that the page may not see; `None` if there was no answer.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.status
    }
}
