//! The context of an entry as an expression: the written values, or those of the shared policy.

use cors_rules::dangers::Dangers;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{ExprPath, spanned::Spanned};

use super::{dangers::tokens_of, spans::spanned};
use crate::{
    check::{Credentials, Dangerously},
    syntax::{Arguments, Source},
};

/// The policy around an entry.
pub(super) struct StandsIn {
    private: TokenStream,
    base: Option<ExprPath>,
    /// `None` is inherited.
    credentials: Option<bool>,
    /// The dangers that are accepted; `None` is inherited.
    dangers: Option<Dangers>,
    /// The dangers that are written, for policies that start from no shared one.
    accepted: Dangers,
}

impl StandsIn {
    pub(super) fn of(
        private: &TokenStream,
        arguments: &Arguments,
        credentials: &Credentials<'_>,
        dangerously: &Dangerously,
    ) -> Self {
        let base = arguments.base.clone();
        let is_inherited = |is_written: bool| base.is_some() && !is_written;
        let accepted = dangerously.accepted();
        Self {
            private: private.clone(),
            credentials: Some(credentials.allowed).filter(|_| !is_inherited(credentials.written.is_some())),
            dangers: Some(accepted).filter(|_| !is_inherited(arguments.dangerously.is_some())),
            base,
            accepted,
        }
    }

    /// Returns the context of an entry of a list of origins.
    pub(super) fn context(&self, is_alone: bool) -> TokenStream {
        let private = &self.private;
        if self.base.is_some() {
            return quote!(#private::check::Context { is_alone: #is_alone, ..__CORS_CONTEXT });
        }
        let (credentials, dangers) = (self.credentials, tokens_of(self.accepted, private));
        quote!(#private::check::Context { credentials: #credentials, dangers: #dangers, is_alone: #is_alone })
    }

    /// Returns an expression: whether there are credentials.
    pub(super) fn credentials(&self) -> TokenStream {
        if self.base.is_some() {
            quote!(__CORS_CONTEXT.credentials)
        } else {
            self.credentials.to_token_stream()
        }
    }

    /// Returns an expression: whether there is `enforce`.
    pub(super) fn enforces(&self, arguments: &Arguments) -> TokenStream {
        match arguments.enforce_key() {
            None if self.base.is_some() => quote!(__CORS_BASE.has_enforce()),
            written => written.is_some().to_token_stream(),
        }
    }

    /// Returns the origins of the policy.
    pub(super) fn origins(&self, arguments: &Arguments) -> TokenStream {
        match (&arguments.origins, &arguments.source) {
            (None, None) if self.base.is_some() => quote!(__CORS_BASE.origins),
            // Some values can be borrowed only in a constant, not in a call.
            _ if !arguments.sources().is_empty() => {
                let (private, allowed) = (&self.private, allowed(&self.private, arguments));
                quote!({
                    const __CORS_ORIGINS: #private::AllowedOrigins = #allowed;
                    __CORS_ORIGINS
                })
            }
            _ => allowed(&self.private, arguments),
        }
    }

    /// Returns an expression: the dangers that the `dev_origins` of the policy need, also where these are gone.
    pub(super) fn dev_dangers(&self, arguments: &Arguments) -> TokenStream {
        let private = &self.private;
        match &arguments.dev_origins {
            None if self.base.is_some() => quote!(__CORS_BASE.dev_dangers),
            None => quote!(::core::option::Option::None),
            Some(argument) => {
                let list = &argument.value;
                quote!(#private::check::dev_dangers(#list))
            }
        }
    }

    /// Returns the checks with what they refer to.
    pub(super) fn around(&self, checks: TokenStream) -> TokenStream {
        let Self { private, base, .. } = self;
        let Some(base) = base.as_ref().filter(|_| !checks.is_empty()) else { return checks };
        let credentials = option(self.credentials.as_ref());
        let dangers = self.dangers.map(|dangers| tokens_of(dangers, private));
        let dangers = option(dangers.as_ref());
        quote! {
            const _: () = {
                const __CORS_BASE: #private::Fields = #private::fields(#base);
                #[allow(dead_code)]
                const __CORS_CONTEXT: #private::check::Context =
                    #private::check::context(__CORS_BASE, #credentials, #dangers);
                #checks
            };
        }
    }
}

fn option(value: Option<&impl ToTokens>) -> TokenStream {
    let some = value.map(|value| quote!(::core::option::Option::Some(#value)));
    some.unwrap_or_else(|| quote!(::core::option::Option::None))
}

/// Returns the `origins` that are written, as a value of the policy.
pub(crate) fn allowed(private: &TokenStream, arguments: &Arguments) -> TokenStream {
    let listed = arguments.origins.as_ref().map_or_else(|| quote!(&[]), |list| list.value.to_token_stream());
    let sources = arguments.sources();
    if sources.is_empty() {
        return quote!(#private::AllowedOrigins::Listed(#listed));
    }
    let (mut sets, mut predicates, mut lookups) = (Vec::new(), Vec::new(), Vec::new());
    for source in sources {
        match source {
            // With the span of the path, which the error about a wrong type underlines.
            Source::Set(path) => sets.push(quote_spanned!(path.span()=> &#path)),
            Source::Predicate(path) => predicates.push(path.to_token_stream()),
            Source::Lookup(path) => lookups.push(lookup(private, path)),
        }
    }
    quote! {
        #private::AllowedOrigins::Dynamic(&#private::DynamicOrigins {
            listed: #listed,
            sets: &[#(#sets),*],
            predicates: &[#(#predicates),*],
            lookups: &[#(#lookups),*],
            ..#private::DynamicOrigins::NONE
        })
    }
}

/// Returns a closure that asks an asynchronous function: a function pointer in a constant. An error about the function
/// underlines its path.
fn lookup(private: &TokenStream, path: &ExprPath) -> TokenStream {
    let span = path.span().resolved_at(Span::mixed_site());
    let request = Ident::new("__cors_request", Span::mixed_site());
    let look_up = spanned(quote!(#private::look_up), span);
    quote_spanned!(span=> |#request| #look_up(#path, #request))
}
