//! A request from its beginning to what the page sees. Fetch Standard, [main
//! fetch](https://fetch.spec.whatwg.org/#main-fetch) and [HTTP fetch](https://fetch.spec.whatwg.org/#http-fetch).

use actix_http::Request as Incoming;
use actix_service::Service;
use actix_web::{
    Error,
    body::MessageBody,
    dev::ServiceResponse,
    http::{
        Method,
        header::{COOKIE, HeaderName, HeaderValue, ORIGIN},
    },
    web::Bytes,
};
use url::Url;

use super::{
    Mode, Reason, Refusal, Request, Response, Step,
    cors_check::cors_check,
    metadata,
    method::is_cors_safelisted,
    network::{self, Answer, Outgoing},
    preflight::Preflight,
    preflight_cache::Key,
    redirect,
    request::Credentials,
    response::Tainting,
    safelist::{is_non_wildcard, unsafe_request_header_names},
};

const SEC_FETCH_MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");
const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// A request on its way.
pub(super) struct Fetch {
    request: Request,
    tainting: Tainting,
}

impl Fetch {
    pub(super) fn new(request: Request) -> Self {
        Self { request, tainting: Tainting::Basic }
    }

    /// Fetches, redirects included.
    pub(super) async fn run<S, B, E>(mut self, app: &S) -> Result<Response, Refusal>
    where
        S: Service<Incoming, Response = ServiceResponse<B>, Error = E>,
        B: MessageBody + 'static,
        E: Into<Error>,
    {
        loop {
            let url = self.current_url().clone();
            self.taint(&url).map_err(Refusal::unsent)?;
            if self.tainting == Tainting::Cors {
                self.preflight(app, &url).await?;
            }
            let method = self.request.method.clone();
            let answer = self.send(app, &method, &url, self.headers(&url), Step::Response).await?;
            let status = answer.status;
            let next = self.check(&answer).and_then(|()| self.redirected(&answer, &url));
            match next.map_err(|reason| Refusal::answered(Step::Response, reason, &method, &url, status))? {
                Some(next) => self.request.urls.push(next),
                None => return Ok(Response::filtered(answer, self.tainting, self.includes_credentials())),
            }
        }
    }

    /// The URL list is never empty: a request without one is refused before it gets here.
    fn current_url(&self) -> &Url {
        &self.request.urls[self.request.urls.len() - 1]
    }

    fn is_same_origin(&self, url: &Url) -> bool {
        url.origin().ascii_serialization() == self.request.page.origin() && url.origin().is_tuple()
    }

    /// Whether the credentials mode is `include`, for the checks that ask just that.
    fn includes_credentials(&self) -> bool {
        self.request.credentials == Credentials::Include
    }

    /// How much of the answer the page will see. What was cross-origin once remains it.
    fn taint(&mut self, url: &Url) -> Result<(), Reason> {
        if self.is_same_origin(url) && self.tainting == Tainting::Basic {
            return Ok(());
        }
        self.tainting = match self.request.mode {
            Mode::SameOrigin => return Err(Reason::CrossOrigin),
            Mode::NoCors => Tainting::Opaque,
            Mode::Cors => Tainting::Cors,
        };
        Ok(())
    }

    /// Asks first, if the request is not simple and the page does not remember an answer.
    async fn preflight<S, B, E>(&self, app: &S, url: &Url) -> Result<(), Refusal>
    where
        S: Service<Incoming, Response = ServiceResponse<B>, Error = E>,
        B: MessageBody + 'static,
        E: Into<Error>,
    {
        let request = &self.request;
        let unsafe_names = unsafe_request_header_names(&request.headers);
        let key = Key { url, credentials: self.includes_credentials(), now: request.page.now() };
        if !self.must_ask(key, &unsafe_names) {
            return Ok(());
        }
        let origin = self.origin();
        let preflight = Preflight {
            origin: &origin,
            method: &request.method,
            headers: &unsafe_names,
            credentials: self.includes_credentials(),
            unconditional: request.use_cors_preflight,
        };
        let mut headers = preflight.headers();
        headers.extend(self.metadata(url));
        let answer = self.send(app, &Method::OPTIONS, url, headers, Step::Preflight).await?;
        let mut cache = request.page.cache().borrow_mut();
        match preflight.check(&answer) {
            Ok(allowed) => {
                cache.store(key, allowed.methods, allowed.headers, allowed.max_age);
                Ok(())
            }
            Err(reason) => {
                cache.clear(url);
                Err(Refusal::answered(Step::Preflight, reason, &Method::OPTIONS, url, answer.status))
            }
        }
    }

