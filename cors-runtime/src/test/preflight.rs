//! Asking first. Fetch Standard, [CORS-preflight fetch](https://fetch.spec.whatwg.org/#cors-preflight-fetch).

use std::time::Duration;

use actix_web::http::{
    Method,
    header::{
        ACCEPT, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_MAX_AGE,
        ACCESS_CONTROL_REQUEST_HEADERS, ACCESS_CONTROL_REQUEST_METHOD, HeaderMap, HeaderName, HeaderValue,
        ORIGIN,
    },
};

use super::{
    Reason, cors_check::cors_check, header_list, method::is_cors_safelisted, network::Answer,
    safelist::is_non_wildcard,
};

/// For how long a preflight is remembered that does not say. Browsers cap what it says: 86 400 seconds in Firefox, 7 200
/// in Chromium, 600 in `WebKit`; the standard leaves that to them.
const DEFAULT_MAX_AGE: Duration = Duration::from_secs(5);

/// What a page wants to do, and has to ask for.
pub(super) struct Preflight<'a> {
    pub(super) origin: &'a str,
    pub(super) method: &'a Method,
    /// The CORS-unsafe request-header names.
    pub(super) headers: &'a [HeaderName],
    /// Whether the credentials mode is `include`.
    pub(super) credentials: bool,
    /// Whether it is asked for because of an upload listener.
    pub(super) unconditional: bool,
}

/// What a preflight allowed, and for how long.
#[derive(Debug)]
pub(super) struct Allowed {
    pub(super) methods: Vec<String>,
    pub(super) headers: Vec<String>,
    pub(super) max_age: Duration,
}

impl Preflight<'_> {
    /// The headers of the OPTIONS request.
    pub(super) fn headers(&self) -> Vec<(HeaderName, HeaderValue)> {
        let names: Vec<_> = self.headers.iter().map(HeaderName::as_str).collect();
        let mut headers = vec![(ACCEPT, Ok(HeaderValue::from_static("*/*")))];
        headers.push((ORIGIN, HeaderValue::from_str(self.origin)));
        headers.push((ACCESS_CONTROL_REQUEST_METHOD, HeaderValue::from_str(self.method.as_str())));
        if !names.is_empty() {
            headers.push((ACCESS_CONTROL_REQUEST_HEADERS, HeaderValue::from_str(&names.join(","))));
        }
        headers.into_iter().filter_map(|(name, value)| Some((name, value.ok()?))).collect()
    }

    /// The checks of the answer.
    ///
    /// # Errors
    ///
    /// The first that fails.
    pub(super) fn check(&self, answer: &Answer) -> Result<Allowed, Reason> {
        let Answer { status, headers, .. } = answer;
        cors_check(headers, self.origin, self.credentials)?;
        if !status.is_success() {
            return Err(Reason::Status(*status));
        }
        let mut allowed = Allowed::of(headers)?;
        if self.unconditional && !headers.contains_key(ACCESS_CONTROL_ALLOW_METHODS) {
            allowed.methods.push(self.method.to_string());
        }
        self.check_method(&allowed)?;
        self.headers.iter().try_for_each(|name| self.check_header(&allowed, name))?;
        Ok(allowed)
    }

    /// Methods match by case, and with credentials `*` is the name of a method.
    fn check_method(&self, allowed: &Allowed) -> Result<(), Reason> {
        let any = !self.credentials && allowed.methods.iter().any(|name| name == "*");
        let named = allowed.methods.iter().any(|name| name == self.method.as_str());
        if named || any || is_cors_safelisted(self.method) {
            Ok(())
        } else {
            Err(Reason::Method(self.method.clone()))
        }
    }

    /// Names match without case; `*` does not cover `Authorization`, and nothing with credentials.
    fn check_header(&self, allowed: &Allowed, header: &HeaderName) -> Result<(), Reason> {
        let any =
            !self.credentials && !is_non_wildcard(header) && allowed.headers.iter().any(|name| name == "*");
        let named = allowed.headers.iter().any(|name| name.eq_ignore_ascii_case(header.as_str()));
        if named || any { Ok(()) } else { Err(Reason::Header(header.to_string())) }
    }
}

impl Allowed {
    fn of(headers: &HeaderMap) -> Result<Self, Reason> {
        let list = |name| header_list::extract_tokens(headers, name);
        Ok(Self {
            methods: list(&ACCESS_CONTROL_ALLOW_METHODS).map_err(Reason::AllowMethodsSyntax)?,
            headers: list(&ACCESS_CONTROL_ALLOW_HEADERS).map_err(Reason::AllowHeadersSyntax)?,
            max_age: max_age(headers),
        })
    }
}

/// Whole seconds; what is not, counts as missing.
fn max_age(headers: &HeaderMap) -> Duration {
    let value = header_list::get(headers, &ACCESS_CONTROL_MAX_AGE);
    let digits = value.filter(|value| !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()));
    // What overflows is for ever.
    digits.map_or(DEFAULT_MAX_AGE, |digits| Duration::from_secs(digits.parse().unwrap_or(u64::MAX)))
}
