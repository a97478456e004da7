//! A request from its beginning to what the page sees, without sending anything: it says what to send, and is told what
//! was answered. Fetch Standard, [main fetch](https://fetch.spec.whatwg.org/#main-fetch) and [HTTP
//! fetch](https://fetch.spec.whatwg.org/#http-fetch).

use cors_rules::method::is_safelisted;
use url::Url;

use super::{
    Browser, Failure, Filtered, Head, Mode, Reason, Redirect, Request, RequestLine, Step,
    cors_check::{cors_check, resource_policy_check},
    filtered::Tainting,
    header_list::HeaderList,
    method::is_read,
    port::blocked_port,
    preflight::Preflight,
    preflight_cache::Key,
    redirect,
    request::Credentials,
    safelist::{is_non_wildcard, is_request_body_header, unsafe_request_header_names},
    site::{self, is_same_origin},
};

/// A request on its way.
#[derive(Debug)]
pub(crate) struct Fetch {
    request: Request,
    tainting: Tainting,
    /// Whether some hop of it was more than a simple request: then its failure makes the browser forget what it
    /// remembers of the URL.
    may_ask: bool,
    /// What the answer is waited for.
    waiting: Step,
    sent: Option<RequestLine>,
}

/// What has to be sent now.
#[derive(Debug)]
pub(crate) struct Outgoing {
    /// [`Step::Preflight`] or [`Step::Response`]: what its answer will be.
    pub(crate) step: Step,
    pub(crate) method: String,
    pub(crate) url: Url,
    /// Each name once. `Host` is in the URL.
    pub(crate) headers: HeaderList,
    /// Whether the body of the request goes along.
    pub(crate) has_body: bool,
}

/// What comes of an answer.
#[derive(Debug)]
pub(crate) enum Next {
    /// Something else to send.
    Send(Outgoing),
    /// The page sees this.
    Show(Filtered),
}

impl Fetch {
    /// Begins, and says what to send first.
    ///
    /// # Errors
    ///
    /// Why nothing is sent.
    pub(crate) fn start(request: Request, browser: &Browser) -> Result<(Self, Outgoing), Failure> {
        let mut fetch =
            Self { request, tainting: Tainting::Basic, may_ask: false, waiting: Step::Request, sent: None };
        match fetch.hop(browser) {
            Ok(outgoing) => Ok((fetch, outgoing)),
            Err(reason) => Err(Failure::unsent(reason)),
        }
    }

    /// Takes the head of the answer to what was sent last.
    ///
    /// # Errors
    ///
    /// What the browser does not accept.
    pub(crate) fn answered(&mut self, head: &Head, browser: &mut Browser) -> Result<Next, Failure> {
        if let Some(sent) = &mut self.sent {
            sent.status = Some(head.status);
        }
        let next = match self.waiting {
            Step::Preflight => self.preflighted(head, browser).map(Next::Send),
            Step::Request | Step::Response => self.responded(head, browser),
        };
        next.map_err(|reason| self.failed(reason, browser))
    }

    /// Ends without an answer, or with one that is not accepted.
    pub(crate) fn failed(&self, reason: Reason, browser: &mut Browser) -> Failure {
        // <https://fetch.spec.whatwg.org/#main-fetch>: any network error, not that of a preflight only.
        if self.may_ask {
            browser.cache.clear(&self.key());
        }
        Failure { step: self.waiting, reason, sent: self.sent.clone() }
    }

    /// One round of a main fetch.
    fn hop(&mut self, browser: &Browser) -> Result<Outgoing, Reason> {
        if let Some(port) = blocked_port(self.url()) {
            return Err(Reason::BadPort(port));
        }
        self.taint()?;
        let unsafe_names = unsafe_request_header_names(&self.request.headers);
        let Request { method, use_cors_preflight, .. } = &self.request;
        let asks_for_method = *use_cors_preflight || !is_safelisted(method);
        let is_simple = !asks_for_method && unsafe_names.is_empty();
        if self.tainting != Tainting::Cors || is_simple {
            return Ok(self.actual(browser));
        }
        self.may_ask = true;
        let (cache, key) = (&browser.cache, self.key());
        let must_ask = (asks_for_method && !cache.has_method(&key, method, browser.now))
            || unsafe_names.iter().any(|name| !cache.has_header(&key, name, browser.now));
        Ok(if must_ask { self.ask(unsafe_names) } else { self.actual(browser) })
    }

