//! The item below the attribute: its attributes, its visibility and its name. The rest stays raw tokens: never
//! parsed, never changed.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{
    Attribute, Visibility,
    parse::{ParseStream, Parser},
};

use crate::signature::{self, Extracted};

/// A handler function.
pub(crate) struct Handler {
    pub(crate) attributes: Vec<Attribute>,
    visibility: Visibility,
    pub(crate) name: Ident,
    /// From behind the visibility to the end of the body.
    function: TokenStream,
}

impl Handler {
    /// Reads a function; `None` for any other item.
    pub(crate) fn parse(item: TokenStream) -> Option<Self> {
        let parse = |input: ParseStream<'_>| {
            let attributes = input.call(Attribute::parse_outer)?;
            Ok((attributes, input.parse::<Visibility>()?, input.parse::<TokenStream>()?))
        };
        let (attributes, visibility, function) = parse.parse2(item).ok()?;
        let name = name_of(&function)?;
        Some(Self { attributes, visibility, name, function })
    }

    /// Checks whether the function says what it returns. actix's macros refuse a handler that does not.
    pub(crate) fn has_return_type(&self) -> bool {
        let mut previous_is_dash = false;
        self.function.clone().into_iter().any(|token| {
            let is = |expected| matches!(&token, TokenTree::Punct(punct) if punct.as_char() == expected);
            let arrow = previous_is_dash && is('>');
            previous_is_dash = is('-');
            arrow
        })
    }

    /// Returns its first parameter that is a type or a constant.
    pub(crate) fn type_parameter(&self) -> Option<Ident> {
        signature::type_parameter(&self.function)
    }

    /// Checks whether it is a method: its first argument is `self`.
    pub(crate) fn has_receiver(&self) -> bool {
        signature::has_receiver(&self.function)
    }

    /// Returns the attributes that set the levels of lints.
    pub(crate) fn lints(&self) -> Vec<&Attribute> {
        let levels = ["allow", "deny", "expect", "forbid", "warn"];
        self.attributes
            .iter()
            .filter(|attribute| levels.iter().any(|level| attribute.path().is_ident(level)))
            .collect()
    }

    /// Returns the arguments that need something of the request.
    pub(crate) fn extractors(&self) -> Vec<Extracted> {
        signature::extractors(&self.function)
    }

    /// Returns the documentation, for the struct that stands for the handler: public, so that it needs one where the handler
    /// did not.
    pub(crate) fn docs(&self) -> TokenStream {
        let mut docs = TokenStream::new();
        for attribute in &self.attributes {
            if attribute.path().is_ident("doc") {
                attribute.to_tokens(&mut docs);
            }
        }
        if docs.is_empty() { quote!(#[doc = ""]) } else { docs }
    }

    /// Returns the function as a local one, which is as visible as it can be.
    pub(crate) fn private_function(&self) -> TokenStream {
        let Self { attributes, function, .. } = self;
        quote!(#(#attributes)* #function)
    }
}

impl ToTokens for Handler {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { attributes, visibility, function, .. } = self;
        tokens.extend(quote!(#(#attributes)* #visibility #function));
    }
}

/// Returns the identifier behind `fn`, if only the qualifiers of a function stand before it.
fn name_of(function: &TokenStream) -> Option<Ident> {
    let mut tokens = function.clone().into_iter();
    loop {
        match tokens.next()? {
            TokenTree::Ident(ident) if ident == "fn" => break,
            TokenTree::Ident(ident)
                if ["async", "const", "unsafe", "extern", "safe"].iter().any(|q| ident == q) => {}
            TokenTree::Literal(_) => {}
            _ => return None,
        }
    }
    match tokens.next()? {
        TokenTree::Ident(name) => Some(name),
        _ => None,
    }
}
