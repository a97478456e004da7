//! What the server knows about a refused request, to show beside the browser's reason.

use actix_http::Request;
use actix_web::{HttpMessage, HttpRequest, http::Method};

use crate::{
    browser::{Failure, Reason, Step},
    compiled::Declared,
    explain::{
        Asked,
        listener::{Heard, listen},
        unheard::{Unheard, explain_allowed},
    },
    refusal::RefusalStep,
    route::Passed,
};

/// The decisions that the server made while it answered a request.
pub(super) struct ServerSide {
    step: RefusalStep,
    asked: Asked,
    heard: Vec<Heard>,
    passed: Option<PassedRoute>,
}

/// An annotated route on the path of a preflight that did not take it, and the methods that it serves.
type PassedRoute = (Declared, &'static [Method]);

/// Returns the first route that a preflight has passed.
pub(super) fn first_passed(request: &HttpRequest) -> Option<PassedRoute> {
    let extensions = request.extensions();
    let first = extensions.get::<Passed>()?.plans().next()?;
    Some((first.policy.declared, &first.methods))
}

impl ServerSide {
    /// Returns the answer to a request, and what was heard meanwhile.
    pub(super) async fn of<T>(
        step: Step,
        request: Request,
        answer: impl AsyncFnOnce(Request) -> (T, Option<PassedRoute>),
    ) -> (T, Self) {
        let step = if step == Step::Preflight { RefusalStep::Preflight } else { RefusalStep::Actual };
        let asked = Asked::of(request.head(), step);
        let ((answer, passed), heard) = listen(answer(request)).await;
        (answer, Self { step, asked, heard, passed })
    }

    /// Explains why the browser refused its answer; nothing if CORS is not the reason.
    pub(super) fn explain(&self, failure: &Failure) -> Option<String> {
        let status = failure.sent.as_ref()?.status?;
        let lacks_credentials = match failure.reason {
            Reason::NoCredentials(_) | Reason::AnyWithCredentials => true,
            Reason::NoAllowOrigin
            | Reason::OtherOrigin { .. }
            | Reason::Status(_)
            | Reason::AllowMethodsSyntax(_)
            | Reason::AllowHeadersSyntax(_)
            | Reason::Method(_)
            | Reason::Header(_) => false,
            _ => return None,
        };
        Some(match self.heard.last() {
            Some(Heard { policy: Some(policy), refusal }) if refusal.is_none() || lacks_credentials => {
                explain_allowed(policy, self.step, lacks_credentials, &self.asked)
            }
            Some(Heard { refusal: Some((_, explanation)), .. }) => explanation.clone(),
            _ => Unheard { step: self.step, asked: &self.asked, status, passed: self.passed }.to_string(),
        })
    }
}