    fn must_ask(&self, key: Key<'_>, unsafe_names: &[HeaderName]) -> bool {
        let Request { method, use_cors_preflight, .. } = &self.request;
        let cache = self.request.page.cache().borrow();
        let asks_for_method = *use_cors_preflight || !is_cors_safelisted(method);
        (asks_for_method && !cache.matches_method(key, method))
            || unsafe_names.iter().any(|name| !cache.matches_header(key, name))
    }

    /// The request's own headers and those that the browser sets.
    fn headers(&self, url: &Url) -> Vec<(HeaderName, HeaderValue)> {
        let request = &self.request;
        let mut headers = request.headers.clone();
        // <https://fetch.spec.whatwg.org/#append-a-request-origin-header>
        let is_read = matches!(request.method, Method::GET | Method::HEAD);
        if self.tainting == Tainting::Cors || !is_read {
            headers.extend(HeaderValue::from_str(&self.origin()).ok().map(|origin| (ORIGIN, origin)));
        }
        let with_credentials = match request.credentials {
            Credentials::Omit => false,
            Credentials::SameOrigin => self.tainting == Tainting::Basic,
            Credentials::Include => true,
        };
        let cookies = request.page.cookies().filter(|_| with_credentials);
        headers.extend(cookies.and_then(|cookies| Some((COOKIE, HeaderValue::from_str(&cookies).ok()?))));
        headers.extend(self.metadata(url));
        headers
    }

    /// <https://w3c.github.io/webappsec-fetch-metadata/>
    fn metadata(&self, url: &Url) -> Vec<(HeaderName, HeaderValue)> {
        if !metadata::is_trustworthy(url) {
            return Vec::new();
        }
        let site = metadata::site(self.request.page.origin(), &self.request.urls);
        vec![
            (SEC_FETCH_MODE, HeaderValue::from_static(self.request.mode.as_str())),
            (SEC_FETCH_SITE, HeaderValue::from_static(site)),
        ]
    }

    /// <https://fetch.spec.whatwg.org/#serializing-a-request-origin>
    fn origin(&self) -> String {
        let origin = self.request.page.origin();
        if redirect::is_tainted(origin, &self.request.urls) { "null" } else { origin }.to_owned()
    }

    async fn send<S, B, E>(
        &self,
        app: &S,
        method: &Method,
        url: &Url,
        headers: Vec<(HeaderName, HeaderValue)>,
        step: Step,
    ) -> Result<Answer, Refusal>
    where
        S: Service<Incoming, Response = ServiceResponse<B>, Error = E>,
        B: MessageBody + 'static,
        E: Into<Error>,
    {
        self.request.page.note_sent(method, url);
        let body = if step == Step::Preflight { Bytes::new() } else { self.request.body.clone() };
        let outgoing = Outgoing { method, url, headers, body };
        network::send(app, outgoing).await.map_err(|error| Refusal::unanswered(step, error))
    }

    /// The CORS check of an actual response; redirects have to pass it too.
    fn check(&self, answer: &Answer) -> Result<(), Reason> {
        match self.tainting {
            Tainting::Cors => cors_check(&answer.headers, &self.origin(), self.includes_credentials()),
            Tainting::Basic | Tainting::Opaque => Ok(()),
        }
    }

    /// Where a redirect leads, and what of the request goes there.
    fn redirected(&mut self, answer: &Answer, url: &Url) -> Result<Option<Url>, Reason> {
        let Some(next) = redirect::location(answer.status, &answer.headers, url)? else {
            return Ok(None);
        };
        if self.request.urls.len() > redirect::MAX_REDIRECTS {
            return Err(Reason::TooManyRedirects);
        }
        if self.request.mode == Mode::SameOrigin && !self.is_same_origin(&next) {
            return Err(Reason::CrossOrigin);
        }
        let leaves = self.request.mode == Mode::Cors && !self.is_same_origin(&next);
        if redirect::has_credentials(&next) && (leaves || self.tainting == Tainting::Cors) {
            return Err(Reason::Location(next.into()));
        }
        let request = &mut self.request;
        if redirect::becomes_get(answer.status, &request.method) {
            request.method = Method::GET;
            request.body = Bytes::new();
            request.headers.retain(|(name, _)| !redirect::is_request_body_header(name.as_str()));
        }
        if url.origin() != next.origin() {
            request.headers.retain(|(name, _)| !is_non_wildcard(name));
        }
        Ok(Some(next))
    }
}
