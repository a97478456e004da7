//! Which methods a policy shares: the matcher behind `methods = [...]`.

use actix_web::http::{Method, header::HeaderValue};
use cors_rules::method;

use crate::list::header_value;

/// The methods of one policy, ready to be asked.
#[derive(Debug)]
pub(crate) enum Methods {
    /// These, and the `Access-Control-Allow-Methods` that lists them.
    Listed(Vec<Method>, HeaderValue),
    /// The same, where these are all that the route serves.
    AllOfRoute(Vec<Method>, HeaderValue),
    /// Whichever is asked for: what a middleware stands around is not known to it.
    Any,
}

impl Methods {
    /// Returns those of a policy that are shared on a route that serves `served`. A policy without `methods` shares all
    /// that a page can send at all; an empty list shares none.
    pub(crate) fn of_route(named: Option<&[&'static str]>, served: &[&'static str]) -> Self {
        let mut shared = Vec::new();
        for method in served {
            let is_named = named.is_none_or(|named| named.contains(method));
            if is_named && method::can_be_sent(method) {
                shared.push(*method);
            }
        }
        let (methods, value) = (parse(&shared), value(&shared));
        if shared.len() == served.len() {
            Self::AllOfRoute(methods, value)
        } else {
            Self::Listed(methods, value)
        }
    }

    /// Returns those of a policy around routes that it knows nothing about.
    pub(crate) fn of_middleware(named: Option<&[&'static str]>) -> Self {
        let Some(named) = named else { return Self::Any };
        let mut shared = Vec::new();
        for method in named {
            // No rule accepts anything else. Should it get here all the same: it reaches no header.
            if method::can_be_sent(method) {
                shared.push(*method);
            }
        }
        Self::Listed(parse(&shared), value(&shared))
    }

    /// The `Access-Control-Allow-Methods` that lists them, where they are listed.
    pub(crate) fn value_mut(&mut self) -> Option<&mut HeaderValue> {
        match self {
            Self::Listed(_, value) | Self::AllOfRoute(_, value) => Some(value),
            Self::Any => None,
        }
    }

    /// Whether an actual request of this method is shared.
    pub(crate) fn share(&self, method: &Method) -> bool {
        match self {
            Self::Listed(methods, _) => methods.contains(method),
            // The guard has found it among these.
            Self::AllOfRoute(..) | Self::Any => true,
        }
    }

    /// The `Access-Control-Allow-Methods` of the answer to a preflight for this method; `None` if that is not shared.
    pub(crate) fn allow<'a>(&'a self, requested: &'a HeaderValue) -> Option<&'a HeaderValue> {
        match self {
            Self::Listed(methods, value) | Self::AllOfRoute(methods, value) => {
                find(methods, requested).map(|_| value)
            }
            Self::Any => Some(requested).filter(|requested| is_method(requested)),
        }
    }
}

/// The methods of these names.
pub(crate) fn parse(names: &[&str]) -> Vec<Method> {
    names.iter().filter_map(|name| Method::from_bytes(name.as_bytes()).ok()).collect()
}

/// The header that lists these.
fn value(names: &[&str]) -> HeaderValue {
    header_value(names).unwrap_or_else(|| HeaderValue::from_static(""))
}

/// The method of this name, compared by case as the standard does.
pub(crate) fn find<'a>(methods: &'a [Method], requested: &HeaderValue) -> Option<&'a Method> {
    methods.iter().find(|method| method.as_str().as_bytes() == requested.as_bytes())
}

/// No page sends a longer method. What is read of a request has a bound.
const LONGEST_METHOD: usize = 128;

/// Whether a page could send this method at all.
fn is_method(name: &HeaderValue) -> bool {
    name.len() <= LONGEST_METHOD
        && name.to_str().is_ok_and(|name| method::is_token(name) && !method::is_forbidden(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_method_is_one_that_a_page_can_send() {
        let allow = |name| Methods::Any.allow(&HeaderValue::from_static(name)).cloned();
        for name in ["GET", "PUT", "patch", "PROPFIND", "MADE-UP"] {
            assert_eq!(allow(name), Some(HeaderValue::from_static(name)));
        }
        let [longest, longer] = [128, 129].map(|bytes| "A".repeat(bytes).leak() as &'static str);
        assert!(allow(longest).is_some());
        for name in ["", "TRACE", "connect", "TRACK", "PUT, DELETE", "*/*", longer] {
            assert_eq!(allow(name), None, "{name}");
        }
    }

    fn allowed(methods: &Methods, name: &'static str) -> Option<HeaderValue> {
        methods.allow(&HeaderValue::from_static(name)).cloned()
    }

    #[test]
    fn an_empty_list_shares_nothing() {
        for methods in [Methods::of_middleware(Some(&[])), Methods::of_route(Some(&[]), &["GET", "PUT"])] {
            for name in ["GET", "PUT", "DELETE", "*", ""] {
                assert_eq!(allowed(&methods, name), None, "{name}");
            }
            assert!(!methods.share(&Method::GET) && !methods.share(&Method::PUT));
        }
    }

    #[test]
    fn what_no_page_can_send_reaches_no_header() {
        let wrong = ["TRACE", "connect", "GET, PUT", "*", "PUT\r\nX: y", "", "PUT "];
        let mut named = vec!["DELETE"];
        named.extend(wrong);
        let around = Methods::of_middleware(Some(&named));
        let on_route = Methods::of_route(Some(&named), &["DELETE", "TRACE", "*", "PATCH"]);
        for methods in [around, on_route] {
            assert_eq!(allowed(&methods, "DELETE"), Some(HeaderValue::from_static("DELETE")));
            for name in ["TRACE", "connect", "*", "PUT", "PATCH"] {
                assert_eq!(allowed(&methods, name), None, "{name}");
            }
        }
        let everything = Methods::of_route(None, &["DELETE", "TRACE"]);
        assert_eq!(allowed(&everything, "DELETE"), Some(HeaderValue::from_static("DELETE")));
    }
}
