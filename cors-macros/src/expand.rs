//! The expansion: the handler as one service of the application, with its policy as data.
//!
//! Everything is named from the root through one hidden module. Tokens of the registration carry the span of the
//! route attribute, so that a type error underlines what it would underline without `#[cors]`.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{LitStr, spanned::Spanned};

use crate::{
    check::Checked,
    handler::Handler,
    route::Route,
    syntax::{Argument, Arguments, List},
};

/// The item that takes the handler's place.
pub(crate) fn expand(
    arguments: &Arguments,
    checked: &Checked,
    handler: &Handler,
    routes: &[Route],
) -> TokenStream {
    let krate = crate_path(arguments);
    let private = quote!(#krate::__private);
    let name = &handler.name;
    let docs = handler.docs();
    let registrations = routes
        .iter()
        .map(|route| registration(&private, arguments, checked, handler, route, routes));
    let macros = routes.iter().map(|route| &route.macro_path);
    quote! {
        #(#docs)*
        #[allow(non_camel_case_types)]
        pub struct #name;

        impl #private::HttpServiceFactory for #name {
            fn register(self, config: &mut #private::AppService) {
                #handler
                #(#registrations)*
            }
        }

        #(#[allow(unused_imports)] use #macros as _;)*
    }
}

/// Where `cors_runtime` is.
fn crate_path(arguments: &Arguments) -> TokenStream {
    arguments
        .crate_path
        .as_ref()
        .map_or_else(|| quote!(::cors_runtime), ToTokens::to_token_stream)
}

/// One route of the handler, registered.
fn registration(
    private: &TokenStream,
    arguments: &Arguments,
    checked: &Checked,
    handler: &Handler,
    route: &Route,
    routes: &[Route],
) -> TokenStream {
    let span = route.macro_path.span().resolved_at(Span::mixed_site());
    let Route {
        path, guards, wraps, ..
    } = route;
    let handler_name = &handler.name;
    let name = route
        .name
        .clone()
        .unwrap_or_else(|| LitStr::new(&handler_name.to_string(), handler_name.span()));
    let methods = route.method_names();
    let policy = policy(private, arguments, checked);
    let shared = methods_at(path, routes);
    let registered = if wraps.is_empty() {
        quote_spanned!(span=> route.register(config, #handler_name);)
    } else {
        quote_spanned! {span=>
            let endpoint = #private::endpoint(#handler_name);
            #(
                let middleware = #wraps;
                let endpoint = #private::wrap(endpoint, middleware);
            )*
            route.register_wrapped(config, endpoint);
        }
    };
    quote_spanned! {span=>
        {
            static POLICY: #private::Cell = #private::Cell::new();
            let policy = POLICY.bake(#policy, &[#(#shared),*]);
            let route = #private::Route::new(#path, #name, &[#(#methods),*], policy)
                #(.guard(#private::fn_guard(#guards)))*;
            #registered
        }
    }
}

/// What the routes of the handler at this path serve together: each answers for the path.
fn methods_at(path: &LitStr, routes: &[Route]) -> Vec<String> {
    let same_path = routes.iter().filter(|route| route.path.value() == path.value());
    same_path.flat_map(Route::method_names).collect()
}

/// The policy as data.
fn policy(private: &TokenStream, arguments: &Arguments, checked: &Checked) -> TokenStream {
    let origins = list(arguments.origins.as_ref());
    let methods = option(arguments.methods.as_ref().map(|methods| list(Some(methods))));
    let headers = list(arguments.headers.as_ref());
    let expose = list(arguments.expose.as_ref());
    let credentials = arguments
        .credentials
        .as_ref()
        .is_some_and(|argument| argument.value);
    let max_age = option(checked.max_age);
    quote! {
        #private::policy(#private::Fields {
            origins: #origins,
            methods: #methods,
            headers: #headers,
            expose: #expose,
            credentials: #credentials,
            max_age: #max_age,
        })
    }
}

fn list(argument: Option<&Argument<List>>) -> TokenStream {
    match argument.map(|argument| &argument.value) {
        None => quote!(&[]),
        Some(List::Any(_)) => quote!(&["*"]),
        Some(List::Literals { literals, .. }) => quote!(&[#(#literals),*]),
    }
}

fn option(value: Option<impl ToTokens>) -> TokenStream {
    match value {
        None => quote!(::core::option::Option::None),
        Some(value) => quote!(::core::option::Option::Some(#value)),
    }
}
