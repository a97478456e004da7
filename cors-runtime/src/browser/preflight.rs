//! Asking first. Fetch Standard, [CORS-preflight fetch](https://fetch.spec.whatwg.org/#cors-preflight-fetch).

use std::time::Duration;

use cors_rules::method::is_safelisted;

use super::{Head, Reason, cors_check::cors_check, header_list::HeaderList, safelist::is_non_wildcard};

/// For how long a preflight is remembered that does not say. Browsers cap what it says: 86 400 seconds in Firefox, 7 200
/// in Chromium, 600 in `WebKit`; the standard leaves that to them.
const DEFAULT_MAX_AGE: Duration = Duration::from_secs(5);

/// What a page wants to do, and has to ask for.
#[derive(Clone, Debug)]
pub(crate) struct Preflight {
    /// The request's origin.
    pub(crate) origin: String,
    pub(crate) method: String,
    /// The CORS-unsafe request-header names.
    pub(crate) headers: Vec<String>,
    /// Whether the credentials mode is `include`.
    pub(crate) credentials: bool,
    /// Whether it is asked for because of an upload listener.
    pub(crate) unconditional: bool,
}

/// What a preflight allowed, and for how long.
#[derive(Debug)]
pub(crate) struct Allowed {
    pub(crate) methods: Vec<String>,
    pub(crate) headers: Vec<String>,
    pub(crate) max_age: Duration,
}

impl Preflight {
    /// Returns the headers of the OPTIONS request.
    pub(crate) fn headers(&self) -> HeaderList {
        let mut headers = HeaderList::default();
        headers.append("accept", "*/*");
        headers.append("access-control-request-method", &self.method);
        if !self.headers.is_empty() {
            headers.append("access-control-request-headers", self.headers.join(","));
        }
        headers.append("origin", &self.origin);
        headers
    }

    /// Checks the answer.
    ///
    /// # Errors
    ///
    /// The first check that fails.
    pub(crate) fn check(&self, answer: &Head) -> Result<Allowed, Reason> {
        let Head { status, headers } = answer;
        cors_check(headers, &self.origin, self.credentials)?;
        // <https://fetch.spec.whatwg.org/#ok-status>
        if !(200..300).contains(status) {
            return Err(Reason::Status(*status));
        }
        let methods = headers.tokens("access-control-allow-methods").map_err(Reason::AllowMethodsSyntax)?;
        let names = headers.tokens("access-control-allow-headers").map_err(Reason::AllowHeadersSyntax)?;
        let unsaid = if self.unconditional { vec![self.method.clone()] } else { Vec::new() };
        let allowed = Allowed {
            methods: methods.unwrap_or(unsaid),
            headers: names.unwrap_or_default(),
            max_age: max_age(headers),
        };
        self.check_method(&allowed)?;
        self.headers.iter().try_for_each(|name| self.check_header(&allowed, name))?;
        Ok(allowed)
    }

    /// Methods match case-sensitively, and with credentials `*` is the name of a method.
    fn check_method(&self, allowed: &Allowed) -> Result<(), Reason> {
        let any = !self.credentials && allowed.methods.iter().any(|name| name == "*");
        let named = allowed.methods.contains(&self.method);
        if named || any || is_safelisted(&self.method) {
            Ok(())
        } else {
            Err(Reason::Method(self.method.clone()))
        }
    }

    /// Names match without case; `*` does not cover `Authorization`, and nothing with credentials.
    fn check_header(&self, allowed: &Allowed, header: &str) -> Result<(), Reason> {
        let any =
            !self.credentials && !is_non_wildcard(header) && allowed.headers.iter().any(|name| name == "*");
        let named = allowed.headers.iter().any(|name| name.eq_ignore_ascii_case(header));
        if named || any { Ok(()) } else { Err(Reason::Header(header.to_owned())) }
    }
}

/// Returns whole seconds. What is no number counts as missing, but a negative one is none at all: by the standard it
/// counts as missing too, and no engine remembers it.
fn max_age(headers: &HeaderList) -> Duration {
    let value = headers.get("access-control-max-age").unwrap_or_default();
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    match value.strip_prefix('-') {
        Some(digits) if is_number(digits) => Duration::ZERO,
        // What overflows is for ever.
        None if is_number(&value) => Duration::from_secs(value.parse().unwrap_or(u64::MAX)),
        _ => DEFAULT_MAX_AGE,
    }
}
