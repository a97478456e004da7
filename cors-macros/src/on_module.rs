//! The pipeline of `#[cors]` on a module: one policy for all of its handlers.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

use crate::{
    check::{check, check_module},
    expand,
    module::{self, Module},
    report::Report,
    syntax::Arguments,
};

/// Returns the expansion of `#[cors(arguments)] mod name { … }`.
pub(crate) fn cors(arguments: TokenStream, item: &TokenStream, module: &Module) -> TokenStream {
    let mut report = Report::default();
    let arguments = Arguments::parse(arguments, &mut report);
    let checked = check(&arguments, None, &mut report);
    let Some(body) = &module.body else {
        report.error_at(
            Span::call_site(),
            &format!("`#[cors]` stands on `mod {};`, and sees none of its handlers", module.name),
            "put `#[cors(...)]` on the handlers in that file, or `Cors::new(...)` around a scope of them",
        );
        return expand::with_mistake(item, report);
    };
    let parts = module::parts(body.stream());
    let handlers = module::handlers(&parts);
    if handlers.is_empty() {
        report.error_at(
            Span::call_site(),
            &format!("no handler in `mod {}` gets this policy", module.name),
            "put `#[cors(...)]` on a module with handlers that have a route attribute and no `#[cors]` of their own",
        );
    }
    check_module(&arguments, &handlers, &mut report);
    let mut expansion = if report.has_errors() {
        item.clone()
    } else {
        expand::module(&arguments, &checked, module, body, &parts)
    };
    expand::reported(report, &[]).to_tokens(&mut expansion);
    expansion.extend(expand::constants(&arguments, &checked, None, &[]));
    expansion.extend(expand::hints(&arguments));
    expansion
}
