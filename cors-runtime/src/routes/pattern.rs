//! The patterns of actix's paths, compared with each other.
//!
//! Not by `ResourceDef`: it keeps the names of parameters for ever, and refuses a whole path that has one name twice.

/// Checks whether a pattern has each path that another one has, as far as that is certain without their regular expressions.
pub(super) fn has_every_path_of(pattern: &str, other: &str) -> bool {
    let (own, theirs) = (segments(pattern), segments(other));
    for (index, segment) in own.iter().enumerate() {
        if is_tail(segment) {
            return theirs.len() > index;
        }
        let Some(their) = theirs.get(index) else { return false };
        let is_any = is_of_any_text(segment) && !can_have_slash(their);
        if !is_any && without_names(segment) != without_names(their) {
            return false;
        }
    }
    own.len() == theirs.len()
}

/// Splits a pattern at each `/` that is not in a regular expression.
fn segments(pattern: &str) -> Vec<&str> {
    let (mut segments, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (index, c) in pattern.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            '/' if depth == 0 => {
                segments.push(&pattern[start..index]);
                start = index + 1;
            }
            _ => {}
        }
    }
    segments.push(&pattern[start..]);
    segments
}

/// Checks whether a segment is a parameter without a regular expression: `{id}`
fn is_of_any_text(segment: &str) -> bool {
    let name = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    name.is_some_and(|name| !name.contains([':', '{', '}']))
}

/// Checks whether a segment takes the rest of a path: `{tail:.*}`, `{tail}*`
fn is_tail(segment: &str) -> bool {
    let is_one = segment.starts_with('{') && segment.matches('{').count() == 1;
    is_one && (segment.ends_with(":.*}") || segment.ends_with("}*"))
}

/// Checks whether a segment may take more than one part of a path, as far as its regular expression shows.
fn can_have_slash(segment: &str) -> bool {
    let signs = [".", "/", "^", r"\D", r"\W", r"\S"];
    is_tail(segment) || (segment.contains(':') && signs.iter().any(|sign| segment.contains(sign)))
}

/// Returns a segment without the names of its parameters: `{id:\d+}.txt` → `{\d+}.txt`
fn without_names(segment: &str) -> String {
    let (mut text, mut depth, mut is_name) = (String::new(), 0_usize, false);
    for c in segment.chars() {
        match c {
            '{' => {
                depth += 1;
                is_name = depth == 1;
                text.push(c);
            }
            '}' => {
                depth = depth.saturating_sub(1);
                is_name = false;
                text.push(c);
            }
            ':' if is_name => is_name = false,
            _ if is_name => {}
            _ => text.push(c),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_compared_with_another_one() {
        let cases = [
            ("/items/{id}", "/items/new", true),
            ("/items/{id}", "/items/{name}", true),
            ("/items/{id}", r"/items/{name:\d{2}}", true),
            ("/items/{id}", "/items/{a}-{b}", true),
            ("/items", "/items", true),
            ("/{all:.*}", "/items/new", true),
            ("/{all}*", "/items/new", true),
            (r"/items/{id:\d+}", r"/items/{name:\d+}", true),
            ("/{id}/x/{id}", "/{a}/x/{b}", true),
            ("/items/new", "/items/{id}", false),
            (r"/items/{id:\d+}", "/items/{id}", false),
            (r"/items/{id:\d+}", "/items/7", false),
            ("/items/{id}", "/items/{id}/x", false),
            ("/items/{id}/x", "/items/{id}", false),
            ("/items/{id}", "/items/{tail:.*}", false),
            ("/items", "/items/", false),
            (r"/a/{x:[/]+}", "/a/b/c", false),
            ("/{a}-{tail:.*}", "/foo", false),
            ("/{id}", "/{x:.+}", false),
            ("/{id}", r"/{x:\D+}", false),
        ];
        for (pattern, other, expected) in cases {
            assert_eq!(has_every_path_of(pattern, other), expected, "{pattern} {other}");
        }
    }
}
