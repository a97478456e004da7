//! Preflights and their answers. Fetch Standard, [CORS-preflight fetch](https://fetch.spec.whatwg.org/#cors-preflight-fetch).

use std::time::Duration;

use cors_rules::{method::is_safelisted, request_header::is_listed};

use super::{
    cors_check::cors_check,
    header_list::{Head, HeaderList},
    reason::Reason,
};

/// The age of a preflight whose answer has no `Access-Control-Max-Age`.
///
/// Browsers also limit a given age: Firefox to 86 400 seconds, Chromium to 7 200, `WebKit` to 600. The standard leaves
/// that limit to them, and this model has none.
const DEFAULT_MAX_AGE: Duration = Duration::from_secs(5);

/// A preflight: the request that it asks for.
#[derive(Clone, Debug)]
pub(crate) struct Preflight {
    /// The request's origin.
    pub(crate) origin: String,
    pub(crate) method: String,
    /// The CORS-unsafe request-header names.
    pub(crate) headers: Vec<String>,
    /// True if the credentials mode is `include`.
    pub(crate) credentials: bool,
    /// True if an upload listener requires the preflight, whatever the method and the headers are.
    pub(crate) unconditional: bool,
}

/// The methods and headers that the answer to a preflight allows, and for how long.
#[derive(Debug)]
pub(crate) struct Permission {
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

    /// Verifies that the answer allows the request.
    ///
    /// # Errors
    ///
    /// The first rule that the answer breaks.
    pub(crate) fn verify(&self, answer: &Head) -> Result<Permission, Reason> {
        let Head { status, headers } = answer;
        cors_check(headers, &self.origin, self.credentials)?;
        // <https://fetch.spec.whatwg.org/#ok-status>
        if !(200..300).contains(status) {
            return Err(Reason::Status(*status));
        }
        let methods = headers.tokens("access-control-allow-methods").map_err(Reason::AllowMethodsSyntax)?;
        let names = headers.tokens("access-control-allow-headers").map_err(Reason::AllowHeadersSyntax)?;
        // An answer without the list allows the method of a request that has an upload listener.
        let default = if self.unconditional { vec![self.method.clone()] } else { Vec::new() };
        let permission = Permission {
            methods: methods.unwrap_or(default),
            headers: names.unwrap_or_default(),
            max_age: max_age(headers),
        };
        self.verify_method(&permission)?;
        self.headers.iter().try_for_each(|name| self.verify_header(&permission, name))?;
        Ok(permission)
    }

    /// Methods are case-sensitive. With credentials `*` is an ordinary method name.
    fn verify_method(&self, permission: &Permission) -> Result<(), Reason> {
        let any = !self.credentials && permission.methods.iter().any(|name| name == "*");
        let named = permission.methods.contains(&self.method);
        if named || any || is_safelisted(&self.method) {
            Ok(())
        } else {
            Err(Reason::Method(self.method.clone()))
        }
    }

    /// Header names are case-insensitive. `*` does not allow `Authorization`, and with credentials it allows nothing.
    fn verify_header(&self, permission: &Permission, header: &str) -> Result<(), Reason> {
        let names: Vec<&str> = permission.headers.iter().map(String::as_str).collect();
        if is_listed(header, &names, self.credentials) {
            Ok(())
        } else {
            Err(Reason::Header(header.to_owned()))
        }
    }
}

/// Reads `Access-Control-Max-Age` in whole seconds: `60` → 60 s, `abc` → 5 s, `-1` → 0
///
/// By the standard a negative number counts as missing, but no engine remembers such a preflight.
fn max_age(headers: &HeaderList) -> Duration {
    let value = headers.get("access-control-max-age").unwrap_or_default();
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    match value.strip_prefix('-') {
        Some(digits) if is_number(digits) => Duration::ZERO,
        // A number that is too large means for ever.
        None if is_number(&value) => Duration::from_secs(value.parse().unwrap_or(u64::MAX)),
        _ => DEFAULT_MAX_AGE,
    }
}
