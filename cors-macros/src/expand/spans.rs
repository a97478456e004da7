//! The places of tokens: a call that stands for the user's expression has its spans, so that an error underlines just that.

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt};

/// Returns a call with the first span of `place` on its path and the last one on its arguments: the compiler underlines what
/// is between.
pub(super) fn underline(place: &impl ToTokens, path: TokenStream, arguments: TokenStream) -> TokenStream {
    let (first, last) = ends(place);
    let mut call = spanned(path, first);
    call.extend(spanned(arguments, last));
    call
}

/// Returns the spans of the first token and of the last one.
pub(super) fn ends(place: &impl ToTokens) -> (Span, Span) {
    let mut tokens = place.to_token_stream().into_iter();
    let first = tokens.next().map_or_else(Span::call_site, |token| token.span());
    (first, tokens.last().map_or(first, |token| token.span()))
}

/// Returns the tokens with another span; what stands inside of a group keeps its own.
pub(super) fn spanned(tokens: TokenStream, span: Span) -> TokenStream {
    let mut spanned = TokenStream::new();
    for mut token in tokens {
        if let TokenTree::Group(group) = &token {
            token = TokenTree::Group(Group::new(group.delimiter(), group.stream()));
        }
        token.set_span(span);
        spanned.append(token);
    }
    spanned
}
