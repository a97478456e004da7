//! The registrations of annotated routes: what a table of routes is made of.

#[cfg(feature = "test-util")]
use std::thread::{self, ThreadId};
use std::{
    any::Any,
    mem::forget,
    ptr,
    rc::Rc,
    sync::{Mutex, MutexGuard, PoisonError},
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

/// The registrations of one application in one worker, in their order.
#[derive(Clone, Debug)]
pub(crate) struct Mounts {
    #[cfg(feature = "test-util")]
    application: usize,
    #[cfg(feature = "test-util")]
    pub(crate) thread: ThreadId,
    pub(crate) all: Vec<Mount>,
}

/// The place of a registration in the list of all.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MountId(usize);

struct Noted {
    /// The address that tells one application from another.
    application: usize,
    #[cfg(feature = "test-util")]
    thread: ThreadId,
    mount: Mount,
}

/// All registrations of the process. One flat list: each application that has an annotated route links what adds to it.
static NOTED: Mutex<Vec<Noted>> = Mutex::new(Vec::new());

fn noted() -> MutexGuard<'static, Vec<Noted>> {
    NOTED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Notes a registration.
#[inline(never)]
pub(super) fn note(config: &AppService, mount: Mount) -> MountId {
    let application = application_of(config);
    let mut all = noted();
    all.push(Noted {
        application,
        #[cfg(feature = "test-util")]
        thread: thread::current().id(),
        mount,
    });
    MountId(all.len() - 1)
}

/// Notes the full path of a registration, which the request has found.
#[cold]
#[inline(never)]
pub(super) fn note_full_path(MountId(index): MountId, request: &ServiceRequest) {
    let full_path = request.match_pattern();
    if let Some(noted) = noted().get_mut(index) {
        noted.mount.full_path = full_path;
    }
}

/// Calls `change` with each registration of the application that has this one.
#[cfg(feature = "experimental-introspection")]
pub(super) fn for_each_beside(MountId(index): MountId, mut change: impl FnMut(&mut Mount)) {
    let mut all = noted();
    let Some(application) = all.get(index).map(|noted| noted.application) else { return };
    for noted in all.iter_mut().filter(|noted| noted.application == application) {
        change(&mut noted.mount);
    }
}

/// Keeps the full paths that somebody has found for the registrations of an application.
#[cfg(feature = "test-util")]
pub(crate) fn keep_full_paths(found: &Mounts) {
    let mut all = noted();
    let own = all.iter_mut().filter(|noted| noted.application == found.application);
    for (noted, mount) in own.zip(&found.all) {
        noted.mount.full_path.clone_from(&mount.full_path);
    }
}

/// Returns the registrations of each application, in their order.
pub(crate) fn mounts() -> Vec<Mounts> {
    let mut applications: Vec<(usize, Mounts)> = Vec::new();
    for noted in noted().iter() {
        let known = applications.iter_mut().rfind(|(application, _)| *application == noted.application);
        if let Some((_, mounts)) = known {
            mounts.all.push(noted.mount.clone());
            continue;
        }
        applications.push((
            noted.application,
            Mounts {
                #[cfg(feature = "test-util")]
                application: noted.application,
                #[cfg(feature = "test-util")]
                thread: noted.thread,
                all: vec![noted.mount.clone()],
            },
        ));
    }
    applications.into_iter().map(|(_, mounts)| mounts).collect()
}

/// Returns the address of the default service that the routes of an application have in common.
fn application_of(config: &AppService) -> usize {
    let default: Rc<dyn Any> = config.default_service();
    // A weak pointer keeps its memory from being used again, so no other application has this address.
    forget(Rc::downgrade(&default));
    ptr::from_ref(&*default).addr()
}
