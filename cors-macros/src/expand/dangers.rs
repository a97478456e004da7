//! Dangers as expressions.

use cors_rules::dangers::{Danger, Dangers};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// Writes a set of dangers as an expression.
pub(super) fn tokens_of(dangers: Dangers, private: &TokenStream) -> TokenStream {
    let mut tokens = quote!(#private::Dangers::NONE);
    for danger in Danger::ALL {
        if dangers.has(danger) {
            let danger = token_of(danger, private);
            tokens.extend(quote!(.with(#danger)));
        }
    }
    tokens
}

/// Writes one danger as an expression.
pub(super) fn token_of(danger: Danger, private: &TokenStream) -> TokenStream {
    let name = Ident::new(&format!("{danger:?}"), Span::call_site());
    quote!(#private::Danger::#name)
}
