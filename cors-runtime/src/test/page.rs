//! A page.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

use actix_web::http::Method;
use cors_rules::origin;
use url::Url;

use super::{Request, preflight_cache::Cache};

/// Where paths lead that a page asks for: the host that an application under test has by default.
const SERVICE: &str = "http://localhost:8080";

/// A page of some origin, which calls an application.
///
/// It remembers preflights like a browser does; a clone is the same page. What it asks for is a path of the service, or
/// a whole URL; a path is meant on `http://localhost:8080`, the host that [`actix_web::test`] gives an application, so
/// that a page at that origin is of the same origin.
///
/// ```
/// use actix_web::{App, Responder, get, test::init_service};
/// use cors_runtime::{cors, test::Page};
///
/// #[cors(origins = ["https://app.example.com"])]
/// #[get("/prices")]
/// async fn prices() -> impl Responder {
///     "1 2 3"
/// }
///
/// # #[actix_web::main]
/// # async fn main() {
/// let app = init_service(App::new().service(prices)).await;
/// assert!(Page::at("https://app.example.com").get("/prices").fetch(&app).await.is_ok());
/// assert!(Page::at("https://evil.example").get("/prices").fetch(&app).await.is_err());
/// assert!(Page::sandboxed().get("/prices").fetch(&app).await.is_err());
/// // Of the same origin nothing is asked.
/// assert!(Page::at("http://localhost:8080").get("/prices").fetch(&app).await.is_ok());
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Page(Rc<State>);

#[derive(Debug)]
struct State {
    origin: String,
    cookies: RefCell<Vec<String>>,
    cache: RefCell<Cache>,
    clock: Cell<Duration>,
    sent: RefCell<Vec<(Method, Url)>>,
}

impl Page {
    /// A page of this origin.
    ///
    /// # Panics
    ///
    /// If `origin` is not what a browser sends in an `Origin` header: a scheme, a host, and a port unless it is the
    /// default one; or `null`. <https://fetch.spec.whatwg.org/#origin-header>
    #[must_use]
    #[track_caller]
    pub fn at(origin: &str) -> Self {
        assert!(
            origin::parse_header(origin.as_bytes()).is_some(),
            "`{origin}` is not the origin of a page: write `\"https://app.example.com\"`"
        );
        Self(Rc::new(State {
            origin: origin.to_owned(),
            cookies: RefCell::default(),
            cache: RefCell::default(),
            clock: Cell::default(),
            sent: RefCell::default(),
        }))
    }

    /// A page in a sandboxed frame or at a `data:` URL: its origin is `null`, and nothing is of the same origin.
    /// <https://html.spec.whatwg.org/multipage/browsers.html#concept-origin-opaque>
    #[must_use]
    pub fn sandboxed() -> Self {
        Self::at("null")
    }

    /// Gives the user of the page a cookie at the service: it goes with requests that have credentials, and with no
    /// preflight.
    ///
    /// As if it was set with `SameSite=None; Secure`, and the browser did not keep third-party cookies apart: that is
    /// not CORS. `name` and `value` go into the header as they are.
    #[must_use]
    pub fn cookie(self, name: &str, value: &str) -> Self {
        self.0.cookies.borrow_mut().push(format!("{name}={value}"));
        self
    }

    /// Lets time pass for the page, and nobody else: what it remembers of preflights ages.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use actix_web::{App, Responder, put, test::init_service};
    /// # use cors_runtime::{cors, test::{Page, Refusal}};
    /// #[cors(origins = ["https://app.example.com"], max_age = "10m")]
    /// #[put("/settings")]
    /// async fn settings() -> impl Responder {
    ///     "stored"
    /// }
    ///
    /// # #[actix_web::main]
    /// # async fn main() -> Result<(), Refusal> {
    /// let app = init_service(App::new().service(settings)).await;
    /// let page = Page::at("https://app.example.com");
    /// page.put("/settings").fetch(&app).await?;
    /// page.put("/settings").fetch(&app).await?;
    /// assert_eq!(page.sent().len(), 3, "one preflight for two requests");
    /// page.wait(Duration::from_secs(10 * 60));
    /// page.put("/settings").fetch(&app).await?;
    /// assert_eq!(page.sent().len(), 5, "another one");
    /// # Ok(())
    /// # }
    /// ```
    pub fn wait(&self, time: Duration) {
        self.0.clock.set(self.0.clock.get().saturating_add(time));
    }

    /// What the page sent so far, preflights and redirected requests included: methods and URLs, in order.
    #[must_use]
    pub fn sent(&self) -> Vec<(Method, String)> {
        self.0.sent.borrow().iter().map(|(method, url)| (method.clone(), url.to_string())).collect()
    }

    /// A request with any method: those of [`Method`], written like them, and whatever else a page writes, such as
    /// `patch`. <https://fetch.spec.whatwg.org/#concept-method-normalize>
    pub fn request(&self, method: &str, url: &str) -> Request {
        let base = Url::parse(SERVICE).ok();
        let url = Url::options().base_url(base.as_ref()).parse(url).map_err(|_| url.to_owned());
        Request::new(self.clone(), method, url)
    }

    /// A GET request.
    pub fn get(&self, url: &str) -> Request {
        self.request("GET", url)
    }

    /// A HEAD request.
    pub fn head(&self, url: &str) -> Request {
        self.request("HEAD", url)
    }

    /// A POST request.
    pub fn post(&self, url: &str) -> Request {
        self.request("POST", url)
    }

    /// A PUT request.
    pub fn put(&self, url: &str) -> Request {
        self.request("PUT", url)
    }

    /// A PATCH request.
    pub fn patch(&self, url: &str) -> Request {
        self.request("PATCH", url)
    }

    /// A DELETE request.
    pub fn delete(&self, url: &str) -> Request {
        self.request("DELETE", url)
    }

    pub(super) fn origin(&self) -> &str {
        &self.0.origin
    }

    /// The value of `Cookie`, if the user has any.
    pub(super) fn cookies(&self) -> Option<String> {
        let cookies = self.0.cookies.borrow();
        if cookies.is_empty() { None } else { Some(cookies.join("; ")) }
    }

    pub(super) fn cache(&self) -> &RefCell<Cache> {
        &self.0.cache
    }

    pub(super) fn now(&self) -> Duration {
        self.0.clock.get()
    }

    pub(super) fn note_sent(&self, method: &Method, url: &Url) {
        self.0.sent.borrow_mut().push((method.clone(), url.clone()));
    }
}
