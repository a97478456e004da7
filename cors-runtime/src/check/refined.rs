//! A policy that is made from a shared one: the rules about what the two say together.
//!
//! Whatever the shared policy says wrong by itself is reported where it stands, and not here.

use cors_rules::dangers::{Danger, Dangers};

use super::{
    Context, dev_origins_beside, enforced_header, exposed_header, index_of_any, method, needed, origin,
    policy, refuse_list, request_header,
};
use crate::policy::{AllowedOrigins, Fields};

/// Returns the context of an entry of the refinement: the written values over the inherited ones. After a policy that did not
/// compile everything is accepted, so nothing is reported twice.
#[must_use]
pub const fn context(base: Fields, credentials: Option<bool>, dangers: Option<Dangers>) -> Context {
    let dangers = match dangers {
        _ if base.is_broken => Dangers::ALL,
        Some(written) => written,
        None => base.dangers,
    };
    let credentials = match credentials {
        _ if base.is_broken => false,
        Some(written) => written,
        None => base.credentials,
    };
    Context { credentials, dangers, is_alone: true }
}

/// Returns a policy that starts from a shared one, without the dangers that it does not need any more: none should wait for what
/// is made of it next.
#[must_use]
pub const fn without_unneeded_dangers(mut fields: Fields) -> Fields {
    let needed = needed(fields.origins, fields.dev_dangers, fields.credentials);
    fields.dangers = fields.dangers.intersection(needed);
    fields
}

/// Returns the inherited origins that are a list.
#[must_use]
pub const fn listed(base: Fields) -> &'static [&'static str] {
    base.origins.listed()
}

/// The inherited origins, where the refinement changes what they stand in.
#[track_caller]
pub const fn inherited_origins(base: Fields, mut context: Context) {
    let list = listed(base);
    context.is_alone = list.len() == 1;
    let mut index = 0;
    while index < list.len() {
        // An entry that is invalid by itself is reported where it is written.
        if origin::check(list[index]).is_ok() {
            origin(list[index], context);
        }
        index += 1;
    }
}

/// The inherited `dev_origins`, where the refinement changes what they stand in. They may be gone, and what they need
/// is known all the same.
#[track_caller]
pub const fn inherited_dev_origins(base: Fields, context: Context) {
    let Some(needed) = base.dev_dangers else { return };
    if needed.has(Danger::NullOrigin) {
        origin("null", context);
    }
    let is_withheld = needed.has(Danger::PublicSuffixes) && !context.dangers.has(Danger::PublicSuffixes);
    if context.credentials && is_withheld {
        refuse_list(&policy::shared_dev_public_suffix());
    }
}

/// Inherited `dev_origins` beside these origins, which may be any.
#[track_caller]
pub const fn inherited_dev_origins_beside(origins: &[&str], base: Fields) {
    if base.dev_dangers.is_some() && index_of_any(origins) < origins.len() {
        refuse_list(&policy::any_beside_shared_dev_origins());
    }
}

/// These `dev_origins` beside the inherited origins, which may be any.
#[track_caller]
pub const fn inherited_origins_beside(base: Fields) {
    dev_origins_beside(listed(base));
}

/// The inherited request-headers, where the refinement may add credentials.
#[track_caller]
pub const fn inherited_request_headers(base: Fields, context: Context) {
    if context.credentials && index_of_any(base.headers) < base.headers.len() {
        refuse_list(&request_header::any_with_credentials());
    }
}

/// The inherited request-headers, where the refinement adds `enforce`.
#[track_caller]
pub const fn inherited_headers_enforced(base: Fields) {
    let mut index = 0;
    while index < base.headers.len() {
        enforced_header(base.headers[index], !base.has_enforce());
        index += 1;
    }
}

/// The inherited exposed headers, where the refinement may add credentials.
#[track_caller]
pub const fn inherited_exposed_headers(base: Fields, context: Context) {
    if context.credentials && index_of_any(base.expose) < base.expose.len() {
        refuse_list(&exposed_header::any_with_credentials());
    }
}

/// The shared policy itself: that it has something to refine, where a refinement names no origins, and that it shares a
/// method of the route that serves these. No methods are no route, or one that names its own.
#[track_caller]
pub const fn shared(base: Fields, refines: bool, served: &[&str]) {
    let denies = matches!(base.origins, AllowedOrigins::Listed([]));
    if denies {
        if refines && !base.is_broken {
            refuse_list(&policy::nothing_to_refine());
        }
        return;
    }
    if served.is_empty() {
        return;
    }
    match base.methods {
        Some(methods) => inherited_methods(methods, served),
        None => something_served(served),
    }
}

/// The inherited methods on a route that serves `served`: one must be left.
#[track_caller]
const fn inherited_methods(methods: &[&str], served: &[&str]) {
    let mut index = 0;
    while index < methods.len() {
        if method::check_served(methods[index], served).is_ok() {
            return;
        }
        index += 1;
    }
    refuse_list(&method::none_left());
}

/// A method that a page can send.
#[track_caller]
const fn something_served(served: &[&str]) {
    let mut index = 0;
    while index < served.len() {
        if !method::is_forbidden(served[index]) {
            return;
        }
        index += 1;
    }
    refuse_list(&method::nothing_shared(served[0]));
}

/// Returns the dangers that these `dev_origins` need with credentials, for policies that start from this one.
#[must_use]
pub const fn dev_dangers(list: &[&str]) -> Option<Dangers> {
    if list.is_empty() { None } else { Some(Dangers::needed_by_dev_origins(list, true)) }
}
