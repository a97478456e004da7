//! `configured(PATH)`: a whole policy that only run time knows.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::ExprPath;

use crate::report::Report;

/// The place of a configured policy.
pub(crate) struct Configured {
    /// All of it, for what is wrong with it.
    pub(crate) tokens: TokenStream,
    pub(crate) path: ExprPath,
}

/// Checks whether an argument begins with the word, and is no key with a value.
pub(super) fn is_configured(argument: &TokenStream) -> bool {
    let mut tokens = argument.clone().into_iter();
    let is_word = matches!(tokens.next(), Some(TokenTree::Ident(word)) if is_named(&word));
    is_word && !matches!(tokens.next(), Some(TokenTree::Punct(_)))
}

fn is_named(word: &Ident) -> bool {
    word == "configured"
}

/// Reads `configured(PATH)`.
pub(super) fn parse(argument: &TokenStream, report: &mut Report) -> Option<Configured> {
    let mut tokens = argument.clone().into_iter().skip(1);
    if let (Some(TokenTree::Group(group)), None) = (tokens.next(), tokens.next())
        && group.delimiter() == Delimiter::Parenthesis
        && let Ok(path) = syn::parse2::<ExprPath>(group.stream())
    {
        return Some(Configured { tokens: argument.clone(), path });
    }
    report.error(
        argument,
        "`configured` takes the path of a configured policy",
        "write `configured(FRONTEND)`, with `static FRONTEND: ConfiguredPolicy = ConfiguredPolicy::new();`",
    );
    None
}
