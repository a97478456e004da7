//! The checks of what only the compiler can evaluate, as constants that it evaluates in any `cargo check`.
//!
//! They ask the same rules through `cors_runtime::__private::check`, whose panic is the error. Every token of such a
//! call has the span of the user's expression, so that the error underlines just that.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Attribute;

use super::{
    checks::{Checks, Functions},
    context::StandsIn,
    inherited,
    paths::private,
};
use crate::{
    check::{Checked, Origins, served},
    keys::Key,
    route::DeclaredRoute,
    syntax::Arguments,
};

const MISSPELT: (&str, &str, &str) = ("Misspelt", "is_misspelt", "has_misspelt");
const ORIGINS: Functions =
    Functions { one: "origin", slice: "origins", pair: "is_repeated_origin", warnings: &[] };
const DEV_ORIGINS: Functions =
    Functions { one: "dev_origin", slice: "all_dev_origins", pair: "is_repeated_origin", warnings: &[] };
const METHODS: Functions =
    Functions { one: "method", slice: "methods", pair: "is_repeated_method", warnings: &[] };
/// The functions for a policy that routes share.
const SHARED_METHODS: Functions = Functions { one: "shared_method", slice: "shared_methods", ..METHODS };
const REQUEST_HEADERS: Functions = Functions {
    one: "request_header",
    slice: "request_headers",
    pair: "is_repeated_request_header",
    warnings: &[MISSPELT],
};
const EXPOSED_HEADERS: Functions = Functions {
    one: "exposed_header",
    slice: "exposed_headers",
    pair: "is_repeated_exposed_header",
    warnings: &[("Safelisted", "is_safelisted", "has_safelisted"), MISSPELT],
};

/// Returns the checks of every constant of an attribute. `lints` hold for the warnings among them.
pub(crate) fn constants(
    arguments: &Arguments,
    checked: &Checked<'_>,
    routes: Option<&[DeclaredRoute]>,
    lints: &[&Attribute],
) -> TokenStream {
    let Checked { credentials, dangerously, .. } = checked;
    let private = private(arguments);
    let stands_in = StandsIn::of(&private, arguments, credentials, dangerously);
    let mut checks = Checks { private: &private, lints, stands_in: &stands_in, items: TokenStream::new() };
    for origins in &Origins::of(arguments, credentials) {
        let context = stands_in.context(origins.context(dangerously).is_alone);
        let functions = if origins.key == Key::DevOrigins { &DEV_ORIGINS } else { &ORIGINS };
        checks.add(origins.list, functions, &context);
    }
    checks.add_policy(arguments, dangerously);
    match (&arguments.methods, routes) {
        (Some(methods), Some(routes)) => {
            let served = served(routes);
            checks.add(&methods.value, &METHODS, &quote!(&[#(#served),*]));
        }
        (Some(methods), None) => checks.add(&methods.value, &SHARED_METHODS, &TokenStream::new()),
        (None, _) => {}
    }
    let credentials_allowed = stands_in.credentials();
    if let Some(headers) = &arguments.headers {
        let enforces = stands_in.enforces(arguments);
        checks.add(&headers.value, &REQUEST_HEADERS, &quote!(#credentials_allowed, #enforces));
    }
    if let Some(expose) = &arguments.expose {
        checks.add(&expose.value, &EXPOSED_HEADERS, &credentials_allowed);
    }
    inherited::add(&mut checks, arguments, credentials);
    checks.items = stands_in.around(checks.items);
    inherited::add_base(&mut checks, arguments, routes);
    checks.items
}
