//! What a page asks for. Fetch Standard, [requests](https://fetch.spec.whatwg.org/#requests) and
//! [`Request`](https://fetch.spec.whatwg.org/#dom-request).

use cors_rules::method::{is_safelisted, is_token};
use url::Url;

use super::{
    Reason,
    header_list::{HeaderList, encoded, normalized},
    method::{is_read, normalize},
    redirect,
    safelist::{is_forbidden_request_header, is_no_cors_safelisted},
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
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Cors => "cors",
            Self::NoCors => "no-cors",
            Self::SameOrigin => "same-origin",
        }
    }
}

/// What becomes of a redirect. <https://fetch.spec.whatwg.org/#concept-request-redirect-mode>
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Redirect {
    /// It is followed, up to 20 times.
    #[default]
    Follow,
    /// It is an error.
    Error,
    /// The page sees that there was one, and not where it leads.
    Manual,
}

/// <https://fetch.spec.whatwg.org/#concept-request-credentials-mode>
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Credentials {
    Omit,
    #[default]
    SameOrigin,
    Include,
}

/// A request, as the steps of a fetch take it; its body is left with whoever sends it.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    /// The origin of the page.
    pub(crate) origin: String,
    pub(crate) method: String,
    /// The URL, and those of redirects. Never empty.
    pub(crate) urls: Vec<Url>,
    pub(crate) headers: HeaderList,
    /// The bytes of the body, if there is one.
    pub(crate) body: Option<u64>,
    pub(crate) mode: Mode,
    pub(crate) redirect: Redirect,
    pub(crate) credentials: Credentials,
    /// <https://fetch.spec.whatwg.org/#use-cors-preflight-flag>
    pub(crate) use_cors_preflight: bool,
}

/// What a script says of a request: the arguments of `fetch()`.
#[derive(Clone, Debug)]
pub(crate) struct Init {
    pub(crate) method: String,
    pub(crate) url: String,
    pub(crate) headers: Vec<(String, String)>,
    /// The bytes of the body, and its type if it has one.
    pub(crate) body: Option<(u64, Option<String>)>,
    pub(crate) mode: Mode,
    pub(crate) redirect: Redirect,
    pub(crate) credentials: Credentials,
    pub(crate) use_cors_preflight: bool,
}

impl Init {
    pub(crate) fn new(method: &str, url: &str) -> Self {
        Self {
            method: method.to_owned(),
            url: url.to_owned(),
            headers: Vec::new(),
            body: None,
            mode: Mode::Cors,
            redirect: Redirect::Follow,
            credentials: Credentials::SameOrigin,
            use_cors_preflight: false,
        }
    }

    /// Returns the request of a page of `origin`, whose URLs are relative to `base`.
    ///
    /// # Errors
    ///
    /// What is a `TypeError` in a browser.
    pub(crate) fn request(self, origin: &str, base: Option<&Url>) -> Result<Request, Reason> {
        let url = url(&self.url, base)?;
        let method = normalize(&self.method)?;
        if self.mode == Mode::NoCors && !is_safelisted(&method) {
            return Err(Reason::NoCorsMethod(method));
        }
        let mut headers = HeaderList::default();
        for (name, value) in &self.headers {
            append(&mut headers, self.mode, name, value)?;
        }
        if self.body.is_some() && is_read(&method) {
            return Err(Reason::Body(method));
        }
        if let Some((_, Some(media_type))) = &self.body
            && !headers.has("content-type")
        {
            append(&mut headers, self.mode, "content-type", media_type)?;
        }
        // Of <https://fetch.spec.whatwg.org/#concept-fetch>.
        if !headers.has("accept") {
            headers.append("accept", "*/*");
        }
        Ok(Request {
            origin: origin.to_owned(),
            method,
            urls: vec![url],
            headers,
            body: self.body.map(|(length, _)| length),
            mode: self.mode,
            redirect: self.redirect,
            credentials: self.credentials,
            use_cors_preflight: self.use_cors_preflight,
        })
    }
}

/// Returns the URL that a page writes.
fn url(value: &str, base: Option<&Url>) -> Result<Url, Reason> {
    let url = Url::options().base_url(base).parse(value).map_err(|_| Reason::Url(value.to_owned()))?;
    if redirect::has_credentials(&url) {
        return Err(Reason::UserInfo(value.to_owned()));
    }
    if matches!(url.scheme(), "http" | "https") { Ok(url) } else { Err(Reason::Url(url.into())) }
}

/// Adds a header as a script does; what it may not set is left out without a word.
/// <https://fetch.spec.whatwg.org/#concept-headers-append>
fn append(headers: &mut HeaderList, mode: Mode, name: &str, value: &str) -> Result<(), Reason> {
    let is_valid = |value: &[u8]| !value.iter().any(|byte| matches!(byte, 0 | b'\n' | b'\r'));
    let bytes = encoded(value).map(|value| normalized(&value).to_vec()).filter(|value| is_valid(value));
    let (true, Some(bytes)) = (is_token(name), bytes) else {
        return Err(Reason::HeaderSyntax(format!("{name}: {value}")));
    };
    let name = name.to_ascii_lowercase();
    if is_forbidden_request_header(&name, &bytes) {
        return Ok(());
    }
    if mode == Mode::NoCors {
        // What counts is what the header would be with this value.
        let all: Vec<_> = headers.lines(&name).chain([bytes.as_slice()]).collect();
        if !is_no_cors_safelisted(&name, &all.join(b", ".as_slice())) {
            return Ok(());
        }
    }
    headers.append(&name, bytes);
    Ok(())
}
