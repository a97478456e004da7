//! What the arguments mean: every rule of `cors-rules`, asked about every argument that could be read.

mod constants;
mod dangerously;
mod max_age;
mod methods;
mod names;
mod origins;
mod refined;
mod shape;
mod stands_in;

use cors_rules::dangers::Dangers;
use proc_macro2::{Ident, TokenStream};
use syn::Attribute;

pub(crate) use self::stands_in::{allowed, tokens_of};
use self::{dangerously::Dangerously, origins::Origins};
use crate::{keys::Key, report::Report, route::Route, syntax::Arguments};

/// What the checks found that the expansion needs.
pub(crate) struct Checked {
    /// `max_age` in seconds.
    pub(crate) max_age: Option<u32>,
    /// What is accepted dangerously, if it is written.
    pub(crate) dangers: Option<Dangers>,
    /// The checks that only the compiler can make, as items.
    pub(crate) constants: TokenStream,
}

/// Checks the arguments of an attribute or of a shared policy. Without `routes` (where there are none, or none that could
/// be read) nothing is said about the methods that it serves.
pub(crate) fn check(
    arguments: &Arguments,
    routes: Option<&[Route]>,
    lints: &[&Attribute],
    report: &mut Report,
) -> Checked {
    let credentials = Credentials::of(arguments);
    let mut dangerously = Dangerously::read(arguments, report);
    shape::check(arguments, report);
    for origins in &Origins::of(arguments, &credentials) {
        origins.check(&mut dangerously, report);
    }
    if let Some(source) = &arguments.source {
        dangerously.note_source(&source.value, credentials.allowed);
    }
    for methods in &arguments.lists(Key::Methods) {
        methods::check(methods, routes, report);
    }
    methods::check_routes(arguments, routes, report);
    for headers in &arguments.lists(Key::Headers) {
        names::REQUEST_HEADERS.check(arguments, headers, &credentials, report);
        names::check_enforced(arguments, headers, report);
    }
    for expose in &arguments.lists(Key::Expose) {
        names::EXPOSED_HEADERS.check(arguments, expose, &credentials, report);
    }
    let constants = constants::checks(arguments, &credentials, &dangerously, routes, lints);
    dangerously.report_unneeded(arguments, report);
    let max_age = arguments.max_age.as_ref().and_then(|age| max_age::check(age, report));
    max_age::check_is_of_use(arguments, routes, report);
    let dangers = arguments.dangerously.as_ref().map(|_| dangerously.accepted());
    Checked { max_age, dangers, constants }
}

/// The `credentials` of a policy: the far end of many conflicts.
struct Credentials<'a> {
    /// As far as the macro knows: what a shared policy says, only the compiler does.
    allowed: bool,
    key: Option<&'a Ident>,
    /// What is written; `None` is inherited from the shared policy, if there is one.
    written: Option<bool>,
}

impl<'a> Credentials<'a> {
    fn of(arguments: &'a Arguments) -> Self {
        let argument = arguments.credentials.as_ref();
        let allowed = argument.is_some_and(|argument| argument.value);
        let key = argument.filter(|_| allowed).map(|argument| &argument.key);
        Self { allowed, key, written: argument.map(|argument| argument.value) }
    }
}

/// Each pair of a list once: the earlier element, the later one.
fn pairs<T>(list: &[T]) -> Vec<(&T, &T)> {
    let mut pairs = Vec::new();
    for (index, later) in list.iter().enumerate() {
        for earlier in &list[..index] {
            pairs.push((earlier, later));
        }
    }
    pairs
}
