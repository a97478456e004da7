//! Requests as a page writes them. Fetch Standard, [requests](https://fetch.spec.whatwg.org/#requests) and
//! [`Request`](https://fetch.spec.whatwg.org/#dom-request).

use cors_rules::method::{is_safelisted, is_token};
use url::Url;

use super::{
    header_list::{HeaderList, encoded, normalized},
    method::{is_read, normalize},
    reason::Reason,
    redirect,
    safelist::{is_forbidden_request_header, is_no_cors_safelisted},
};

/// The mode of a request: whether it may go to another origin. <https://fetch.spec.whatwg.org/#concept-request-mode>
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// By the CORS protocol, as `fetch`, fonts, module scripts and elements with `crossorigin` do.
    #[default]
    Cors,
    /// The request does not use the CORS protocol, like an image without `crossorigin`. The page sees nothing of the answer.
    NoCors,
    /// Never: the browser refuses a URL of another origin.
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

/// The redirect mode of a request. <https://fetch.spec.whatwg.org/#concept-request-redirect-mode>
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Redirect {
    /// Redirects are followed, up to 20 times.
    #[default]
    Follow,
    /// A redirect is an error.
    Error,
    /// A redirect is not followed. The page sees that there was one, but not where it leads.
    Manual,
}

/// The credentials mode of a request. <https://fetch.spec.whatwg.org/#concept-request-credentials-mode>
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Credentials {
    Omit,
    #[default]
    SameOrigin,
    Include,
}

/// A request as a fetch takes it, without the body, which the caller keeps.
#[derive(Clone, Debug)]
pub(crate) struct FetchRequest {
    /// The origin of the page.
    pub(crate) origin: String,
    pub(crate) method: String,
    /// The first URL and those of redirects. The list is never empty.
    pub(crate) urls: Vec<Url>,
    pub(crate) headers: HeaderList,
    /// The number of bytes of the body, if there is one.
    pub(crate) body: Option<u64>,
    pub(crate) mode: Mode,
    pub(crate) redirect: Redirect,
    pub(crate) credentials: Credentials,
    /// True if there is an upload listener. <https://fetch.spec.whatwg.org/#use-cors-preflight-flag>
    pub(crate) use_cors_preflight: bool,
}

/// The arguments of a script's `fetch()`.
#[derive(Clone, Debug)]
pub(crate) struct Init {
    pub(crate) method: String,
    pub(crate) url: String,
    pub(crate) headers: Vec<(String, String)>,
    /// The number of bytes of the body, and its type if it has one.
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

    /// Returns the request that these arguments make on a page of `origin`. Relative URLs are resolved against `base`.
    ///
    /// # Errors
    ///
    /// The reason why a browser throws a `TypeError`.
    pub(crate) fn request(self, origin: &str, base: Option<&Url>) -> Result<FetchRequest, Reason> {
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
        // <https://fetch.spec.whatwg.org/#concept-fetch> adds it.
        if !headers.has("accept") {
            headers.append("accept", "*/*");
        }
        Ok(FetchRequest {
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

/// Parses a URL of the page.
fn url(value: &str, base: Option<&Url>) -> Result<Url, Reason> {
    let url = Url::options().base_url(base).parse(value).map_err(|_| Reason::Url(value.to_owned()))?;
    if redirect::has_credentials(&url) {
        return Err(Reason::UserInfo(value.to_owned()));
    }
    if matches!(url.scheme(), "http" | "https") { Ok(url) } else { Err(Reason::Url(url.into())) }
}

/// Adds a header of the script. Leaves out a header that a script may not set, without an error.
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
        // The rule applies to all values together.
        let all: Vec<_> = headers.lines(&name).chain([bytes.as_slice()]).collect();
        if !is_no_cors_safelisted(&name, &all.join(b", ".as_slice())) {
            return Ok(());
        }
    }
    headers.append(&name, bytes);
    Ok(())
}
