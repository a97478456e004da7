//! Where the attribute stands: above a route attribute, or somewhere that is a mistake.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{
    Attribute,
    parse::{ParseStream, Parser},
};

use crate::{
    check::check,
    editor,
    expand::expand,
    handler::Handler,
    report::{Report, without_blanks},
    route::{self, Route, Routes},
    syntax::Arguments,
};

/// Attributes that change nothing about the item, so that they may stand between `#[cors]` and the route attribute.
const INERT: &[&str] = &[
    "allow",
    "cold",
    "deny",
    "deprecated",
    "doc",
    "expect",
    "forbid",
    "inline",
    "must_use",
    "rustfmt",
    "clippy",
    "warn",
];

/// The expansion of `#[cors(arguments)] item`.
///
/// Whatever is wrong, the item comes out again, so that nothing else in the crate turns red.
pub(crate) fn cors(arguments: TokenStream, item: &TokenStream) -> TokenStream {
    let Some(handler) = Handler::parse(item.clone()) else {
        return not_a_function(item);
    };
    if let Some(second) = handler.attributes.iter().find(|attribute| is_cors(attribute)) {
        return second_cors(item, second);
    }
    let Some(position) = handler.attributes.iter().position(route::is_route) else {
        return without_route(arguments, &handler);
    };
    if route::is_foreign(&handler.attributes[position]) {
        return foreign_route(item, &handler.attributes[position]);
    }
    if let Some(second) = second_route(&handler, position) {
        return two_routes(handler, second);
    }
    if handler.attributes[..position].iter().any(|attribute| !is_inert(attribute)) {
        return below_the_others(&arguments, handler, position);
    }
    let mut report = Report::default();
    let arguments = Arguments::parse(arguments, &mut report);
    let (inner, routes) = take_routes(handler, position);
    let lints = inner.lints();
    let checked = check(&arguments, routes.as_ref().map(|routes| &routes.all[..]), &lints, &mut report);
    let is_right = !report.has_errors();
    let reported = report.into_tokens(&lints);
    let item = match routes.filter(|_| is_right) {
        Some(routes) => expand(&arguments, &checked, &inner, &routes),
        None => item.clone(),
    };
    let constants = checked.constants;
    let hints = editor::hints(&arguments);
    quote!(#item #reported #constants #hints)
}

/// Another route attribute below the first one, without `#[routes]` above them.
fn second_route(handler: &Handler, position: usize) -> Option<usize> {
    let mut below = handler.attributes.iter().enumerate().skip(position + 1);
    let second = below.find(|(_, attribute)| route::is_route(attribute)).map(|(index, _)| index);
    second.filter(|_| !route::is_routes(&handler.attributes[position]))
}

fn is_inert(attribute: &Attribute) -> bool {
    attribute.path().segments.first().is_some_and(|first| INERT.iter().any(|inert| first.ident == inert))
}

/// Another attribute wants to see the item first (`#[utoipa::path]`, `#[tracing::instrument]`, `#[cfg]`): this one
/// steps down to directly above the route attribute, where it is expanded again.
fn below_the_others(arguments: &TokenStream, mut handler: Handler, position: usize) -> TokenStream {
    let below = handler.attributes.split_off(position);
    let above = std::mem::take(&mut handler.attributes);
    let krate = Arguments::parse(arguments.clone(), &mut Report::default()).crate_path();
    quote!(#(#above)* #[#krate::cors(#arguments)] #(#below)* #handler)
}

/// The handler without its route attributes, and the routes that they describe. No routes where actix's own macro
/// would refuse the handler: then it gets the item unchanged and says so in its own words.
fn take_routes(mut handler: Handler, position: usize) -> (Handler, Option<Routes>) {
    let attribute = handler.attributes.remove(position);
    let macro_path = attribute.path().clone();
    let attributes = if route::is_routes(&attribute) {
        let (members, rest) = handler.attributes.into_iter().partition(route::is_routes_member);
        handler.attributes = rest;
        members
    } else {
        vec![attribute]
    };
    let mut all = Vec::new();
    for attribute in &attributes {
        let Ok(route) = Route::parse(attribute) else { return (handler, None) };
        all.push(route);
    }
    let is_actix = !all.is_empty() && handler.has_return_type();
    let routes = if is_actix { Some(Routes { macro_path, all }) } else { None };
    (handler, routes)
}

/// The item keeps the second one, which then does its work: one mistake, one error.
fn second_cors(item: &TokenStream, second: &Attribute) -> TokenStream {
    let mut report = Report::default();
    report.error(second, "a second `#[cors]` on one handler", "keep one `#[cors(...)]` with all of its keys");
    let reported = report.into_tokens(&[]);
    quote!(#item #reported)
}

fn is_cors(attribute: &Attribute) -> bool {
    attribute.path().segments.last().is_some_and(|last| last.ident == "cors")
}

/// The item keeps its first route alone.
fn two_routes(mut handler: Handler, second: usize) -> TokenStream {
    let second = handler.attributes.remove(second);
    let mut report = Report::default();
    report.error(
        second.path(),
        "a second route attribute on one handler",
        "write `#[routes]` above all of them",
    );
    let reported = report.into_tokens(&[]);
    quote!(#handler #reported)
}

/// What another framework's macro registers is out of reach here.
fn foreign_route(item: &TokenStream, route: &Attribute) -> TokenStream {
    let mut report = Report::default();
    let message =
        format!("`{}` is not a route macro of actix-web", without_blanks(&route.path().to_token_stream()));
    report.error(route.path(), &message, "write actix-web's own, such as `#[actix_web::get(\"/path\")]`");
    let reported = report.into_tokens(&[]);
    quote!(#item #reported)
}

/// No route attribute below, or one above: by then it is expanded, so that the two look the same from here.
fn without_route(arguments: TokenStream, handler: &Handler) -> TokenStream {
    let mut report = Report::default();
    let arguments = Arguments::parse(arguments, &mut report);
    let constants = check(&arguments, None, &handler.lints(), &mut report).constants;
    let message = format!("`#[cors]` on `{}` has no route attribute below it", handler.name);
    let help = "write `#[cors(...)]` above the route: first `#[cors(...)]`, then `#[get(\"/path\")]` by its own name, \
                then the function";
    report.error_at(Span::call_site(), &message, help);
    let reported = report.into_tokens(&handler.lints());
    quote!(#handler #reported #constants)
}

/// Without its route attribute, which would say the same in other words.
fn not_a_function(item: &TokenStream) -> TokenStream {
    let mut report = Report::default();
    let help = "put `#[cors(...)]` above the route attribute of a handler function";
    report.error_at(Span::call_site(), "`#[cors]` stands on something that is not a function", help);
    let reported = report.into_tokens(&[]);
    let parse =
        |input: ParseStream<'_>| Ok((input.call(Attribute::parse_outer)?, input.parse::<TokenStream>()?));
    let Ok((attributes, rest)) = parse.parse2(item.clone()) else { return quote!(#item #reported) };
    let (routes, others): (Vec<_>, Vec<_>) = attributes.into_iter().partition(route::is_route);
    let macros = routes.iter().map(Attribute::path);
    quote!(#(#others)* #rest #reported #(#[allow(unused_imports)] use #macros as _;)*)
}
