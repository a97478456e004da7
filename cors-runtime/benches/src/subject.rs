//! An application without its type.

use std::{hint::black_box, rc::Rc};

use actix_http::Request;
use actix_web::{
    Error, HttpResponse,
    body::{BoxBody, MessageBody},
    dev::{Service, ServiceResponse},
};
use futures_util::FutureExt;

/// A whole application as its server calls it: routing, middleware, handler, and everything dropped again.
///
/// The one call through a pointer costs every contender the same few instructions.
pub struct Subject {
    serve: Box<dyn Fn(Request)>,
    answer: Box<dyn Fn(Request) -> HttpResponse>,
}

impl Subject {
    /// Returns the subject that this application is.
    pub fn new<S, B>(application: S) -> Self
    where
        S: Service<Request, Response = ServiceResponse<B>, Error = Error> + 'static,
        B: MessageBody + 'static,
    {
        let application = Rc::new(application);
        let asked = Rc::clone(&application);
        Self {
            serve: Box::new(move |request| drop(black_box(call(&*application, request)))),
            answer: Box::new(move |request| boxed(call(&*asked, request))),
        }
    }

    /// Serves a request and drops the answer: what is measured.
    pub fn serve(&self, request: Request) {
        (self.serve)(request);
    }

    /// Returns the answer to a request.
    #[must_use]
    pub fn answer(&self, request: Request) -> HttpResponse {
        (self.answer)(request)
    }
}

type Outcome<B> = Option<Result<ServiceResponse<B>, Error>>;

/// `None` where the application is not done in one go, which none here may do.
fn call<S, B>(application: &S, request: Request) -> Outcome<B>
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
{
    application.call(request).now_or_never()
}

fn boxed<B: MessageBody + 'static>(outcome: Outcome<B>) -> HttpResponse<BoxBody> {
    match outcome.expect("an application that never waits") {
        Ok(response) => response.into_parts().1.map_into_boxed_body(),
        Err(error) => error.error_response(),
    }
}
