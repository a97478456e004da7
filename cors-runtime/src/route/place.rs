//! Where a route stands among the services of its application: behind others that may take its requests, or not.

use std::cell::{Cell, RefCell};

use actix_web::{dev::ServiceRequest, guard::GuardContext, http::header::HeaderValue};

use super::earlier::{self, MakeReader};
use crate::{
    list::{elements, trim_blanks},
    slot::Slot,
};

/// The place of one registration, and what the last preflights showed of it.
#[derive(Debug)]
pub(super) struct Place {
    make_reader: MakeReader,
    before: Cell<Before>,
    /// The last path of a dynamic pattern that no pattern before it fits.
    first_at: RefCell<String>,
    /// Whether an earlier service had noted a method in the request that the guard was asked about last. The service is
    /// called with that very request, with nothing between.
    has_notes: Cell<bool>,
}

/// What is known of the services that are asked before a route, where its pattern is a single path.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Before {
    Unknown,
    /// No pattern before it fits that path.
    Nobody,
    /// One does.
    Somebody,
}

impl Place {
    /// A place that is there for as long as the worker is: the handler's closure holds no more than its address.
    #[inline(never)]
    pub(super) fn new(make_reader: MakeReader) -> &'static Self {
        Box::leak(Box::new(Self {
            make_reader,
            before: Cell::new(Before::Unknown),
            first_at: RefCell::default(),
            has_notes: Cell::new(false),
        }))
    }

    /// Whether an earlier service takes the request of this method that a preflight announces, or may for all that a guard
    /// can know.
    #[inline]
    pub(super) fn may_be_shadowed(&self, context: &GuardContext<'_>, method: &HeaderValue) -> bool {
        self.before.get() != Before::Nobody && self.may_be_taken(context, method)
    }

    #[inline(never)]
    fn may_be_taken(&self, context: &GuardContext<'_>, method: &HeaderValue) -> bool {
        let Some(noted) = earlier::noted(&mut context.req_data_mut(), self.make_reader) else { return true };
        let skipped = Slot::find_by_guard(context).map_or(0, |slot| slot.noted());
        let mut has_notes = false;
        for noted in elements(noted.as_bytes()).skip(skipped) {
            let noted = trim_blanks(noted);
            if noted == method.as_bytes() {
                return true;
            }
            has_notes |= !noted.is_empty();
        }
        self.has_notes.set(has_notes);
        !has_notes && self.before.get() == Before::Somebody
    }

    /// Whether the preflight that the guard let through announces a request to this route, as far as can be known: an
    /// earlier service whose pattern fits, and that has noted no method, may take it.
    #[inline]
    pub(super) fn is_reached(&self, request: &ServiceRequest) -> bool {
        self.before.get() == Before::Nobody || self.has_notes.get() || self.is_first(request)
    }

    #[inline(never)]
    fn is_first(&self, request: &ServiceRequest) -> bool {
        if !request.match_info().is_empty() {
            return self.is_first_at(request);
        }
        let is_first = is_first_in_map(request);
        self.before.set(if is_first { Before::Nobody } else { Before::Somebody });
        is_first
    }

    /// Whether the route is the first that fits this path. To look that up costs as much as routing does.
    fn is_first_at(&self, request: &ServiceRequest) -> bool {
        let path = request.match_info().as_str();
        let mut known = self.first_at.borrow_mut();
        if *known == path {
            return true;
        }
        let is_first = is_first_in_map(request);
        if is_first && path.len() <= LONGEST_KNOWN {
            known.clear();
            known.push_str(path);
        }
        is_first
    }
}

/// How long a path may be that is kept: a client chooses it.
const LONGEST_KNOWN: usize = 256;

/// Whether the route that a request has come to is the first whose pattern fits the path.
///
/// By the address of its name, which each node of the map has for itself, if it has any; and by the path as the router has it, which is
/// decoded: `/%61` is `/a`.
fn is_first_in_map(request: &ServiceRequest) -> bool {
    let first = request.resource_map().match_name(request.match_info().as_str());
    let reached = request.match_name();
    matches!((first, reached), (Some(first), Some(reached)) if std::ptr::eq(first, reached) && !first.is_empty())
}
