//! A rule in words.

use crate::{
    Code, Text, Violation,
    slice::{find, part, tail},
};

/// A rule in words: what stands beside the function that enforces it.
pub(crate) struct Rule {
    pub(crate) code: Code,
    /// What is wrong; `{}` stands for the offending part.
    pub(crate) message: &'static str,
    /// What to do where no corrected value can be offered; may be empty, or have `{}` as well.
    pub(crate) help: &'static str,
}

impl Rule {
    /// The violation by `offending`, at the bytes `start..end` of the value.
    pub(crate) const fn broken_by(&self, offending: &str, start: usize, end: usize) -> Violation {
        Violation {
            code: self.code,
            start,
            end,
            message: fill(self.message, offending),
            help: fill(self.help, offending),
        }
    }

    /// The violation by the whole of `value`.
    pub(crate) const fn broken_by_all(&self, value: &str) -> Violation {
        self.broken_by(value, 0, value.len())
    }

    /// The violation by something that has no place in a value.
    pub(crate) const fn broken(&self) -> Violation {
        self.broken_by("", 0, 0)
    }
}

/// The words with the offending part in place of `{}`.
const fn fill(words: &str, offending: &str) -> Text {
    let Some(at) = find(words.as_bytes(), b"{}", 0) else {
        return Text::of(&[words]);
    };
    let (before, after) = (part(words, 0, at), tail(words, at + "{}".len()));
    Text::of(&[before, Text::quoted(offending).as_str(), after])
}

impl Violation {
    /// The same with another help.
    pub(crate) const fn with_help(mut self, help: &[&str]) -> Self {
        self.help = Text::of(help);
        self
    }

    /// The same with the corrected value, where there is one.
    pub(crate) const fn with_right(self, right: Option<&Text>) -> Self {
        match right {
            Some(right) => self.with_help(&["write `\"", right.as_str(), "\"`"]),
            None => self,
        }
    }
}
