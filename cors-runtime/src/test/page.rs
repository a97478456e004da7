//! A page.

use std::{
    cell::{Cell, RefCell},
    fmt,
    net::{Ipv4Addr, SocketAddr},
    rc::Rc,
    time::Duration,
};

use cors_rules::origin;
use url::Url;

use super::Sent;
use crate::browser::Browser;

/// The origin of the application under test; paths are relative to it.
const SERVICE: &str = "http://localhost:8080";

/// The longest time that an answer may take.
const DEADLINE: Duration = Duration::from_secs(5);

/// The peer address of requests: loopback, with a port of the ephemeral range.
const PEER: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 50_000);

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
#[derive(Clone)]
pub struct Page(Rc<State>);

struct State {
    origin: String,
    base: Option<Url>,
    browser: Rc<RefCell<Browser>>,
    sent: RefCell<Vec<Sent>>,
    deadline: Cell<Duration>,
    peer: Cell<SocketAddr>,
}

impl Page {
    /// Returns a page of this origin, in a browser of its own.
    ///
    /// # Panics
    ///
    /// If `origin` is not what a browser sends in an `Origin` header: a scheme, a host, and a port unless it is the
    /// default one; or `null`. <https://fetch.spec.whatwg.org/#origin-header>
    #[must_use]
    #[track_caller]
    pub fn at(origin: &str) -> Self {
        assert_is_origin(origin);
        Self(Rc::new(State {
            origin: origin.to_owned(),
            base: Url::parse(SERVICE).ok(),
            browser: Rc::default(),
            sent: RefCell::default(),
            deadline: Cell::new(DEADLINE),
            peer: Cell::new(PEER),
        }))
    }

    /// Returns another page in the same browser, with the same cookies: such as an attacker's page in another tab.
    ///
    /// # Panics
    ///
    /// Panics like [`at`](Self::at).
    #[must_use]
    #[track_caller]
    pub fn beside(&self, origin: &str) -> Self {
        assert_is_origin(origin);
        Self(Rc::new(State {
            origin: origin.to_owned(),
            base: self.0.base.clone(),
            browser: Rc::clone(&self.0.browser),
            sent: RefCell::default(),
            deadline: self.0.deadline.clone(),
            peer: self.0.peer.clone(),
        }))
    }

    /// Returns a page in a sandboxed frame or at a `data:` URL: its origin is `null`, and nothing is of the same origin.
    /// <https://html.spec.whatwg.org/multipage/browsers.html#concept-origin-opaque>
    #[must_use]
    pub fn sandboxed() -> Self {
        Self::at("null")
    }

    /// Lets time pass in the page's browser alone: its remembered preflights age, and so do
    /// cookies.
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
        let mut browser = self.0.browser.borrow_mut();
        browser.now = browser.now.saturating_add(time);
    }

    /// Returns what the page sent so far, preflights and redirected requests included, in order. A
    /// [`Response`](super::Response::sent) and a [`Refusal`](super::Refusal::sent) know what was sent for them.
    #[must_use]
    pub fn sent(&self) -> Vec<Sent> {
        self.0.sent.borrow().clone()
    }
}

/// The settings of a page. Each method changes the page, and returns it.
#[expect(
    clippy::must_use_candidate,
    clippy::return_self_not_must_use,
    reason = "the page is changed as well"
)]
impl Page {
    /// Gives the user of the page a cookie at the service: it goes with requests that have credentials, and with no
    /// preflight.
    ///
    /// Each host gets it with `SameSite=None; Secure`, and the browser does not keep third-party cookies apart: that is not
    /// CORS. `name` and `value` go into the header as they are. A host that sets a cookie of this name
    /// replaces it for itself. Returns the same page.
    pub fn cookie(&self, name: &str, value: &str) -> Self {
        self.0.browser.borrow_mut().jar.give(name, value);
        self.clone()
    }

