//! The pipeline of `#[cors]`: `place` → `handler` and `route` → `syntax` → `check` → `expand`.

use proc_macro2::TokenStream;

use crate::{
    check::{check, check_signature},
    expand,
    place::Place,
    report::Report,
    syntax::Arguments,
};

/// Returns the expansion of `#[cors(arguments)] item`.
///
/// Whatever is wrong, the item comes out again, so nothing else in the crate turns red.
pub(crate) fn cors(arguments: TokenStream, item: &TokenStream) -> TokenStream {
    let place = Place::of(item);
    let mut report = Report::default();
    let (handler, routes) = match &place {
        Place::Handler { handler, .. } | Place::NoRoute(handler) if handler.has_receiver() => {
            place.report(&mut report);
            // Nothing else may stand beside it: it is an item of an `impl` or a `trait`.
            return expand::with_mistake(handler, report);
        }
        Place::Handler { handler, routes } if handler.type_parameter().is_some() => {
            place.report(&mut report);
            return expand::without_route(handler, routes.as_ref(), report);
        }
        Place::Handler { handler, routes } => (handler, routes.as_ref()),
        Place::NoRoute(handler) => (handler, None),
        Place::AboveOthers { above, below, handler } => {
            let krate = expand::crate_path(&Arguments::parse(arguments.clone(), &mut report));
            return expand::below_others(&krate, &arguments, above, below, handler);
        }
        Place::SecondRoute { handler, .. } => {
            place.report(&mut report);
            return expand::with_mistake(handler, report);
        }
        Place::Module(module) => return crate::on_module::cors(arguments, item, module),
        Place::NotAFunction { item, routes } => {
            place.report(&mut report);
            return expand::without_routes(item, routes, report);
        }
        Place::SecondCors(_) | Place::ForeignRoute(_) => {
            place.report(&mut report);
            return expand::with_mistake(item, report);
        }
    };
    let arguments = Arguments::parse(arguments, &mut report);
    let all_routes = routes.map(|routes| &routes.all[..]);
    let checked = check(&arguments, all_routes, &mut report);
    place.report(&mut report);
    let extractors = match routes.filter(|_| !report.has_errors()) {
        Some(routes) => {
            check_signature(&arguments, &checked.credentials, &routes.all, handler.extractors(), &mut report)
        }
        None => Vec::new(),
    };
    let mut expansion = match routes.filter(|_| !report.has_errors()) {
        Some(routes) => expand::service(&arguments, &checked, handler, routes),
        None => item.clone(),
    };
    let lints = handler.lints();
    expansion.extend(expand::reported(report, &lints));
    expansion.extend(expand::constants(&arguments, &checked, all_routes, &lints));
    expansion.extend(expand::signature(&arguments, &checked, &extractors, &lints));
    if matches!(place, Place::Handler { .. }) {
        expansion.extend(expand::hints(&arguments));
    }
    expansion
}
