//! What a page asks for. Fetch Standard, [requests](https://fetch.spec.whatwg.org/#requests).

use actix_service::Service;
use actix_web::{
    Error,
    body::MessageBody,
    dev::ServiceResponse,
    http::{
        Method,
        header::{ACCEPT, CONTENT_TYPE, HeaderName, HeaderValue},
    },
    web::Bytes,
};
use cors_rules::{method::is_forbidden as is_forbidden_method, request_header};
use serde::Serialize;
use url::Url;

use super::{
    Page, Reason, Refusal, Response, fetch::Fetch, method::normalize, safelist::is_safelisted_request_header,
};

/// How a request may cross origins. <https://fetch.spec.whatwg.org/#concept-request-mode>
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// By the CORS protocol: what `fetch`, fonts, module scripts and elements with `crossorigin` do.
    #[default]
    Cors,
    /// Without it, and the page sees nothing of the answer: what an image without `crossorigin` does.
    NoCors,
    /// Not at all.
    SameOrigin,
}

impl Mode {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Cors => "cors",
            Self::NoCors => "no-cors",
            Self::SameOrigin => "same-origin",
        }
    }
}

/// <https://fetch.spec.whatwg.org/#concept-request-credentials-mode>
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Credentials {
    Omit,
    SameOrigin,
    Include,
}

/// A request that a page is about to make: `fetch()` with its defaults, until something else is said.
#[must_use = "nothing is sent before `fetch`"]
#[derive(Clone, Debug)]
pub struct Request {
    pub(super) page: Page,
    pub(super) method: Method,
    pub(super) urls: Vec<Url>,
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
    pub(super) body: Bytes,
    pub(super) mode: Mode,
    pub(super) credentials: Credentials,
    pub(super) use_cors_preflight: bool,
    has_body: bool,
    body_type: Option<&'static str>,
    fault: Option<Reason>,
}

impl Request {
    pub(super) fn new(page: Page, method: &str, url: Result<Url, String>) -> Self {
        let (method, bad_method) = match normalize(method) {
            Ok(method) => (method, None),
            Err(reason) => (Method::GET, Some(reason)),
        };
        let (urls, bad_url) = match url {
            Ok(url) if matches!(url.scheme(), "http" | "https") => (vec![url], None),
            Ok(url) => (Vec::new(), Some(Reason::Url(url.into()))),
            Err(url) => (Vec::new(), Some(Reason::Url(url))),
        };
        Self {
            page,
            method,
            urls,
            headers: Vec::new(),
            body: Bytes::new(),
            mode: Mode::Cors,
            credentials: Credentials::SameOrigin,
            use_cors_preflight: false,
            has_body: false,
            body_type: None,
            fault: bad_method.or(bad_url),
        }
    }

