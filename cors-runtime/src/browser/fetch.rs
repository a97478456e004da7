//! A fetch from the page's request to what the page sees.
//!
//! It performs [main fetch](https://fetch.spec.whatwg.org/#main-fetch) and [HTTP
//! fetch](https://fetch.spec.whatwg.org/#http-fetch) of the Fetch Standard, but sends nothing itself.

use cors_rules::{method::is_safelisted, request_header::is_non_wildcard};
use url::Url;

use super::{
    cors_check::{cors_check, resource_policy_check},
    filtered::{Filtered, Tainting},
    header_list::{Head, HeaderList},
    method::is_read,
    port::blocked_port,
    preflight::Preflight,
    preflight_cache::CacheKey,
    reason::{Failure, Reason, RequestLine, Step},
    redirect,
    request::{Credentials, FetchRequest, Mode, Redirect},
    safelist::{is_request_body_header, unsafe_request_header_names},
    site::{self, is_same_origin},
    state::Browser,
};

/// A fetch in progress.
#[derive(Debug)]
pub(crate) struct Fetch {
    request: FetchRequest,
    tainting: Tainting,
    /// True if some hop was not a simple request. If such a fetch fails, the browser forgets its preflights of the URL.
    may_ask: bool,
    /// The step that the next answer belongs to.
    waiting: Step,
    sent: Option<RequestLine>,
}

/// A request that the caller has to send now.
#[derive(Debug)]
pub(crate) struct Outgoing {
    /// [`Step::Preflight`] or [`Step::Response`], which its answer belongs to.
    pub(crate) step: Step,
    pub(crate) method: String,
    pub(crate) url: Url,
    /// Contains each name once. `Host` is missing, because it follows from the URL.
    pub(crate) headers: HeaderList,
    /// True if the request's body is sent too.
    pub(crate) has_body: bool,
}

/// The next step after an answer.
#[derive(Debug)]
pub(crate) enum Next {
    /// The caller sends another request.
    Send(Outgoing),
    /// The page sees this.
    Show(Filtered),
}

impl Fetch {
    /// Starts a fetch, and returns the first request to send.
    ///
    /// # Errors
    ///
    /// The reason why nothing is sent.
    pub(crate) fn start(request: FetchRequest, browser: &Browser) -> Result<(Self, Outgoing), Failure> {
        let mut fetch =
            Self { request, tainting: Tainting::Basic, may_ask: false, waiting: Step::Request, sent: None };
        match fetch.hop(browser) {
            Ok(outgoing) => Ok((fetch, outgoing)),
            Err(reason) => Err(Failure::unsent(reason)),
        }
    }

    /// Takes the head of the answer to the last request.
    ///
    /// # Errors
    ///
    /// The reason why the browser does not accept the answer.
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

    /// Ends the fetch with an error.
    pub(crate) fn failed(&self, reason: Reason, browser: &mut Browser) -> Failure {
        // <https://fetch.spec.whatwg.org/#main-fetch> does so for every network error, not only for a refused preflight.
        if self.may_ask {
            browser.cache.clear(&self.key());
        }
        Failure { step: self.waiting, reason, sent: self.sent.clone() }
    }

