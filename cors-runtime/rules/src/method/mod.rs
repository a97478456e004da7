//! The rules of methods: what a page may send.

mod misspelt;
mod names;

use crate::{
    Code, Text, Violation,
    rule::Rule,
    slice::{attempt, contains, equal, equal_ignore_case},
    suggest, token,
};

pub use names::{is_forbidden, is_safelisted, is_standard};

const ANY: &Rule = &Rule {
    code: Code::AnyMethod,
    message: "`methods` names methods: there is no `any` and no `*`",
    help: "remove `methods`: the methods of the route are the default",
};

const NO_TOKEN: &Rule = &Rule {
    code: Code::NotAToken,
    message: "{} is not a method",
    help: "a method has letters, such as `\"GET\"`, and no blanks",
};

const NO_TEXT: &Rule = &Rule {
    code: Code::NotAToken,
    message: "an empty string is not a method",
    help: "write a method, such as `\"GET\"`, or remove `methods`",
};

const FORBIDDEN: &Rule =
    &Rule { code: Code::ForbiddenMethod, message: "browsers let no page send {}", help: "remove it" };

const NORMALIZED: &Rule = &Rule {
    code: Code::MethodCase,
    message: "methods are case-sensitive, and browsers send {} in upper case",
    help: "",
};

const CASE: &Rule = &Rule {
    code: Code::MethodCase,
    message: "methods are case-sensitive, and browsers do not upper-case {}",
    help: "",
};

const MISSPELT: &Rule = &Rule { code: Code::Misspelt, message: "{} looks like a misspelt method", help: "" };

const PREFLIGHT: &Rule = &Rule {
    code: Code::Preflight,
    message: "{} is the preflight itself, which is answered without being listed",
    help: "remove it",
};

const NO_OPTIONS: &str =
    "remove it: `OPTIONS` is the preflight itself, which is answered without being listed";

const NOT_SERVED: &Rule = &Rule { code: Code::NotServed, message: "the route does not serve {}", help: "" };

const DUPLICATE: &Rule =
    &Rule { code: Code::Duplicate, message: "{} stands in the list already", help: "remove one of the two" };

const EMPTY: &Rule = &Rule {
    code: Code::EmptyList,
    message: "an empty list of methods shares nothing",
    help: "remove `methods`: the methods of the route are the default",
};

const NOTHING_SHARED: &Rule = &Rule {
    code: Code::NothingShared,
    message: "browsers let no page send {}: this route has nothing to share",
    help: "remove `#[cors]`",
};

const NONE_LEFT: &Rule = &Rule {
    code: Code::NoneLeft,
    message: "the route serves none of the methods that the shared policy allows",
    help: "write `methods` with those of the route, or change the shared policy",
};

/// Whether `method` is a token. <https://fetch.spec.whatwg.org/#concept-method>
#[must_use]
pub const fn is_token(method: &str) -> bool {
    token::is_token(method)
}

/// Whether a page can send this method, and a header list it: it is a token, no forbidden one, and not `*`.
/// <https://fetch.spec.whatwg.org/#http-access-control-allow-methods>
#[must_use]
pub const fn can_be_sent(method: &str) -> bool {
    token::is_token(method) && !is_forbidden(method) && !equal(method, "*")
}

/// Every rule on a method by itself. A method that somebody made up is a right one.
///
/// # Errors
///
/// The rule that `value` breaks.
pub const fn check(value: &str) -> Result<(), Violation> {
    attempt!(check_not_any(value));
    attempt!(check_token(value));
    attempt!(check_allowed(value));
    check_spelling(value)
}

/// Every rule on a method of a route that serves the methods `served`.
///
/// # Errors
///
/// The rule that `value` breaks, by itself or on this route.
pub const fn check_served(value: &str, served: &[&str]) -> Result<(), Violation> {
    let is_served = names::holds(served, value);
    match check(value) {
        // What the route serves is spelt as the route says.
        Err(violation) if !is_served || !is_spelling(violation.code) => {
            Err(spelling_on_route(&violation, value, served))
        }
        _ if is_served => Ok(()),
        _ if equal(value, "OPTIONS") => Err(PREFLIGHT.broken_by_all(value)),
        _ => Err(not_served(value, served)),
    }
}

const fn is_spelling(code: Code) -> bool {
    matches!(code, Code::MethodCase | Code::Misspelt)
}

/// `*` and `any` are no methods: with credentials browsers take `*` by its letter, and without
/// them the default says the same. <https://fetch.spec.whatwg.org/#http-access-control-allow-methods>
const fn check_not_any(value: &str) -> Result<(), Violation> {
    if equal(value, "*") || equal_ignore_case(value, "any") {
        return Err(ANY.broken_by_all(value));
    }
    Ok(())
}

