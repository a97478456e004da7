//! The methods that a policy shares: the matcher behind `methods = [...]`.

use actix_web::http::{Method, header::HeaderValue};
use cors_rules::method;

use crate::{list::header_value, refusal::RefusalReason};

/// The methods that one policy shares.
#[derive(Debug)]
pub(crate) enum Methods {
    /// Some methods, and the value of `Access-Control-Allow-Methods` that lists them.
    Listed(Vec<Method>, Option<HeaderValue>),
    /// All methods that the route serves, and the same value.
    AllOfRoute(Vec<Method>, Option<HeaderValue>),
    /// The method that a preflight asks for, whichever it is: a middleware does not know the routes inside.
    Any,
}

impl Methods {
    /// Returns the methods that a policy shares on a route that serves `served`. A policy without `methods` shares all that a
    /// page can send; an empty list shares none.
    pub(crate) fn of_route(named: Option<&[&'static str]>, served: &[&'static str]) -> Self {
        let mut shared = Vec::new();
        for method in served {
            let is_named = named.is_none_or(|named| named.contains(method));
            if is_named && method::can_be_sent(method) {
                shared.push(*method);
            }
        }
        let (methods, value) = (parse_methods(&shared), header_value(&shared));
        if shared.len() == served.len() {
            Self::AllOfRoute(methods, value)
        } else {
            Self::Listed(methods, value)
        }
    }

    /// Returns the methods that a policy of a middleware shares.
    pub(crate) fn of_middleware(named: Option<&[&'static str]>) -> Self {
        let Some(named) = named else { return Self::Any };
        let mut shared = Vec::new();
        for method in named {
            // The rules refuse other methods. If one gets here anyway, it reaches no header.
            if method::can_be_sent(method) {
                shared.push(*method);
            }
        }
        Self::Listed(parse_methods(&shared), header_value(&shared))
    }

    /// Returns the value of `Access-Control-Allow-Methods`, if it is fixed.
    pub(crate) fn value_mut(&mut self) -> Option<&mut HeaderValue> {
        match self {
            Self::Listed(_, value) | Self::AllOfRoute(_, value) => value.as_mut(),
            Self::Any => None,
        }
    }

    /// Checks whether the response to an actual request of this method is shared.
    pub(crate) fn is_shared(&self, method: &Method) -> bool {
        match self {
            Self::Listed(methods, _) => methods.contains(method),
            // The route's guard has checked the method.
            Self::AllOfRoute(..) | Self::Any => true,
        }
    }

    /// Checks whether the answer to a preflight for this method lists it, or need not. <https://fetch.spec.whatwg.org/#cors-safelisted-method>
    pub(crate) fn is_listed(&self, requested: &HeaderValue) -> bool {
        let is_listed = match self {
            Self::Listed(methods, _) | Self::AllOfRoute(methods, _) => {
                find_method(methods, requested).is_some()
            }
            Self::Any => is_method(requested),
        };
        is_listed || requested.to_str().is_ok_and(method::is_safelisted)
    }

    /// Returns the methods that it lists; none where it is any.
    pub(crate) fn listed(&self) -> &[Method] {
        match self {
            Self::Listed(methods, _) | Self::AllOfRoute(methods, _) => methods,
            Self::Any => &[],
        }
    }

    /// Returns the value of `Access-Control-Allow-Methods` for the answer to a preflight for this method, even if it does not
    /// list the method: the browser compares.
    ///
    /// # Errors
    ///
    /// The method is GET, HEAD or POST and not shared. Browsers allow those even if the list lacks them. <https://fetch.spec.whatwg.org/#cors-safelisted-method>
    pub(crate) fn allow<'a>(
        &'a self,
        requested: Option<&'a HeaderValue>,
    ) -> Result<Option<&'a HeaderValue>, RefusalReason> {
        match self {
            Self::AllOfRoute(_, value) => Ok(value.as_ref()),
            Self::Listed(methods, value) => {
                let refused = |requested: &HeaderValue| {
                    find_method(methods, requested).is_none()
                        && requested.to_str().is_ok_and(method::is_safelisted)
                };
                if requested.is_some_and(refused) {
                    Err(RefusalReason::MethodNotShared)
                } else {
                    Ok(value.as_ref())
                }
            }
            Self::Any => Ok(requested.filter(|requested| is_method(requested))),
        }
    }
}

