//! Lists as expressions.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::syntax::{Element, List};

/// A list as an expression: a reference to a slice or an array.
impl ToTokens for List {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Any(_) => quote!(&["*"]),
            Self::Slice(slice) => quote!(&#slice),
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
            Self::Constant(constant) => tokens.extend(constant.clone()),
            // It stands in a list of its own.
            Self::Source(_) => {}
        }
    }
}
