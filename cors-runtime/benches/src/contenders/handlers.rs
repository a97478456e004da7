//! The handler that every contender serves, but for the settings that say otherwise.

use actix_web::{HttpResponse, Responder, get, middleware::DefaultHeaders};

/// Returns a response without any header.
pub(super) async fn answer() -> HttpResponse {
    HttpResponse::Ok().finish()
}

/// Returns a response with a header: a `String` is sent with its `Content-Type`.
pub(super) async fn answer_with_header() -> String {
    String::from("shared")
}

/// The middleware of a measured `wrap`: it does little, as most do.
pub(super) fn middleware() -> DefaultHeaders {
    DefaultHeaders::new().add(("X-Content-Type-Options", "nosniff"))
}

/// Returns the route of plain actix-web, which actix-cors on the application wraps too.
#[get("/me")]
pub(super) async fn me() -> impl Responder {
    answer().await
}
