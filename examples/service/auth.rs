//! Authentication. The table of tokens is the only simplification in this example: a real service asks its session store
//! or checks a signature.

use std::collections::HashMap;

use actix_web::{
    Error, HttpMessage, HttpResponse,
    body::MessageBody,
    cookie::Cookie,
    dev::{ServiceRequest, ServiceResponse},
    error::InternalError,
    http::header::{AUTHORIZATION, WWW_AUTHENTICATE},
    middleware::Next,
    web,
};

/// An authenticated user.
#[derive(Clone)]
pub(crate) struct User {
    pub(crate) name: String,
    role: Role,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Customer,
    Administrator,
}

/// The users by their tokens.
pub(crate) struct Tokens(HashMap<String, User>);

impl Tokens {
    /// Returns two customers and one administrator.
    pub(crate) fn sample() -> Self {
        let users = [("ada", Role::Customer), ("joan", Role::Customer), ("grace", Role::Administrator)];
        let token = |(name, role): (&str, Role)| (name.to_owned(), User { name: name.to_owned(), role });
        Self(users.map(token).into())
    }

    fn user(&self, token: Option<&str>, role: Role) -> Option<User> {
        self.0.get(token?).filter(|user| user.role == role).cloned()
    }
}

/// Middleware for customers: requires the bearer token of a customer.
pub(crate) async fn customers(
    tokens: web::Data<Tokens>,
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let header = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = header.and_then(|value| value.strip_prefix("Bearer "));
    let user = tokens.user(token, Role::Customer).ok_or_else(|| unauthorized("Bearer"))?;
    request.extensions_mut().insert(user);
    next.call(request).await
}

/// Middleware for administrators: requires the session cookie of an administrator.
pub(crate) async fn administrators(
    tokens: web::Data<Tokens>,
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let cookie = request.cookie("session");
    let token = cookie.as_ref().map(Cookie::value);
    let user = tokens.user(token, Role::Administrator).ok_or_else(|| unauthorized("Cookie"))?;
    request.extensions_mut().insert(user);
    next.call(request).await
}

/// Returns a 401 that names the expected scheme. `Cors` is outside this middleware, so the page can read it.
fn unauthorized(scheme: &'static str) -> Error {
    let response =
        HttpResponse::Unauthorized().insert_header((WWW_AUTHENTICATE, scheme)).body("who are you?");
    InternalError::from_response("no valid token", response).into()
}
