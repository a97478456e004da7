//! The place of a route among the services of its application: an earlier service may take its requests.

use std::cell::{Cell, RefCell};

use actix_web::{
    HttpMessage,
    dev::{Extensions, ServiceRequest},
    guard::GuardContext,
    http::header::HeaderValue,
};

#[cfg(feature = "experimental-introspection")]
use super::introspection;
use super::{
    earlier::{self, MakeReader},
    mount::{self, MountId},
    passed::Passed,
};
use crate::{
    list::{elements, trim_blanks},
    slot::Slot,
};

/// The place of one registration, and what preflights have shown of it.
#[derive(Debug)]
pub(super) struct Place {
    /// The name of the route, in `url_for`.
    pub(super) name: &'static str,
    make_reader: MakeReader,
    /// The registration, until a request has shown its full path.
    mount: Cell<Option<MountId>>,
    /// The address of that name in the resource map, once it is known: each node has a text of its own.
    node: Cell<Option<*const u8>>,
    before: Cell<Before>,
    /// The last path of a dynamic pattern that no pattern before it fits.
    first_at: RefCell<Box<str>>,
}

/// The first service that fits the single path of a route, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Before {
    Unknown,
    /// It is this route.
    Nobody,
    /// It is another annotated route.
    Annotated,
    /// It is a service without `#[cors]`.
    Stranger,
}

impl Place {
    /// Returns a place that is there for as long as the worker is: the handler's closure holds no more than its address.
    #[inline(never)]
    pub(super) fn new(name: &'static str, make_reader: MakeReader, mount: MountId) -> &'static Self {
        Box::leak(Box::new(Self {
            name,
            make_reader,
            mount: Cell::new(Some(mount)),
            node: Cell::new(None),
            before: Cell::new(Before::Unknown),
            first_at: RefCell::default(),
        }))
    }

    /// Notes the full path of the route, at its first request: a scope's prefix is not known before.
    #[inline]
    pub(super) fn note_full_path(&self, request: &ServiceRequest) {
        if let Some(mount) = self.mount.get() {
            self.mount.set(None);
            mount::note_full_path(mount, request);
            #[cfg(feature = "experimental-introspection")]
            introspection::note_all(mount, request);
        }
    }

    /// Checks whether an earlier service takes the request of this method that a preflight announces, or may for all that a guard
    /// can know.
    #[inline]
    pub(super) fn can_be_shadowed(&self, context: &GuardContext<'_>, method: &HeaderValue) -> bool {
        self.before.get() != Before::Nobody && self.can_be_taken(context, method)
    }

    #[inline(never)]
    fn can_be_taken(&self, context: &GuardContext<'_>, method: &HeaderValue) -> bool {
        let extensions = &mut *context.req_data_mut();
        let skipped = Slot::find_in(extensions).map_or(0, |slot| slot.noted());
        let Some(noted) = earlier::noted(extensions, self.make_reader) else { return true };
        let mut foreign = 0;
        for noted in elements(noted.as_bytes()).skip(skipped) {
            let noted = trim_blanks(noted);
            if noted == method.as_bytes() {
                return true;
            }
            foreign += usize::from(!noted.is_empty());
        }
        let own = extensions.get::<Passed>().map_or(0, Passed::number_of_notes);
        let has_foreign_notes = foreign > own;
        Passed::set_foreign_notes(extensions, has_foreign_notes);
        !has_foreign_notes && self.before.get() == Before::Stranger
    }

    /// Checks whether the preflight that the guard let through announces a request to this route, as far as can be known: an
    /// earlier service whose pattern fits, and that has noted no method, may take it.
    #[inline]
    pub(super) fn is_reached(&self, request: &ServiceRequest) -> bool {
        self.before.get() == Before::Nobody || self.is_reached_behind(&request.extensions(), request)
    }

    #[inline(never)]
    fn is_reached_behind(&self, extensions: &Extensions, request: &ServiceRequest) -> bool {
        let passed = extensions.get::<Passed>();
        if passed.is_some_and(Passed::has_foreign_notes) || self.before.get() == Before::Annotated {
            return true;
        }
        let is_clean = !Slot::find_in(extensions).is_some_and(|slot| slot.has_started_over());
        let path = request.match_info().as_str();
        if **self.first_at.borrow() == *path {
            return true;
        }
        let first = request.resource_map().match_name(path);
        if is_clean {
            self.learn_node(request);
        }
        let before = match first {
            Some(first) if self.is_own(first) => Before::Nobody,
            Some(first) if passed.is_some_and(|passed| passed.has_name(first)) => Before::Annotated,
            _ => Before::Stranger,
        };
        // On a second way inwards, the path may be that of the first.
        if is_clean {
            self.keep(before, request);
        }
        before != Before::Stranger
    }

    /// Keeps what has been found out at the path of a request.
    fn keep(&self, before: Before, request: &ServiceRequest) {
        let path = request.match_info().as_str();
        if request.match_info().is_empty() {
            self.before.set(before);
        } else if before == Before::Nobody && path.len() <= LONGEST_KNOWN {
            self.first_at.replace(path.into());
        }
    }

    /// Finds out where the resource map keeps the name: only a request that is routed for the first time tells.
    fn learn_node(&self, request: &ServiceRequest) {
        if self.node.get().is_none() {
            let reached = request.match_name().filter(|reached| *reached == self.name && !reached.is_empty());
            self.node.set(reached.map(str::as_ptr));
        }
    }

    /// Checks whether this is the name of the route, and not that of another one that is called alike, as far as is known.
    fn is_own(&self, name: &str) -> bool {
        self.node.get().map_or(name == self.name, |node| node == name.as_ptr())
    }
}

/// The longest path that is kept, in bytes: a client chooses it.
const LONGEST_KNOWN: usize = 256;