    /// Adds a request-header. A [forbidden](https://fetch.spec.whatwg.org/#forbidden-request-header) one, which a
    /// browser sets itself, is left out without a word, like in a browser.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let parsed_name = HeaderName::from_bytes(name.as_bytes()).ok();
        let parsed_value = HeaderValue::from_str(value.trim_matches(['\t', '\n', '\r', ' '])).ok();
        match (parsed_name, parsed_value) {
            (Some(_), Some(_)) if is_forbidden(name, value) => {}
            (Some(name), Some(value)) => self.headers.push((name, value)),
            _ => self.fault = self.fault.or_else(|| Some(Reason::HeaderSyntax(format!("{name}: {value}")))),
        }
        self
    }

    /// A body without a type, such as an `ArrayBuffer`.
    pub fn body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        self.has_body = true;
        self.body_type = None;
        self
    }

    /// A string as the body: `text/plain`, unless a `Content-Type` is given. That needs no preflight.
    pub fn text(self, body: impl Into<String>) -> Self {
        self.typed("text/plain;charset=UTF-8", body.into())
    }

    /// A body like that of an HTML form, already encoded: `application/x-www-form-urlencoded`, unless a `Content-Type`
    /// is given. That needs no preflight.
    pub fn form(self, body: impl Into<String>) -> Self {
        self.typed("application/x-www-form-urlencoded;charset=UTF-8", body.into())
    }

    /// A body as JSON: `application/json`, unless a `Content-Type` is given. That needs a preflight, and the policy
    /// `headers = ["Content-Type"]`.
    pub fn json(mut self, body: impl Serialize) -> Self {
        match serde_json::to_string(&body) {
            Ok(json) => self.typed("application/json", json),
            Err(error) => {
                self.fault = self.fault.or_else(|| Some(Reason::Json(error.to_string())));
                self
            }
        }
    }

    /// The credentials mode `include`: cookies and HTTP authentication go along.
    /// <https://fetch.spec.whatwg.org/#concept-request-credentials-mode>
    pub fn credentials(mut self) -> Self {
        self.credentials = Credentials::Include;
        self
    }

    /// The credentials mode `omit`: no cookies, not even to the page's own origin. The default is `same-origin`.
    pub fn omit_credentials(mut self) -> Self {
        self.credentials = Credentials::Omit;
        self
    }

    /// The mode, if it is not [`Mode::Cors`].
    pub fn mode(mut self, mode: Mode) -> Self {
        self.mode = mode;
        self
    }

    /// An `XMLHttpRequest` with a listener on its `upload`: that asks for a preflight, whatever the request is.
    /// <https://fetch.spec.whatwg.org/#use-cors-preflight-flag>
    pub fn upload_listener(mut self) -> Self {
        self.use_cors_preflight = true;
        self
    }

    /// Makes the request of the service of an application, and says what the page sees.
    ///
    /// # Errors
    ///
    /// The step that refused, and why. The page itself learns only that it was a `TypeError`.
    pub async fn fetch<S, B, E>(self, app: &S) -> Result<Response, Refusal>
    where
        S: Service<actix_http::Request, Response = ServiceResponse<B>, Error = E>,
        B: MessageBody + 'static,
        E: Into<Error>,
    {
        Fetch::new(self.checked().map_err(Refusal::unsent)?).run(app).await
    }

    fn typed(self, body_type: &'static str, body: String) -> Self {
        Self { body_type: Some(body_type), ..self.body(body) }
    }

    /// What the constructor of a request in a browser checks, and the headers it adds.
    /// <https://fetch.spec.whatwg.org/#dom-request>
    fn checked(mut self) -> Result<Self, Reason> {
        if let Some(fault) = self.fault.take() {
            return Err(fault);
        }
        if self.has_body && matches!(self.method, Method::GET | Method::HEAD) {
            return Err(Reason::Body(self.method));
        }
        if self.mode == Mode::NoCors && !matches!(self.method, Method::GET | Method::HEAD | Method::POST) {
            return Err(Reason::NoCorsMethod(self.method));
        }
        if let Some(body_type) = self.body_type.filter(|_| !self.has_header(&CONTENT_TYPE)) {
            self.headers.push((CONTENT_TYPE, HeaderValue::from_static(body_type)));
        }
        if self.mode == Mode::NoCors {
            // <https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header>
            self.headers.retain(|(name, value)| name != "range" && is_safelisted_request_header(name, value));
        }
        if !self.has_header(&ACCEPT) {
            self.headers.push((ACCEPT, HeaderValue::from_static("*/*")));
        }
        Ok(self)
    }

    fn has_header(&self, name: &HeaderName) -> bool {
        self.headers.iter().any(|(own, _)| own == name)
    }
}

/// <https://fetch.spec.whatwg.org/#forbidden-request-header>
fn is_forbidden(name: &str, value: &str) -> bool {
    let overrides = ["X-HTTP-Method", "X-HTTP-Method-Override", "X-Method-Override"];
    request_header::is_forbidden(name)
        || overrides.iter().any(|own| own.eq_ignore_ascii_case(name))
            && value.split(',').any(|method| is_forbidden_method(method.trim()))
}
