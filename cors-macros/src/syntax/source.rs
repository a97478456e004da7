//! `set(PATH)`, `predicate(PATH)` and `lookup(PATH)`: origins that only run time knows.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::{Expr, ExprPath};

use crate::report::Report;

/// The source of origins at run time.
pub(crate) enum Source {
    /// A static `OriginSet`.
    Set(ExprPath),
    /// A function.
    Predicate(ExprPath),
    /// An asynchronous function.
    Lookup(ExprPath),
}

const WORDS: &[(&str, &str, &str)] = &[
    (
        "set",
        "`set` takes the path of an origin set",
        "write `set(ORIGINS)`, with `static ORIGINS: OriginSet = OriginSet::new();`",
    ),
    (
        "predicate",
        "`predicate` takes the path of a function",
        "write `predicate(is_tenant)`, with `fn is_tenant(origin: &Origin, head: &RequestHead) -> bool`",
    ),
    (
        "lookup",
        "`lookup` takes the path of an asynchronous function",
        "write `lookup(is_tenant)`, with `async fn is_tenant(origin: Origin, db: web::Data<Db>) -> bool`",
    ),
];

/// Checks whether a value begins with one of the words that name a source.
pub(super) fn is_source(value: &TokenStream) -> bool {
    matches!(value.clone().into_iter().next(), Some(TokenTree::Ident(word)) if is_word(&word))
}

fn is_word(word: &Ident) -> bool {
    WORDS.iter().any(|(known, ..)| word == known)
}

/// Checks whether an element of a list is a source.
pub(super) fn is_call(element: &Expr) -> bool {
    let Expr::Call(call) = element else { return false };
    matches!(&*call.func, Expr::Path(path) if path.path.get_ident().is_some_and(is_word))
}

/// Reads `set(PATH)`, `predicate(PATH)` or `lookup(PATH)`.
pub(super) fn parse(value: &TokenStream, report: &mut Report) -> Option<Source> {
    let mut tokens = value.clone().into_iter();
    let (Some(TokenTree::Ident(word)), group, None) = (tokens.next(), tokens.next(), tokens.next()) else {
        report_word(value, report);
        return None;
    };
    let path = match group {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => {
            syn::parse2::<ExprPath>(group.stream()).ok()
        }
        _ => None,
    };
    let Some(path) = path else {
        report_word(value, report);
        return None;
    };
    Some(match word.to_string().as_str() {
        "set" => Source::Set(path),
        "predicate" => Source::Predicate(path),
        _ => Source::Lookup(path),
    })
}

fn report_word(value: &TokenStream, report: &mut Report) {
    let word = value.clone().into_iter().next().map(|token| token.to_string()).unwrap_or_default();
    if let Some((_, message, help)) = WORDS.iter().find(|(known, ..)| word == *known) {
        report.error(value, message, help);
    }
}
