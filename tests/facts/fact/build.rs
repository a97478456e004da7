//! Writing a fact in a few lines: the server, then each request with what must come of it.

use std::time::Duration;

use cors_runtime::test::Step;

use super::{
    Answer, Body, Comes, Credentials, Difference, Engine, Fact, Mode, PAGE, Place, Redirect, Sight, Visit,
    answer,
};

/// Returns a fact that the file of WPT tests, about a page at [`PAGE`].
pub(crate) fn fact(file: &'static str, name: impl Into<String>) -> Fact {
    Fact {
        file,
        name: name.into(),
        page: PAGE,
        cookies: Vec::new(),
        places: Vec::new(),
        visits: Vec::new(),
        differences: Vec::new(),
    }
}

/// The page and the server.
impl Fact {
    /// Sets the origin of the page, if it is not [`PAGE`].
    pub(crate) fn page(mut self, origin: &'static str) -> Self {
        self.page = origin;
        self
    }

    /// Gives the user a cookie: the URL that sets it, and the value of `Set-Cookie`.
    pub(crate) fn cookie(mut self, url: &'static str, set_cookie: &'static str) -> Self {
        self.cookies.push((url, set_cookie));
        self
    }

    /// Sets the answers of an address. A preflight is refused there, unless [`preflight`](Self::preflight) says more.
    pub(crate) fn at(mut self, url: impl Into<String>, answer_there: Answer) -> Self {
        self.places.push(Place { url: url.into(), preflight: answer(405), answers: vec![answer_there] });
        self
    }

    /// Sets the answer to a preflight at the last address.
    pub(crate) fn preflight(mut self, answer: Answer) -> Self {
        self.place().preflight = answer;
        self
    }

    /// Adds the next answer at the last address, for the request after the previous one.
    pub(crate) fn then(mut self, answer: Answer) -> Self {
        self.place().answers.push(answer);
        self
    }

    /// Marks an engine that is known to differ, with the reason.
    pub(crate) fn differs(mut self, engine: Engine, because: &'static str) -> Self {
        self.differences.push(Difference { engine, because });
        self
    }

    fn place(&mut self) -> &mut Place {
        self.places.last_mut().expect("an address comes first")
    }
}

/// The request that follows.
impl Fact {
    /// `fetch()` with its defaults.
    pub(crate) fn fetch(mut self, method: impl Into<String>, url: impl Into<String>) -> Self {
        self.visits.push(Visit {
            method: method.into(),
            url: url.into(),
            headers: Vec::new(),
            body: Body::None,
            mode: Mode::Cors,
            credentials: Credentials::SameOrigin,
            redirect: Redirect::Follow,
            upload_listener: false,
            after: Duration::ZERO,
            comes: None,
            arrives: None,
            sent: Vec::new(),
            sent_otherwise: Vec::new(),
            asked: Vec::new(),
            sent_body: None,
        });
        self
    }

    pub(crate) fn get(self, url: impl Into<String>) -> Self {
        self.fetch("GET", url)
    }

    pub(crate) fn post(self, url: impl Into<String>) -> Self {
        self.fetch("POST", url)
    }

    pub(crate) fn put(self, url: impl Into<String>) -> Self {
        self.fetch("PUT", url)
    }

    /// Repeats the request after this time, without its expectations.
    pub(crate) fn again(mut self, after: Duration) -> Self {
        let last = self.visits.last().expect("a request comes first").clone();
        self.visits.push(Visit {
            after,
            comes: None,
            arrives: None,
            sent: Vec::new(),
            sent_otherwise: Vec::new(),
            asked: Vec::new(),
            sent_body: None,
            ..last
        });
        self
    }

    /// Adds a header; each character of the value is a byte.
    pub(crate) fn header(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let header = (name.into(), value.into());
        self.visit(|visit| visit.headers.push(header))
    }

    pub(crate) fn body(self, body: Body) -> Self {
        self.visit(|visit| visit.body = body)
    }

    pub(crate) fn mode(self, mode: Mode) -> Self {
        self.visit(|visit| visit.mode = mode)
    }

    pub(crate) fn no_cors(self) -> Self {
        self.mode(Mode::NoCors)
    }

