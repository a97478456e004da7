//! Tokens before they mean anything: lists are split at their commas, so that one bad element does not hide the next.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;

use crate::{keys::Key, report::Report};

/// The arguments. A comma that is missing is reported, and read as if it were there.
pub(super) fn split_arguments(tokens: TokenStream, report: &mut Report) -> Vec<TokenStream> {
    let mut arguments = Vec::new();
    for part in split_at_commas(tokens, report) {
        let mut argument = Vec::new();
        for token in part {
            if is_punct(&token, ';') {
                report.error(&token, "arguments are separated by `,`, not by `;`", "write `,`");
                arguments.push(argument.drain(..).collect());
                continue;
            }
            if argument.last().is_some_and(|last| begins_argument(last, &token)) {
                report.error(&token, "a `,` is missing", &format!("write `, {token}`"));
                arguments.push(argument.drain(..).collect());
            }
            argument.push(token);
        }
        arguments.push(argument.into_iter().collect());
    }
    arguments.retain(|argument: &TokenStream| !argument.is_empty());
    arguments
}

/// Whether a key follows where a value has come to its end.
fn begins_argument(last: &TokenTree, next: &TokenTree) -> bool {
    let is_key = matches!(next, TokenTree::Ident(ident) if Key::named(&ident.to_string()).is_some());
    is_key && !matches!(last, TokenTree::Punct(_))
}

/// What stands between the commas of the outermost level; a comma may follow the last part, and no other may be without
/// one.
pub(super) fn split_at_commas(tokens: TokenStream, report: &mut Report) -> Vec<TokenStream> {
    let mut parts = Vec::new();
    let mut part = TokenStream::new();
    for token in tokens {
        if !is_punct(&token, ',') {
            part.extend([token]);
        } else if part.is_empty() {
            report.error(token, "nothing stands before this `,`", "remove the `,`");
        } else {
            parts.push(std::mem::take(&mut part));
        }
    }
    parts.push(part);
    parts.retain(|part| !part.is_empty());
    parts
}

pub(super) fn is_punct(token: &TokenTree, expected: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == expected)
}

/// Where to report a wrong value: at itself, or at its key where there is none.
pub(super) fn place(value: TokenStream, key: &Ident) -> TokenStream {
    if value.is_empty() { key.to_token_stream() } else { value }
}

/// The brackets that a value consists of.
pub(super) fn bracketed(value: &TokenStream) -> Option<Group> {
    lone_group(value, Delimiter::Bracket)
}

/// Without the invisible groups around all of it.
pub(super) fn visible(tokens: TokenStream) -> TokenStream {
    match lone_group(&tokens, Delimiter::None) {
        Some(group) => visible(group.stream()),
        None => tokens,
    }
}

fn lone_group(tokens: &TokenStream, delimiter: Delimiter) -> Option<Group> {
    let mut tokens = tokens.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Group(group)), None) if group.delimiter() == delimiter => Some(group),
        _ => None,
    }
}
