//! Splitting tokens where a list has its commas, so that one bad element does not hide the next.

use proc_macro2::{TokenStream, TokenTree};

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
