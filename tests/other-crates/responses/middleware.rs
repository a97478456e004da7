//! Middleware of the tests' own, for a route, a scope or an application.

use actix_web::{
    Error, HttpMessage, HttpResponse,
    body::{BoxBody, EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    error::{ErrorForbidden, ErrorUnauthorized},
    http::{
        StatusCode,
        header::{HeaderName, HeaderValue, ORIGIN, RETRY_AFTER, VARY},
    },
    middleware::{ErrorHandlerResponse, ErrorHandlers, Next},
    web::Bytes,
};

/// Fails before anything inside has run.
pub(super) async fn fails_before<B: MessageBody>(
    _: ServiceRequest,
    _: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    Err(ErrorUnauthorized("who are you?"))
}

/// Fails after everything inside has run.
pub(super) async fn fails_after<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    next.call(request).await?;
    Err(ErrorForbidden("not this"))
}

/// Fails for everything but preflights, as authentication does that knows of CORS.
pub(super) async fn fails_but_for_options<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    if request.method() == "OPTIONS" {
        next.call(request).await
    } else {
        Err(ErrorUnauthorized("who are you?"))
    }
}

/// Answers itself.
pub(super) async fn answers<B: MessageBody>(
    request: ServiceRequest,
    _: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    Ok(request.into_response(HttpResponse::PaymentRequired().body("pay first")).map_into_right_body())
}

/// Takes `Origin` away from everything inside.
pub(super) async fn strips_origin<B: MessageBody>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    request.headers_mut().remove(ORIGIN);
    next.call(request).await
}

/// Puts several lines of `Vary` on the response, behind whatever is there.
pub(super) async fn varies<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let mut response = next.call(request).await?;
    for value in ["Cookie", "Accept-Language, X-Tenant"] {
        response.headers_mut().append(VARY, HeaderValue::from_static(value));
    }
    Ok(response)
}

/// The request as a middleware saw it before the handler and after it.
pub(super) async fn notes_the_match<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let before = format!("{:?} {:?}", request.match_info().get("id"), request.match_pattern());
    request.extensions_mut().insert(Noted("from the middleware"));
    let mut response = next.call(request).await?;
    let request = response.request();
    let after = format!("{:?} {:?} {}", request.match_info().get("id"), request.match_name(), request.path());
    for (name, value) in [("x-before", before), ("x-after", after)] {
        let value = HeaderValue::from_str(&value).expect("visible ASCII");
        response.headers_mut().append(HeaderName::from_static(name), value);
    }
    Ok(response)
}

/// A value that a middleware leaves for the handler.
#[derive(Clone, Copy)]
pub(super) struct Noted(pub(super) &'static str);

/// Replaces the body, and so its type.
pub(super) async fn replaces_the_body<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<Bytes>, Error> {
    let response = next.call(request).await?;
    Ok(response.map_body(|_, _| Bytes::from_static(b"replaced")))
}

/// Returns an error handler that puts a header on, and another body in.
#[expect(clippy::unnecessary_wraps, reason = "the signature of an error handler")]
fn explain<B>(response: ServiceResponse<B>) -> Result<ErrorHandlerResponse<B>, Error> {
    let (request, response) = response.into_parts();
    let mut response = response.set_body("explained");
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("5"));
    let response = ServiceResponse::new(request, response);
    Ok(ErrorHandlerResponse::Response(response.map_into_boxed_body().map_into_right_body()))
}

/// Explains errors other than the 403 of a refused preflight.
pub(super) fn explained() -> ErrorHandlers<BoxBody> {
    ErrorHandlers::new()
        .handler(StatusCode::BAD_REQUEST, explain)
        .handler(StatusCode::NOT_FOUND, explain)
        .handler(StatusCode::UNAUTHORIZED, explain)
}
