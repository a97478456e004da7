//! The routes of one application as text, for a golden file.

use std::thread;

use actix_http::Request;
use actix_web::{dev::ServiceRequest, http::Uri};

use super::{
    Application,
    resource_map::{Resource, resources},
};
use crate::{
    route::{Mount, keep_full_paths, mounts},
    routes::Routes,
};

/// Returns the annotated routes of an application as text that stays the same until one of them changes: for a golden file, so that a
/// change which opens a route shows it to whoever reviews it.
///
/// It is the table of [`routes`](crate::routes), with the whole paths, sorted, without the numbers of lines, and without `dev_origins`,
/// which release builds do not have. `app` is the service that
/// [`actix_web::test::init_service`] made on the same thread. Routes without `#[cors]` share nothing, and are not in it.
///
/// ```
/// use actix_web::{App, Responder, get, test::init_service, web};
/// use cors_runtime::{cors, test::snapshot};
///
/// #[cors(origins = ["https://app.example.com"], credentials)]
/// #[get("/me")]
/// async fn me() -> impl Responder {
///     "you"
/// }
///
/// # #[actix_web::main]
/// # async fn main() {
/// let app = init_service(App::new().service(web::scope("/api").service(me))).await;
/// let table = snapshot(&app).await;
/// // With `expect-test`: expect_file!["routes.txt"].assert_eq(&table);
/// let (first, rest) = table.split_once('\n').unwrap();
/// assert_eq!(first, "GET /api/me");
/// assert!(rest.ends_with("    origins = [\"https://app.example.com\"], credentials\n"));
/// # }
/// ```
///
/// It sends the application one request, to a path that no route has. Where a middleware around the whole application answers that
/// with an error, the paths of routes that had no request yet are those of the route attributes, behind an `…`.
pub async fn snapshot<A: Application + ?Sized>(app: &A) -> String {
    let resources = resources_of(app).await;
    let this = thread::current().id();
    let mut applications = mounts();
    applications.retain(|mounts| mounts.thread == this);
    // The newest that fits: another one may have been made since.
    for mounts in applications.iter_mut().rev() {
        if find_full_paths(&mut mounts.all, &resources) {
            keep_full_paths(mounts);
            return Routes::of(&mounts.all).stable();
        }
    }
    match applications.pop() {
        Some(mounts) if resources.is_empty() => Routes::of(&mounts.all).stable(),
        _ => Routes::of(&[]).stable(),
    }
}

/// Returns the resources of an application, in their order; none if nothing tells.
async fn resources_of<A: Application + ?Sized>(app: &A) -> Vec<Resource> {
    let mut stray = Request::new();
    stray.head_mut().uri = Uri::from_static("/.cors/snapshot");
    match app.answer(stray).await {
        Ok(response) => {
            let request = ServiceRequest::from_request(response.request().clone());
            resources(request.resource_map())
        }
        Err(_) => Vec::new(),
    }
}

/// Finds the whole path of each registration, if these are the resources of its application: both have the same order.
fn find_full_paths(mounts: &mut [Mount], resources: &[Resource]) -> bool {
    let mut rest = resources.iter();
    for mount in mounts {
        let is_own =
            |resource: &&Resource| resource.name == mount.name && resource.path.ends_with(mount.path);
        match rest.by_ref().find(is_own) {
            Some(resource) => mount.full_path = Some(resource.path.clone()),
            None => return false,
        }
    }
    true
}
