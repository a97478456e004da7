//! What the server knows of a request, beside the reason of the browser.

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

/// What was heard while the application answered a request.
pub(super) struct ServerSide {
    step: RefusalStep,
    asked: Asked,
    heard: Vec<Heard>,
    /// The first annotated route on the path that did not take the preflight, and the methods that it serves.
    passed: Option<(Declared, &'static [Method])>,
}

impl ServerSide {
    /// Returns the answer to a request, and what was heard meanwhile.
    pub(super) async fn of<T>(
        step: Step,
        request: Request,
        answer: impl AsyncFnOnce(Request) -> T,
    ) -> (T, Self) {
        let step = if step == Step::Preflight { RefusalStep::Preflight } else { RefusalStep::Actual };
        let asked = Asked::of(request.head(), step);
        let (answer, heard) = listen(answer(request)).await;
        (answer, Self { step, asked, heard, passed: None })
    }

    /// Notes the routes that a preflight has passed.
    pub(super) fn note_passed(&mut self, request: &HttpRequest) {
        let extensions = request.extensions();
        let first = extensions.get::<Passed>().and_then(|passed| passed.plans().next());
        self.passed = first.map(|plan| (plan.policy.declared, &*plan.methods));
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
