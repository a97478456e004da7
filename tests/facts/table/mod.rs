//! The facts, by theme.

mod allow_origin;

use crate::fact::Fact;

/// Every theme and its facts.
pub(crate) fn themes() -> Vec<(&'static str, Vec<Fact>)> {
    vec![
        ("allow_origin", allow_origin::facts()),
    ]
}
