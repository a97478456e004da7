//! The resources that the inspector serves: the page, its style and script, the exchanges, the routes, and the form.

use std::rc::Rc;

use actix_web::{
    Error, HttpResponse,
    body::MessageBody,
    dev::{Service, ServiceRequest, ServiceResponse},
    error::InternalError,
    http::{
        Method,
        header::{
            ACCEPT, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CROSS_ORIGIN_RESOURCE_POLICY, HeaderValue,
            REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
        },
    },
    web::Json,
};
use serde::Serialize;

use super::{events::Events, recent, trial::Trial};
use crate::routes::routes;

const PAGE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// No other page can frame it, nothing comes from outside, and no script runs but its own.
const CONTENT_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; \
     base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A resource of the inspector.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Resource {
    Page,
    Style,
    Script,
    Exchanges,
    Routes,
    Form,
}

impl Resource {
    /// Returns the resource that a request asks for, where the page is at `base`.
    pub(super) fn of(base: &str, method: &Method, path: &str) -> Option<Self> {
        let resource = match path.strip_prefix(base)? {
            "" => Self::Page,
            "/page.css" => Self::Style,
            "/page.js" => Self::Script,
            "/exchanges" => Self::Exchanges,
            "/routes" => Self::Routes,
            "/try" => Self::Form,
            _ => return None,
        };
        let own_method = if resource == Self::Form { Method::POST } else { Method::GET };
        (*method == own_method).then_some(resource)
    }

    /// Answers a request for it.
    ///
    /// # Errors
    ///
    /// The answer itself, if the application did not give the request of the form back.
    pub(super) async fn answer<S, B>(
        self,
        base: &str,
        mut request: ServiceRequest,
        service: &Rc<S>,
    ) -> Result<ServiceResponse, Error>
    where
        S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
        B: MessageBody,
    {
        let response = match self {
            Self::Page => text("text/html; charset=utf-8", PAGE.replace("{base}", &escaped(base))),
            Self::Style => text("text/css; charset=utf-8", STYLE.to_owned()),
            Self::Script => text("text/javascript; charset=utf-8", SCRIPT.to_owned()),
            Self::Exchanges if accepts_events(&request) => events(&request),
            Self::Exchanges => json(&recent::after(0).iter().map(|record| &**record).collect::<Vec<_>>()),
            Self::Routes => json(&routes()),
            // Inside of a scope, the router would go on from the path of the form.
            Self::Form if request.match_info().unprocessed() != request.match_info().as_str() => {
                finished(HttpResponse::BadRequest().body("put the inspector around the whole application"))
            }
            Self::Form => match request.extract::<Json<Trial>>().await {
                Ok(Json(trial)) => {
                    let (steps, request) = trial.run(request, service).await;
                    let response = json(&steps);
                    return match request {
                        Some(request) => Ok(ServiceResponse::new(request, response)),
                        None => Err(InternalError::from_response("the form", response).into()),
                    };
                }
                Err(error) => finished(HttpResponse::BadRequest().body(error.to_string())),
            },
        };
        Ok(request.into_response(response))
    }
}

fn text(media_type: &'static str, text: String) -> HttpResponse {
    finished(HttpResponse::Ok().content_type(media_type).body(text))
}

fn json(data: &impl Serialize) -> HttpResponse {
    match serde_json::to_string(data) {
        Ok(json) => text("application/json", json),
        Err(error) => finished(HttpResponse::InternalServerError().body(error.to_string())),
    }
}

fn accepts_events(request: &ServiceRequest) -> bool {
    let accept = request.headers().get(ACCEPT);
    accept.is_some_and(|accept| accept.to_str().is_ok_and(|accept| accept.contains("text/event-stream")))
}

/// Answers an `EventSource`, from where it was before its connection broke.
fn events(request: &ServiceRequest) -> HttpResponse {
    let last = request.headers().get("last-event-id").and_then(|id| id.to_str().ok());
    let last = last.and_then(|id| id.parse().ok()).unwrap_or_default();
    finished(match Events::after(last) {
        Some(events) => HttpResponse::Ok().content_type("text/event-stream").body(events),
        None => HttpResponse::ServiceUnavailable().body("there are too many such streams already"),
    })
}

/// Returns a response that nobody stores, frames, embeds or takes for something else.
fn finished(mut response: HttpResponse) -> HttpResponse {
    let headers = response.headers_mut();
    for (name, value) in [
        (CACHE_CONTROL, "no-store"),
        (CONTENT_SECURITY_POLICY, CONTENT_POLICY),
        (CROSS_ORIGIN_RESOURCE_POLICY, "same-origin"),
        (REFERRER_POLICY, "no-referrer"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Returns a text for the value of an attribute in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