/// A method is a token. <https://fetch.spec.whatwg.org/#concept-method>
const fn check_token(value: &str) -> Result<(), Violation> {
    if token::is_token(value) {
        return Ok(());
    }
    if value.is_empty() {
        return Err(NO_TEXT.broken());
    }
    let (start, end) = token::foreign(value);
    let violation = NO_TOKEN.broken_by(value, start, end);
    Err(match repair(value) {
        None if contains(value.as_bytes(), b',') => {
            violation.with_help(&["write a string of its own for each method"])
        }
        right => violation.with_right(right.as_ref()),
    })
}

/// The method without what surrounds it, if it breaks no rule then.
const fn repair(value: &str) -> Option<Text> {
    let word = token::only(value);
    let right = match (names::in_other_case(word), misspelt::meant(word)) {
        (Some(right), _) | (None, Some(right)) => right,
        (None, None) => word,
    };
    match check_not_any(right) {
        Ok(()) if token::is_token(right) && !is_forbidden(right) => Some(Text::of(&[right])),
        _ => None,
    }
}

/// A page can send no forbidden method. <https://fetch.spec.whatwg.org/#forbidden-method>
const fn check_allowed(value: &str) -> Result<(), Violation> {
    if is_forbidden(value) {
        return Err(FORBIDDEN.broken_by_all(value));
    }
    Ok(())
}

/// Methods have a case, and browsers put only six of them into upper case: `patch` stays `patch`.
/// <https://fetch.spec.whatwg.org/#concept-method-normalize>
const fn check_spelling(value: &str) -> Result<(), Violation> {
    if is_standard(value) {
        return Ok(());
    }
    if let Some(right) = names::in_other_case(value) {
        return Err(wrong_case(value, right));
    }
    if let Some(right) = misspelt::meant(value) {
        return Err(MISSPELT.broken_by_all(value).with_help(&["did you mean `\"", right, "\"`?"]));
    }
    Ok(())
}

/// A standard method in another case. Browsers put six of them into upper case, of which `OPTIONS` is never listed.
/// <https://fetch.spec.whatwg.org/#concept-method-normalize>
const fn wrong_case(value: &str, right: &str) -> Violation {
    let is_normalized =
        matches!(right.as_bytes(), b"DELETE" | b"GET" | b"HEAD" | b"OPTIONS" | b"POST" | b"PUT");
    let violation = if is_normalized { NORMALIZED } else { CASE }.broken_by_all(value);
    if equal(right, "OPTIONS") {
        return violation.with_help(&[NO_OPTIONS]);
    }
    violation.with_help(&["write `\"", right, "\"`"])
}

/// The same violation on a route: `OPTIONS` is for those alone that serve it.
const fn spelling_on_route(violation: &Violation, value: &str, served: &[&str]) -> Violation {
    let is_options = match (names::in_other_case(value), misspelt::meant(value)) {
        (Some(right), _) | (None, Some(right)) => equal(right, "OPTIONS"),
        (None, None) => false,
    };
    match is_options && is_spelling(violation.code) {
        true if names::holds(served, "OPTIONS") => violation.with_help(&["write `\"OPTIONS\"`"]),
        true => violation.with_help(&[NO_OPTIONS]),
        false => *violation,
    }
}

/// The route answers any other method with 405, whatever the policy says.
const fn not_served(value: &str, served: &[&str]) -> Violation {
    let mut help = match suggest::closest(value, served) {
        Some(near) => Text::of(&["did you mean `\"", near, "\"`? "]),
        None => Text::new(),
    };
    help.push("the route serves ");
    let mut i = 0;
    while i < served.len() {
        help.push(if i > 0 { ", " } else { "" });
        help.push(Text::quoted(served[i]).as_str());
        i += 1;
    }
    help.push(if served.is_empty() { "nothing" } else { "" });
    NOT_SERVED.broken_by_all(value).with_help(&[help.as_str()])
}

/// Two methods of one list are different.
///
/// # Errors
///
/// `later` is `earlier` once more.
pub const fn check_pair(earlier: &str, later: &str) -> Result<(), Violation> {
    if equal(earlier, later) {
        return Err(DUPLICATE.broken_by_all(later));
    }
    Ok(())
}

/// An empty list of methods.
#[must_use]
pub const fn empty() -> Violation {
    EMPTY.broken()
}

/// `methods = any`.
#[must_use]
pub const fn any() -> Violation {
    ANY.broken()
}

/// A policy on a route of a method that no page can send.
#[must_use]
pub const fn nothing_shared(method: &str) -> Violation {
    NOTHING_SHARED.broken_by_all(method)
}

/// The methods of a shared policy and those of the route have none in common.
#[must_use]
pub const fn none_left() -> Violation {
    NONE_LEFT.broken()
}
