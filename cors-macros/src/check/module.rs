//! `methods` of a policy for a module: each is served by a handler, and each handler keeps one.

use cors_rules::{Code, method};
use quote::ToTokens;

use super::methods::served;
use crate::{
    module::ModuleHandler,
    report::{Report, listed},
    syntax::{Arguments, List},
};

/// Checks the literals of `methods` against the handlers of a module. The compiler checks constants, at each handler.
pub(crate) fn check_module(arguments: &Arguments, handlers: &[&ModuleHandler], report: &mut Report) {
    let Some(methods) = &arguments.methods else { return };
    let all: Vec<String> = handlers.iter().flat_map(|handler| served(&handler.routes)).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    for literal in &methods.value.literals() {
        // A method that is wrong by itself is reported already.
        if method::check(&literal.value()).is_ok()
            && let Err(violation) = method::check_served(&literal.value(), &all)
            && violation.code == Code::NotServed
        {
            report.literal(literal, &method::not_served_in_module(&literal.value(), &all));
        }
    }
    if !matches!(methods.value, List::Elements { .. }) || !methods.value.is_literal() {
        return;
    }
    let shared: Vec<String> = methods.value.literals().iter().map(|literal| literal.value()).collect();
    for handler in handlers {
        let served = served(&handler.routes);
        if served.is_empty() || shared.is_empty() || served.iter().any(|method| shared.contains(method)) {
            continue;
        }
        let name = handler.name.as_ref().map(ToString::to_string).unwrap_or_default();
        let served: Vec<&str> = served.iter().map(String::as_str).collect();
        report.error(
            methods.key.to_token_stream(),
            &format!("`methods` leaves nothing of `{name}`, which serves {}", listed(&served)),
            &format!("add one of them, or put `#[cors(...)]` on `{name}`: `#[cors(deny)]` to share nothing"),
        );
    }
}