    /// Lets a host set a cookie while the user is there, as a login does: `url` says where, and `set_cookie` is the value
    /// of a `Set-Cookie` header. What a browser would not keep is not kept. Returns the same page.
    ///
    /// Cookies that responses to the page set are kept too, for requests with credentials: by host, path and age, and with
    /// `Secure` and `SameSite` as browsers do. Without `SameSite` it is `Lax`, and is sent within one site only:
    /// `https://app.example.com` and `https://api.example.com` are of the same site, and the default host of paths,
    /// `http://localhost:8080`, is of another one.
    ///
    /// ```
    /// # use actix_web::{App, HttpRequest, Responder, get, test::init_service};
    /// # use cors_runtime::{cors, test::{Page, Refusal}};
    /// #[cors(origins = ["https://app.example.com", "https://partner.example"], credentials)]
    /// #[get("/me")]
    /// async fn me(request: HttpRequest) -> impl Responder {
    ///     if request.headers().contains_key("Cookie") { "you" } else { "nobody" }
    /// }
    ///
    /// # #[actix_web::main]
    /// # async fn main() -> Result<(), Refusal> {
    /// # let app = init_service(App::new().service(me)).await;
    /// let url = "https://api.example.com/me";
    /// let page = Page::at("https://app.example.com").set_cookie(url, "id=1; Secure; SameSite=Lax");
    /// assert_eq!(page.get(url).credentials().fetch(&app).await?.text(), "you");
    /// // The partner is another site.
    /// let partner = page.beside("https://partner.example");
    /// assert_eq!(partner.get(url).credentials().fetch(&app).await?.text(), "nobody");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Panics
    ///
    /// If `url` is no URL.
    #[track_caller]
    pub fn set_cookie(&self, url: &str, set_cookie: &str) -> Self {
        let url = Url::options().base_url(self.base()).parse(url);
        let url = url.unwrap_or_else(|error| panic!("no host sets a cookie there: {error}"));
        let mut browser = self.0.browser.borrow_mut();
        let now = browser.now;
        browser.jar.set(None, &url, set_cookie, now);
        drop(browser);
        self.clone()
    }

    /// Sets how long the application may take for the head of an answer, in real time, and for a body that somebody asks
    /// for. What takes longer is refused, so that a handler that hangs fails a test. Default: 5 seconds
    pub fn deadline(&self, time: Duration) -> Self {
        self.0.deadline.set(time);
        self.clone()
    }

    /// Sets the address that requests come from, for middleware that limits by address. Default: `127.0.0.1:50000`
    pub fn peer(&self, address: SocketAddr) -> Self {
        self.0.peer.set(address);
        self.clone()
    }
}

/// The state that requests read.
impl Page {
    pub(super) fn origin(&self) -> &str {
        &self.0.origin
    }

    pub(super) fn base(&self) -> Option<&Url> {
        self.0.base.as_ref()
    }

    pub(super) fn browser(&self) -> &RefCell<Browser> {
        &self.0.browser
    }

    pub(super) fn time_limit(&self) -> Duration {
        self.0.deadline.get()
    }

    pub(super) fn peer_address(&self) -> SocketAddr {
        self.0.peer.get()
    }

    /// Notes what is sent now, and returns its place.
    pub(super) fn note_sent(&self, sent: Sent) -> usize {
        let mut all = self.0.sent.borrow_mut();
        all.push(sent);
        all.len() - 1
    }

    /// Notes the status of the answer to what was sent at a place.
    pub(super) fn note_answered(&self, place: usize, status: u16) {
        if let Some(sent) = self.0.sent.borrow_mut().get_mut(place) {
            sent.answered(status);
        }
    }
}

impl fmt::Debug for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Page").field(&self.0.origin).finish()
    }
}

/// Panics in the words of the attribute, if something is not the origin of a page.
#[track_caller]
fn assert_is_origin(origin: &str) {
    if origin::parse_header(origin.as_bytes()).is_some() {
        return;
    }
    match origin::check(origin) {
        Err(violation) => {
            panic!("`{origin}` is not the origin of a page: {}", violation.report(origin).as_str())
        }
        // Patterns are right in a policy.
        Ok(_) => {
            panic!("`{origin}` is not the origin of a page: write one, such as `\"https://app.example.com\"`")
        }
    }
}
