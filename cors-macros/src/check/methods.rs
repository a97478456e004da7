//! `methods`: each method on the route that is to serve it.

use cors_rules::method;
use syn::LitStr;

use super::pairs;
use crate::{
    keys::Key,
    report::Report,
    route::Route,
    syntax::{Argument, Arguments, List},
};

pub(super) fn check(methods: &Argument<List>, routes: Option<&[Route]>, report: &mut Report) {
    match &methods.value {
        List::Any(any) => report.violation(any, "any", &method::any()),
        List::Elements { brackets, .. } if brackets.stream().is_empty() => {
            report.violation(brackets, "", &method::empty());
        }
        value => {
            let served = routes.map(served);
            for literal in value.literals() {
                check_one(literal, served.as_deref(), report);
            }
            for (earlier, later) in pairs(&value.literals().collect::<Vec<_>>()) {
                if let Err(violation) = method::check_pair(&earlier.value(), &later.value()) {
                    report.literal(later, &violation);
                }
            }
        }
    }
}

/// An item that serves nothing that a page may ask for has nothing to share.
pub(super) fn check_routes(arguments: &Arguments, routes: Option<&[Route]>, report: &mut Report) {
    if arguments.has(Key::Methods) || arguments.has(Key::Deny) || arguments.base.is_some() {
        // Each method is checked on its own, or nothing is to be shared, or only the compiler knows.
        return;
    }
    let mut served = routes.unwrap_or_default().iter().flat_map(|route| &route.methods);
    let Some(first) = served.next() else { return };
    let is_forbidden = |literal: &LitStr| method::is_forbidden(&literal.value());
    if is_forbidden(first) && served.all(is_forbidden) {
        report.literal(first, &method::nothing_shared(&first.value()));
    }
}

/// What all routes of the item serve together.
pub(super) fn served(routes: &[Route]) -> Vec<String> {
    routes.iter().flat_map(Route::method_names).collect()
}

fn check_one(literal: &LitStr, served: Option<&[String]>, report: &mut Report) {
    let value = literal.value();
    let verdict = match served {
        Some(served) => {
            let served: Vec<&str> = served.iter().map(String::as_str).collect();
            method::check_served(&value, &served)
        }
        None => method::check(&value),
    };
    if let Err(violation) = verdict {
        report.literal(literal, &violation);
    }
}
