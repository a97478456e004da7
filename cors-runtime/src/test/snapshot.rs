//! The routes of one application as text, for a golden file.

use std::thread;

use actix_http::Request;
use actix_web::{
    dev::ServiceRequest,
    http::{Method, Uri},
};

use super::{
    Application,
    resource_map::{Resource, resources},
};
use crate::{
    route::{Mount, Mounts, keep_full_paths, mounts},
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
/// It sends the application one request, with a method and to a path that no route has: what takes any method and any path, such as a
/// default service, answers it. A path is that of the route attribute, behind an `…`, if the route had no request yet and nothing tells the
/// whole one: a middleware around the whole application answered with an error, or another route has the same name and the same end of
/// its path.
pub async fn snapshot<A: Application + ?Sized>(app: &A) -> String {
    let resources = resources_of(app).await;
    let this = thread::current().id();
    let mut best: Option<Mounts> = None;
    for mounts in mounts().into_iter().filter(|mounts| mounts.thread == this) {
        let is_own = resources.is_empty() || find_all(&mounts.all, &resources).is_some();
        // An application that lacks one of the routes fits too, so the one with the most is meant, and the newest of equals.
        if is_own
            && best.as_ref().is_none_or(|best| best.all.len() <= mounts.all.len() || resources.is_empty())
        {
            best = Some(mounts);
        }
    }
    let Some(mut mounts) = best else { return Routes::of(&[]).stable() };
    note_full_paths(&mut mounts.all, &resources);
    keep_full_paths(&mounts);
    Routes::of(&mounts.all).stable()
}

/// Returns the resources of an application, in their order; none if nothing tells.
async fn resources_of<A: Application + ?Sized>(app: &A) -> Vec<Resource> {
    let mut stray = Request::new();
    stray.head_mut().uri = Uri::from_static("/.cors/snapshot");
    if let Ok(method) = Method::from_bytes(b"SNAPSHOT") {
        stray.head_mut().method = method;
    }
    match app.answer(stray).await {
        Ok(response) => {
            let request = ServiceRequest::from_request(response.request().clone());
            resources(request.resource_map())
        }
        Err(_) => Vec::new(),
    }
}

/// Finds the resource of each registration, the first that it can be: both have the same order. `None` if these are not the resources of
/// its application.
fn find_all(mounts: &[Mount], resources: &[Resource]) -> Option<Vec<usize>> {
    let (mut found, mut next) = (Vec::new(), 0);
    for mount in mounts {
        let position = resources[next..].iter().position(|resource| is_of(resource, mount))?;
        found.push(next + position);
        next += position + 1;
    }
    Some(found)
}

/// Finds the same from the end: the last that each can be.
fn find_all_from_the_end(mounts: &[Mount], resources: &[Resource]) -> Option<Vec<usize>> {
    let (mut found, mut end) = (Vec::new(), resources.len());
    for mount in mounts.iter().rev() {
        end = resources[..end].iter().rposition(|resource| is_of(resource, mount))?;
        found.push(end);
    }
    found.reverse();
    Some(found)
}

fn is_of(resource: &Resource, mount: &Mount) -> bool {
    resource.name == mount.name && resource.path.ends_with(mount.path)
}

/// Notes the whole path of each registration that can be one resource alone.
fn note_full_paths(mounts: &mut [Mount], resources: &[Resource]) {
    let (Some(first), Some(last)) = (find_all(mounts, resources), find_all_from_the_end(mounts, resources))
    else {
        return;
    };
    for (mount, (first, last)) in mounts.iter_mut().zip(first.into_iter().zip(last)) {
        if first == last && mount.full_path.is_none() {
            mount.full_path = Some(resources[first].path.clone());
        }
    }
}
