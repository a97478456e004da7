//! What a rule has to say about a value.

use crate::{
    Code, Text,
    slice::find,
    utf8::{is_printable, width},
};

/// The longest value under which a caret is drawn, in bytes: wider ones wrap in a terminal.
const WIDEST: usize = 120;

/// A broken rule: which one, where, and in which words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Which rule.
    pub code: Code,
    /// The first of the offending bytes of the value.
    pub start: usize,
    /// The end of the offending bytes; equal to `start` if the violation has no place in the value.
    pub end: usize,
    /// What is wrong, in lower case, names and values in backticks.
    pub message: Text,
    /// What to write instead; empty if there is nothing to say.
    pub help: Text,
}

impl Violation {
    /// The whole report, in the words of every place: the message, `value` with carets under the
    /// offending bytes where they are a part of it, and the help.
    #[must_use]
    pub const fn report(&self, value: &str) -> Text {
        let mut text = self.message;
        if self.is_part_of(value) && value.len() <= WIDEST && is_printable(value) {
            text.push("\n  ");
            text.push(value);
            text.push("\n  ");
            let (before, carets) = (width(value, 0, self.start), width(value, self.start, self.end));
            // A mark that takes no column stands in that of the character before it.
            repeat(&mut text, " ", before - (carets == 0 && before > 0) as usize);
            repeat(&mut text, "^", if carets == 0 { 1 } else { carets });
        }
        if !self.help.is_empty() {
            text.push("\nhelp: ");
            text.push(self.help.as_str());
        }
        text
    }

    /// The report where nothing else shows the value: it begins with the value, unless the report
    /// names it anyway.
    #[must_use]
    pub const fn report_naming(&self, value: &str) -> Text {
        let report = self.report(value);
        let named = if is_printable(value) { Text::of(&["`", value, "`"]) } else { Text::quoted(value) };
        match find(report.as_str().as_bytes(), named.as_str().as_bytes(), 0) {
            Some(_) => report,
            None => Text::of(&[named.as_str(), ": ", report.as_str()]),
        }
    }

    /// Whether the offending bytes are less than the whole of `value`: only then a caret tells
    /// more than the message.
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
