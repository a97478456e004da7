//! Lists as expressions.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Path;

use super::spans::ends;
use crate::syntax::{Element, List};

/// A list as an expression: a reference to a slice or an array.
impl ToTokens for List {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Any(_) => quote!(&["*"]),
            Self::Slice(slice) => slice_of(slice),
            Self::Elements { elements, .. } => {
                let known = elements.iter().filter(|element| !matches!(element, Element::Source(_)));
                quote!(&[#(#known),*])
            }
        });
    }
}

impl ToTokens for Element {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Literal(literal) => literal.to_tokens(tokens),
            Self::Constant(constant) => tokens.extend(value_of(constant)),
            // It stands in a list of its own.
            Self::Source(_) => {}
        }
    }
}

/// Returns a constant as an expression whose type is named: wherever a wrong one is used, the compiler says the same of it, and so says
/// it once.
pub(super) fn value_of(constant: &TokenStream) -> TokenStream {
    of_type(&quote!(&::core::primitive::str), constant)
}

/// Returns the same for a constant slice or array.
pub(super) fn slice_of(slice: &Path) -> TokenStream {
    let (first, _) = ends(slice);
    let reference = quote_spanned!(first.resolved_at(Span::call_site())=> &);
    of_type(&quote!(&[&::core::primitive::str]), &quote!(#reference #slice))
}

fn of_type(named: &TokenStream, value: &TokenStream) -> TokenStream {
    let name = Ident::new("__CORS_VALUE", Span::mixed_site());
    quote!({
        const #name: #named = #value;
        #name
    })
}
