//! What the entries of a policy stand in, as expressions of constants: what is written, or what the shared policy says.

use cors_rules::policy::Danger;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{ExprPath, spanned::Spanned};

use super::{Credentials, Dangers};
use crate::syntax::{Arguments, Source};

/// The policy around an entry.
pub(super) struct StandsIn {
    private: TokenStream,
    base: Option<ExprPath>,
    /// `None` is inherited.
    credentials: Option<bool>,
    /// What is accepted dangerously; `None` is inherited.
    dangers: Option<TokenStream>,
    /// As far as the macro knows it, for policies without a shared one.
    accepted: TokenStream,
}

impl StandsIn {
    pub(super) fn of(
        private: &TokenStream,
        arguments: &Arguments,
        credentials: &Credentials<'_>,
        dangers: &Dangers,
    ) -> Self {
        let base = arguments.base.clone();
        let is_inherited = |is_written: bool| base.is_some() && !is_written;
        let accepted = dangers.fields();
        Self {
            private: private.clone(),
            credentials: Some(credentials.allowed).filter(|_| !is_inherited(credentials.written.is_some())),
            dangers: Some(quote!(#private::Dangers { #accepted }))
                .filter(|_| !is_inherited(arguments.dangerously.is_some())),
            base,
            accepted,
        }
    }

    /// The context of an entry of a list of origins.
    pub(super) fn context(&self, alone: bool) -> TokenStream {
        let Self { private, accepted, .. } = self;
        if self.base.is_some() {
            return quote!(#private::check::Context { alone: #alone, ..__CORS_CONTEXT });
        }
        let credentials = self.credentials;
        quote!(#private::check::Context { credentials: #credentials, #accepted alone: #alone })
    }

    /// Whether there are credentials.
    pub(super) fn credentials(&self) -> TokenStream {
        if self.base.is_some() {
            quote!(__CORS_CONTEXT.credentials)
        } else {
            self.credentials.to_token_stream()
        }
    }

    /// Returns an expression: whether there is `enforce`.
    pub(super) fn enforces(&self, arguments: &Arguments) -> TokenStream {
        match arguments.enforces() {
            None if self.base.is_some() => quote!(__CORS_BASE.has_enforce()),
            written => written.is_some().to_token_stream(),
        }
    }

    /// The origins of the policy.
    pub(super) fn origins(&self, arguments: &Arguments) -> TokenStream {
        match (&arguments.origins, &arguments.source) {
            (None, None) if self.base.is_some() => quote!(__CORS_BASE.origins),
            _ => allowed(&self.private, arguments),
        }
    }

    /// What the `dev_origins` of the policy need, also where they are gone.
    pub(super) fn dev_needs(&self, arguments: &Arguments) -> TokenStream {
        let private = &self.private;
        match &arguments.dev_origins {
            None if self.base.is_some() => quote!(__CORS_BASE.dev_needs),
            None => quote!(#private::check::dev_needs(&[])),
            Some(argument) => {
                let list = &argument.value;
                quote!(#private::check::dev_needs(#list))
            }
        }
    }

    /// The checks with what they refer to.
    pub(super) fn around(&self, checks: TokenStream) -> TokenStream {
        let Self { private, base, .. } = self;
        let Some(base) = base.as_ref().filter(|_| !checks.is_empty()) else { return checks };
        let credentials = option(self.credentials.as_ref());
        let dangers = option(self.dangers.as_ref());
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

/// The `origins` that are written, as a value of the policy.
pub(crate) fn allowed(private: &TokenStream, arguments: &Arguments) -> TokenStream {
    match (&arguments.source, &arguments.origins) {
        (Some(source), _) => match &source.value {
            // With the span of the path, which a wrong type is to underline.
            Source::Set(path) => quote_spanned!(path.span()=> #private::Allowed::Set(&#path)),
            Source::Predicate(path) => quote!(#private::Allowed::Predicate(#path)),
        },
        (None, Some(list)) => {
            let list = &list.value;
            quote!(#private::Allowed::Listed(#list))
        }
        (None, None) => quote!(#private::Allowed::Listed(&[])),
    }
}

impl Dangers {
    /// The dangers as the fields of a struct that has one for each.
    pub(crate) fn fields(&self) -> TokenStream {
        let mut fields = TokenStream::new();
        for danger in &Danger::ALL {
            let (name, accepts) = (Ident::new(danger.as_str(), Span::call_site()), self.accepts(*danger));
            fields.extend(quote!(#name: #accepts,));
        }
        fields
    }
}
