//! The words of a rule.

use crate::{
    Code, Text, Violation,
    slice::{find, part, tail},
};

/// The words of a rule. Each is defined beside the function that enforces it.
pub(crate) struct Rule {
    pub(crate) code: Code,
    /// The mistake; `{}` is replaced by the offending part.
    pub(crate) message: &'static str,
    /// The help where no corrected value can be offered; may be empty, or have `{}` too.
    pub(crate) help: &'static str,
}

/// Names rules: each has its code, its message, and the help where no corrected value can be offered.
macro_rules! rules {
    (@help) => { "" };
    (@help $help:expr) => { $help };
    ($($(#[$doc:meta])* $visibility:vis $name:ident: $code:ident = $message:expr $(, help $help:expr)?;)*) => {$(
        $(#[$doc])*
        $visibility const $name: &$crate::rule::Rule = &$crate::rule::Rule {
            code: $crate::Code::$code,
            message: $message,
            help: $crate::rule::rules!(@help $($help)?),
        };
    )*};
}
pub(crate) use rules;

impl Rule {
    /// Returns the violation by `offending`, at the bytes `start..end` of the value.
    pub(crate) const fn broken_by(&self, offending: &str, start: usize, end: usize) -> Violation {
        Violation {
            code: self.code,
            start,
            end,
            message: fill(self.message, offending),
            help: fill(self.help, offending),
        }
    }

    /// Returns the violation by the whole of `value`.
    pub(crate) const fn broken_by_all(&self, value: &str) -> Violation {
        self.broken_by(value, 0, value.len())
    }

    /// Returns the violation by something that is missing, and has no place in a value.
    pub(crate) const fn broken(&self) -> Violation {
        self.broken_by("", 0, 0)
    }
}

/// Replaces `{}` by the offending part.
const fn fill(words: &str, offending: &str) -> Text {
    let Some(at) = find(words.as_bytes(), b"{}", 0) else {
        return Text::of(&[words]);
    };
    let (before, after) = (part(words, 0, at), tail(words, at + "{}".len()));
    Text::of(&[before, Text::quoted(offending).as_str(), after])
}

impl Violation {
    /// Returns the violation with another help.
    pub(crate) const fn with_help(mut self, help: &[&str]) -> Self {
        self.help = Text::of(help);
        self
    }

    /// Returns the violation with the corrected value as its help, if there is one.
    pub(crate) const fn with_right(self, right: Option<&Text>) -> Self {
        match right {
            Some(right) => self.with_help(&["write `\"", right.as_str(), "\"`"]),
            None => self,
        }
    }
}
