//! The mistakes in a policy from configuration.

use std::{error, fmt};

use cors_rules::Violation;

use crate::origins::report;

/// The error of [`PolicyConfig::check`](crate::PolicyConfig::check): every mistake with its field and its position in the
/// list, counted from 1, in the words of the compile errors.
///
/// ```
/// let text = r#"{ "origins": ["https://app.example.com/"], "headers": ["Cookie"], "credentials": true }"#;
/// let config: cors_runtime::PolicyConfig = serde_json::from_str(text).unwrap();
/// assert_eq!(config.check().unwrap_err().to_string(), "\
/// 2 mistakes in a policy from configuration
/// origins, entry 1: `https://app.example.com/`: an origin has no path: remove `/`
///   https://app.example.com/
///                          ^
/// help: write `\"https://app.example.com\"`
/// headers, entry 1: only the browser sets `Cookie`: a page can never send it
/// help: remove it; cookies come with `credentials`");
/// ```
///
/// `Debug` is the same text, since that is what `main` and `unwrap` print.
#[derive(Clone, PartialEq, Eq)]
pub struct InvalidPolicy {
    mistakes: Vec<Mistake>,
}

#[derive(Clone, PartialEq, Eq)]
struct Mistake {
    field: &'static str,
    /// From 1.
    position: Option<usize>,
    report: String,
}

impl InvalidPolicy {
    pub(super) fn none() -> Self {
        Self { mistakes: Vec::new() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.mistakes.is_empty()
    }

    /// Notes a rule that the value of a field breaks; `position` counts from 0.
    pub(super) fn note(
        &mut self,
        field: &'static str,
        position: Option<usize>,
        value: &str,
        violation: &Violation,
    ) {
        let position = position.map(|position| position + 1);
        let report = match position {
            // The field names the list that is empty, and a value that is alone.
            None if value.is_empty() => violation.report("").as_str().to_owned(),
            _ => report(value, violation),
        };
        self.mistakes.push(Mistake { field, position, report });
    }
}

impl fmt::Display for InvalidPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.mistakes.len();
        write!(f, "{number} mistake{} in a policy from configuration", if number == 1 { "" } else { "s" })?;
        for Mistake { field, position, report } in &self.mistakes {
            match position {
                Some(position) => write!(f, "\n{field}, entry {position}: {report}")?,
                None => write!(f, "\n{field}: {report}")?,
            }
        }
        Ok(())
    }
}

impl fmt::Debug for InvalidPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl error::Error for InvalidPolicy {}
