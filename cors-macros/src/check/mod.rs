//! Asks the rules of `cors-rules` about every argument that could be read. Returns values and writes no tokens.

mod credentials;
mod dangerously;
mod header_names;
mod max_age;
mod methods;
mod module;
mod origins;
mod pairs;
mod shape;
mod signature;

pub(crate) use self::{
    credentials::Credentials, dangerously::Dangerously, methods::served, module::check_module,
    origins::Origins, signature::check_signature,
};
use crate::{keys::Key, report::Report, route::DeclaredRoute, syntax::Arguments};

/// The findings of the checks that the expansion needs.
pub(crate) struct Checked<'a> {
    /// `max_age` in seconds.
    pub(crate) max_age: Option<u32>,
    pub(crate) credentials: Credentials<'a>,
    pub(crate) dangerously: Dangerously,
}

/// Checks the arguments of an attribute or of a shared policy. Without `routes` (where there are none, or none that could
/// be read) nothing is said about the methods that it serves.
pub(crate) fn check<'a>(
    arguments: &'a Arguments,
    routes: Option<&[DeclaredRoute]>,
    report: &mut Report,
) -> Checked<'a> {
    let credentials = Credentials::of(arguments);
    let mut dangerously = Dangerously::read(arguments, report);
    shape::check(arguments, report);
    for origins in &Origins::of(arguments, &credentials) {
        origins.check(&mut dangerously, report);
    }
    for source in &arguments.sources() {
        dangerously.note_source(source, credentials.allowed);
    }
    for methods in &arguments.lists(Key::Methods) {
        methods::check(methods, routes, report);
    }
    methods::check_routes(arguments, routes, report);
    for headers in &arguments.lists(Key::Headers) {
        header_names::REQUEST_HEADERS.check(arguments, headers, &credentials, report);
        header_names::check_enforced(arguments, headers, report);
    }
    for expose in &arguments.lists(Key::Expose) {
        header_names::EXPOSED_HEADERS.check(arguments, expose, &credentials, report);
    }
    dangerously.report_unneeded(arguments, report);
    let max_age = arguments.max_age.as_ref().and_then(|age| max_age::check(age, report));
    // A wrong value is to be corrected first.
    if max_age.is_some() {
        max_age::check_is_of_use(arguments, routes, report);
    }
    Checked { max_age, credentials, dangerously }
}
