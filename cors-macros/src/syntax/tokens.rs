//! Tokens before they mean anything: lists are split at their commas, so that one bad element does not hide the next.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt};

use crate::{keys::Key, report::Report};

/// Returns the arguments. A comma that is missing is reported, and read as if it were there.
pub(super) fn split_arguments(tokens: TokenStream, report: &mut Report) -> Vec<TokenStream> {
    let mut arguments = Vec::new();
    for part in split_at_commas(tokens, report) {
        let mut argument = TokenStream::new();
        // True if a key that follows begins the next argument.
        let mut is_complete = false;
        let mut tokens = part.into_iter().peekable();
        while let Some(token) = tokens.next() {
            if is_punct(&token, ';') {
                report.error(&token, "arguments are separated by `,`, not by `;`", "write `,`");
                move_to(&mut arguments, &mut argument);
                is_complete = false;
                continue;
            }
            if is_complete && is_key(&token, tokens.peek()) {
                report.error(&token, "a `,` is missing", &format!("write `, {token}`"));
                move_to(&mut arguments, &mut argument);
            }
            is_complete = !matches!(token, TokenTree::Punct(_));
            argument.append(token);
        }
        move_to(&mut arguments, &mut argument);
    }
    arguments
}

/// Checks whether a token is a key: `crate` is one, unless a path begins with it.
fn is_key(token: &TokenTree, next: Option<&TokenTree>) -> bool {
    let TokenTree::Ident(word) = token else { return false };
    let begins_path = word == "crate" && next.is_some_and(|next| is_punct(next, ':'));
    Key::named(&word.to_string()).is_some() && !begins_path
}

/// Ends a part: an empty one is none.
fn move_to(parts: &mut Vec<TokenStream>, part: &mut TokenStream) {
    if !part.is_empty() {
        parts.push(std::mem::take(part));
    }
}

/// Splits tokens at the commas of the outermost level. A comma may follow the last part, and must follow each other one.
pub(super) fn split_at_commas(tokens: TokenStream, report: &mut Report) -> Vec<TokenStream> {
    let mut parts = Vec::new();
    let mut part = TokenStream::new();
    for token in tokens {
        if !is_punct(&token, ',') {
            part.append(token);
        } else if part.is_empty() {
            report.error(token, "nothing stands before this `,`", "remove the `,`");
        } else {
            move_to(&mut parts, &mut part);
        }
    }
    move_to(&mut parts, &mut part);
    parts
}

pub(super) fn is_punct(token: &TokenTree, expected: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == expected)
}

/// Returns the tokens to report a wrong value at: the value, or its key if there is none.
pub(super) fn place(value: TokenStream, key: &Ident) -> TokenStream {
    if value.is_empty() { key.to_token_stream() } else { value }
}

/// Returns the brackets that a value consists of.
pub(super) fn bracketed(value: &TokenStream) -> Option<Group> {
    lone_group(value, Delimiter::Bracket)
}

/// Returns the tokens without invisible groups around all of them.
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
