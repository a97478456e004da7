//! The table of routes: what a service shares, at a glance.

mod info;
mod pattern;
mod policy_text;
mod remarks;
#[cfg(feature = "serde")]
mod serialize;
mod table;

use std::{ptr, slice, vec};

pub use self::info::RouteInfo;
#[cfg(feature = "inspector")]
pub(crate) use self::policy_text::of as policy_text;
use crate::route::{Mount, mounts};

/// Returns every annotated route that this process has registered, in the order of its registration.
///
/// A route is registered when a worker makes its application: print the table after the server has started, or in a handler for
/// administrators, never for everybody. Applications of several servers are all in it.
///
/// The whole path is known after the first request to the route. Until then nothing knows the prefixes of the scopes around it, and the
/// table shows `…` and the path of the route attribute. `test::snapshot` (feature `test-util`) finds the whole paths of an application
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
    for (application, mounts) in mounts().into_iter().enumerate() {
        for mount in mounts.all {
            add_row(&mut rows, Row { mount, application, is_taken: true });
        }
        for row in &mut rows {
            row.is_taken = false;
        }
    }
    let mut all = Vec::new();
    // The rows of one application can be compared with each other.
    for rows in rows.chunk_by(|row, next| row.application == next.application) {
        let mounts: Vec<Mount> = rows.iter().map(|row| row.mount.clone()).collect();
        all.extend(Routes::of(&mounts));
    }
    Routes(all)
}

/// A row of the table, while workers are joined: each registers the same routes.
struct Row {
    mount: Mount,
    /// The first application that has it.
    application: usize,
    /// True if a registration of the application at hand is in this row.
    is_taken: bool,
}

/// Adds a registration to the row of the same route in other workers, or as a row of its own.
fn add_row(rows: &mut Vec<Row>, new: Row) {
    let is_same = |row: &&mut Row| {
        let (known, found) = (&row.mount.full_path, &new.mount.full_path);
        let can_be_one = known.is_none() || found.is_none() || known == found;
        ptr::eq(row.mount.plan, new.mount.plan) && !row.is_taken && can_be_one
    };
    match rows.iter_mut().find(is_same) {
        Some(row) => {
            row.is_taken = true;
            row.mount.full_path = row.mount.full_path.take().or(new.mount.full_path);
        }
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
        let remarks = remarks::of_application(mounts);
        Self(mounts.iter().zip(remarks).map(|(mount, remarks)| RouteInfo::of(mount, remarks)).collect())
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
