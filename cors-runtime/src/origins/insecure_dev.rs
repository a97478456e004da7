//! The warning at start-up about `dev_origins` that anyone on the network can forge: debug builds get deployed.
//!
//! Each worker warns for each route, so it takes no allocation and no lock.

use std::{
    fmt,
    sync::atomic::{AtomicUsize, Ordering},
};

use cors_rules::origin::{self, Entry};

/// The number of entries that the warning looks at, from the first one that it names.
const LOOKED_AT: usize = 10;

/// The addresses of lists that are named already: each worker makes its middlewares anew, and many routes share a policy.
/// Each list has a place by its address; where two have the same one, the line is repeated.
static TOLD: [AtomicUsize; 64] = [const { AtomicUsize::new(0) }; 64];

/// Warns of the `dev_origins` of a policy: a function pointer in the policy, so it is linked only if there are some.
pub(crate) type WarnOfDevOrigins = fn(dev_origins: &'static [&'static str], credentials: bool);

/// The value that an expansion with `dev_origins` gives to its policy.
pub const WARN_OF_DEV_ORIGINS: Option<WarnOfDevOrigins> = Some(warn);

/// Warns once of a list of `dev_origins` that holds insecure ones, beside `credentials`.
fn warn(dev_origins: &'static [&'static str], credentials: bool) {
    let Some(first) = dev_origins.iter().position(|entry| is_insecure(entry)) else { return };
    if credentials && !is_told(dev_origins) {
        log::warn!(
            target: "cors",
            "insecure `dev_origins` beside `credentials`: {}: whoever is on the network can pose as such an origin and read \
             what belongs to the user; builds without `debug_assertions` do not have them",
            Insecure(&dev_origins[first..])
        );
    }
}

/// Checks whether this list is named already, and notes that it is.
fn is_told(list: &'static [&'static str]) -> bool {
    let address = list.as_ptr().addr();
    TOLD[address / align_of::<&str>() % TOLD.len()].swap(address, Ordering::Relaxed) == address
}

/// The insecure ones of these origins, of which the first is one.
struct Insecure(&'static [&'static str]);

impl fmt::Display for Insecure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (looked_at, more) = self.0.split_at_checked(LOOKED_AT).unwrap_or((self.0, &[]));
        let mut separator = "";
        for entry in looked_at {
            if is_insecure(entry) {
                formatter.write_str(separator)?;
                formatter.write_str(entry)?;
                separator = ", ";
            }
        }
        formatter.write_str(if more.is_empty() { "" } else { ", …" })
    }
}

#[inline(never)]
fn is_insecure(entry: &str) -> bool {
    matches!(origin::parse(entry), Some(Entry::Origin(pattern)) if pattern.is_insecure())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_insecure_origins_are_named() {
        for entry in
            ["https://a.example", "http://localhost:*", "http://*.localhost.", "null", "not an origin"]
        {
            assert!(!is_insecure(entry), "{entry}");
        }
        let mixed = Insecure(&["http://192.168.1.20:5173", "https://a.example", "http://*.lan"]);
        assert_eq!(mixed.to_string(), "http://192.168.1.20:5173, http://*.lan");
    }

    #[test]
    fn the_line_names_ten_at_most() {
        const MANY: [&str; 11] = ["http://a.example"; 11];
        let line = Insecure(&MANY).to_string();
        assert_eq!(line.matches("http://").count(), 10, "{line}");
        assert!(line.ends_with(", …"), "{line}");
        assert!(!Insecure(&MANY[..10]).to_string().contains('…'));
    }

    #[test]
    fn a_list_is_told_once() {
        static LISTS: [&str; 3] = ["a", "b", "c"];
        let (one, other) = (&LISTS[..1], &LISTS[1..]);
        assert!(!is_told(one) && !is_told(other));
        assert!(is_told(one) && is_told(other));
    }
}
