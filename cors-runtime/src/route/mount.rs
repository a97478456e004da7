//! The registrations of annotated routes, in the order of each application: what a table of routes is made of.

#[cfg(feature = "test-util")]
use std::thread::{self, ThreadId};
use std::{
    any::Any,
    cell::Cell,
    mem::forget,
    ptr,
    rc::Rc,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

use actix_web::dev::{AppService, ServiceRequest};

use super::Plan;

/// A registration of an annotated route.
#[derive(Clone, Debug)]
pub(crate) struct Mount {
    pub(crate) plan: &'static Plan,
    /// The name of the route, in `url_for`.
    #[cfg_attr(
        not(any(feature = "experimental-introspection", feature = "test-util")),
        expect(dead_code, reason = "only a snapshot and actix's tree of routes compare names")
    )]
    pub(crate) name: &'static str,
    /// The path of its route attribute.
    pub(crate) path: &'static str,
    /// True if the route has guards of the user's.
    pub(crate) has_guards: bool,
    /// The path with the prefixes of the scopes around it, once it is known.
    pub(crate) full_path: Option<String>,
}

/// The registrations of one application in one worker.
#[derive(Clone, Debug)]
pub(crate) struct Mounts {
    number: u32,
    #[cfg(feature = "test-util")]
    pub(crate) thread: ThreadId,
    pub(crate) all: Vec<Mount>,
}

/// The place of a registration in the list of all.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MountId {
    application: u32,
    index: usize,
}

static MOUNTS: Mutex<Vec<Mounts>> = Mutex::new(Vec::new());

/// Notes a registration.
#[inline(never)]
pub(super) fn note(config: &AppService, mount: Mount) -> MountId {
    let application = number_of(config);
    let mut applications = MOUNTS.lock().unwrap_or_else(PoisonError::into_inner);
    let position = applications.iter().rposition(|mounts| mounts.number == application);
    let position = position.unwrap_or_else(|| {
        applications.push(Mounts {
            number: application,
            #[cfg(feature = "test-util")]
            thread: thread::current().id(),
            all: Vec::new(),
        });
        applications.len() - 1
    });
    let all = &mut applications[position].all;
    all.push(mount);
    MountId { application, index: all.len() - 1 }
}

/// Notes the full path of a registration, which the request has found.
#[cold]
#[inline(never)]
pub(super) fn note_full_path(mount: MountId, request: &ServiceRequest) {
    let full_path = request.match_pattern();
    with_all_of(mount, |mounts| {
        if let Some(mount) = mounts.get_mut(mount.index) {
            mount.full_path = full_path;
        }
    });
}

/// Calls `change` with all registrations of the application that has this one.
pub(super) fn with_all_of(mount: MountId, change: impl FnOnce(&mut [Mount])) {
    let mut applications = MOUNTS.lock().unwrap_or_else(PoisonError::into_inner);
    // Most often it is one of the latest.
    if let Some(mounts) = applications.iter_mut().rfind(|mounts| mounts.number == mount.application) {
        change(&mut mounts.all);
    }
}

/// Keeps the full paths that somebody has found for the registrations of an application.
#[cfg(feature = "test-util")]
pub(crate) fn keep_full_paths(found: &Mounts) {
    let mut applications = MOUNTS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(mounts) = applications.iter_mut().rfind(|mounts| mounts.number == found.number) {
        mounts.all.clone_from(&found.all);
    }
}

/// Returns the registrations of all applications, in their order.
pub(crate) fn mounts() -> Vec<Mounts> {
    MOUNTS.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

thread_local! {
    /// The address of the default service that the routes of an application have in common, and its number.
    static LAST: Cell<(usize, u32)> = const { Cell::new((0, 0)) };
}

/// Returns the number of the application that a route is registered in. actix registers the routes of one without a pause.
fn number_of(config: &AppService) -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let default: Rc<dyn Any> = config.default_service();
    let address = ptr::from_ref(&*default).addr();
    let (last, number) = LAST.get();
    if last == address {
        return number;
    }
    // What is weakly known is never freed, so no other application has this address.
    forget(Rc::downgrade(&default));
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    LAST.set((address, number));
    number
}
