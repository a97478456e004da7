//! Values that break a rule as a whole: there, the first wrong byte is not what is wrong.

use super::{
    characters, fault::Fault, ipv6, placeholder, quotes, regex_like, scheme, several, userinfo, wildcard,
    words,
};

/// The first of the faults that there is.
macro_rules! first_of {
    ($($fault:expr,)*) => {
        $(if let Some(fault) = $fault {
            return fault;
        })*
    };
}

/// What is wrong with a value in which `first` is the first thing wrong.
pub(super) const fn diagnose(value: &str, first: Fault) -> Fault {
    first_of! {
        words::find(value),
        scheme::opaque(value),
        several::with_blanks(value),
        characters::space(value, 0),
        several::separated(value),
        quotes::find_quotes(value),
        userinfo::find(value),
        scheme::doubled(value),
        regex_like::find(value),
        placeholder::find(value),
        wildcard::find(value),
        ipv6::without_brackets(value),
    }
    first
}
