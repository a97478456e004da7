//! A request of a page: the options of `fetch()`.

use actix_web::{body::BoxBody, rt::time::timeout, web::Bytes};
use serde::Serialize;

use super::{Application, FormData, Page, Refusal, Response, Sent, network};
use crate::{
    browser::{Credentials, Failure, Fetch, Filtered, Init, Mode, Next, Outgoing, Reason, Redirect},
    explained::ServerSide,
};

/// A request that a page is about to make. It begins with the defaults of `fetch()`.
#[must_use = "nothing is sent before `fetch`"]
#[derive(Clone, Debug)]
pub struct Request {
    page: Page,
    init: Init,
    body: Bytes,
    fault: Option<Reason>,
}

impl Page {
    /// Returns a request with any method: those of HTTP, and whatever else a page writes, such as `patch`.
    /// <https://fetch.spec.whatwg.org/#concept-method-normalize>
    pub fn request(&self, method: &str, url: &str) -> Request {
        Request::new(self.clone(), method, url)
    }

    /// Starts a GET request.
    pub fn get(&self, url: &str) -> Request {
        self.request("GET", url)
    }

    /// Starts a HEAD request.
    pub fn head(&self, url: &str) -> Request {
        self.request("HEAD", url)
    }

    /// Starts a POST request.
    pub fn post(&self, url: &str) -> Request {
        self.request("POST", url)
    }

    /// Starts a PUT request.
    pub fn put(&self, url: &str) -> Request {
        self.request("PUT", url)
    }

    /// Starts a PATCH request.
    pub fn patch(&self, url: &str) -> Request {
        self.request("PATCH", url)
    }

    /// Starts a DELETE request.
    pub fn delete(&self, url: &str) -> Request {
        self.request("DELETE", url)
    }
}

impl Request {
    pub(super) fn new(page: Page, method: &str, url: &str) -> Self {
        Self { page, init: Init::new(method, url), body: Bytes::new(), fault: None }
    }

    /// Adds a request-header; given twice it is one line with both values. A
    /// [forbidden](https://fetch.spec.whatwg.org/#forbidden-request-header) one, which a browser sets itself, is left out
    /// without a word, like in a browser.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.init.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Sets a body without a type, such as an `ArrayBuffer`.
    pub fn body(self, body: impl Into<Bytes>) -> Self {
        self.typed(None, body.into())
    }

    /// Sets a string as the body: `text/plain`, unless a `Content-Type` is given. That needs no preflight.
    pub fn text(self, body: impl Into<String>) -> Self {
        self.typed(Some("text/plain;charset=UTF-8".to_owned()), body.into().into())
    }

    /// Sets a body like that of an HTML form, already encoded, such as `URLSearchParams`:
    /// `application/x-www-form-urlencoded`, unless a `Content-Type` is given. That needs no preflight.
    pub fn form(self, body: impl Into<String>) -> Self {
        let media_type = "application/x-www-form-urlencoded;charset=UTF-8".to_owned();
        self.typed(Some(media_type), body.into().into())
    }

    /// Sets a form with files as the body: `multipart/form-data`, unless a `Content-Type` is given. That needs no
    /// preflight.
    #[expect(clippy::needless_pass_by_value, reason = "like every other body")]
    pub fn form_data(self, form: FormData) -> Self {
        let (media_type, body) = form.encoded();
        self.typed(Some(media_type), body)
    }

    /// Sets a `Blob` or a `File` as the body, with its type, unless a `Content-Type` is given. A type that no
    /// form has needs a preflight, and the policy `headers = ["Content-Type"]`. An empty type sends no `Content-Type`.
    pub fn blob(self, media_type: &str, body: impl Into<Bytes>) -> Self {
        // <https://w3c.github.io/FileAPI/#constructorBlob>
        let is_valid = !media_type.is_empty() && media_type.bytes().all(|byte| (b' '..=b'~').contains(&byte));
        self.typed(is_valid.then(|| media_type.to_ascii_lowercase()), body.into())
    }

    /// Sets a body as JSON: `application/json`, unless a `Content-Type` is given. That needs a preflight, and the policy
    /// `headers = ["Content-Type"]`.
    pub fn json(mut self, body: impl Serialize) -> Self {
        match serde_json::to_string(&body) {
            Ok(json) => self.typed(Some("application/json".to_owned()), json.into()),
            Err(error) => {
                self.fault = self.fault.or_else(|| Some(Reason::Json(error.to_string())));
                self
            }
        }
    }

