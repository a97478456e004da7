//! The rules of methods.

mod misspelt;
mod names;

use crate::{
    Code, Text, Violation,
    rule::rules,
    slice::{attempt, is_equal, is_equal_ignoring_case},
    suggest, token,
};

pub use names::{is_forbidden, is_safelisted, is_standard, normalize};

rules! {
    ANY: AnyMethod = "`methods` names methods: there is no `any` and no `*`",
        help "remove `methods`: the methods of the route are the default";
    NO_TOKEN: NotAToken = "{} is not a method", help "a method has letters, such as `\"GET\"`, and no blanks";
    NO_TEXT: NotAToken = "an empty string is not a method",
        help "write a method, such as `\"GET\"`, or remove `methods`";
    FORBIDDEN: ForbiddenMethod = "browsers let no page send {}", help "remove it";
    NORMALIZED: MethodCase = "methods are case-sensitive, and browsers send {} in upper case";
    CASE: MethodCase = "methods are case-sensitive, and browsers do not upper-case {}";
    MISSPELT: Misspelt = "{} looks like a misspelt method";
    PREFLIGHT: Preflight = "{} is the preflight itself, which is answered without being listed",
        help "remove it";
}

const NO_OPTIONS: &str =
    "remove it: `OPTIONS` is the preflight itself, which is answered without being listed";

rules! {
    NOT_SERVED: NotServed = "the route does not serve {}";
    NOT_SERVED_IN_MODULE: NotServed = "no handler of the module serves {}";
    DUPLICATE: Duplicate = "{} is already in the list", help "remove one of the two";
    EMPTY: EmptyList = "an empty list of methods shares nothing",
        help "remove `methods`: the methods of the route are the default";
    NOTHING_SHARED: NothingShared = "browsers let no page send {}: this route has nothing to share",
        help "remove `#[cors]`";
    NONE_LEFT: NoneLeft = "the route serves none of the methods that the shared policy allows",
        help "write `methods` with those of the route, or change the shared policy";
}

/// Checks whether `method` is a token. <https://fetch.spec.whatwg.org/#concept-method>
#[must_use]
pub const fn is_token(method: &str) -> bool {
    token::is_token(method)
}

/// Checks whether a page can send this method and a header can list it: it is a token, not forbidden, and not `*`.
/// <https://fetch.spec.whatwg.org/#http-access-control-allow-methods>
#[must_use]
pub const fn can_be_sent(method: &str) -> bool {
    token::is_token(method) && !is_forbidden(method) && !is_equal(method, "*")
}

/// Checks a method by itself. A made-up method is valid.
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

/// Checks a method of a route that serves the methods `served`.
///
/// # Errors
///
/// The rule that `value` breaks, by itself or on this route.
pub const fn check_served(value: &str, served: &[&str]) -> Result<(), Violation> {
    let is_served = names::has_method(served, value);
    match check(value) {
        // The route decides how the methods that it serves are spelt.
        Err(violation) if !is_served || !is_spelling(violation.code) => {
            Err(spelling_on_route(&violation, value, served))
        }
        _ if is_served => Ok(()),
        _ if is_equal(value, "OPTIONS") => Err(PREFLIGHT.broken_by_all(value)),
        _ => Err(not_served(value, served)),
    }
}

const fn is_spelling(code: Code) -> bool {
    matches!(code, Code::MethodCase | Code::Misspelt)
}

/// Checks that a value is neither `*` nor `any`: with credentials browsers read `*` literally, and without them the default
/// means the same. <https://fetch.spec.whatwg.org/#http-access-control-allow-methods>
const fn check_not_any(value: &str) -> Result<(), Violation> {
    if is_equal(value, "*") || is_equal_ignoring_case(value, "any") {
        return Err(ANY.broken_by_all(value));
    }
    Ok(())
}

/// Checks that a method is a token. <https://fetch.spec.whatwg.org/#concept-method>
const fn check_token(value: &str) -> Result<(), Violation> {
    if token::is_token(value) {
        return Ok(());
    }
    if value.is_empty() {
        return Err(NO_TEXT.broken());
    }
    let (start, end) = token::foreign(value);
    let violation = NO_TOKEN.broken_by(value, start, end);
    Err(match (repair(value), token::list(value)) {
        (None, Some(list)) => violation.with_help(&["write `", list.as_str(), "`"]),
        (right, _) => violation.with_right(right.as_ref()),
    })
}

