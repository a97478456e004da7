//! `methods`: each method on the route that is to serve it.

use cors_rules::method;
use syn::LitStr;

use super::pairs::related;
use crate::{
    keys::Key,
    report::Report,
    route::DeclaredRoute,
    syntax::{Argument, Arguments, List},
};

pub(super) fn check(methods: &Argument<List>, routes: Option<&[DeclaredRoute]>, report: &mut Report) {
    match &methods.value {
        List::Any(any) => report.violation(any, "any", &method::any()),
        List::Elements { brackets, .. } if brackets.stream().is_empty() => {
            report.violation(brackets, "", &method::empty());
        }
        value => {
            let served = routes.map(served);
            for literal in &value.literals() {
                check_one(literal, served.as_deref(), report);
            }
            for &(earlier, later) in &related(&value.literals()) {
                if let Err(violation) = method::check_pair(&earlier.value(), &later.value()) {
                    report.literal(later, &violation);
                }
            }
        }
    }
}

/// An item that serves nothing that a page may ask for has nothing to share.
pub(super) fn check_routes(arguments: &Arguments, routes: Option<&[DeclaredRoute]>, report: &mut Report) {
    if arguments.has(Key::Methods) || arguments.has(Key::Deny) || arguments.base.is_some() {
        // Each method is checked on its own, or nothing is to be shared, or only the compiler knows.
        return;
    }
    let routes = routes.unwrap_or_default();
    let Some(first) = routes.first().and_then(|route| route.methods.first()) else { return };
    if served(routes).iter().all(|method| method::is_forbidden(method)) {
        report.literal(first, &method::nothing_shared(&first.value()));
    }
}

/// Returns the methods that all routes of the item serve together.
pub(crate) fn served(routes: &[DeclaredRoute]) -> Vec<String> {
    let mut served = Vec::new();
    for route in routes {
        served.append(&mut route.method_names());
    }
    served
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
