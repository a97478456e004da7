//! The sentence that Chromium writes into its console, and the header that it is about.

use crate::browser::{Reason, Step};

/// Returns the sentence of Chromium's console.
pub(super) fn sentence(url: &str, origin: &str, step: Step, reason: &Reason) -> Option<String> {
    let is_preflight = step == Step::Preflight;
    let fault = match reason {
        Reason::NoAllowOrigin => {
            "No 'Access-Control-Allow-Origin' header is present on the requested resource.".to_owned()
        }
        Reason::AnyWithCredentials => {
            "The value of the 'Access-Control-Allow-Origin' header in the response must not be the \
             wildcard '*' when the request's credentials mode is 'include'."
                .to_owned()
        }
        Reason::OtherOrigin { allowed, .. } if allowed.contains(',') => format!(
            "The 'Access-Control-Allow-Origin' header contains multiple values '{allowed}', but only one is allowed."
        ),
        Reason::OtherOrigin { allowed, .. } => format!(
            "The 'Access-Control-Allow-Origin' header has a value '{allowed}' that is not equal to the supplied origin."
        ),
        Reason::NoCredentials(value) => format!(
            "The value of the 'Access-Control-Allow-Credentials' header in the response is '{}' which must be 'true' when the \
             request's credentials mode is 'include'.",
            value.as_deref().unwrap_or_default()
        ),
        Reason::Status(300..400) => {
            return Some(blocked(
                url,
                origin,
                "Response to preflight request doesn't pass access \
             control check: Redirect is not allowed for a preflight request.",
            ));
        }
        Reason::Status(_) => "It does not have HTTP ok status.".to_owned(),
        Reason::Method(method) => {
            let fault = format!(
                "Method {method} is not allowed by Access-Control-Allow-Methods in preflight response."
            );
            return Some(blocked(url, origin, &fault));
        }
        Reason::Header(name) => {
            let fault = format!(
                "Request header field {name} is not allowed by Access-Control-Allow-Headers in preflight response."
            );
            return Some(blocked(url, origin, &fault));
        }
        _ => return None,
    };
    let check =
        if is_preflight { "Response to preflight request doesn't pass access control check: " } else { "" };
    Some(blocked(url, origin, &format!("{check}{fault}")))
}

fn blocked(url: &str, origin: &str, fault: &str) -> String {
    format!("Access to fetch at '{url}' from origin '{origin}' has been blocked by CORS policy: {fault}")
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
