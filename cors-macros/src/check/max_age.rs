//! `max_age`: how long a browser may reuse a preflight.

use cors_rules::{Violation, max_age};
use proc_macro2::TokenStream;
use syn::{LitStr, parse::Parser};

use super::methods;
use crate::{
    keys::Key,
    report::{Report, without_blanks},
    route::DeclaredRoute,
    syntax::{Argument, Arguments},
};

pub(super) fn check(age: &Argument<TokenStream>, report: &mut Report) -> Option<u32> {
    let tokens = &age.value;
    let (value, parse) = if let Ok(text) = syn::parse2::<LitStr>(tokens.clone()) {
        (text.value(), max_age::parse_text as Parse)
    } else if let Ok(number) = number.parse2(tokens.clone()) {
        (number, max_age::parse_seconds as Parse)
    } else {
        report.error(tokens, "`max_age` takes seconds, or a text with a unit", &help(tokens));
        return None;
    };
    parse(&value).map_err(|violation| report.violation(tokens, &value, &violation)).ok()
}

/// `10m` is a number with a suffix to Rust, and a text without its quotes to whoever wrote it.
fn help(tokens: &TokenStream) -> String {
    let unquoted = without_blanks(tokens);
    if max_age::parse_text(&unquoted).is_ok() {
        return format!("write `\"{unquoted}\"`");
    }
    match syn::parse2::<syn::LitInt>(tokens.clone()) {
        Ok(number) => format!("write `{}`", number.base10_digits()),
        Err(_) => format!("write `{}`, or seconds as in `max_age = 600`", Key::MaxAge.row().example),
    }
}

type Parse = fn(&str) -> Result<u32, Violation>;

/// Warns of `max_age` on a route whose preflights never succeed: there is nothing that a browser could reuse.
pub(super) fn check_is_of_use(arguments: &Arguments, routes: Option<&[DeclaredRoute]>, report: &mut Report) {
    let (Some(age), Some(routes)) = (&arguments.max_age, routes) else { return };
    let methods = methods::served(routes);
    // A shared policy may list some.
    let has_headers = arguments.has(Key::Headers) || arguments.base.is_some();
    if !has_headers && methods.iter().all(|method| method == "GET" || method == "HEAD") {
        report.warning(&age.key, "", &max_age::useless());
    }
}

/// The suffixes of integers in Rust; any other suffix is meant as a unit.
const INTEGER_SUFFIXES: &[&str] =
    &["", "i16", "i32", "i64", "i128", "isize", "u16", "u32", "u64", "u128", "usize"];

/// Returns a number as it is written, its sign too.
fn number(input: syn::parse::ParseStream<'_>) -> syn::Result<String> {
    let sign = if input.parse::<syn::Token![-]>().is_ok() { "-" } else { "" };
    match input.parse::<syn::Lit>()? {
        syn::Lit::Int(int) if INTEGER_SUFFIXES.contains(&int.suffix()) => {
            Ok(format!("{sign}{}", int.base10_digits()))
        }
        syn::Lit::Float(float) if float.suffix().is_empty() => Ok(format!("{sign}{}", float.base10_digits())),
        _ => Err(input.error("a number")),
    }
}
