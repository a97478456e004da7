//! The item below the attribute: a handler with a route attribute, or a mistake.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::{
    Attribute,
    parse::{ParseStream, Parser},
};

use crate::{
    handler::Handler,
    module::{Module, is_cors},
    report::{Report, without_blanks},
    route::{self, DeclaredRoute, Routes},
};

/// Attributes that do not change the item, so they may stand between `#[cors]` and the route attribute.
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

/// The kind of item below the attribute.
pub(crate) enum Place {
    /// A handler without its route attributes, and the routes that they describe.
    ///
    /// `routes` is `None` if actix's own macro refuses the handler: it gets the item unchanged and reports the mistake.
    Handler { handler: Handler, routes: Option<Routes> },
    /// A handler with other attributes, such as `#[utoipa::path]` or `#[cfg]`, `above` the route attribute.
    AboveOthers { above: Vec<Attribute>, below: Vec<Attribute>, handler: Handler },
    /// A handler with a second `#[cors]`. The item keeps the second one, so there is one error.
    SecondCors(Attribute),
    /// A handler with two route attributes and no `#[routes]`, now without the second one.
    SecondRoute { handler: Handler, second: Attribute },
    /// A handler with a route macro of another framework.
    ForeignRoute(Attribute),
    /// A handler without a route attribute below. One above is expanded already and looks the same from here.
    NoRoute(Handler),
    /// A module, whose handlers get the policy.
    Module(Module),
    /// An item that is neither, without its route attributes, which would report the same mistake again.
    NotAFunction { item: TokenStream, routes: Vec<Attribute> },
}

impl Place {
    /// Returns what the attribute stands on.
    pub(crate) fn of(item: &TokenStream) -> Self {
        let Some(mut handler) = Handler::parse(item.clone()) else {
            return Module::parse(item.clone()).map_or_else(|| not_a_function(item), Self::Module);
        };
        let attributes = &handler.attributes;
        if let Some(second) = attributes.iter().find(|attribute| is_cors(attribute)) {
            return Self::SecondCors(second.clone());
        }
        let Some(position) = attributes.iter().position(route::is_route) else {
            return Self::NoRoute(handler);
        };
        if route::is_foreign(&attributes[position]) {
            return Self::ForeignRoute(attributes[position].clone());
        }
        if let Some(second) = second_route(attributes, position) {
            let second = handler.attributes.remove(second);
            return Self::SecondRoute { handler, second };
        }
        if attributes[..position].iter().any(|attribute| !is_inert(attribute)) {
            let below = handler.attributes.split_off(position);
            let above = std::mem::take(&mut handler.attributes);
            return Self::AboveOthers { above, below, handler };
        }
        let routes = take_routes(&mut handler, position);
        Self::Handler { handler, routes }
    }

    /// Reports the mistake, if the place is one.
    pub(crate) fn report(&self, report: &mut Report) {
        match self {
            Self::Handler { handler, .. } if handler.has_receiver() => report_receiver(handler, report),
            Self::Handler { handler, .. } => report_type_parameter(handler, report),
            Self::AboveOthers { .. } | Self::Module(_) => {}
            Self::SecondCors(second) => report.error(
                second,
                "a second `#[cors]` on one handler",
                "keep one `#[cors(...)]` with all of its keys",
            ),
            Self::SecondRoute { second, .. } => report.error(
                second.path(),
                "a second route attribute on one handler",
                "write `#[routes]` above all of them",
            ),
            Self::ForeignRoute(route) => {
                let name = without_blanks(&route.path().to_token_stream());
                let message = format!("`{name}` is not a route macro of actix-web");
                let help = "write actix-web's own, such as `#[actix_web::get(\"/path\")]`";
                report.error(route.path(), &message, help);
            }
            Self::NoRoute(handler) => report_no_route(handler, report),
            Self::NotAFunction { .. } => report.error_at(
                Span::call_site(),
                "`#[cors]` stands on something that is neither a function nor a module",
                "put `#[cors(...)]` above the route attribute of a handler function, or above a module of handlers",
            ),
        }
    }
}