    pub(crate) fn credentials(self, credentials: Credentials) -> Self {
        self.visit(|visit| visit.credentials = credentials)
    }

    pub(crate) fn include(self) -> Self {
        self.credentials(Credentials::Include)
    }

    pub(crate) fn redirect(self, redirect: Redirect) -> Self {
        self.visit(|visit| visit.redirect = redirect)
    }

    pub(crate) fn upload_listener(self) -> Self {
        self.visit(|visit| visit.upload_listener = true)
    }
}

/// The expectations about the last request.
impl Fact {
    /// Sets the requests that arrive at the server: `"preflight, GET"`. A path other than `/` follows the method: `"GET, GET /next"`.
    pub(crate) fn arrives(self, what: impl Into<String>) -> Self {
        let what = what.into();
        self.visit(|visit| visit.arrives = Some(what))
    }

    /// Expects this header, on one line, on the last request that is no preflight.
    pub(crate) fn sent(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let header = (name.into(), Some(value.into()));
        self.visit(|visit| visit.sent.push(header))
    }

    pub(crate) fn unsent(self, name: impl Into<String>) -> Self {
        let header = (name.into(), None);
        self.visit(|visit| visit.sent.push(header))
    }

    /// Expects that the last request that is no preflight does not have this value of a header that the browser may set itself.
    pub(crate) fn sent_otherwise(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let header = (name.into(), value.into());
        self.visit(|visit| visit.sent_otherwise.push(header))
    }

    /// Expects this body of the last request that is no preflight.
    pub(crate) fn sent_body(self, body: impl Into<String>) -> Self {
        let body = body.into();
        self.visit(|visit| visit.sent_body = Some(body))
    }

    /// Expects this header, on one line, on the last preflight.
    pub(crate) fn asked(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let header = (name.into(), Some(value.into()));
        self.visit(|visit| visit.asked.push(header))
    }

    pub(crate) fn unasked(self, name: impl Into<String>) -> Self {
        let header = (name.into(), None);
        self.visit(|visit| visit.asked.push(header))
    }

    /// Expects that the page reads a response with this status.
    pub(crate) fn reads(self, status: u16) -> Self {
        self.comes(Comes::Readable(Sight {
            status,
            body: None,
            headers: Vec::new(),
            url: None,
            redirected: None,
        }))
    }

    pub(crate) fn reads_body(self, body: &'static str) -> Self {
        self.visit(|visit| visit.sight().body = Some(body))
    }

    /// Expects that the page reads a header of the response.
    pub(crate) fn shows(self, name: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        self.visit(|visit| visit.sight().headers.push((name, Some(value))))
    }

    /// Expects that the page does not see a header of the response.
    pub(crate) fn hides(self, name: &'static str) -> Self {
        self.visit(|visit| visit.sight().headers.push((name, None)))
    }

    /// `Response.url`
    pub(crate) fn reads_url(self, url: impl Into<String>) -> Self {
        let url = url.into();
        self.visit(|visit| visit.sight().url = Some(url))
    }

    /// `Response.redirected`
    pub(crate) fn redirected(self, redirected: bool) -> Self {
        self.visit(|visit| visit.sight().redirected = Some(redirected))
    }

    pub(crate) fn opaque(self) -> Self {
        self.comes(Comes::Opaque)
    }

    pub(crate) fn opaque_redirect(self) -> Self {
        self.comes(Comes::OpaqueRedirect)
    }

    /// Expects a `TypeError` before anything is sent.
    pub(crate) fn never_sent(self) -> Self {
        self.comes(Comes::TypeError(Step::Request)).arrives("")
    }

    /// Expects a `TypeError` that the answer to a preflight causes.
    pub(crate) fn refused_at_preflight(self) -> Self {
        self.comes(Comes::TypeError(Step::Preflight))
    }

    /// Expects a `TypeError` that the answer to the request itself causes.
    pub(crate) fn refused_at_response(self) -> Self {
        self.comes(Comes::TypeError(Step::Response))
    }

    fn comes(self, comes: Comes) -> Self {
        self.visit(|visit| visit.comes = Some(comes))
    }

    fn visit(mut self, change: impl FnOnce(&mut Visit)) -> Self {
        change(self.visits.last_mut().expect("a request comes first"));
        self
    }
}