/// Parses methods, and drops names that are not tokens.
pub(crate) fn parse_methods(names: &[&str]) -> Vec<Method> {
    names.iter().filter_map(|name| Method::from_bytes(name.as_bytes()).ok()).collect()
}

/// Returns the method of this name, compared case-sensitively.
pub(crate) fn find_method<'a>(methods: &'a [Method], requested: &HeaderValue) -> Option<&'a Method> {
    methods.iter().find(|method| method.as_str().as_bytes() == requested.as_bytes())
}

/// The longest method that is read, in bytes: no page sends a longer one.
const LONGEST_METHOD: usize = 128;

/// Checks whether a page can send this method, and it is not `*`. That is a token like any other, but in the answer to a
/// preflight it means all methods, and a browser would remember that.
fn is_method(name: &HeaderValue) -> bool {
    name.len() <= LONGEST_METHOD && name.to_str().is_ok_and(method::can_be_sent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_middleware_allows_any_method_that_a_page_can_send() {
        let allow = |name: &'static str| {
            let requested = HeaderValue::from_static(name);
            Methods::Any.allow(Some(&requested)).is_ok_and(|value| value == Some(&requested))
        };
        for name in ["GET", "PUT", "patch", "PROPFIND", "MADE-UP"] {
            assert!(allow(name), "{name}");
        }
        let [longest, longer] = [128, 129].map(|bytes| "A".repeat(bytes).leak() as &'static str);
        assert!(allow(longest));
        for name in ["", "TRACE", "connect", "TRACK", "PUT, DELETE", "*/*", "*", longer] {
            assert!(!allow(name), "{name}");
            assert_eq!(Methods::Any.allow(Some(&HeaderValue::from_static(name))), Ok(None), "{name}");
        }
    }

    #[test]
    fn the_whole_list_is_sent_except_to_a_preflight_for_a_safelisted_method_that_is_not_shared() {
        let listed = Methods::of_route(Some(&["PUT"]), &["GET", "HEAD", "POST", "PUT", "DELETE"]);
        let allow = |name| listed.allow(Some(&HeaderValue::from_static(name))).map(Option::<&_>::cloned);
        for name in ["PUT", "DELETE", "put", "*"] {
            assert_eq!(allow(name), Ok(Some(HeaderValue::from_static("PUT"))), "{name}");
        }
        for name in ["GET", "HEAD", "POST"] {
            assert_eq!(allow(name), Err(RefusalReason::MethodNotShared), "{name}");
        }
    }

    fn listed(methods: &Methods) -> Option<&str> {
        let put = HeaderValue::from_static("PUT");
        let (Methods::Listed(_, value) | Methods::AllOfRoute(_, value)) = methods else { return None };
        assert_eq!(methods.allow(Some(&put)), Ok(value.as_ref()));
        value.as_ref().and_then(|value| value.to_str().ok())
    }

    #[test]
    fn an_empty_list_shares_nothing() {
        for methods in [Methods::of_middleware(Some(&[])), Methods::of_route(Some(&[]), &["GET", "PUT"])] {
            assert_eq!(listed(&methods), None);
            for name in ["GET", "HEAD", "POST"] {
                assert_eq!(
                    methods.allow(Some(&HeaderValue::from_static(name))),
                    Err(RefusalReason::MethodNotShared)
                );
            }
            assert!(!methods.is_shared(&Method::GET) && !methods.is_shared(&Method::PUT));
        }
    }

    #[test]
    fn a_method_that_no_page_can_send_reaches_no_header() {
        let wrong = ["TRACE", "connect", "GET, PUT", "*", "PUT\r\nX: y", "", "PUT "];
        let mut named = vec!["DELETE"];
        named.extend(wrong);
        assert_eq!(listed(&Methods::of_middleware(Some(&named))), Some("DELETE"));
        let on_route = Methods::of_route(Some(&named), &["DELETE", "TRACE", "*", "PATCH"]);
        assert_eq!(listed(&on_route), Some("DELETE"));
        assert_eq!(listed(&Methods::of_route(None, &["DELETE", "TRACE"])), Some("DELETE"));
    }
}
