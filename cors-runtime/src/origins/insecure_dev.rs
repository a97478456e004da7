//! The line at start-up about `dev_origins` that whoever is on the network can pose as: debug builds get deployed.

use std::sync::{Mutex, PoisonError};

use cors_rules::origin::{self, Entry};

use crate::{list::add_to_list, policy::Fields};

/// How many origins the line names at most.
const NAMED: usize = 10;

/// The lists that a line is written about already, by their addresses: each worker makes its middlewares anew, and many
/// routes share a policy.
static TOLD: Mutex<Vec<usize>> = Mutex::new(Vec::new());

/// Warns once of a list of `dev_origins` that holds insecure ones, beside `credentials`.
pub(super) fn warn(fields: &Fields) {
    // In release builds there are none.
    if fields.credentials && !fields.dev_origins.is_empty() {
        warn_of(fields.dev_origins);
    }
}

#[cold]
fn warn_of(dev_origins: &'static [&'static str]) {
    let Some(list) = insecure(dev_origins) else { return };
    let mut told = TOLD.lock().unwrap_or_else(PoisonError::into_inner);
    let place = dev_origins.as_ptr().addr();
    if !told.contains(&place) {
        told.push(place);
        drop(told);
        log::warn!(
            target: "cors",
            "insecure `dev_origins` beside `credentials`: {list}: whoever is on the network can pose as such an origin and \
             read what belongs to the user; builds without `debug_assertions` do not have them"
        );
    }
}

/// The insecure ones of these origins; `None` if there are none.
fn insecure(dev_origins: &[&str]) -> Option<String> {
    let mut list = String::new();
    let mut named = 0;
    for entry in dev_origins {
        let is_insecure =
            matches!(origin::parse(entry), Some(Entry::Origin(pattern)) if pattern.is_insecure());
        if is_insecure && named == NAMED {
            add_to_list(&mut list, ", ", "…");
            break;
        }
        if is_insecure {
            add_to_list(&mut list, ", ", entry);
            named += 1;
        }
    }
    (named > 0).then_some(list)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_insecure_origins_are_named() {
        let secure =
            ["https://a.example", "http://localhost:*", "http://*.localhost.", "null", "not an origin"];
        assert_eq!(insecure(&secure), None);
        let mixed = ["http://localhost", "http://192.168.1.20:5173", "https://a.example", "http://*.lan"];
        assert_eq!(insecure(&mixed).as_deref(), Some("http://192.168.1.20:5173, http://*.lan"));
    }

    #[test]
    fn the_line_names_ten_at_most() {
        let many = ["http://a.example"; 11];
        let list = insecure(&many).expect("all are insecure");
        assert_eq!(list.matches("http://").count(), 10, "{list}");
        assert!(list.ends_with(", …"), "{list}");
        assert!(!insecure(&many[..10]).expect("all are insecure").contains('…'));
    }
}
