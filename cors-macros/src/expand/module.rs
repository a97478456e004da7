//! A module whose handlers share a policy.
//!
//! The policy becomes the constant of a type in the module, defined beside the module: so that paths in it mean what they
//! mean where the attribute stands, also in the body of a function, and so that each handler can name it.

use proc_macro2::{Group, Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Path, PathSegment, spanned::Spanned};

use super::{
    fields::of_policy,
    paths::{crate_path, private},
};
use crate::{
    check::Checked,
    keys::Key,
    module::{Module, ModuleHandler, Part},
    syntax::Arguments,
};

/// Returns the module with the policy above each of its handlers, and the policy itself.
pub(crate) fn module(
    arguments: &Arguments,
    checked: &Checked<'_>,
    module: &Module,
    body: &Group,
    parts: &[Part],
) -> TokenStream {
    let Module { attributes, visibility, mod_token, name, .. } = module;
    let private = private(arguments);
    let denies = arguments.has(Key::Deny);
    let with_policies = Policies { arguments, denies }.body(parts, 0);
    if denies {
        let body = braces(body, with_policies);
        return quote!(#(#attributes)* #visibility #mod_token #name #body);
    }
    let body = braces(
        body,
        quote! {
            #with_policies
            #[doc(hidden)]
            #[allow(dead_code, missing_docs, clippy::exhaustive_structs)]
            pub(super) struct __CorsPolicy;
        },
    );
    let cfgs = module.cfgs();
    let fields = of_policy(&private, arguments, checked);
    quote! {
        #(#attributes)* #visibility #mod_token #name #body

        #(#cfgs)*
        impl #private::ModulePolicy for #name::__CorsPolicy {
            const POLICY: #private::Policy = {
                const __CORS_FIELDS: #private::Fields = #fields;
                #private::policy(__CORS_FIELDS)
            };
        }
    }
}

/// Returns braces with other tokens between them, at the same place.
fn braces(braces: &Group, tokens: TokenStream) -> Group {
    let mut new = Group::new(braces.delimiter(), tokens);
    new.set_span(braces.span());
    new
}

/// Writes the attribute of each handler.
struct Policies<'a> {
    arguments: &'a Arguments,
    denies: bool,
}

/// Returns a path that is relative to the place of a module as it is written this deep in the module. A path that begins with
/// the name of a crate, or with `::` or `crate`, is the same everywhere.
fn from_inside(path: &Path, depth: usize) -> Path {
    let Some(first) = path.segments.first().filter(|_| path.leading_colon.is_none()) else {
        return path.clone();
    };
    let is_relative = first.ident == "self" || first.ident == "super";
    if !is_relative {
        return path.clone();
    }
    let up = std::iter::repeat_n(Ident::new("super", first.ident.span()), depth + 1).map(PathSegment::from);
    let rest = path.segments.iter().skip(usize::from(first.ident == "self")).cloned();
    Path { leading_colon: None, segments: up.chain(rest).collect() }
}

impl Policies<'_> {
    /// Returns the body of a module that lies this deep in the annotated one.
    fn body(&self, parts: &[Part], depth: usize) -> TokenStream {
        let mut body = TokenStream::new();
        for part in parts {
            match part {
                Part::Other(token) => token.to_tokens(&mut body),
                Part::Handler(handler) => self.handler(handler, depth).to_tokens(&mut body),
                Part::Module { braces: old, parts } => {
                    braces(old, self.body(parts, depth + 1)).to_tokens(&mut body);
                }
            }
        }
        body
    }

    /// Returns the attributes of a handler below a `#[cors]` of its own, which has the place of its route attribute.
    fn handler(&self, handler: &ModuleHandler, depth: usize) -> TokenStream {
        let attributes = &handler.attributes;
        let given = self.arguments.crate_path.as_ref().map(|path| from_inside(path, depth));
        let krate = given.as_ref().map_or_else(|| crate_path(self.arguments), ToTokens::to_token_stream);
        let span = handler.routes.first().map_or_else(Span::call_site, |route| route.macro_path.span());
        let given = given.as_ref().map(|path| quote!(, crate = #path));
        let policy = if self.denies {
            quote_spanned!(span=> deny)
        } else {
            let supers = (0..depth).map(|_| quote_spanned!(span=> super::));
            quote_spanned!(span=> <#(#supers)* __CorsPolicy as #krate::__private::ModulePolicy>::POLICY)
        };
        quote_spanned!(span=> #[#krate::cors(#policy #given)] #(#attributes)*)
    }
}
