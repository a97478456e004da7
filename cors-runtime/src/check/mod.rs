//! The rules for constants: the expansion calls them in const evaluation, where a panic is a compile error.

use cors_rules::{Code, Text, Violation, exposed_header, method, origin, policy, request_header};
pub use cors_rules::{
    dangers::{Danger, Dangers},
    origin::Context,
};

pub use self::refined::*;
use crate::policy::{AllowedOrigins, Fields};

mod refined;

/// Defines a type whose associated constant is deprecated where its parameter is true: the one way to a warning of const
/// evaluation.
macro_rules! warning {
    ($(#[$doc:meta])* $name:ident, $note:literal) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name<const IS: bool>;

        impl $name<true> {
            /// The use of this constant is the warning.
            #[deprecated(note = $note)]
            pub const OR_WARN: () = ();
        }

        impl $name<false> {
            /// No warning.
            pub const OR_WARN: () = ();
        }
    };
}
warning! {
    /// The warning about two equal entries of a list.
    Repeated, "another entry of this list already says the same\nhelp: remove one of them"
}
warning! {
    /// The warning about an exposed header that every page can already read.
    Safelisted, "every page that may read the response can already read this header\nhelp: remove it"
}

warning! {
    /// The warning about the name of a header that is one typo away from a known one.
    Misspelt, "this header looks misspelt: no header of this name is known, and one of almost this name is\nhelp: correct it"
}
/// Checks whether a page can read this header anyway.
#[must_use]
pub const fn is_safelisted(name: &str) -> bool {
    exposed_header::is_safelisted(name)
}

/// Checks whether a page can read one of these headers anyway.
#[must_use]
pub const fn has_safelisted(names: &[&str]) -> bool {
    let mut index = 0;
    while index < names.len() {
        if is_safelisted(names[index]) {
            return true;
        }
        index += 1;
    }
    false
}

/// Checks whether the name of a header looks misspelt.
#[must_use]
pub const fn is_misspelt(name: &str) -> bool {
    request_header::warning(name).is_some()
}

/// Checks whether the name of one of these headers looks misspelt.
#[must_use]
pub const fn has_misspelt(names: &[&str]) -> bool {
    let mut index = 0;
    while index < names.len() {
        if is_misspelt(names[index]) {
            return true;
        }
        index += 1;
    }
    false
}

/// Checks whether a policy keeps a header from a handler that reads it: one that starts from `base`, with these `headers` if they
/// are written. With credentials, `comes_with_credentials` says whether these bring what the handler reads.
#[must_use]
pub const fn lacks_header(
    base: Fields,
    headers: Option<&[&str]>,
    credentials: Option<bool>,
    name: &str,
    comes_with_credentials: bool,
) -> bool {
    let headers = match headers {
        Some(headers) => headers,
        None => base.headers,
    };
    let credentials = is_credentialed(base, credentials);
    is_known(base)
        && !(comes_with_credentials && credentials)
        && !request_header::is_listed(name, headers, credentials)
}

/// Checks whether a policy keeps the cookie of a session from a handler that reads it.
#[must_use]
pub const fn lacks_credentials(base: Fields, credentials: Option<bool>) -> bool {
    is_known(base)
        && !is_credentialed(base, credentials)
        && index_of_any(base.origins.listed()) == base.origins.listed().len()
}

const fn is_credentialed(base: Fields, credentials: Option<bool>) -> bool {
    match credentials {
        Some(credentials) => credentials,
        None => base.credentials,
    }
}

/// Checks whether a shared policy is right, and not known at run time alone.
const fn is_known(base: Fields) -> bool {
    !base.is_broken && !matches!(base.origins, AllowedOrigins::Configured(_))
}

/// An entry of `origins`.
#[track_caller]
pub const fn origin(value: &str, context: Context) {
    if let Err(violation) = origin::check_in(value, context) {
        refuse(value, &violation);
    }
}

/// A const slice as `origins`.
#[track_caller]
pub const fn origins(values: &[&str], mut context: Context) {
    context.is_alone = values.len() == 1;
    if values.is_empty() {
        refuse_list(&origin::empty());
    }
    let mut mistakes = Mistakes::NONE;
    let mut index = 0;
    while index < values.len() {
        if let Err(violation) = origin::check_in(values[index], context) {
            mistakes.note(values[index], &violation);
        }
        index += 1;
    }
    mistakes.refuse();
}

/// A const slice as `dev_origins`, which stand beside those of `origins`.
#[track_caller]
pub const fn all_dev_origins(values: &[&str], context: Context) {
    if values.is_empty() {
        refuse_list(&policy::empty_dev_origins());
    }
    if index_of_any(values) < values.len() {
        refuse_list(&policy::any_dev_origin());
    }
    let mut mistakes = Mistakes::NONE;
    let mut index = 0;
    while index < values.len() {
        if let Err(violation) = origin::check_in(values[index], context.of_dev_origin()) {
            mistakes.note(values[index], &violation);
        }
        index += 1;
    }
    mistakes.refuse();
}

/// An entry of `dev_origins`.
#[track_caller]
pub const fn dev_origin(value: &str, context: Context) {
    if matches!(value.as_bytes(), b"*") {
        refuse_list(&policy::any_dev_origin());
    }
    origin(value, context.of_dev_origin());
}

/// Checks whether two entries of `origins` say the same, or one of them covers the other.
#[must_use]
pub const fn is_repeated_origin(earlier: &str, later: &str) -> bool {
    // An entry that is invalid by itself is reported by itself.
    let are_right = origin::check(earlier).is_ok() && origin::check(later).is_ok();
    are_right && origin::check_pair(earlier, later).is_err()
}

/// `dev_origins` beside these origins.
#[track_caller]
pub const fn dev_origins_beside(origins: &[&str]) {
    if index_of_any(origins) < origins.len() {
        refuse_list(&policy::dev_origins_beside_any());
    }
}

/// Refuses a danger that is accepted, where nothing in a policy with these origins may need it.
#[track_caller]
pub const fn is_needed(
    danger: Danger,
    origins: AllowedOrigins,
    dev_dangers: Option<Dangers>,
    credentials: bool,
) {
    match origins {
        AllowedOrigins::Listed(list) => is_needed_with(danger, list, dev_dangers, credentials),
        _ if needed(origins, dev_dangers, credentials).has(danger) => {}
        _ => refuse_list(&danger.unneeded()),
    }
}

/// Refuses a danger that is accepted, where nothing in a policy with this list needs it. The list may be borrowed for
/// the call alone.
#[track_caller]
pub const fn is_needed_with(danger: Danger, list: &[&str], dev_dangers: Option<Dangers>, credentials: bool) {
    let by_origins = Dangers::needed_by_origins(list, credentials);
    // A policy that shares nothing has another mistake.
    let denies = list.is_empty() && dev_dangers.is_none();
    if !denies && !by_origins.union(needed_by_dev(dev_dangers, credentials)).has(danger) {
        refuse_list(&danger.unneeded());
    }
}

/// Returns the dangers that the origins of a policy may need, as far as is known before run time.
pub(crate) const fn needed(
    origins: AllowedOrigins,
    dev_dangers: Option<Dangers>,
    credentials: bool,
) -> Dangers {
    let by_origins = match origins {
        AllowedOrigins::Listed(list) => Dangers::needed_by_origins(list, credentials),
        AllowedOrigins::Dynamic(origins) => origins.possible_dangers(credentials),
        // Its needs were checked where it was made.
        AllowedOrigins::Configured(_) => Dangers::ALL,
    };
    by_origins.union(needed_by_dev(dev_dangers, credentials))
}

const fn needed_by_dev(dev_dangers: Option<Dangers>, credentials: bool) -> Dangers {
    match dev_dangers {
        Some(needed) if credentials => needed,
        Some(needed) => needed.intersection(Dangers::only(Danger::NullOrigin)),
        None => Dangers::NONE,
    }
}

/// An entry of `methods` on a route that serves `served`.
#[track_caller]
pub const fn method(value: &str, served: &[&str]) {
    if let Err(violation) = method::check_served(value, served) {
        refuse(value, &violation);
    }
}

/// A const slice as `methods`.
#[track_caller]
pub const fn methods(values: &[&str], served: &[&str]) {
    if values.is_empty() {
        refuse_list(&method::empty());
    }
    let mut mistakes = Mistakes::NONE;
    let mut index = 0;
    while index < values.len() {
        if let Err(violation) = method::check_served(values[index], served) {
            mistakes.note(values[index], &violation);
        }
        index += 1;
    }
    mistakes.refuse();
}

/// An entry of `methods` in a policy that routes share: which methods they serve is not known yet.
#[track_caller]
pub const fn shared_method(value: &str) {
    if let Err(violation) = method::check(value) {
        refuse(value, &violation);
    }
}

/// A const slice as `methods` of a policy that routes share.
#[track_caller]
pub const fn shared_methods(values: &[&str]) {
    if values.is_empty() {
        refuse_list(&method::empty());
    }
    let mut mistakes = Mistakes::NONE;
    let mut index = 0;
    while index < values.len() {
        if let Err(violation) = method::check(values[index]) {
            mistakes.note(values[index], &violation);
        }
        index += 1;
    }
    mistakes.refuse();
}

/// Checks whether two entries of `methods` are the same.
#[must_use]
pub const fn is_repeated_method(earlier: &str, later: &str) -> bool {
    method::check_pair(earlier, later).is_err()
}

macro_rules! header_names {
    ($rules:ident, $one:ident, $all:ident, $repeated:ident, $key:literal $(, $enforces:ident)?) => {
        #[doc = concat!("An entry of `", $key, "`.")]
        #[track_caller]
        pub const fn $one(value: &str, credentials: bool $(, $enforces: bool)?) {
            if let Err(violation) = $rules::check_in(value, credentials) {
                refuse(value, &violation);
            }
            $(enforced_header(value, $enforces);)?
        }

        #[doc = concat!("A const slice as `", $key, "`.")]
        #[track_caller]
        pub const fn $all(values: &[&str], credentials: bool $(, $enforces: bool)?) {
            if values.is_empty() {
                refuse_list(&$rules::empty());
            }
            let any = index_of_any(values);
            let mut mistakes = Mistakes::NONE;
            let mut index = 0;
            while index < values.len() {
                if let Err(violation) = $rules::check_in(values[index], credentials) {
                    mistakes.note(values[index], &violation);
                }
                $(if let Err(violation) = request_header::check_enforced(values[index]) && $enforces {
                    mistakes.note(values[index], &violation);
                })?
                if any < values.len() && any != index {
                    $repeated(values[any], values[index]);
                }
                index += 1;
            }
            mistakes.refuse();
        }

        #[doc = concat!("Whether two entries of `", $key, "` are the same; they may not contradict each other.")]
        #[track_caller]
        pub const fn $repeated(earlier: &str, later: &str) -> bool {
            match $rules::check_pair(earlier, later) {
                Ok(()) => false,
                Err((_, violation)) if matches!(violation.code, Code::Duplicate) => true,
                Err((wrong, violation)) => refuse(if wrong == 0 { earlier } else { later }, &violation),
            }
        }
    };
}
header_names!(
    request_header,
    request_header,
    request_headers,
    is_repeated_request_header,
    "headers",
    enforces
);
header_names!(exposed_header, exposed_header, exposed_headers, is_repeated_exposed_header, "expose");

/// An entry of `headers` that is right without `enforce`.
#[track_caller]
pub const fn enforced_header(value: &str, enforces: bool) {
    if enforces && let Err(violation) = request_header::check_enforced(value) {
        refuse(value, &violation);
    }
}

/// Returns the position of `*`, or the length if there is none.
const fn index_of_any(values: &[&str]) -> usize {
    let mut index = 0;
    while index < values.len() && !matches!(values[index].as_bytes(), b"*") {
        index += 1;
    }
    index
}

/// The mistakes in the entries of a const slice. Const evaluation ends with its first panic, so that one has to name them all, as far
/// as a message has room.
struct Mistakes {
    text: Text,
}

impl Mistakes {
    const NONE: Self = Self { text: Text::new() };

    const fn note(&mut self, value: &str, violation: &Violation) {
        if !self.text.as_str().is_empty() {
            self.text.push("\n");
        }
        // The user's expression does not show the value.
        self.text.push(violation.report_naming(value).as_str());
    }

    #[track_caller]
    const fn refuse(&self) {
        assert!(self.text.as_str().is_empty(), "{}", self.text.as_str());
    }
}

#[track_caller]
const fn refuse(value: &str, violation: &Violation) -> ! {
    // The user's expression does not show the value.
    panic!("{}", violation.report_naming(value).as_str())
}

#[track_caller]
const fn refuse_list(violation: &Violation) -> ! {
    panic!("{}", violation.report("").as_str())
}
