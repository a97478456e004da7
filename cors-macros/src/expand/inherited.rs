//! The rules on a policy together with the shared one that it starts from. Only the compiler knows the shared one, so each
//! rule becomes a constant.

use cors_rules::{
    dangers::Dangers,
    origin::{self, Context},
    request_header,
};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::{checks::Checks, paths::private};
use crate::{
    check::{Credentials, served},
    keys::Key,
    route::DeclaredRoute,
    syntax::{Argument, Arguments, List},
};

/// The check of the shared policy itself, on its route and beside what is written: one constant, since each costs the
/// compiler its time, and most policies need no other.
pub(super) fn add_base(checks: &mut Checks<'_>, arguments: &Arguments, routes: Option<&[DeclaredRoute]>) {
    let Some(base) = arguments.base.as_ref().filter(|_| !arguments.has(Key::Deny)) else { return };
    let private = private(arguments);
    let refines = arguments.has_refinements() && !arguments.has(Key::Origins);
    let inherits_methods = routes.is_some() && !arguments.has(Key::Methods);
    let served = routes.filter(|_| inherits_methods).map(served).unwrap_or_default();
    if refines || inherits_methods {
        checks.require("shared", base, &quote!(#private::fields(#base), #refines, &[#(#served),*]));
    }
}

/// The checks of a policy that starts from a shared one.
pub(super) fn add(checks: &mut Checks<'_>, arguments: &Arguments, credentials: &Credentials<'_>) {
    if arguments.base.is_none() || arguments.has(Key::Deny) {
        return; // the second is a mistake of its own
    }
    add_literals(checks, arguments, credentials);
    add_inherited(checks, arguments, credentials);
    add_dev_origins(checks, arguments);
    if let Some(enforce) = arguments.enforce_key()
        && !arguments.has(Key::Headers)
    {
        checks.require("inherited_headers_enforced", enforce, &quote!(__CORS_BASE));
    }
}

/// Literals that are right or wrong by what the shared policy says.
fn add_literals(checks: &mut Checks<'_>, arguments: &Arguments, credentials: &Credentials<'_>) {
    for (place, value) in &literals(arguments.origins.as_ref()) {
        if is_dependent_on_policy(value, STRICTEST) {
            checks.require("origin", place, &quote!(#value, __CORS_CONTEXT));
        }
    }
    for (place, value) in &literals(arguments.dev_origins.as_ref()) {
        // `*` is a mistake in any policy, and reported as one.
        if value != "*" && is_dependent_on_policy(value, STRICTEST.of_dev_origin()) {
            checks.require("dev_origin", place, &quote!(#value, __CORS_CONTEXT));
        }
    }
    if arguments.enforce_key().is_none() {
        for (place, value) in &literals(arguments.headers.as_ref()) {
            if request_header::check_enforced(value).is_err() {
                checks.require("enforced_header", place, &quote!(#value, __CORS_BASE.has_enforce()));
            }
        }
    }
    if credentials.written.is_some() {
        return; // the macro has asked
    }
    for (place, value) in &literals(arguments.headers.as_ref()) {
        if value == "*" {
            checks.require("request_header", place, &quote!(#value, __CORS_CONTEXT.credentials, false));
        }
    }
    for (place, value) in &literals(arguments.expose.as_ref()) {
        if value == "*" {
            checks.require("exposed_header", place, &quote!(#value, __CORS_CONTEXT.credentials));
        }
    }
}

/// Returns the values of a list that the macro can read, and where they stand.
fn literals(list: Option<&Argument<List>>) -> Vec<(TokenStream, String)> {
    list.map(|argument| argument.value.readable()).unwrap_or_default()
}

/// The policy in which the fewest entries are right.
const STRICTEST: Context = Context { credentials: true, dangers: Dangers::NONE, is_alone: true };

/// Checks whether an entry is right by itself, and wrong in some policy.
fn is_dependent_on_policy(entry: &str, strictest: Context) -> bool {
    origin::check(entry).is_ok() && origin::check_in(entry, strictest).is_err()
}

/// Adds the checks of inherited values beside written ones.
fn add_inherited(checks: &mut Checks<'_>, arguments: &Arguments, credentials: &Credentials<'_>) {
    let dangerously = arguments.dangerously.as_ref().map(|argument| &argument.key);
    let Some(place) = credentials.key.or(dangerously) else { return };
    let inherited = [
        (arguments.has(Key::Origins), "inherited_origins"),
        (arguments.has(Key::DevOrigins), "inherited_dev_origins"),
        (arguments.has(Key::Headers) || credentials.key.is_none(), "inherited_request_headers"),
        (arguments.has(Key::Expose) || credentials.key.is_none(), "inherited_exposed_headers"),
    ];
    for (is_written, function) in &inherited {
        if !is_written {
            checks.require(function, place, &quote!(__CORS_BASE, __CORS_CONTEXT));
        }
    }
}

/// `dev_origins` of the one beside `origins` of the other, which may be any.
fn add_dev_origins(checks: &mut Checks<'_>, arguments: &Arguments) {
    match (&arguments.origins, &arguments.dev_origins) {
        (None, Some(dev_origins)) if !arguments.has(Key::Origins) => {
            checks.require("inherited_origins_beside", &dev_origins.key, &quote!(__CORS_BASE));
        }
        (Some(origins), None) if !arguments.has(Key::DevOrigins) => {
            let list = &origins.value;
            let place = match list {
                List::Slice(slice) => Some(slice.to_token_stream()),
                List::Elements { brackets, .. } if !list.is_literal() => Some(brackets.to_token_stream()),
                _ => arguments.any_origin(),
            };
            if let Some(place) = place {
                checks.require("inherited_dev_origins_beside", &place, &quote!(#list, __CORS_BASE));
            }
        }
        _ => {}
    }
}
