//! What the arguments of the handler need of the policy.

use cors_rules::{request_header, signature::Extractor};

use super::credentials::Credentials;
use crate::{
    keys::Key,
    report::Report,
    route::DeclaredRoute,
    signature::Extracted,
    syntax::{Arguments, List},
};

/// Warns of each extractor to which the policy does not give what it needs. Returns those of which only the compiler knows.
pub(crate) fn check_signature(
    arguments: &Arguments,
    credentials: &Credentials<'_>,
    routes: &[DeclaredRoute],
    extractors: Vec<Extracted>,
    report: &mut Report,
) -> Vec<Extracted> {
    let mut unknown = Vec::new();
    if arguments.has(Key::Deny) || arguments.configured.is_some() {
        return unknown;
    }
    for extracted in extractors {
        let Extracted { extractor, name } = &extracted;
        if *extractor == Extractor::Json && !can_have_body(routes) {
            continue;
        }
        match is_lacking(arguments, credentials, *extractor) {
            Some(false) => {}
            Some(true) => report.warning(name, "", &extractor.warning()),
            None => unknown.push(extracted),
        }
    }
    unknown
}

/// Checks whether one of the routes serves a method whose requests have a body.
fn can_have_body(routes: &[DeclaredRoute]) -> bool {
    let methods = routes.iter().flat_map(|route| &route.methods);
    methods.into_iter().any(|method| !matches!(method.value().as_str(), "GET" | "HEAD"))
}

/// Checks whether the policy does not give what an extractor needs; `None` if only the compiler knows.
fn is_lacking(arguments: &Arguments, credentials: &Credentials<'_>, extractor: Extractor) -> Option<bool> {
    let is_inherited = |key: Key| arguments.base.is_some() && !arguments.has(key);
    let has_credentials = if is_inherited(Key::Credentials) { None } else { Some(credentials.allowed) };
    if extractor.comes_with_credentials() && has_credentials == Some(true) {
        return Some(false);
    }
    let Some(name) = extractor.header() else {
        // Whoever shares with anyone has no credentials to give.
        let is_any = arguments.any_origin().is_some();
        return if is_any { Some(false) } else { has_credentials.map(|has_credentials| !has_credentials) };
    };
    let is_listed = match &arguments.headers {
        None if is_inherited(Key::Headers) => return None,
        None => false,
        Some(list) => match &list.value {
            List::Any(_) => !request_header::is_non_wildcard(name),
            value if !value.is_literal() => return None,
            value => {
                let literals: Vec<String> = value.literals().iter().map(|literal| literal.value()).collect();
                let names: Vec<&str> = literals.iter().map(String::as_str).collect();
                request_header::is_listed(name, &names, credentials.allowed)
            }
        },
    };
    let may_come_with_credentials = extractor.comes_with_credentials() && has_credentials.is_none();
    if !is_listed && may_come_with_credentials { None } else { Some(!is_listed) }
}
