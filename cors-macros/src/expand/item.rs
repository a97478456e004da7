//! Items that are no service: below other attributes, or with a mistake in their place.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Attribute;

use super::reported::reported;
use crate::{handler::Handler, report::Report, route::Routes};

/// Moves `#[cors]` to directly above the route attribute, where it is expanded again: the attributes above see the
/// item first.
pub(crate) fn below_others(
    krate: &TokenStream,
    arguments: &TokenStream,
    above: &[Attribute],
    below: &[Attribute],
    handler: &Handler,
) -> TokenStream {
    quote!(#(#above)* #[#krate::cors(#arguments)] #(#below)* #handler)
}

/// Returns an item with the mistake of its place.
pub(crate) fn with_mistake(item: &impl ToTokens, report: Report) -> TokenStream {
    let reported = reported(report, &[]);
    quote!(#item #reported)
}

/// Returns a handler that lost its route attributes, and uses their macro so no import is reported as unused.
pub(crate) fn without_route(handler: &Handler, routes: Option<&Routes>, report: Report) -> TokenStream {
    let macro_path = routes.map(|routes| &routes.macro_path).into_iter();
    let reported = reported(report, &[]);
    quote!(#handler #reported #(#[allow(unused_imports)] use #macro_path as _;)*)
}

/// Returns an item that lost its route attributes, and uses their macros so no import is reported as unused.
pub(crate) fn without_routes(item: &TokenStream, routes: &[Attribute], report: Report) -> TokenStream {
    let macros = routes.iter().map(Attribute::path);
    let reported = reported(report, &[]);
    quote!(#item #reported #(#[allow(unused_imports)] use #macros as _;)*)
}
