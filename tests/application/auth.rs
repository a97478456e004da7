//! Stand-ins for what stands around an application: authentication that answers, authentication that fails, and a count
//! of who went through.

use actix_web::{
    Error, HttpMessage, HttpResponse,
    body::{EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    error::ErrorUnauthorized,
    middleware::Next,
};

/// The user who is logged in, as an extractor.
#[derive(Clone, Copy, Debug)]
pub(crate) struct User;

/// Lets in who has a token; answers 401 to anybody else.
pub(crate) async fn answering(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<EitherBody<impl MessageBody>>, Error> {
    if request.headers().contains_key("authorization") {
        request.extensions_mut().insert(User);
        return Ok(next.call(request).await?.map_into_left_body());
    }
    Ok(request.into_response(HttpResponse::Unauthorized().body("who?")).map_into_right_body())
}

/// Returns the same with an `Err`, which becomes a response only outside of everything.
pub(crate) async fn failing<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    if request.headers().contains_key("authorization") {
        request.extensions_mut().insert(User);
        return next.call(request).await;
    }
    Err(ErrorUnauthorized("who?"))
}
