//! The mistakes in origins from configuration.

use std::{error, fmt};

use actix_web::{ResponseError, http::StatusCode};
use cors_rules::{Code, Violation};

/// The error of [`OriginSet::replace`](crate::OriginSet::replace): every invalid entry with its position in the list, counted
/// from 1, in the words of the compile errors.
///
/// ```
/// use cors_runtime::OriginSet;
///
/// static ORIGINS: OriginSet = OriginSet::new();
///
/// let error = ORIGINS.replace(["https://app.example.com", "https://b.example/", "*"]).unwrap_err();
/// assert_eq!(error.to_string(), "\
/// 2 of 3 origins are wrong, and none was replaced
/// entry 2: `https://b.example/`: an origin has no path: remove `/`
///   https://b.example/
///                    ^
/// help: write `\"https://b.example\"`
/// entry 3: `*` is not taken from configuration: it has to name its origins
/// help: name the origins of your pages, or write `origins = any` in the policy");
/// ```
///
/// `Debug` is the same text, since that is what `main` and `unwrap` print. [`iter`](Self::iter) gives the entries as data.
#[derive(Clone, PartialEq, Eq)]
pub struct InvalidOrigins {
    /// The number of entries in the list.
    total: usize,
    /// The positions of the invalid entries, from 1.
    invalid: Vec<(usize, InvalidOrigin)>,
}

impl InvalidOrigins {
    pub(super) fn none() -> Self {
        Self { total: 0, invalid: Vec::new() }
    }

    /// Counts the next entry, and returns its value if it is valid.
    pub(super) fn note<T>(&mut self, entry: &str, verdict: Result<T, Violation>) -> Option<T> {
        self.total += 1;
        verdict
            .map_err(|violation| {
                self.invalid.push((self.total, InvalidOrigin::of(entry, &violation)));
            })
            .ok()
    }

    /// Returns the position of the last entry that was noted.
    pub(super) fn position(&self) -> usize {
        self.total
    }

    /// Adds the mistake in an entry that is right by itself.
    pub(super) fn add(&mut self, position: usize, entry: &str, violation: &Violation) {
        let index = self.invalid.partition_point(|(other, _)| *other < position);
        self.invalid.insert(index, (position, InvalidOrigin::of(entry, violation)));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.invalid.is_empty()
    }

    /// Returns the invalid entries with their positions in the list, counted from 1, in its order.
    ///
    /// ```
    /// use cors_runtime::{Code, OriginSet};
    ///
    /// static ORIGINS: OriginSet = OriginSet::new();
    ///
    /// let error = ORIGINS.replace(["https://app.example.com", "https://b.example/"]).unwrap_err();
    /// let (position, entry) = error.iter().next().unwrap();
    /// assert_eq!((position, entry.text(), entry.code()), (2, "https://b.example/", Some(Code::Path)));
    /// assert_eq!(entry.message(), "an origin has no path: remove `/`");
    /// assert_eq!(entry.help(), "write `\"https://b.example\"`");
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = (usize, &InvalidOrigin)> {
        self.invalid.iter().map(|(position, entry)| (*position, entry))
    }
}

/// The error of [`Origin`](crate::Origin)'s `parse` and extractor, and of [`OriginSet::insert`](crate::OriginSet::insert): the
/// mistake, in the words of the compile errors.
///
/// ```
/// use cors_runtime::Origin;
///
/// let error = "https://app.example.com/".parse::<Origin>().unwrap_err();
/// assert!(error.to_string().starts_with("`https://app.example.com/`: an origin has no path: remove `/`"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct InvalidOrigin {
    text: String,
    code: Option<Code>,
    message: String,
    help: String,
    report: String,
}

impl InvalidOrigin {
    pub(super) fn of(entry: &str, violation: &Violation) -> Self {
        Self {
            text: entry.to_owned(),
            code: Some(violation.code),
            message: escaped(violation.message.as_str()),
            help: escaped(violation.help.as_str()),
            report: report(entry, violation),
        }
    }

    /// Returns the error about something that no rule names: a request that has no origin, or several.
    pub(super) fn of_request(message: &str, help: &str) -> Self {
        let report = if help.is_empty() { message.to_owned() } else { format!("{message}\nhelp: {help}") };
        Self { text: String::new(), code: None, message: message.to_owned(), help: help.to_owned(), report }
    }

    /// Returns the text that is no origin, as it was given; empty if a request has none, or several.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the rule that it breaks; `None` if it is the number of origins that is wrong.
    #[must_use]
    pub fn code(&self) -> Option<Code> {
        self.code
    }

    /// Returns the mistake, in lower case, without the text itself.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Returns the text to write instead, or how to find it; may be empty.
    #[must_use]
    pub fn help(&self) -> &str {
        &self.help
    }
}

impl fmt::Display for InvalidOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.report)
    }
}

/// The same text, which `main` and `unwrap` print.
impl fmt::Debug for InvalidOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.report)
    }
}

impl error::Error for InvalidOrigin {}

/// 400: the request does not say what a browser says.
impl ResponseError for InvalidOrigin {
    fn status_code(&self) -> StatusCode {
        StatusCode::BAD_REQUEST
    }
}

/// Returns the report in the words of the compile errors. An entry that could forge or colour a line of a log is escaped.
pub(crate) fn report(entry: &str, violation: &Violation) -> String {
    if !entry.chars().any(char::is_control) {
        return violation.report_naming(entry).as_str().to_owned();
    }
    let (message, help) = (violation.message.as_str(), violation.help.as_str());
    format!("`{}`: {}\nhelp: {}", escaped(entry), escaped(message), escaped(help))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        if c.is_control() {
            escaped.extend(c.escape_default());
        } else {
            escaped.push(c);
        }
    }
    escaped
}

impl fmt::Display for InvalidOrigins {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { total, invalid } = self;
        let (number, verb) = (invalid.len(), if invalid.len() == 1 { "is" } else { "are" });
        write!(f, "{number} of {total} origins {verb} wrong, and none was replaced")?;
        for (position, entry) in invalid {
            write!(f, "\nentry {position}: {entry}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for InvalidOrigins {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl error::Error for InvalidOrigins {}

#[cfg(test)]
mod tests {
    use cors_rules::origin;

    use super::*;

    #[test]
    fn no_entry_breaks_the_lines_of_a_log() {
        for entry in ["https://a.example\nWARN forged", "https://\u{1b}[31ma.example", "\r\n", "\u{85}"] {
            let mut invalid = InvalidOrigins::none();
            invalid.note(entry, origin::check_configured(entry));
            let text = invalid.to_string();
            assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
            assert_eq!(text.matches('\n').count(), 2, "{text:?}");
        }
    }
}
