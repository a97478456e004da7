//! A policy as data: the fields that are written, over those of the shared policy, or of one that says nothing.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::{context::allowed, dangers::tokens_of};
use crate::{
    check::Checked,
    syntax::{Argument, Arguments, Configured, Enforce, List},
};

/// Returns the fields of a policy that routes share: also what others that start from it have to know.
pub(crate) fn of_policy(private: &TokenStream, arguments: &Arguments, checked: &Checked<'_>) -> TokenStream {
    let dev_dangers = arguments.dev_origins.as_ref().map(|argument| {
        let list = &argument.value;
        quote!(dev_dangers: #private::check::dev_dangers(#list),)
    });
    let written = written(private, arguments, checked);
    let fields = complete(private, arguments, &quote!(#written #dev_dangers));
    if arguments.base.is_none() {
        return fields;
    }
    // Some values can be borrowed only in a constant, not in a call.
    quote!({
        const __CORS_WRITTEN: #private::Fields = #fields;
        #private::check::without_unneeded_dangers(__CORS_WRITTEN)
    })
}

/// Returns the fields of the policy of one route.
pub(crate) fn of_route(private: &TokenStream, arguments: &Arguments, checked: &Checked<'_>) -> TokenStream {
    complete(private, arguments, &written(private, arguments, checked))
}

fn complete(private: &TokenStream, arguments: &Arguments, written: &TokenStream) -> TokenStream {
    let base = arguments.base.as_ref().map(|base| quote!(#private::fields(#base)));
    let others = base.unwrap_or_else(|| quote!(#private::Fields::NONE));
    if written.is_empty() {
        return others;
    }
    quote!(#private::Fields { #written ..#others })
}

/// Returns the fields that are written.
///
/// If a list has a value that only a constant may borrow, such as a `static`, the fields become the value of a constant.
fn written(private: &TokenStream, arguments: &Arguments, checked: &Checked<'_>) -> TokenStream {
    let allowed = allowed(private, arguments);
    if let Some(Configured { path, .. }) = &arguments.configured {
        return quote_spanned!(path.span()=> origins: #private::AllowedOrigins::Configured(&#path),);
    }
    let has_origins = arguments.origins.is_some() || arguments.source.is_some();
    let origins = if has_origins { quote!(origins: #allowed,) } else { TokenStream::new() };
    let dev_origins = arguments.dev_origins.as_ref().map(|argument| {
        let list = &argument.value;
        // Expanded in the user's crate, so that it is their profile that counts.
        quote! {
            dev_origins: if ::core::cfg!(debug_assertions) { #list } else { &[] },
            warn_of_dev_origins: if ::core::cfg!(debug_assertions) { #private::WARN_OF_DEV_ORIGINS } else { ::core::option::Option::None },
        }
    });
    let methods = arguments.methods.as_ref().map(|argument| {
        let list = &argument.value;
        quote!(methods: ::core::option::Option::Some(#list),)
    });
    let headers = list("headers", arguments.headers.as_ref());
    let expose = list("expose", arguments.expose.as_ref());
    let credentials = arguments.credentials.as_ref().map(|argument| {
        let allowed = argument.value;
        quote!(credentials: #allowed,)
    });
    let max_age = checked.max_age.map(|seconds| quote!(max_age: ::core::option::Option::Some(#seconds),));
    let enforce = arguments.enforce.as_ref().map(|argument| match argument.value {
        Enforce::On => quote!(enforce: #private::Enforce::ON,),
        Enforce::Strict => quote!(enforce: #private::Enforce::STRICT,),
    });
    let dangers = arguments.dangerously.as_ref().map(|_| {
        let dangers = tokens_of(checked.dangerously.accepted(), private);
        quote!(dangers: #dangers,)
    });
    quote!(#origins #dev_origins #methods #headers #expose #credentials #max_age #enforce #dangers)
}

fn list(name: &str, argument: Option<&Argument<List>>) -> Option<TokenStream> {
    argument.map(|argument| {
        let (name, list) = (Ident::new(name, Span::call_site()), &argument.value);
        quote!(#name: #list,)
    })
}
