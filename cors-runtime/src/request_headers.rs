//! Which request-headers a page may send: the matcher behind `headers = [...]`.

use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use foldhash::HashSet;

use crate::{
    list::{add_to_list, elements, trim_blanks},
    refusal::Refusal,
};

static ACCESS_CONTROL_REQUEST_HEADERS: HeaderName = header::ACCESS_CONTROL_REQUEST_HEADERS;

/// How many empty elements `Access-Control-Request-Headers` may have, over all its lines. Browsers send none; the
/// grammar of a list (RFC 9110, section 5.6.1) asks to tolerate "a reasonable number".
const MAX_EMPTY_ELEMENTS: usize = 16;

/// How many names it may have beside those of the policy, over all its lines: repetitions, and whatever `*` allows. No
/// page sends that many headers. Without this and the bounds below the cost of a preflight would grow with what a client
/// sends.
const MAX_SPARE_NAMES: usize = 1024;

/// How many bytes it may have beside the names of the policy, over all its lines.
const MAX_SPARE_BYTES: usize = 8192;

/// How many blanks it may have around its elements, over all its lines.
const MAX_BLANKS: usize = 256;

/// No name is longer, where any is allowed.
const LONGEST_OF_ANY: usize = 1024;

/// Names up to this long are compared without regard to case on the stack.
const LONGEST_ON_STACK: usize = 128;

/// The request-headers of one policy, ready to be asked.
#[derive(Debug)]
pub(crate) struct RequestHeaders {
    /// In lower case, as browsers send them.
    names: HashSet<Box<[u8]>>,
    /// `*`: any but `Authorization`, which the standard wants to be named.
    any: bool,
    /// The line of a browser that asks for all of them at once.
    all: String,
    /// How long the lines that ask for them may be.
    max_bytes: usize,
    /// How long a name may be.
    longest: usize,
}

/// What the lines of one request may still have.
struct Budget {
    bytes: usize,
    names: usize,
    blanks: usize,
    empty_elements: usize,
}

impl RequestHeaders {
    pub(crate) fn new(names: &[&str]) -> Self {
        let any = names.contains(&"*");
        let mut own = HashSet::default();
        let mut all = String::new();
        let mut longest = if any { LONGEST_OF_ANY } else { 0 };
        for name in sorted(names) {
            add_to_list(&mut all, ",", &name);
            longest = longest.max(name.len());
            own.insert(name.into_bytes().into());
        }
        Self { names: own, any, max_bytes: all.len() + MAX_SPARE_BYTES, all, longest }
    }

    /// Whether everything that a preflight asks for is allowed.
    #[inline]
    pub(crate) fn check(&self, headers: &HeaderMap) -> Result<(), Refusal> {
        match headers.get_all(&ACCESS_CONTROL_REQUEST_HEADERS).as_slice() {
            [] => Ok(()),
            [line] if *line == self.all => Ok(()),
            lines => self.check_lines(lines),
        }
    }

    fn check_lines(&self, lines: &[HeaderValue]) -> Result<(), Refusal> {
        let mut budget = Budget {
            bytes: self.max_bytes,
            names: self.names.len() + MAX_SPARE_NAMES,
            blanks: MAX_BLANKS,
            empty_elements: MAX_EMPTY_ELEMENTS,
        };
        lines.iter().try_for_each(|line| self.check_line(line.as_bytes(), &mut budget))
    }

    fn check_line(&self, line: &[u8], budget: &mut Budget) -> Result<(), Refusal> {
        budget.bytes = budget.bytes.checked_sub(line.len()).ok_or(Refusal::TooManyRequestHeaders)?;
        if line == self.all.as_bytes() || line.is_empty() {
            return Ok(());
        }
        for element in elements(line) {
            if element.len() > self.longest + budget.blanks {
                return Err(Refusal::TooManyRequestHeaders);
            }
            let name = trim_blanks(element);
            let left = budget.blanks.checked_sub(element.len() - name.len());
            budget.blanks = left.ok_or(Refusal::TooManyRequestHeaders)?;
            if name.is_empty() {
                let left = budget.empty_elements.checked_sub(1);
                budget.empty_elements = left.ok_or(Refusal::TooManyEmptyElements)?;
                continue;
            }
            budget.names = budget.names.checked_sub(1).ok_or(Refusal::TooManyRequestHeaders)?;
            if !self.allows(name) {
                return Err(Refusal::RequestHeader);
            }
        }
        Ok(())
    }

    fn allows(&self, name: &[u8]) -> bool {
        self.lists(name) || (self.any && !name.eq_ignore_ascii_case(b"authorization"))
    }

    /// Browsers send lower case, which is looked up as it is.
    fn lists(&self, name: &[u8]) -> bool {
        if !name.iter().any(u8::is_ascii_uppercase) {
            return self.names.contains(name);
        }
        let mut buffer = [0; LONGEST_ON_STACK];
        match buffer.get_mut(..name.len()) {
            Some(lower) => {
                lower.copy_from_slice(name);
                lower.make_ascii_lowercase();
                self.names.contains(&*lower)
            }
            // Nothing is allocated for what a client sends.
            None => self.names.iter().any(|own| own.eq_ignore_ascii_case(name)),
        }
    }
}

