//! The decisions of the server on a request, to show beside the browser's reason: in unit tests and in the inspector.

use actix_http::RequestHead;
use actix_web::{Error, HttpMessage, HttpRequest, HttpResponse, dev::ServiceResponse};

#[cfg(feature = "inspector")]
use crate::compiled::CompiledPolicy;
use crate::{
    browser::{Reason, Step},
    explain::{
        Asked,
        listener::{Heard, listen},
        unheard::{PassedRoute, Unheard, explain_allowed},
    },
    refusal::RefusalStep,
    route::Passed,
};

/// The decisions that the server made while it answered a request.
pub(crate) struct ServerSide {
    pub(crate) step: RefusalStep,
    pub(crate) asked: Asked,
    heard: Vec<Heard>,
    passed: Vec<PassedRoute>,
}

/// Returns the annotated routes that a request has passed.
fn passed(request: &HttpRequest) -> Vec<PassedRoute> {
    request.extensions().get::<Passed>().map(Passed::said).unwrap_or_default()
}

impl ServerSide {
    /// Returns the answer to a request, and what was heard meanwhile. An error comes with its response: some have it only once, and
    /// some policies decide while it is made.
    ///
    /// A service routes when it is called and not when its answer is awaited, so it is called here.
    pub(crate) async fn of<B, F>(
        (step, asked): (RefusalStep, Asked),
        call: impl FnOnce() -> F,
    ) -> (Result<ServiceResponse<B>, (Error, HttpResponse)>, Self)
    where
        F: Future<Output = Result<ServiceResponse<B>, Error>>,
    {
        let answer = async {
            call().await.map_err(|error| {
                let response = error.error_response();
                (error, response)
            })
        };
        let (answer, heard) = listen(answer).await;
        let passed = answer.as_ref().map(|response| passed(response.request())).unwrap_or_default();
        (answer, Self { step, asked, heard, passed })
    }

    /// Returns the policy that decided last.
    #[cfg(feature = "inspector")]
    pub(crate) fn policy(&self) -> Option<&'static CompiledPolicy> {
        self.heard.last()?.policy
    }

    /// Checks whether the policy that decided last refuses the page.
    #[cfg(feature = "inspector")]
    pub(crate) fn is_refused(&self) -> bool {
        self.heard.last().is_some_and(|heard| heard.refusal.is_some())
    }

    /// Explains why the browser refused the answer; nothing if CORS is not the reason.
    pub(crate) fn explain(&self, reason: &Reason, status: u16) -> Option<String> {
        let lacks_credentials = match reason {
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
            Some(Heard { policy: Some(policy), refusal })
                if refusal.is_none() || (lacks_credentials && !policy.credentials) =>
            {
                explain_allowed(policy, self.step, lacks_credentials, &self.asked)
            }
            Some(Heard { refusal: Some((_, explanation)), .. }) => explanation.clone(),
            _ => self.unheard(status).to_string(),
        })
    }

    fn unheard(&self, status: u16) -> Unheard<'_> {
        let mut passed = self.passed.clone();
        if self.step == RefusalStep::Actual && !matches!(status, 404 | 405) {
            // A route without an attribute has answered it.
            passed.clear();
        }
        // A route that serves the method was passed for another reason, such as a guard.
        passed.retain(|route| route.methods.iter().all(|served| *served != *self.asked.method));
        Unheard { step: self.step, asked: &self.asked, status, passed }
    }
}

/// Returns the parts of a request that are explained, at the step of a browser.
pub(crate) fn asked(step: Step, head: &RequestHead) -> (RefusalStep, Asked) {
    let step = if step == Step::Preflight { RefusalStep::Preflight } else { RefusalStep::Actual };
    (step, Asked::of(head, step))
}
