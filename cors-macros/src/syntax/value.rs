//! The values that a key can have. Each reads its tokens whole, or reports what it expected instead.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{LitBool, LitStr, Path, ext::IdentExt, parse::Parser};

use super::{Argument, tokens::split_at_commas};
use crate::{keys::Key, report::Report};

/// The value of `origins`, `methods`, `headers` and `expose`.
pub(crate) enum List {
    /// `any`
    Any(Ident),
    /// `["…", "…"]`
    Literals { brackets: Group, literals: Vec<LitStr> },
}

pub(super) fn list(key: Key, name: Ident, value: TokenStream, report: &mut Report) -> Option<Argument<List>> {
    if let Ok(any) = Ident::parse_any.parse2(value.clone())
        && any == "any"
    {
        return Some(Argument { key: name, value: List::Any(any) });
    }
    if let Some(brackets) = bracketed(&value) {
        let literals = literals(key, &brackets, report);
        return Some(Argument { key: name, value: List::Literals { brackets, literals } });
    }
    let help = match syn::parse2::<LitStr>(value.clone()) {
        Ok(literal) => format!("write `{name} = [{}]`", literal.token()),
        Err(_) => format!("write `{}`", key.row().example),
    };
    report.error(place(value, &name), &format!("`{name}` takes a list or `any`"), &help);
    None
}

/// The string literals of a list; what is none is reported and left out.
fn literals(key: Key, brackets: &Group, report: &mut Report) -> Vec<LitStr> {
    let mut literals = Vec::new();
    for element in split_at_commas(brackets.stream()) {
        match syn::parse2::<LitStr>(element.clone()) {
            Ok(literal) => literals.push(literal),
            Err(_) if element.is_empty() => {}
            Err(_) => {
                let message = format!("an element of `{}` is a string literal", key.row().name);
                report.error(element, &message, &format!("write `{}`", key.row().example));
            }
        }
    }
    literals
}

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
pub(super) fn names(
    key: Key,
    name: Ident,
    value: TokenStream,
    report: &mut Report,
) -> Option<Argument<Vec<Ident>>> {
    let Some(brackets) = bracketed(&value) else {
        let help = format!("write `{}`", key.row().example);
        report.error(place(value, &name), &format!("`{name}` takes a list of names"), &help);
        return None;
    };
    let mut names = Vec::new();
    for element in split_at_commas(brackets.stream()) {
        match syn::parse2::<Ident>(element.clone()) {
            Ok(ident) => names.push(ident),
            Err(_) => report.error(
                element,
                &format!("an element of `{name}` is a name"),
                &format!("write `{}`", key.row().example),
            ),
        }
    }
    Some(Argument { key: name, value: names })
}

/// `path::to::a_crate`.
pub(super) fn path(key: Key, name: &Ident, value: TokenStream, report: &mut Report) -> Option<Path> {
    let path = Path::parse_mod_style.parse2(value.clone());
    if path.is_err() {
        let help = format!("write `{}`", key.row().example);
        report.error(place(value, name), &format!("`{name}` takes a path"), &help);
    }
    path.ok()
}

/// Where to report a wrong value: at itself, or at its key where there is none.
fn place(value: TokenStream, key: &Ident) -> TokenStream {
    if value.is_empty() { key.to_token_stream() } else { value }
}

/// The brackets that a value consists of, also inside the invisible group that a macro's `$value` comes in.
fn bracketed(value: &TokenStream) -> Option<Group> {
    let mut tokens = value.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Group(group)), None) => match group.delimiter() {
            Delimiter::Bracket => Some(group),
            Delimiter::None => bracketed(&group.stream()),
            _ => None,
        },
        _ => None,
    }
}
