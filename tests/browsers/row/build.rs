//! Writing a row in a few lines: the page, then each request with what has to come of it.

use std::time::Duration;

use cors_runtime::test::Step;

use super::{API, APP, Body, Credentials, Difference, Frame, How, Mode, Row, Sees, Visit, Why};
use crate::engines::Engine;

/// Returns a row without a request yet, of a page at [`APP`].
pub(crate) fn row(name: &'static str) -> Row {
    Row {
        name,
        page: APP,
        frame: Frame::Top,
        cookies: Vec::new(),
        visits: Vec::new(),
        differences: Vec::new(),
    }
}

/// The page.
impl Row {
    pub(crate) fn page(mut self, origin: &'static str) -> Self {
        self.page = origin;
        self
    }

    /// Runs the script in a sandboxed frame of the page, or in one at a `data:` URL.
    pub(crate) fn frame(mut self, frame: Frame) -> Self {
        self.frame = frame;
        self
    }

    /// Lets the user visit `site` before, which sets a cookie with these attributes.
    pub(crate) fn cookie(mut self, site: &'static str, attributes: &'static str) -> Self {
        self.cookies.push((site, attributes));
        self
    }

    /// Marks an engine that rightly does something else, with the reason.
    pub(crate) fn differs(mut self, engine: Engine, because: &'static str, change: fn(Self) -> Self) -> Self {
        self.differences.push(Difference { engine, because, change });
        self
    }
}

/// The request that follows.
impl Row {
    /// Calls `fetch()` with this method, as the page writes it.
    pub(crate) fn fetch(mut self, method: &'static str, path: &'static str) -> Self {
        self.visits.push(Visit {
            how: How::Fetch,
            method,
            api: API,
            path,
            headers: Vec::new(),
            body: Body::None,
            credentials: Credentials::SameOrigin,
            mode: Mode::Cors,
            wait: Duration::ZERO,
            preflighted: false,
            arrives: None,
            sees: Sees::Opaque,
            reads: Vec::new(),
            hides: Vec::new(),
            console: None,
        });
        self
    }

    pub(crate) fn get(self, path: &'static str) -> Self {
        self.fetch("GET", path)
    }

    pub(crate) fn post(self, path: &'static str) -> Self {
        self.fetch("POST", path)
    }

    pub(crate) fn put(self, path: &'static str) -> Self {
        self.fetch("PUT", path)
    }

    /// Makes a GET request by something else than `fetch()`.
    pub(crate) fn by(self, how: How, path: &'static str) -> Self {
        self.get(path).visit(|visit| visit.how = how)
    }

    /// Opens a `new WebSocket(…)`, to which CORS does not apply.
    pub(crate) fn websocket(self, path: &'static str) -> Self {
        self.by(How::WebSocket, path).mode(Mode::NoCors)
    }

    /// Repeats the request, without its expected outcome.
    pub(crate) fn again(mut self) -> Self {
        let last = self.last().clone();
        self.visits.push(Visit { preflighted: false, arrives: None, wait: Duration::ZERO, ..last });
        self
    }

    pub(crate) fn how(self, how: How) -> Self {
        self.visit(|visit| visit.how = how)
    }

    /// Sets another API than [`API`].
    pub(crate) fn to(self, api: &'static str) -> Self {
        self.visit(|visit| visit.api = api)
    }

    pub(crate) fn header(self, name: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        self.visit(|visit| visit.headers.push((name, value)))
    }

    pub(crate) fn body(self, body: Body) -> Self {
        self.visit(|visit| visit.body = body)
    }

    pub(crate) fn credentials(self, credentials: Credentials) -> Self {
        self.visit(|visit| visit.credentials = credentials)
    }

    pub(crate) fn mode(self, mode: Mode) -> Self {
        self.visit(|visit| visit.mode = mode)
    }

    /// Lets the page wait this long before the request.
    pub(crate) fn after(self, wait: Duration) -> Self {
        self.visit(|visit| visit.wait = wait)
    }
}

/// The outcome of the last request.
impl Row {
    /// Expects a preflight before the request.
    pub(crate) fn preflighted(self) -> Self {
        self.visit(|visit| visit.preflighted = true)
    }

    /// Sets the requests that arrive at the server, if that is not one request whose handler runs.
    pub(crate) fn arrives(self, arrives: &'static [&'static str]) -> Self {
        self.visit(|visit| visit.arrives = Some(arrives))
    }

    /// Expects that the page reads this body, of a response with the status 200.
    pub(crate) fn sees(self, body: impl Into<String>) -> Self {
        self.sees_status(200, body)
    }

    pub(crate) fn sees_status(self, status: u16, body: impl Into<String>) -> Self {
        let body = body.into();
        self.visit(|visit| visit.sees = Sees::Response { status, body })
    }

    pub(crate) fn reads(self, name: &'static str, value: &'static str) -> Self {
        self.visit(|visit| visit.reads.push((name, value)))
    }

    pub(crate) fn hides(self, name: &'static str) -> Self {
        self.visit(|visit| visit.hides.push(name))
    }

    /// Expects this text in Chromium's console.
    pub(crate) fn console(self, words: &'static str) -> Self {
        self.visit(|visit| visit.console = Some(words))
    }

    /// Expects a font, a script, an image or an event that the page can use.
    pub(crate) fn loads(self) -> Self {
        self.visit(|visit| visit.sees = Sees::Loaded)
    }

    /// Expects an answer that the page knows nothing about: a tainted canvas, an opaque response.
    pub(crate) fn learns_nothing(self) -> Self {
        self.visit(|visit| visit.sees = Sees::Opaque)
    }

    /// Expects a `TypeError` before anything is sent.
    pub(crate) fn never_sent(self, why: Why) -> Self {
        self.refused(Step::Request, why)
    }

    /// Expects a `TypeError`, and that the handler does not run.
    pub(crate) fn refused_at_preflight(self, why: Why) -> Self {
        self.refused(Step::Preflight, why).preflighted()
    }

    /// Expects a `TypeError`, although the handler runs.
    pub(crate) fn refused_at_response(self, why: Why) -> Self {
        self.refused(Step::Response, why)
    }

    fn refused(self, step: Step, why: Why) -> Self {
        self.visit(|visit| visit.sees = Sees::Refused { step, why })
    }

    fn last(&self) -> &Visit {
        self.visits.last().expect("a row begins with a request")
    }

    fn visit(mut self, change: impl FnOnce(&mut Visit)) -> Self {
        change(self.visits.last_mut().expect("a row begins with a request"));
        self
    }
}
