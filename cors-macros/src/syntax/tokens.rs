//! Splitting tokens where a list has its commas, so that one bad element does not hide the next.

use proc_macro2::{TokenStream, TokenTree};

use crate::{keys::Key, report::Report};

/// The arguments, without empty ones. A comma that is missing is reported, and read as if it were there.
pub(super) fn split_arguments(tokens: TokenStream, report: &mut Report) -> Vec<TokenStream> {
    let mut arguments = Vec::new();
    for part in split_at_commas(tokens) {
        let mut argument = Vec::new();
        for token in part {
            if argument.last().is_some_and(|last| begins_argument(last, &token)) {
                report.error(&token, "a `,` is missing", &format!("write `, {token}`"));
                arguments.push(argument.drain(..).collect());
            }
            argument.push(token);
        }
        if !argument.is_empty() {
            arguments.push(argument.into_iter().collect());
        }
    }
    arguments
}

/// Whether a key follows where a value has come to its end.
fn begins_argument(last: &TokenTree, next: &TokenTree) -> bool {
    let is_key = matches!(next, TokenTree::Ident(ident) if Key::named(&ident.to_string()).is_some());
    is_key && !matches!(last, TokenTree::Punct(_))
}

/// What stands between the commas of the outermost level. An empty part stands for two commas in a row; a trailing
/// comma makes none.
pub(super) fn split_at_commas(tokens: TokenStream) -> Vec<TokenStream> {
    let mut parts = vec![TokenStream::new()];
    for token in tokens {
        match (&token, parts.last_mut()) {
            (TokenTree::Punct(punct), _) if punct.as_char() == ',' => parts.push(TokenStream::new()),
            (_, Some(part)) => part.extend([token]),
            (_, None) => {}
        }
    }
    if parts.last().is_some_and(TokenStream::is_empty) {
        parts.pop();
    }
    parts
}