    /// Sets the credentials mode `include`: cookies and HTTP authentication go along.
    /// <https://fetch.spec.whatwg.org/#concept-request-credentials-mode>
    pub fn credentials(self) -> Self {
        self.with_credentials(Credentials::Include)
    }

    /// Sets the credentials mode `omit`: no cookies, not even to the page's own origin.
    pub fn omit_credentials(self) -> Self {
        self.with_credentials(Credentials::Omit)
    }

    /// Sets the credentials mode `same-origin`, which is the default: cookies go to the page's own origin only.
    pub fn same_origin_credentials(self) -> Self {
        self.with_credentials(Credentials::SameOrigin)
    }

    /// Sets the mode. Default: [`Mode::Cors`]
    pub fn mode(mut self, mode: Mode) -> Self {
        self.init.mode = mode;
        self
    }

    /// Sets what becomes of a redirect. Default: [`Redirect::Follow`]
    pub fn redirect(mut self, redirect: Redirect) -> Self {
        self.init.redirect = redirect;
        self
    }

    /// Makes it an `XMLHttpRequest` with a listener on its `upload`: then each cross-origin request needs a preflight.
    /// <https://fetch.spec.whatwg.org/#use-cors-preflight-flag>
    pub fn upload_listener(mut self) -> Self {
        self.init.use_cors_preflight = true;
        self
    }

    /// Makes the request of the service of an application, and returns what the page sees.
    ///
    /// # Errors
    ///
    /// The step that refused, and why. The page itself learns only that it was a `TypeError`. An application that does
    /// not answer within the page's [deadline](Page::deadline) is an error too.
    pub async fn fetch<A: Application + ?Sized>(self, app: &A) -> Result<Response, Refusal> {
        let Self { page, init, body, fault } = self;
        let mut sent = Vec::new();
        let mut server = None;
        match run(&page, init, body, fault, app, &mut sent, &mut server).await {
            Ok((seen, body)) => Ok(Response::new(seen, body, sent, page.time_limit()).await),
            Err(failure) => {
                let explanation = explain(server.as_ref(), &failure);
                Err(Refusal::new(failure, sent, explanation))
            }
        }
    }

    fn typed(mut self, media_type: Option<String>, body: Bytes) -> Self {
        self.init.body = Some((body.len() as u64, media_type));
        self.body = body;
        self
    }

    fn with_credentials(mut self, credentials: Credentials) -> Self {
        self.init.credentials = credentials;
        self
    }
}

/// Sends what the browser says until it says what the page sees.
async fn run<A: Application + ?Sized>(
    page: &Page,
    init: Init,
    body: Bytes,
    fault: Option<Reason>,
    app: &A,
    sent: &mut Vec<Sent>,
    server: &mut Option<ServerSide>,
) -> Result<(Filtered, BoxBody), Failure> {
    if let Some(fault) = fault {
        return Err(Failure::unsent(fault));
    }
    let request = init.request(page.origin(), page.base()).map_err(Failure::unsent)?;
    let (mut fetch, mut outgoing) = Fetch::start(request, &page.browser().borrow())?;
    loop {
        let body = if outgoing.has_body { body.clone() } else { Bytes::new() };
        let answer = match send(page, &outgoing, body, app, sent).await {
            Ok(answer) => answer,
            Err(reason) => return Err(fetch.failed(reason, &mut page.browser().borrow_mut())),
        };
        *server = answer.server;
        // The body is dropped unread if the page may not see it.
        match fetch.answered(&answer.head, &mut page.browser().borrow_mut())? {
            Next::Send(next) => outgoing = next,
            Next::Show(seen) => return Ok((seen, answer.body)),
        }
    }
}

/// Sends one request and notes it.
async fn send<A: Application + ?Sized>(
    page: &Page,
    outgoing: &Outgoing,
    body: Bytes,
    app: &A,
    sent: &mut Vec<Sent>,
) -> Result<network::Answer, Reason> {
    let mut line = Sent::new(outgoing, body.clone());
    let place = page.note_sent(line.clone());
    let limit = page.time_limit();
    let answer = timeout(limit, network::send(app, outgoing, body, page.peer_address())).await;
    if let Ok(answer) = &answer {
        line.answered(answer.head.status);
        page.note_answered(place, answer.head.status);
    }
    sent.push(line);
    answer.map_err(|_| Reason::Deadline(limit))
}

/// Returns what the server knows of a failure, if it was asked.
fn explain(server: Option<&ServerSide>, failure: &Failure) -> Option<String> {
    let status = failure.sent.as_ref()?.status?;
    server?.explain(&failure.reason, status)
}
