//! Why a text is not an origin, and what to write instead.
//!
//! The grammar stops at the first wrong byte, which is often not the mistake: in `https://*` it is the `*`, and in
//! `"https://a.com, https://b.com"` it is the comma. So [`diagnose`] first looks for what the text as a whole may be.
//! `repair` guesses the origin that was meant, and a guess is only offered if the grammar accepts it.

mod address;
mod advice;
mod authority;
mod blanks;
mod placeholder;
mod quotes;
mod regex_like;
pub(crate) mod repair;
mod schemes;
mod separator;
mod several;
mod userinfo;
mod wildcard;
mod words;
mod xn_label;

use super::grammar::{fault::Fault, scheme};
use crate::{Violation, slice::part};

/// Returns the first of these faults that is one.
macro_rules! first_of {
    ($($fault:expr,)*) => {
        $(if let Some(fault) = $fault {
            return fault;
        })*
    };
}

/// Explains why `value` is not an origin. `first` is the fault that the grammar stopped at.
pub(crate) const fn explain(value: &str, first: Fault) -> Violation {
    let fault = diagnose(value, first);
    let offending = if fault.start < fault.end { part(value, fault.start, fault.end) } else { value };
    let mut violation = fault.rule.broken_by(offending, fault.start, fault.end);
    violation.help = advice::help(&violation.help, fault.advice, value);
    violation
}

/// Returns the fault that a person would name: one of the value as a whole, or else the first one.
const fn diagnose(value: &str, first: Fault) -> Fault {
    first_of! {
        words::find(value),
        scheme::opaque(value),
        several::with_blanks(value),
        blanks::find(value, 0),
        several::separated(value),
        quotes::find(value),
        userinfo::find(value),
        schemes::doubled(value),
        regex_like::find(value),
        placeholder::find(value),
        wildcard::find(value),
        address::without_brackets(value),
    }
    first
}
