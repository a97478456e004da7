//! The response as a page sees it.

use std::{borrow::Cow, fmt, time::Duration};

use actix_web::{body::BoxBody, rt::time::timeout, web::Bytes};
use serde::de::DeserializeOwned;

use super::{Refusal, Sent, body::Body};
use crate::browser::{Failure, Filtered, Kind, Reason, RequestLine, Step};

/// An answer, as far as a page may see it.
///
/// `fetch` returns it when its headers have arrived, like in a browser. A body of known length has been read by then, and of
/// a stream only what was ready. [`whole`](Self::whole) waits for the end of a stream, and [`chunk`](Self::chunk) for its next
/// piece, so that a stream of events needs no end.
pub struct Response {
    seen: Filtered,
    body: Body,
    sent: Vec<Sent>,
    deadline: Duration,
}

impl Response {
    pub(super) async fn new(seen: Filtered, body: BoxBody, sent: Vec<Sent>, deadline: Duration) -> Self {
        let mut body = if seen.has_body { Body::new(body) } else { Body::empty() };
        if body.is_sized() {
            // If it does not arrive in time, reading the body fails later.
            let _ = timeout(deadline, body.read_all()).await;
        } else {
            body.read_ahead().await;
        }
        Self { seen, body, sent, deadline }
    }

    /// Returns the status; 0 of an [opaque](Self::is_opaque) response and of a redirect that is not followed.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.seen.status
    }

    /// Checks whether the status is 200 to 299: `ok` of a response in a browser.
    #[must_use]
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.seen.status)
    }

    /// Returns how much of the answer the page sees: `type` of a response in a browser.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.seen.kind
    }

    /// Returns the URL that answered, after redirects, without its fragment; empty of an [opaque](Self::is_opaque)
    /// response.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.seen.url
    }

    /// Checks whether redirects led to it.
    #[must_use]
    pub fn redirected(&self) -> bool {
        self.seen.redirected
    }

    /// Returns the value of a response header, if the page may read it: the safelisted ones and those that
    /// `Access-Control-Expose-Headers` names, and never `Set-Cookie`.
    /// <https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name>
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// Returns all headers that the page may read: names in lower case and sorted, several lines joined by a comma.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.seen.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Returns the names of the response headers that are there and that the page may not read, in lower case: `expose` would show them.
    /// Without `Set-Cookie`, which no page reads, and without `Vary` and the headers of CORS.
    pub fn hidden(&self) -> impl Iterator<Item = &str> {
        self.seen.hidden.iter().map(String::as_str)
    }

    /// Returns the body; empty of an [opaque](Self::is_opaque) response.
    ///
    /// # Panics
    ///
    /// If the body is a stream that has not ended, or failed: then [`whole`](Self::whole) goes first.
    #[must_use]
    #[track_caller]
    pub fn bytes(&self) -> &[u8] {
        let at =
            self.sent.last().map(|sent| format!("`{} {}`", sent.method(), sent.url())).unwrap_or_default();
        if let Some(error) = self.body.error() {
            panic!("the body of {at} failed: {error}");
        }
        assert!(
            self.body.has_ended(),
            "the body of {at} has not ended: write `.whole().await` to wait for its end, or read some with \
            `.chunk().await`"
        );
        self.body.read()
    }

    /// Returns the body as text; bytes that are not UTF-8 are replaced.
    ///
    /// # Panics
    ///
    /// As [`bytes`](Self::bytes) does.
    #[must_use]
    #[track_caller]
    pub fn text(&self) -> Cow<'_, str> {
        let bytes = self.bytes();
        // <https://encoding.spec.whatwg.org/#utf-8-decode>
        String::from_utf8_lossy(bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes))
    }

    /// Reads the body as JSON.
    ///
    /// # Errors
    ///
    /// A body that is not JSON, or not that of a `T`.
    ///
    /// # Panics
    ///
    /// As [`bytes`](Self::bytes) does.
    #[track_caller]
    pub fn json<T: DeserializeOwned>(&self) -> serde_json::Result<T> {
        serde_json::from_str(&self.text())
    }

    /// Waits until the body is complete.
    ///
    /// # Errors
    ///
    /// A body that fails, or that does not end within the page's [deadline](super::Page::deadline).
    pub async fn whole(mut self) -> Result<Self, Refusal> {
        self.read(async |body| body.read_all().await).await?;
        Ok(self)
    }

    /// Returns the next piece of the body that was not returned yet; `None` is its end.
    ///
    /// ```
    /// # use std::{convert::Infallible, time::Duration};
    /// # use actix_web::{App, HttpResponse, Responder, get, test::init_service, web::Bytes};
    /// # use cors_runtime::{cors, test::{Page, Refusal}};
    /// # use futures_util::{StreamExt, stream};
    /// #[cors(origins = ["https://app.example.com"])]
    /// #[get("/events")]
    /// async fn events() -> impl Responder {
    ///     let first = stream::once(async { Ok::<_, Infallible>(Bytes::from("data: 1\n\n")) });
    ///     HttpResponse::Ok().content_type("text/event-stream").streaming(first.chain(stream::pending()))
    /// }
    ///
    /// # #[actix_web::main]
    /// # async fn main() -> Result<(), Refusal> {
    /// # let app = init_service(App::new().service(events)).await;
    /// let mut seen = Page::at("https://app.example.com").get("/events").fetch(&app).await?;
    /// assert_eq!(seen.header("Content-Type"), Some("text/event-stream"));
    /// assert_eq!(seen.chunk().await?.as_deref(), Some(&b"data: 1\n\n"[..]));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// A body that fails, or of which nothing comes within the page's [deadline](super::Page::deadline).
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Refusal> {
        self.read(async |body| body.chunk().await).await
    }

    /// Checks whether the page knows that there was an answer, and nothing else of it: what a cross-origin image without
    /// `crossorigin` gets, which taints a canvas. Only with [`Mode::NoCors`](super::Mode::NoCors).
    /// <https://fetch.spec.whatwg.org/#concept-filtered-response-opaque>
    #[must_use]
    pub fn is_opaque(&self) -> bool {
        self.seen.kind == Kind::Opaque
    }

    /// Returns what was sent for it, in order: preflights and redirects too.
    #[must_use]
    pub fn sent(&self) -> &[Sent] {
        &self.sent
    }

    async fn read<T>(&mut self, read: impl AsyncFnOnce(&mut Body) -> T) -> Result<T, Refusal> {
        let read = timeout(self.deadline, read(&mut self.body)).await;
        match (read, self.body.error()) {
            (Ok(value), None) => Ok(value),
            (Ok(_), Some(error)) => Err(self.refusal(Reason::Network(error.to_owned()))),
            (Err(_), _) => Err(self.refusal(Reason::BodyDeadline(self.deadline))),
        }
    }

    fn refusal(&self, reason: Reason) -> Refusal {
        let line = |sent: &Sent| RequestLine {
            method: sent.method().to_owned(),
            url: sent.url().to_owned(),
            status: sent.status(),
        };
        let failure = Failure { step: Step::Response, reason, sent: self.sent.last().map(line) };
        Refusal::new(failure, self.sent.clone(), None)
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Filtered { kind, status, url, redirected, headers, hidden, .. } = &self.seen;
        f.debug_struct("Response")
            .field("kind", kind)
            .field("status", status)
            .field("url", url)
            .field("redirected", redirected)
            .field("headers", headers)
            .field("hidden", hidden)
            .field("body", &String::from_utf8_lossy(self.body.read()))
            .finish_non_exhaustive()
    }
}