    /// Decides how much of the answer the page will see. What was cross-origin once remains it.
    fn taint(&mut self) -> Result<(), Reason> {
        let Request { origin, mode, redirect, .. } = &self.request;
        if is_same_origin(origin, self.url()) && self.tainting == Tainting::Basic {
            return Ok(());
        }
        self.tainting = match mode {
            Mode::SameOrigin => return Err(Reason::CrossOrigin),
            Mode::NoCors if *redirect != Redirect::Follow => return Err(Reason::NoCorsRedirect),
            Mode::NoCors => Tainting::Opaque,
            Mode::Cors => Tainting::Cors,
        };
        Ok(())
    }

    fn ask(&mut self, unsafe_names: Vec<String>) -> Outgoing {
        let mut headers = self.preflight(unsafe_names).headers();
        self.add_own(&mut headers);
        self.send(Step::Preflight, "OPTIONS", headers)
    }

    /// <https://fetch.spec.whatwg.org/#http-network-or-cache-fetch>
    fn actual(&mut self, browser: &Browser) -> Outgoing {
        let request = &self.request;
        let mut headers = request.headers.combined();
        // A request that could have a body and has none says so.
        let length = request.body.or_else(|| matches!(request.method.as_str(), "POST" | "PUT").then_some(0));
        if let Some(length) = length {
            headers.append("content-length", length.to_string());
        }
        if let Some(origin) = self.origin_header() {
            headers.append("origin", origin);
        }
        self.add_own(&mut headers);
        if headers.has("range") {
            // A part of something encoded is no part of it.
            headers.append("accept-encoding", "identity");
        }
        if self.has_credentials()
            && let Some(cookies) = browser.jar.cookies(&request.origin, self.url(), browser.now)
        {
            headers.append("cookie", cookies);
        }
        let method = request.method.clone();
        self.send(Step::Response, &method, headers)
    }

    fn send(&mut self, step: Step, method: &str, headers: HeaderList) -> Outgoing {
        let url = self.url().clone();
        self.waiting = step;
        self.sent = Some(RequestLine { method: method.to_owned(), url: url.to_string(), status: None });
        let has_body = step == Step::Response && self.request.body.is_some();
        Outgoing { step, method: method.to_owned(), url, headers, has_body }
    }

    fn preflighted(&mut self, head: &Head, browser: &mut Browser) -> Result<Outgoing, Reason> {
        let allowed = self.preflight(unsafe_request_header_names(&self.request.headers)).check(head)?;
        browser.cache.store(&self.key(), allowed, browser.now);
        Ok(self.actual(browser))
    }

    /// <https://fetch.spec.whatwg.org/#http-fetch>
    fn responded(&mut self, head: &Head, browser: &mut Browser) -> Result<Next, Reason> {
        let Request { origin, redirect, .. } = &self.request;
        if self.has_credentials() {
            browser.jar.store(origin, self.url(), &head.headers, browser.now);
        }
        match self.tainting {
            Tainting::Cors => cors_check(&head.headers, &self.request_origin(), self.includes_credentials())?,
            Tainting::Opaque => resource_policy_check(&head.headers, origin, self.url())?,
            Tainting::Basic => {}
        }
        if redirect::is_redirect(head.status) {
            match redirect {
                Redirect::Error => return Err(Reason::Redirected(head.status)),
                Redirect::Manual => return Ok(Next::Show(Filtered::opaque_redirect(&self.request.urls))),
                Redirect::Follow => {}
            }
            if let Some(next) = redirect::location(&head.headers, self.url())? {
                self.redirect(head.status, next)?;
                return self.hop(browser).map(Next::Send);
            }
        }
        let Request { method, urls, .. } = &self.request;
        let credentials = self.includes_credentials();
        Ok(Next::Show(Filtered::of(head, self.tainting, credentials, method, urls)))
    }

