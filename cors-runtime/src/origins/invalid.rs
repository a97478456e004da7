//! The mistakes in origins from configuration.

use std::{error, fmt};

use actix_web::{ResponseError, http::StatusCode};
use cors_rules::Violation;

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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidOrigins {
    /// The number of entries in the list.
    total: usize,
    /// The positions of the invalid entries, from 1, and their reports.
    invalid: Vec<(usize, String)>,
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
                self.invalid.push((self.total, report(entry, &violation)));
            })
            .ok()
    }

    /// Returns the position of the last entry that was noted.
    pub(super) fn position(&self) -> usize {
        self.total
    }

    /// Adds the mistake in an entry that is right by itself.
    pub(super) fn add(&mut self, position: usize, entry: &str, violation: &Violation) {
        self.invalid.push((position, report(entry, violation)));
        self.invalid.sort();
    }

    pub(super) fn is_empty(&self) -> bool {
        self.invalid.is_empty()
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidOrigin {
    report: String,
}

impl InvalidOrigin {
    pub(super) fn of(entry: &str, violation: &Violation) -> Self {
        Self { report: report(entry, violation) }
    }

    /// Returns the error about a request that has no origin, or several.
    pub(super) fn of_request(report: &str) -> Self {
        Self { report: report.to_owned() }
    }
}

impl fmt::Display for InvalidOrigin {
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
        for (position, report) in invalid {
            write!(f, "\nentry {position}: {report}")?;
        }
        Ok(())
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