/// Reports a generic parameter, which nothing sets: a handler is registered by its name alone.
fn report_type_parameter(handler: &Handler, report: &mut Report) {
    if let Some(parameter) = handler.type_parameter() {
        let message = format!("`{}` is generic, and nothing says what `{parameter}` is", handler.name);
        report.error(parameter, &message, "write what it is in its place");
    }
}

/// Reports a method: nothing has the value that it is called on.
fn report_receiver(handler: &Handler, report: &mut Report) {
    let message = format!("`{}` has a `self`, so it is no handler", handler.name);
    report.error(
        &handler.name,
        &message,
        "move it out of the `impl` or the `trait`, as a function of its own",
    );
}

/// Says what a function without a route attribute lacks, by what it has.
fn report_no_route(handler: &Handler, report: &mut Report) {
    if handler.has_receiver() {
        return report_receiver(handler, report);
    }
    if let Some(alias) = handler.attributes.iter().find(|attribute| route::can_be_alias(attribute)) {
        let name = without_blanks(&alias.path().to_token_stream());
        let message =
            format!("`#[{name}]` is no route attribute that `#[cors]` knows: it goes by the name alone");
        let help = "if it is one of actix-web's under another name, write its own, such as `#[actix_web::get(\"/path\")]`";
        return report.error(alias.path(), &message, help);
    }
    let message = format!("`#[cors]` on `{}` has no route attribute below it", handler.name);
    let help = "write `#[cors(...)]` above the route: first `#[cors(...)]`, then `#[get(\"/path\")]` by its own name, then the \
                function; a route that is built by hand has its policy from `.wrap(Cors::new(...))`";
    report.error_at(Span::call_site(), &message, help);
}

fn is_inert(attribute: &Attribute) -> bool {
    attribute.path().segments.first().is_some_and(|first| INERT.iter().any(|inert| first.ident == inert))
}

/// Returns the index of another route attribute below the first one, unless the first one is `#[routes]`.
fn second_route(attributes: &[Attribute], position: usize) -> Option<usize> {
    let mut below = attributes.iter().enumerate().skip(position + 1);
    let second = below.find(|(_, attribute)| route::is_route(attribute)).map(|(index, _)| index);
    second.filter(|_| !route::is_routes(&attributes[position]))
}

/// Takes the route attributes from the handler, and returns the routes that they describe.
fn take_routes(handler: &mut Handler, position: usize) -> Option<Routes> {
    let attribute = handler.attributes.remove(position);
    let macro_path = attribute.path().clone();
    let attributes = if route::is_routes(&attribute) {
        let all = std::mem::take(&mut handler.attributes);
        let (members, rest) = all.into_iter().partition(route::is_routes_member);
        handler.attributes = rest;
        members
    } else {
        vec![attribute]
    };
    let mut all = Vec::new();
    for attribute in &attributes {
        all.push(DeclaredRoute::parse(attribute).ok()?);
    }
    let is_actix = !all.is_empty() && handler.has_return_type();
    if is_actix { Some(Routes { macro_path, all }) } else { None }
}

fn not_a_function(item: &TokenStream) -> Place {
    let parse =
        |input: ParseStream<'_>| Ok((input.call(Attribute::parse_outer)?, input.parse::<TokenStream>()?));
    let Ok((attributes, rest)) = parse.parse2(item.clone()) else {
        return Place::NotAFunction { item: item.clone(), routes: Vec::new() };
    };
    let (routes, others): (Vec<_>, Vec<_>) = attributes.into_iter().partition(route::is_route);
    let mut item = TokenStream::new();
    for attribute in &others {
        attribute.to_tokens(&mut item);
    }
    item.extend(rest);
    Place::NotAFunction { item, routes }
}
