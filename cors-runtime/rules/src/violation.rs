//! A broken rule: the report about one value.

use crate::{
    Code, Text,
    slice::{find, is_ascii},
    utf8::is_printable,
};

/// The longest value that gets carets, in bytes: a longer one wraps in a terminal.
const LONGEST_WITH_CARETS: usize = 120;

/// A broken rule, with its place in the value and its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The rule.
    pub code: Code,
    /// The first of the offending bytes of the value.
    pub start: usize,
    /// The end of the offending bytes; equal to `start` if the violation is about something that is missing.
    pub end: usize,
    /// The mistake, in lower case, with names and values in backticks.
    pub message: Text,
    /// The text to write instead, or how to find it; may be empty.
    pub help: Text,
}

impl Violation {
    /// Returns the whole report, the same for compiler, log and start-up: the message, `value` with carets under the
    /// offending bytes if they are a part of it, and the help.
    ///
    /// Only ASCII gets carets: the width of other characters depends on the terminal.
    #[must_use]
    pub const fn report(&self, value: &str) -> Text {
        let mut text = self.message;
        if self.is_part_of(value)
            && value.len() <= LONGEST_WITH_CARETS
            && is_ascii(value)
            && is_printable(value)
        {
            text.push("\n  ");
            text.push(value);
            text.push("\n  ");
            repeat(&mut text, " ", self.start);
            repeat(&mut text, "^", self.end - self.start);
        }
        if !self.help.is_empty() {
            text.push("\nhelp: ");
            text.push(self.help.as_str());
        }
        text
    }

    /// Returns the report for a place that does not show the value. It begins with the value, unless the report names it
    /// anyway.
    #[must_use]
    pub const fn report_naming(&self, value: &str) -> Text {
        let report = self.report(value);
        let named = if is_printable(value) { Text::of(&["`", value, "`"]) } else { Text::quoted(value) };
        match find(report.as_str().as_bytes(), named.as_str().as_bytes(), 0) {
            Some(_) => report,
            None => Text::of(&[named.as_str(), ": ", report.as_str()]),
        }
    }

    /// Checks whether the offending bytes are a part of `value`: for the whole value, a caret says no more than the
    /// message.
    const fn is_part_of(&self, value: &str) -> bool {
        self.start < self.end
            && self.end <= value.len()
            && self.end - self.start < value.len()
            && value.is_char_boundary(self.start)
            && value.is_char_boundary(self.end)
    }
}

/// Appends `part` `times` times.
const fn repeat(text: &mut Text, part: &str, times: usize) {
    let mut i = 0;
    while i < times {
        text.push(part);
        i += 1;
    }
}
