//! The sentence that Chromium writes into its console, and the header that it is about.

use crate::{
    browser::{Reason, Step, is_redirect},
    text::shown,
};

/// The most bytes of a value that a sentence quotes.
const LONGEST: usize = 256;

/// Returns the sentence of Chromium's console.
pub(super) fn sentence(
    url: &str,
    origin: &str,
    (step, status): (Step, u16),
    reason: &Reason,
) -> Option<String> {
    // Chromium looks at no header of a redirect.
    let is_redirect = step == Step::Preflight && is_redirect(status);
    let status = Reason::Status(status);
    let fault = fault(step, if is_redirect { &status } else { reason })?;
    Some(format!(
        "Access to fetch at '{url}' from origin '{origin}' has been blocked by CORS policy: {fault}"
    ))
}

/// Returns what stands behind the colon.
fn fault(step: Step, reason: &Reason) -> Option<String> {
    let cut = |value: &str| shown(value.as_bytes(), LONGEST);
    let check = match reason {
        Reason::Method(method) => {
            let method = cut(method);
            return Some(format!(
                "Method {method} is not allowed by Access-Control-Allow-Methods in preflight response."
            ));
        }
        Reason::Header(name) => {
            let name = cut(name);
            return Some(format!(
                "Request header field {name} is not allowed by Access-Control-Allow-Headers in preflight response."
            ));
        }
        Reason::NoAllowOrigin => {
            "No 'Access-Control-Allow-Origin' header is present on the requested resource.".to_owned()
        }
        Reason::AnyWithCredentials => {
            "The value of the 'Access-Control-Allow-Origin' header in the response must not be the \
             wildcard '*' when the request's credentials mode is 'include'."
                .to_owned()
        }
        Reason::OtherOrigin { allowed, .. } if allowed.contains(',') => {
            let allowed = cut(allowed);
            format!(
                "The 'Access-Control-Allow-Origin' header contains multiple values '{allowed}', but only one is allowed."
            )
        }
        Reason::OtherOrigin { allowed, .. } => {
            let allowed = cut(allowed);
            format!(
                "The 'Access-Control-Allow-Origin' header has a value '{allowed}' that is not equal to the supplied origin."
            )
        }
        Reason::NoCredentials(value) => {
            let value = cut(value.as_deref().unwrap_or_default());
            format!(
                "The value of the 'Access-Control-Allow-Credentials' header in the response is '{value}' which must be 'true' \
                 when the request's credentials mode is 'include'."
            )
        }
        Reason::Status(status) if is_redirect(*status) => {
            "Redirect is not allowed for a preflight request.".to_owned()
        }
        Reason::Status(_) => "It does not have HTTP ok status.".to_owned(),
        _ => return None,
    };
    Some(match step {
        Step::Preflight => {
            format!("Response to preflight request doesn't pass access control check: {check}")
        }
        Step::Request | Step::Response => check,
    })
}

/// Returns the response header that decided, in lower case.
pub(super) fn deciding_header(reason: Option<&Reason>) -> Option<&'static str> {
    match reason {
        None | Some(Reason::NoAllowOrigin | Reason::AnyWithCredentials | Reason::OtherOrigin { .. }) => {
            Some("access-control-allow-origin")
        }
        Some(Reason::NoCredentials(_)) => Some("access-control-allow-credentials"),
        Some(Reason::Method(_) | Reason::AllowMethodsSyntax(_)) => Some("access-control-allow-methods"),
        Some(Reason::Header(_) | Reason::AllowHeadersSyntax(_)) => Some("access-control-allow-headers"),
        Some(_) => None,
    }
}
