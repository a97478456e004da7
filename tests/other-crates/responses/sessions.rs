//! Sessions and identity: cookies on shared responses, and none on preflights.

use actix_identity::{Identity, IdentityMiddleware};
use actix_session::{Session, SessionMiddleware, storage::CookieSessionStore};
use actix_web::{App, HttpMessage, HttpRequest, HttpResponse, Responder, cookie::Key, get, post};

use super::LISTED;
use support::{APP, Request, twins::Twins};

use crate::{compare::Case, compare::Compared};

fn sessions() -> SessionMiddleware<CookieSessionStore> {
    SessionMiddleware::new(CookieSessionStore::default(), Key::from(&[7; 64]))
}

handlers_twice! {
    #[cors(
        origins = ["https://app.example.com"],
        headers = ["X-Own"],
        expose = ["ETag"],
        credentials,
        max_age = "10m"
    )]

    #[post("/login")]
    async fn login(request: HttpRequest) -> impl Responder {
        Identity::login(&request.extensions(), "ferris".to_owned()).map(|_| "in")
    }

    #[get("/me")]
    async fn me(identity: Identity) -> actix_web::Result<String> {
        identity.id().map_err(actix_web::error::ErrorInternalServerError)
    }

    #[post("/logout")]
    async fn logout(identity: Identity) -> HttpResponse {
        identity.logout();
        HttpResponse::NoContent().finish()
    }

    #[get("/count")]
    async fn count(session: Session) -> actix_web::Result<String> {
        let count = session.get::<u32>("count")?.unwrap_or_default() + 1;
        session.insert("count", count)?;
        Ok(format!("count {count}"))
    }
}

/// The same with the session on the route itself.
mod on_the_route {
    use super::*;

    handlers_twice! {
        #[cors(
            origins = ["https://app.example.com"],
            headers = ["X-Own"],
            expose = ["ETag"],
            credentials,
            max_age = "10m"
        )]

        #[get("/count", wrap = "sessions()")]
        async fn count(session: Session) -> actix_web::Result<String> {
            let count = session.get::<u32>("count")?.unwrap_or_default() + 1;
            session.insert("count", count)?;
            Ok(format!("count {count}"))
        }
    }
}

/// Returns the cookie that a response sets.
fn cookie(twins: &Compared, method: &'static str, path: &'static str) -> String {
    let response = twins.twins.annotated.actual(method, path, APP);
    let [cookie] = response.lines("set-cookie")[..] else { panic!("one cookie: {response:?}") };
    cookie.split(';').next().unwrap_or_default().to_owned()
}

#[test]
fn sessions_and_identity_of_the_application_work_across_origins() {
    let twins = Compared {
        twins: Twins::start_app(plain::routes, annotated::routes, |routes| {
            App::new().wrap(IdentityMiddleware::default()).wrap(sessions()).configure(routes)
        }),
        adds: LISTED,
    };
    let identity = cookie(&twins, "POST", "/login");
    let session = cookie(&twins, "GET", "/count");
    twins.check(&[
        Case::new("a login", Request::new("POST", "/login"), 200).body("in"),
        Case::get("nobody", "/me", 401),
        Case::get("an identity", "/me", 200).header("cookie", &identity).body("ferris"),
        Case::new("a logout", Request::new("POST", "/logout"), 204).header("cookie", &identity),
        Case::get("a new session", "/count", 200).body("count 1"),
        Case::get("a session", "/count", 200).header("cookie", &session).body("count 2"),
    ]);
}

#[test]
fn a_session_on_the_route_itself_works_across_origins() {
    let twins = Compared::start(on_the_route::plain::routes, on_the_route::annotated::routes, LISTED);
    let session = cookie(&twins, "GET", "/count");
    twins.check(&[
        Case::get("a new session", "/count", 200).body("count 1"),
        Case::get("a session", "/count", 200).header("cookie", &session).body("count 2"),
    ]);
}