/// Returns the method without the bytes around it, if it is valid then: `"put;"` → `PUT`.
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

/// Checks that a page can send a method. <https://fetch.spec.whatwg.org/#forbidden-method>
const fn check_allowed(value: &str) -> Result<(), Violation> {
    if is_forbidden(value) {
        return Err(FORBIDDEN.broken_by_all(value));
    }
    Ok(())
}

/// Checks the spelling of a standard method. Methods are case-sensitive, and browsers upper-case only six of them: `patch`
/// stays `patch`.
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

/// Returns the violation by a standard method in another case. Browsers upper-case six methods; `OPTIONS` is one of them, and
/// is never listed.
/// <https://fetch.spec.whatwg.org/#concept-method-normalize>
const fn wrong_case(value: &str, right: &str) -> Violation {
    let violation = if is_equal(normalize(value), right) { NORMALIZED } else { CASE }.broken_by_all(value);
    if is_equal(right, "OPTIONS") {
        return violation.with_help(&[NO_OPTIONS]);
    }
    violation.with_help(&["write `\"", right, "\"`"])
}

/// Returns the same violation on a route: only a route that serves `OPTIONS` may list it.
const fn spelling_on_route(violation: &Violation, value: &str, served: &[&str]) -> Violation {
    let is_options = match (names::in_other_case(value), misspelt::meant(value)) {
        (Some(right), _) | (None, Some(right)) => is_equal(right, "OPTIONS"),
        (None, None) => false,
    };
    match is_options && is_spelling(violation.code) {
        true if names::has_method(served, "OPTIONS") => violation.with_help(&["write `\"OPTIONS\"`"]),
        true => violation.with_help(&[NO_OPTIONS]),
        false => *violation,
    }
}

/// Returns the violation by a method that the route answers with 405.
const fn not_served(value: &str, served: &[&str]) -> Violation {
    NOT_SERVED
        .broken_by_all(value)
        .with_help(&[help_with_served(value, "the route serves ", served).as_str()])
}

/// Returns the violation by a method of a policy for a module, whose handlers serve the methods `served`.
#[must_use]
pub const fn not_served_in_module(value: &str, served: &[&str]) -> Violation {
    let help = help_with_served(value, "its handlers serve ", served);
    NOT_SERVED_IN_MODULE.broken_by_all(value).with_help(&[help.as_str()])
}

const fn help_with_served(value: &str, words: &str, served: &[&str]) -> Text {
    let near = suggest::closest(value, served);
    let mut help = match near {
        Some(near) => Text::of(&["did you mean `\"", near, "\"`? "]),
        None => Text::new(),
    };
    help.push(words);
    let mut i = 0;
    while i < served.len() {
        help.push(if i > 0 { ", " } else { "" });
        help.push(Text::quoted(served[i]).as_str());
        i += 1;
    }
    help.push(if served.is_empty() { "nothing" } else { "" });
    if near.is_none() {
        help.push(": remove ");
        help.push(Text::quoted(value).as_str());
    }
    help
}

/// Checks that two methods of one list are different.
///
/// # Errors
///
/// The violation by `later`, which equals `earlier`.
pub const fn check_pair(earlier: &str, later: &str) -> Result<(), Violation> {
    if is_equal(earlier, later) {
        return Err(DUPLICATE.broken_by_all(later));
    }
    Ok(())
}

/// Returns the violation by an empty list of methods.
#[must_use]
pub const fn empty() -> Violation {
    EMPTY.broken()
}

/// Returns the violation by `methods = any`.
#[must_use]
pub const fn any() -> Violation {
    ANY.broken()
}

/// Returns the violation by a policy on a route whose method no page can send.
#[must_use]
pub const fn nothing_shared(method: &str) -> Violation {
    NOTHING_SHARED.broken_by_all(method)
}

/// Returns the violation by a shared policy that has no method in common with the route.
#[must_use]
pub const fn none_left() -> Violation {
    NONE_LEFT.broken()
}