    /// Makes the request that goes where a redirect leads. <https://fetch.spec.whatwg.org/#http-redirect-fetch>
    fn redirect(&mut self, status: u16, next: Url) -> Result<(), Reason> {
        if self.request.urls.len() > redirect::MAX_REDIRECTS {
            return Err(Reason::TooManyRedirects);
        }
        let leaves = self.request.mode == Mode::Cors && !is_same_origin(&self.request.origin, &next);
        if redirect::has_credentials(&next) && (leaves || self.tainting == Tainting::Cors) {
            return Err(Reason::Location(next.into()));
        }
        let changes_origin = self.url().origin() != next.origin();
        let request = &mut self.request;
        if redirect::becomes_get(status, &request.method) {
            "GET".clone_into(&mut request.method);
            request.body = None;
            request.headers.retain(|name| !is_request_body_header(name));
        }
        if changes_origin {
            request.headers.retain(|name| !is_non_wildcard(name));
        }
        request.urls.push(next);
        Ok(())
    }

    fn preflight(&self, unsafe_names: Vec<String>) -> Preflight {
        Preflight {
            origin: self.request_origin(),
            method: self.request.method.clone(),
            headers: unsafe_names,
            credentials: self.includes_credentials(),
            unconditional: self.request.use_cors_preflight,
        }
    }

    fn key(&self) -> Key {
        Key {
            page: self.request.origin.clone(),
            origin: self.request_origin(),
            url: self.url().clone(),
            credentials: self.includes_credentials(),
        }
    }

    /// Returns the current URL. The list is never empty.
    fn url(&self) -> &Url {
        &self.request.urls[self.request.urls.len() - 1]
    }

    /// Checks whether the credentials mode is `include`, for the steps that ask just that.
    fn includes_credentials(&self) -> bool {
        self.request.credentials == Credentials::Include
    }

    /// Checks whether cookies go along and are kept.
    fn has_credentials(&self) -> bool {
        match self.request.credentials {
            Credentials::Omit => false,
            Credentials::SameOrigin => self.tainting == Tainting::Basic,
            Credentials::Include => true,
        }
    }

    /// <https://fetch.spec.whatwg.org/#serializing-a-request-origin>
    fn request_origin(&self) -> String {
        let Request { origin, urls, .. } = &self.request;
        if redirect::is_tainted(origin, urls) { "null".to_owned() } else { origin.clone() }
    }

    /// <https://fetch.spec.whatwg.org/#append-a-request-origin-header>
    fn origin_header(&self) -> Option<String> {
        let Request { origin, mode, method, .. } = &self.request;
        if self.tainting == Tainting::Cors {
            return Some(self.request_origin());
        }
        if is_read(method) {
            return None;
        }
        // The default referrer policy, `strict-origin-when-cross-origin`, does not name a secure page to who listens.
        let is_downgrade = origin.starts_with("https:") && self.url().scheme() != "https";
        if *mode != Mode::Cors && is_downgrade {
            Some("null".to_owned())
        } else {
            Some(self.request_origin())
        }
    }

    /// Adds what a browser says by itself, of a preflight too: [`Referer`](https://w3c.github.io/webappsec-referrer-policy/)
    /// and [fetch metadata](https://w3c.github.io/webappsec-fetch-metadata/).
    fn add_own(&self, headers: &mut HeaderList) {
        let Request { origin, urls, mode, .. } = &self.request;
        let is_trustworthy = site::is_trustworthy(self.url());
        // By the default policy other origins get no path, and here the page has none. Who listens gets nothing.
        if origin != "null" && (is_trustworthy || origin.starts_with("http:")) {
            headers.append("referer", format!("{origin}/"));
        }
        if is_trustworthy {
            headers.append("sec-fetch-dest", "empty");
            headers.append("sec-fetch-mode", mode.as_str());
            headers.append("sec-fetch-site", site::site(origin, urls));
        }
    }
}