/// The names in lower case, without `*`. Each is put where it belongs, since `sort` is a lot to compile.
fn sorted(names: &[&str]) -> Vec<String> {
    let mut sorted = Vec::new();
    for name in names {
        if *name != "*" {
            let name = name.to_ascii_lowercase();
            let place = sorted.partition_point(|other| *other < name);
            sorted.insert(place, name);
        }
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(allowed: &[&str], lines: &[&str]) -> Result<(), Refusal> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(
                header::ACCESS_CONTROL_REQUEST_HEADERS,
                HeaderValue::from_str(line).expect("a header value"),
            );
        }
        RequestHeaders::new(allowed).check(&headers)
    }

    #[test]
    fn what_a_policy_lists_is_allowed_however_it_is_written() {
        let policy = ["X-B", "Content-Type", "X-A"];
        let all: &[&[&str]] = &[
            &[],
            &[""],
            &["content-type,x-a,x-b"],
            &["content-type"],
            &["x-b,x-a"],
            &["X-A, CONTENT-TYPE"],
            &["x-a", "x-b"],
            &["\tx-a ,, x-b,"],
            &["x-a,x-a,x-a"],
        ];
        for lines in all {
            assert_eq!(check(&policy, lines), Ok(()), "{lines:?}");
        }
    }

    #[test]
    fn names_of_any_length_are_compared_without_regard_to_case() {
        for length in [1, LONGEST_ON_STACK, LONGEST_ON_STACK + 1, 1000] {
            let own = "x".repeat(length);
            assert_eq!(check(&[&own], &[&own.to_uppercase()]), Ok(()), "{length}");
            assert_eq!(check(&[&own], &[&format!("{}-", own.to_uppercase())]), Err(Refusal::RequestHeader));
        }
    }

    #[test]
    fn one_header_that_is_not_listed_refuses_the_preflight() {
        let all: &[(&[&str], &[&str])] = &[
            (&[], &["x-a"]),
            (&["X-A"], &["x-a,x-b"]),
            (&["X-A"], &["x-a", "x-b"]),
            (&["X-A"], &["x-aa"]),
            (&["X-A"], &["x-"]),
            (&["X-A"], &["x-a x-a"]),
            (&["X-A", "X-B"], &["x-a;x-b"]),
        ];
        for (policy, lines) in all {
            assert_eq!(check(policy, lines), Err(Refusal::RequestHeader), "{policy:?} {lines:?}");
        }
    }

    #[test]
    fn any_does_not_cover_authorization() {
        assert_eq!(check(&["*"], &["x-a,x-b"]), Ok(()));
        assert_eq!(check(&["*"], &["Authorization"]), Err(Refusal::RequestHeader));
        assert_eq!(check(&["*", "Authorization"], &["authorization,x-a"]), Ok(()));
    }

    #[test]
    fn sixteen_empty_elements_are_tolerated_over_all_lines_and_no_more() {
        let line = |commas: usize| ",".repeat(commas);
        assert_eq!(check(&["X-A"], &[&line(15)]), Ok(()));
        assert_eq!(check(&["X-A"], &[&line(7), &line(7)]), Ok(()));
        assert_eq!(check(&["X-A"], &[&line(16)]), Err(Refusal::TooManyEmptyElements));
        assert_eq!(check(&["X-A"], &[&line(7), &line(8)]), Err(Refusal::TooManyEmptyElements));
        assert_eq!(check(&["X-A"], &[&"x-a,,".repeat(17)]), Err(Refusal::TooManyEmptyElements));
    }

    #[test]
    fn a_list_that_no_page_could_use_is_refused() {
        let blanks = |number: usize| " ".repeat(number);
        assert_eq!(check(&["X-A"], &[&format!("{}x-a", blanks(256))]), Ok(()));
        assert_eq!(check(&["X-A"], &[&format!("{}x-a", blanks(257))]), Err(Refusal::TooManyRequestHeaders));
        assert_eq!(check(&["X-A"], &[&blanks(128), &blanks(132)]), Err(Refusal::TooManyRequestHeaders));
        assert_eq!(check(&["*"], &[&format!("x-a{}", blanks(256))]), Ok(()));
        assert_eq!(check(&["*"], &[&format!("x-a{}", blanks(257))]), Err(Refusal::TooManyRequestHeaders));
        assert_eq!(check(&["X-A"], &[&"x-a,".repeat(1025)]), Ok(()));
        assert_eq!(check(&["X-A"], &[&"x-a,".repeat(1026)]), Err(Refusal::TooManyRequestHeaders));
        assert_eq!(check(&["X-A"], &vec!["X-a"; 1025]), Ok(()));
        assert_eq!(check(&["X-A"], &vec!["X-a"; 1026]), Err(Refusal::TooManyRequestHeaders));
        let long = "x".repeat(1000);
        assert_eq!(check(&["*"], &[long.as_str(); 8]), Ok(()));
        assert_eq!(check(&["*"], &[long.as_str(); 9]), Err(Refusal::TooManyRequestHeaders));
        assert_eq!(check(&["*"], &[&"x".repeat(1024)]), Ok(()));
        assert_eq!(check(&["*"], &[&"x".repeat(1281)]), Err(Refusal::TooManyRequestHeaders));
    }
}
