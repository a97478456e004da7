//! The expansion: the handler as one service of the application, with its policy as data.
//!
//! Everything is named from the root through one hidden module, and local names begin with `__cors`: a handler becomes
//! a unit struct, so that a binding of the handler's name (`config`, `route`) would be a pattern. Tokens of the
//! registration carry the span of the route attribute, so that a type error underlines what it would underline without
//! `#[cors]`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{LitStr, spanned::Spanned};

use super::{fields, paths::private};
use crate::{
    check::Checked,
    handler::Handler,
    keys::Key,
    route::{DeclaredRoute, Routes},
    syntax::{Arguments, Source},
};

/// Returns the item that takes the handler's place.
pub(crate) fn service(
    arguments: &Arguments,
    checked: &Checked<'_>,
    handler: &Handler,
    routes: &Routes,
) -> TokenStream {
    let private = private(arguments);
    let config = Ident::new("__cors_config", Span::mixed_site());
    let fields = SharedFields::of(&private, arguments, checked, routes);
    let looks_up = looks_up(&private, arguments);
    let registrations = routes.all.iter().map(|route| {
        let served = routes.methods_at(&route.path);
        let fields = &fields.used;
        let registrar =
            Registrar { private: &private, looks_up: looks_up.as_ref(), handler, config: &config };
        registrar.register(route, &quote!(#fields, &[#(#served),*]))
    });
    let docs = handler.docs();
    let function = handler.private_function();
    let name = &handler.name;
    let macro_path = &routes.macro_path;
    let fields_item = &fields.item;
    quote! {
        #docs
        #[allow(non_camel_case_types, clippy::exhaustive_structs)]
        pub struct #name;

        impl #private::HttpServiceFactory for #name {
            fn register(self, #config: &mut #private::AppService) {
                #[allow(clippy::single_call_fn)]
                #function
                #fields_item
                #(#registrations)*
            }
        }

        #[allow(unused_imports)]
        use #macro_path as _;
    }
}

/// Returns the place of the route attribute, for tokens that stand for it, with the names of this expansion.
fn span_of(route: &DeclaredRoute) -> Span {
    route.macro_path.span().resolved_at(Span::mixed_site())
}

/// The fields of the policy, as each route uses them.
struct SharedFields {
    /// The constant that the uses name, if there is one.
    item: Option<TokenStream>,
    used: TokenStream,
}

impl SharedFields {
    /// Returns a constant where several routes use them, where only a constant may borrow them, such as a `static` or the result of a
    /// function, and where `dev_origins` must not stay in a release build. Else they stand where they are used: a constant is one
    /// more item to check.
    fn of(private: &TokenStream, arguments: &Arguments, checked: &Checked<'_>, routes: &Routes) -> Self {
        let fields = fields::of_route(private, arguments, checked);
        if arguments.is_promotable() && routes.all.len() == 1 {
            return Self { item: None, used: quote!(&#fields) };
        }
        let item = quote!(const __CORS_FIELDS: #private::Fields = #fields;);
        Self { item: Some(item), used: quote!(&__CORS_FIELDS) }
    }
}

/// Returns an expression: whether requests may wait for a lookup. `None` if they never do.
fn looks_up(private: &TokenStream, arguments: &Arguments) -> Option<TokenStream> {
    let has_lookup = arguments.sources().iter().any(|source| matches!(source, Source::Lookup(_)));
    if has_lookup || arguments.configured.is_some() {
        return Some(quote!(true));
    }
    let base =
        arguments.base.as_ref().filter(|_| !arguments.has(Key::Origins) && !arguments.has(Key::Deny))?;
    Some(quote!({ #private::fields(#base).can_look_up() }))
}

/// Writes the registrations of a handler.
struct Registrar<'a> {
    private: &'a TokenStream,
    looks_up: Option<&'a TokenStream>,
    handler: &'a Handler,
    config: &'a Ident,
}

impl Registrar<'_> {
    /// Registers one route: in a single call where nothing stands around it, since that is checked faster than several.
    fn register(&self, route: &DeclaredRoute, fields_and_served: &TokenStream) -> TokenStream {
        let Self { private, looks_up, config, .. } = self;
        let DeclaredRoute { path, guards, wraps, .. } = route;
        let handler = &self.handler.name;
        let methods = route.method_names();
        let span = span_of(route);
        let last = format!("::{handler}");
        let handler_path = quote!(::core::concat!(::core::module_path!(), #last));
        let owner = looks_up.map_or_else(
            || quote_spanned!(span=> #private),
            |looks_up| quote_spanned!(span=> #private::Registrar::<#looks_up>),
        );
        if guards.is_empty() && wraps.is_empty() && route.name.is_none() {
            return quote_spanned! {span=>
                #owner::register::<Self, _, _>(#config, #handler, #handler_path, #path, &[#(#methods),*], #fields_and_served);
            };
        }
        let name = route.name.clone().unwrap_or_else(|| LitStr::new(&handler.to_string(), handler.span()));
        let route = quote_spanned! {span=>
            #private::Route::new(
                #path,
                #name,
                #private::Plan::of_item::<Self>(#handler_path, #path, &[#(#methods),*], #fields_and_served)
            )
            #(.guard(#private::fn_guard(#guards)))*
        };
        if wraps.is_empty() {
            return quote_spanned!(span=> #owner::register_handler(#config, #route, #handler););
        }
        let wraps = wraps.iter().map(|wrap| wrapped(private, wrap));
        quote_spanned! {span=> {
            let __cors_endpoint = #private::endpoint(#handler);
            #(#wraps)*
            #owner::register_wrapped(#config, #route, __cors_endpoint);
        }}
    }
}

/// One more middleware around the endpoint; where it does not fit, it is itself what is underlined.
fn wrapped(private: &TokenStream, wrap: &TokenStream) -> TokenStream {
    let span = wrap.span().resolved_at(Span::mixed_site());
    quote_spanned! {span=>
        let __cors_middleware = #wrap;
        let __cors_endpoint = #private::wrap(__cors_endpoint, __cors_middleware);
    }
}
