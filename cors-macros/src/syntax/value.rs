//! The values that are no lists of literals. Each reads its tokens whole, or reports what it expected instead.

use cors_rules::dangers::{self, Danger};
use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::{LitBool, LitStr, Path, parse::Parser};

use super::{
    argument::Argument,
    tokens::{bracketed, place, split_at_commas},
};
use crate::{
    keys::Key,
    report::{Report, add_to_list},
};

/// `credentials`, `credentials = true`, `credentials = false`.
pub(super) fn flag(key: Key, name: Ident, value: TokenStream, report: &mut Report) -> Option<Argument<bool>> {
    if value.is_empty() {
        return Some(Argument { key: name, value: true });
    }
    if let Ok(literal) = syn::parse2::<LitBool>(value.clone()) {
        return Some(Argument { key: name, value: literal.value });
    }
    let help = format!("write `{}`, or `{name} = false`", key.row().example);
    report.error(value, &format!("`{name}` is a flag"), &help);
    None
}

/// The value of `enforce`.
pub(crate) enum Enforce {
    /// `enforce`
    On,
    /// `enforce = strict`
    Strict,
}

/// `enforce`, `enforce = strict`.
pub(super) fn enforce(
    key: Key,
    name: Ident,
    value: TokenStream,
    report: &mut Report,
) -> Option<Argument<Enforce>> {
    if value.is_empty() {
        return Some(Argument { key: name, value: Enforce::On });
    }
    if syn::parse2::<Ident>(value.clone()).is_ok_and(|word| word == STRICT) {
        return Some(Argument { key: name, value: Enforce::Strict });
    }
    let help = if is_strict_in_other_notation(&value) {
        format!("write `{name} = {STRICT}`")
    } else {
        format!("write `{}`, or `{name} = {STRICT}`", key.row().example)
    };
    report.error(value, &format!("the only value of `{name}` is `{STRICT}`"), &help);
    None
}

const STRICT: &str = "strict";

/// Checks whether a value is `strict` in another notation: `"strict"` → `strict`.
pub(super) fn is_strict_in_other_notation(value: &TokenStream) -> bool {
    let text = value.to_string();
    text.trim_matches(|c: char| !c.is_ascii_alphabetic()).eq_ignore_ascii_case(STRICT)
}

/// `deny`: there is nothing that the absence of it would not say.
pub(super) fn bare_flag(
    key: Key,
    name: Ident,
    value: TokenStream,
    report: &mut Report,
) -> Option<Argument<bool>> {
    if value.is_empty() {
        return Some(Argument { key: name, value: true });
    }
    report.error(value, &format!("`{name}` has no value"), &format!("write `{}`", key.row().example));
    None
}

/// Anything that is written: whether it is an age is a rule.
pub(super) fn age(
    key: Key,
    name: Ident,
    value: TokenStream,
    report: &mut Report,
) -> Option<Argument<TokenStream>> {
    if value.is_empty() {
        report.error(&name, &format!("`{name}` has no value"), &format!("write `{}`", key.row().example));
        return None;
    }
    Some(Argument { key: name, value })
}

/// `[name, name]`.
pub(super) fn names(name: Ident, value: TokenStream, report: &mut Report) -> Option<Argument<Vec<Ident>>> {
    let Some(brackets) = bracketed(&value) else {
        let help = match words(&value) {
            words if words.is_empty() => dangers::the_names().as_str().to_owned(),
            words => format!("write `{name} = [{words}]`"),
        };
        report.error(place(value, &name), &format!("`{name}` takes a list of names"), &help);
        return None;
    };
    if brackets.stream().is_empty() {
        report.violation(&brackets, "", &dangers::empty());
    }
    let mut names = Vec::new();
    for element in &split_at_commas(brackets.stream(), report) {
        if let Ok(ident) = syn::parse2::<Ident>(element.clone()) {
            names.push(ident);
            continue;
        }
        let help = match words(element) {
            words if words.is_empty() => dangers::the_names().as_str().to_owned(),
            words => format!("write `{words}`"),
        };
        report.error(element, &format!("an element of `{name}` is a name"), &help);
        return None;
    }
    Some(Argument { key: name, value: names })
}

/// Returns the dangers that these tokens name, without quotes.
fn words(tokens: &TokenStream) -> String {
    let mut words = String::new();
    for token in tokens.clone() {
        let word = match syn::parse2::<LitStr>(token.to_token_stream()) {
            Ok(literal) => literal.value(),
            Err(_) => token.to_string(),
        };
        if Danger::NAMES.contains(&word.as_str()) {
            add_to_list(&mut words, &word);
        }
    }
    words
}

/// `path::to::a_crate`.
pub(super) fn path(key: Key, name: &Ident, value: TokenStream, report: &mut Report) -> Option<Path> {
    let help = format!("write `{}`", key.row().example);
    match Path::parse_mod_style.parse2(value.clone()) {
        Ok(path) if path.segments.iter().all(|segment| segment.ident != "Self") => Some(path),
        Ok(path) => {
            let message = format!("`{name}` takes the path of a crate, and `Self` is a type");
            report.error(path, &message, &help);
            None
        }
        Err(_) => {
            let help = format!("{help}, the path of this crate, or remove `{name}`");
            report.error(place(value, name), &format!("`{name}` takes a path"), &help);
            None
        }
    }
}
