//! The rules as the expansion asks them about constants: in const evaluation, where a panic is a compile error.

pub use cors_rules::origin::Context;
use cors_rules::{Text, Violation, exposed_header, method, origin, request_header};

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
    context.alone = values.len() == 1;
    if values.is_empty() {
        refuse_list(&origin::empty());
    }
    let mut index = 0;
    while index < values.len() {
        origin(values[index], context);
        index += 1;
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
    let mut index = 0;
    while index < values.len() {
        method(values[index], served);
        index += 1;
    }
}

macro_rules! header_names {
    ($rules:ident, $one:ident, $all:ident, $key:literal) => {
        #[doc = concat!("An entry of `", $key, "`.")]
        #[track_caller]
        pub const fn $one(value: &str, credentials: bool) {
            if let Err(violation) = $rules::check_in(value, credentials) {
                refuse(value, &violation);
            }
        }

        #[doc = concat!("A const slice as `", $key, "`.")]
        #[track_caller]
        pub const fn $all(values: &[&str], credentials: bool) {
            if values.is_empty() {
                refuse_list(&$rules::empty());
            }
            let mut index = 0;
            while index < values.len() {
                $one(values[index], credentials);
                index += 1;
            }
        }
    };
}
header_names!(request_header, request_header, request_headers, "headers");
header_names!(exposed_header, exposed_header, exposed_headers, "expose");

#[track_caller]
const fn refuse(value: &str, violation: &Violation) -> ! {
    // The user's expression does not show the value, so the message names it.
    panic!("{}", Text::of(&["`", value, "`: ", violation.report(value).as_str()]).as_str())
}

#[track_caller]
const fn refuse_list(violation: &Violation) -> ! {
    panic!("{}", violation.report("").as_str())
}
