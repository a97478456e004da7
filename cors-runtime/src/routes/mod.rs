//! The table of routes: what a service shares, at a glance.

mod info;
mod policy_text;
mod remarks;
#[cfg(feature = "serde")]
mod serialize;
mod table;

use std::{ptr, slice, vec};

pub use self::info::RouteInfo;
use crate::route::{Mount, mounts};

/// Returns every annotated route that this process has registered, in the order of its registration.
///
/// A route is registered when a worker makes its application: print the table after the server has started, or in a handler for
/// administrators, never for everybody. Applications of several servers are all in it.
///
/// The path is the whole one as soon as a request has come to the route: before, nothing knows the prefixes of the scopes around it, and
/// the table says `…` in front of the declared path. `test::snapshot` (feature `test-util`) finds the whole paths of an application
/// without requests to its handlers. With the feature `experimental-introspection` the first request to any of them shows the paths of
/// all that are registered once.
///
/// ```
/// use actix_web::{App, Responder, get, test::init_service};
/// use cors_runtime::{cors, routes};
///
/// #[cors(origins = any)]
/// #[get("/prices")]
/// async fn prices() -> impl Responder {
///     "1 2 3"
/// }
///
/// # #[actix_web::main]
/// # async fn main() {
/// let app = init_service(App::new().service(prices)).await;
/// println!("{}", routes());
/// let public: Vec<_> = routes().iter().filter(|route| route.is_any_origin()).map(|route| route.path().to_owned()).collect();
/// assert_eq!(public, ["/prices"]);
/// # }
/// ```
#[must_use]
pub fn routes() -> Routes {
    let mut rows: Vec<Row> = Vec::new();
    for application in mounts() {
        let routes = Routes::of(&application.all);
        for (mount, info) in application.all.iter().zip(routes.0) {
            add_row(&mut rows, Row { plan: ptr::from_ref(mount.plan).addr(), info, is_taken: true });
        }
        for row in &mut rows {
            row.is_taken = false;
        }
    }
    Routes(rows.into_iter().map(|row| row.info).collect())
}

/// A row of the table, while workers are joined: each registers the same routes.
struct Row {
    /// The address of the plan, which all workers share.
    plan: usize,
    info: RouteInfo,
    /// True if a registration of the worker at hand is in this row.
    is_taken: bool,
}

/// Adds a registration to the row of the same route in other workers, or as a row of its own.
fn add_row(rows: &mut Vec<Row>, new: Row) {
    let same =
        rows.iter_mut().find(|row| row.plan == new.plan && !row.is_taken && row.info.can_be(&new.info));
    match same {
        Some(row) if row.info.has_full_path() => row.is_taken = true,
        Some(row) => *row = new,
        None => rows.push(new),
    }
}

/// The table of [`routes`]. As text it is one for people: do not parse it, its layout may change in any release.
///
/// ```text
/// GET  /api/me          app::me (src/main.rs:12)      origins = ["https://app.example.com"], credentials
/// PUT  …/orders/{id}    app::put (src/orders.rs:31)   origins = any
///                       ! any page may read the responses
/// ```
///
/// With the feature `serde` it is a list of its rows.
#[derive(Clone, Debug)]
pub struct Routes(Vec<RouteInfo>);

impl Routes {
    /// Returns the table of the registrations of one application.
    pub(crate) fn of(mounts: &[Mount]) -> Self {
        let mut infos: Vec<RouteInfo> = mounts.iter().map(RouteInfo::of).collect();
        for (index, remarks) in remarks::of_application(mounts).into_iter().enumerate() {
            infos[index].remarks = remarks;
        }
        Self(infos)
    }

    /// Returns the rows.
    pub fn iter(&self) -> slice::Iter<'_, RouteInfo> {
        self.0.iter()
    }

    /// Returns the number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Checks whether no annotated route is registered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl IntoIterator for Routes {
    type Item = RouteInfo;
    type IntoIter = vec::IntoIter<RouteInfo>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Routes {
    type Item = &'a RouteInfo;
    type IntoIter = slice::Iter<'a, RouteInfo>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
