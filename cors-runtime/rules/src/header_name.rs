//! The rules of header names that requests and responses share.

use crate::{
    Text, Violation, known_headers,
    rule::rules,
    slice::{find_any, has_prefix_ignoring_case, is_ascii, is_equal, is_equal_ignoring_case, part},
    suggest, token,
};

/// Names that are often listed, for suggestions.
const COMMON: &[&str] = &[
    "Accept",
    "Accept-Language",
    "Authorization",
    "Cache-Control",
    "Content-Disposition",
    "Content-Encoding",
    "Content-Language",
    "Content-Length",
    "Content-Range",
    "Content-Type",
    "ETag",
    "If-Match",
    "If-Modified-Since",
    "If-None-Match",
    "Last-Modified",
    "Link",
    "Location",
    "Range",
    "Retry-After",
    "X-API-Key",
    "X-CSRF-Token",
    "X-Request-Id",
    "X-Requested-With",
    "X-Total-Count",
    "X-XSRF-Token",
];

rules! {
    NO_TOKEN: NotAToken = "{} is not the name of a header",
        help "a name has letters, digits and `-`, and no blanks";
    NO_TEXT: NotAToken = "an empty string is not the name of a header",
        help "write the name of a header, such as `\"X-Request-Id\"`";
    DUPLICATE: Duplicate = "{} is already in the list", help "remove one of the two";
    DUPLICATE_IN_OTHER_CASE: Duplicate = "{} is already in the list: header names are case-insensitive",
        help "remove one of the two";
    MISSPELT: Misspelt = "{} looks misspelt: no header of this name is known";
    COVERED_BY_ANY: WildcardMixed = "{} is beside `*`, which covers it", help "remove it, or remove `\"*\"`";
    ANY_WITH_CREDENTIALS: AnyWithCredentials =
        "with `credentials` every header must be named: browsers read `*` literally then",
        help "name the headers, or remove `credentials`";
}

/// Checks that a name is a token. <https://www.rfc-editor.org/rfc/rfc9110#name-field-names>
pub(crate) const fn check_token(value: &str) -> Result<(), Violation> {
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

/// Returns the name that is meant: `"content type: text/html"` → `content-type`.
const fn repair(value: &str) -> Option<Text> {
    let name = part(value, 0, find_any(value.as_bytes(), b":", 0)).trim_ascii();
    let mut text = Text::new();
    let mut i = 0;
    while i < name.len() {
        text.push_ascii(match name.as_bytes()[i] {
            b' ' => b'-',
            byte => byte,
        });
        i += 1;
    }
    if !is_ascii(name) || !token::is_token(text.as_str()) {
        return None;
    }
    match suggest::closest(text.as_str(), COMMON) {
        Some(common) if token::end(name) < name.len() => Some(Text::of(&[common])),
        _ => Some(text),
    }
}

/// Returns the warning about a name that is one typo away from a known one. It may be a name of one's own.
pub(crate) const fn misspelt(value: &str) -> Option<Violation> {
    match known_headers::meant_by(value) {
        // What is no name at all is a mistake of its own.
        Some(_) if !token::is_token(value) => None,
        Some(known) => Some(MISSPELT.broken_by_all(value).with_help(&["write `\"", known, "\"`"])),
        None => None,
    }
}

/// Checks that two names of one list differ, and that none is beside `*`, except the one that `*` does not cover.
/// <https://www.rfc-editor.org/rfc/rfc9110#name-field-names>
pub(crate) const fn check_pair(
    earlier: &str,
    later: &str,
    uncovered: Option<&str>,
) -> Result<(), (usize, Violation)> {
    if is_equal_ignoring_case(earlier, later) {
        let rule = if is_equal(earlier, later) { DUPLICATE } else { DUPLICATE_IN_OTHER_CASE };
        return Err((1, rule.broken_by(earlier, 0, later.len())));
    }
    if is_equal(earlier, "*") && !is_uncovered(later, uncovered) {
        return Err((1, COVERED_BY_ANY.broken_by_all(later)));
    }
    if is_equal(later, "*") && !is_uncovered(earlier, uncovered) {
        return Err((0, COVERED_BY_ANY.broken_by_all(earlier)));
    }
    Ok(())
}

const fn is_uncovered(name: &str, uncovered: Option<&str>) -> bool {
    match uncovered {
        Some(uncovered) => is_equal_ignoring_case(name, uncovered),
        None => false,
    }
}

/// Returns the violation by `any` with credentials, where browsers read `*` as the name of a header.
/// <https://fetch.spec.whatwg.org/#cors-protocol-and-credentials>
pub(crate) const fn any_with_credentials() -> Violation {
    ANY_WITH_CREDENTIALS.broken()
}

/// Checks that a list with credentials has no `"*"`.
pub(crate) const fn check_credentials(value: &str, credentials: bool) -> Result<(), Violation> {
    if credentials && is_equal(value, "*") {
        return Err(ANY_WITH_CREDENTIALS.broken_by_all(value));
    }
    Ok(())
}

/// Checks whether a name begins with `Access-Control-Request-`: those are on preflights.
pub(crate) const fn is_of_preflight_request(name: &str) -> bool {
    has_prefix_ignoring_case(name, "Access-Control-Request-")
}
