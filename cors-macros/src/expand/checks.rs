//! Writes single checks: calls of `cors_runtime::__private::check` in constants, each at the user's own tokens.
//!
//! Every token of a call has the span of the user's expression, so the error underlines just that.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Attribute;

use super::{
    context::StandsIn,
    dangers::token_of,
    lists::{slice_of, value_of},
    spans::{ends, underline},
};
use crate::{
    check::Dangerously,
    syntax::{Arguments, Element, List},
};

/// The functions of `cors_runtime::__private::check` for one kind of list.
pub(super) struct Functions {
    pub(super) one: &'static str,
    pub(super) slice: &'static str,
    pub(super) pair: &'static str,
    /// The warnings, each with the functions that warn of an element and of a slice.
    pub(super) warnings: &'static [(&'static str, &'static str, &'static str)],
}

/// The checks of one attribute, as they are written.
pub(super) struct Checks<'a> {
    pub(super) private: &'a TokenStream,
    pub(super) lints: &'a [&'a Attribute],
    pub(super) stands_in: &'a StandsIn,
    pub(super) items: TokenStream,
}

impl Checks<'_> {
    /// Checks the constants of a list: each element by itself and beside the others, or a slice as a whole.
    pub(super) fn add(&mut self, list: &List, functions: &Functions, context: &TokenStream) {
        if let List::Slice(slice) = list {
            let value = slice_of(slice);
            self.require(functions.slice, slice, &quote!(#value, #context));
            for (warning, _, function) in functions.warnings {
                self.warn_if(warning, function, slice, &value);
            }
        }
        for element in list.elements() {
            if let Element::Constant(constant) = element {
                let value = value_of(constant);
                self.require(functions.one, constant, &quote!(#value, #context));
                for (warning, function, _) in functions.warnings {
                    self.warn_if(warning, function, constant, &value);
                }
            }
        }
        self.add_pairs(list.elements(), functions);
    }

    /// Warns of a constant that says the same as another element. The macro has compared the literals.
    fn add_pairs(&mut self, elements: &[Element], functions: &Functions) {
        if !elements.iter().any(|element| matches!(element, Element::Constant(_))) {
            return;
        }
        for (index, later) in elements.iter().enumerate() {
            for earlier in &elements[..index] {
                match (earlier, later) {
                    (Element::Literal(_), Element::Literal(_))
                    | (Element::Source(_), _)
                    | (_, Element::Source(_)) => {}
                    (Element::Constant(place), Element::Literal(_)) | (_, Element::Constant(place)) => {
                        self.warn_if("Repeated", functions.pair, place, &quote!(#earlier, #later));
                    }
                }
            }
        }
    }

    /// Adds the checks of `origins` and `dev_origins` with constants for the policy as a whole.
    pub(super) fn add_policy(&mut self, arguments: &Arguments, dangerously: &Dangerously) {
        let is_literal = [&arguments.origins, &arguments.dev_origins]
            .iter()
            .all(|list| list.as_ref().is_none_or(|argument| argument.value.is_literal()));
        if is_literal && arguments.base.is_none() {
            return; // everything is said
        }
        if let (Some(origins), Some(dev_origins)) = (&arguments.origins, &arguments.dev_origins)
            && !origins.value.is_literal()
        {
            let origins = &origins.value;
            self.require("dev_origins_beside", &dev_origins.key, &quote!(#origins));
        }
        let (function, origins) = match &arguments.origins {
            Some(list) if list.value.sources().is_empty() => ("is_needed_with", list.value.to_token_stream()),
            _ => ("is_needed", self.stands_in.origins(arguments)),
        };
        let dev_dangers = self.stands_in.dev_dangers(arguments);
        let credentials = self.stands_in.credentials();
        for (danger, name) in dangerously.written() {
            let danger = token_of(*danger, self.private);
            self.require(function, name, &quote!(#danger, #origins, #dev_dangers, #credentials));
        }
    }

    /// Writes a call of the function, which is an error at `place` where it panics.
    pub(super) fn require(&mut self, function: &str, place: &impl ToTokens, arguments: &TokenStream) {
        let call = self.call(function, place, arguments);
        self.items.extend(quote!(const _: () = #call;));
    }

    /// Writes a call of the function, which is a warning at `place` where it is true: the associated constant of just that type is deprecated.
    fn warn_if(&mut self, warning: &str, function: &str, place: &impl ToTokens, arguments: &TokenStream) {
        let call = self.call(function, place, arguments);
        let Self { private, lints, items, .. } = self;
        let (first, _) = ends(place);
        let warning = Ident::new(warning, Span::call_site());
        let or_warn = quote_spanned!(first=> OR_WARN);
        items.extend(quote! {
            #(#lints)*
            const _: () = #private::check::#warning::<{ #call }>::#or_warn;
        });
    }

    fn call(&self, function: &str, place: &impl ToTokens, arguments: &TokenStream) -> TokenStream {
        let private = self.private;
        let function = Ident::new(function, Span::call_site());
        underline(place, quote!(#private::check::#function), quote!((#arguments)))
    }
}