    /// Performs the steps before a request to the current URL: the first one, or one after a redirect.
    fn hop(&mut self, browser: &Browser) -> Result<Outgoing, Reason> {
        if let Some(port) = blocked_port(self.url()) {
            return Err(Reason::BadPort(port));
        }
        self.taint()?;
        let unsafe_names = unsafe_request_header_names(&self.request.headers);
        let FetchRequest { method, use_cors_preflight, .. } = &self.request;
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

    /// Decides how much of the answer the page will see. A fetch that was cross-origin once stays cross-origin.
    fn taint(&mut self) -> Result<(), Reason> {
        let FetchRequest { origin, mode, redirect, .. } = &self.request;
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

    /// Returns the preflight.
    fn ask(&mut self, unsafe_names: Vec<String>) -> Outgoing {
        let mut headers = self.preflight(unsafe_names).headers();
        self.add_own(&mut headers);
        self.send(Step::Preflight, "OPTIONS", headers)
    }

    /// Returns the actual request. <https://fetch.spec.whatwg.org/#http-network-or-cache-fetch>
    fn actual(&mut self, browser: &Browser) -> Outgoing {
        let request = &self.request;
        let mut headers = request.headers.combined();
        // POST and PUT without a body say so.
        let length = request.body.or_else(|| matches!(request.method.as_str(), "POST" | "PUT").then_some(0));
        if let Some(length) = length {
            headers.append("content-length", length.to_string());
        }
        if let Some(origin) = self.origin_header() {
            headers.append("origin", origin);
        }
        self.add_own(&mut headers);
        if headers.has("range") {
            // A range counts the bytes of the content itself, not of an encoded form.
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

    /// Takes the answer to the preflight.
    fn preflighted(&mut self, head: &Head, browser: &mut Browser) -> Result<Outgoing, Reason> {
        let permission = self.preflight(unsafe_request_header_names(&self.request.headers)).verify(head)?;
        browser.cache.store(&self.key(), permission, browser.now);
        Ok(self.actual(browser))
    }

    /// Takes the answer to the actual request. <https://fetch.spec.whatwg.org/#http-fetch>
    fn responded(&mut self, head: &Head, browser: &mut Browser) -> Result<Next, Reason> {
        let FetchRequest { origin, redirect, .. } = &self.request;
        if self.has_credentials() {
            browser.jar.store(origin, self.url(), &head.headers, browser.now);
        }
        match self.tainting {
            Tainting::Cors => cors_check(&head.headers, &self.request_origin(), self.is_credentialed())?,
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
        let FetchRequest { method, urls, .. } = &self.request;
        let credentials = self.is_credentialed();
        Ok(Next::Show(Filtered::of(head, self.tainting, credentials, method, urls)))
    }

    /// Turns the request into the one that follows a redirect. <https://fetch.spec.whatwg.org/#http-redirect-fetch>
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
        if redirect::is_changed_to_get(status, &request.method) {
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
            credentials: self.is_credentialed(),
            unconditional: self.request.use_cors_preflight,
        }
    }

    fn key(&self) -> CacheKey {
        CacheKey {
            page: self.request.origin.clone(),
            origin: self.request_origin(),
            url: self.url().clone(),
            credentials: self.is_credentialed(),
        }
    }

    /// Returns the current URL: the list of URLs is never empty.
    fn url(&self) -> &Url {
        &self.request.urls[self.request.urls.len() - 1]
    }

    /// Checks whether the credentials mode is `include`.
    fn is_credentialed(&self) -> bool {
        self.request.credentials == Credentials::Include
    }

    /// Checks whether cookies are sent and stored.
    fn has_credentials(&self) -> bool {
        match self.request.credentials {
            Credentials::Omit => false,
            Credentials::SameOrigin => self.tainting == Tainting::Basic,
            Credentials::Include => true,
        }
    }

    /// Returns the request's origin. <https://fetch.spec.whatwg.org/#serializing-a-request-origin>
    fn request_origin(&self) -> String {
        let FetchRequest { origin, urls, .. } = &self.request;
        if redirect::is_tainted(origin, urls) { "null".to_owned() } else { origin.clone() }
    }

    /// Returns the header `Origin`. <https://fetch.spec.whatwg.org/#append-a-request-origin-header>
    fn origin_header(&self) -> Option<String> {
        let FetchRequest { origin, mode, method, .. } = &self.request;
        if self.tainting == Tainting::Cors {
            return Some(self.request_origin());
        }
        if is_read(method) {
            return None;
        }
        // The default referrer policy, `strict-origin-when-cross-origin`, does not send an `https` origin over `http`.
        let is_downgrade = origin.starts_with("https:") && self.url().scheme() != "https";
        if *mode != Mode::Cors && is_downgrade {
            Some("null".to_owned())
        } else {
            Some(self.request_origin())
        }
    }

    /// Adds the browser's own headers: [`Referer`](https://w3c.github.io/webappsec-referrer-policy/) and [fetch
    /// metadata](https://w3c.github.io/webappsec-fetch-metadata/). Preflights have them too.
    fn add_own(&self, headers: &mut HeaderList) {
        let FetchRequest { origin, urls, mode, .. } = &self.request;
        let is_trustworthy = site::is_trustworthy(self.url());
        // The default policy sends no path to other origins, and pages of this model have none. It does not send the
        // origin of an `https` page over `http`.
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
