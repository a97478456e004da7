//! Lookups: asynchronous functions that are asked about an origin that nothing else in the policy allows.
//!
//! They are asked before the decision, which stays synchronous: the answer waits for it in the extensions of the request.

use std::{
    future::poll_fn,
    panic::{AssertUnwindSafe, catch_unwind},
    task::Poll,
};

use actix_web::{
    FromRequest, HttpRequest,
    dev::{Payload, ServiceRequest},
};

use crate::{
    compiled::CompiledPolicy,
    origins::{Lookup, LookupAnswer},
    refusal::RefusalReason,
};

/// Asks the lookups of a policy about the origin of a request, where it needs their answer, and keeps the outcome for
/// the decision.
pub(crate) async fn ask(policy: &'static CompiledPolicy, request: &ServiceRequest) {
    let mut outcome = policy.origins.allow(request.head()).map(|_| ());
    if outcome == Err(RefusalReason::NotLookedUp) {
        outcome = ask_all(policy.origins.lookups(), request.request()).await;
    }
    policy.origins.keep_outcome(request, outcome);
}

/// Asks one lookup after the other, until one allows the origin.
async fn ask_all(lookups: &[Lookup], request: &HttpRequest) -> Result<(), RefusalReason> {
    let mut outcome = Err(RefusalReason::OriginNotAllowed);
    for lookup in lookups {
        match answer(*lookup, request).await {
            Some(true) => return Ok(()),
            Some(false) => {}
            None => outcome = Err(RefusalReason::LookupFailed),
        }
    }
    outcome
}

/// Returns the answer of a lookup; `None` where it failed. A panic is caught, where panics unwind: it must not end the
/// request of a page that only asks.
async fn answer(lookup: Lookup, request: &HttpRequest) -> Option<bool> {
    let mut answer = catch_unwind(AssertUnwindSafe(|| lookup(request))).ok()?;
    poll_fn(|context| {
        catch_unwind(AssertUnwindSafe(|| answer.as_mut().poll(context))).unwrap_or(Poll::Ready(None))
    })
    .await
}

/// An asynchronous function whose arguments are extractors, as a handler's are.
#[diagnostic::on_unimplemented(
    message = "`lookup` takes an `async fn` that returns `bool`, and whose arguments are extractors",
    label = "this is not one",
    note = "write `async fn is_tenant(origin: Origin, db: web::Data<Db>) -> bool`"
)]
pub trait LookupFunction<Arguments>: Copy + 'static {
    /// The answer to come.
    type Answer: Future<Output = bool> + 'static;

    /// Calls the function.
    fn call(self, arguments: Arguments) -> Self::Answer;
}

macro_rules! functions_of {
    ($($argument:ident)*) => {
        impl<Function, Answer, $($argument),*> LookupFunction<($($argument,)*)> for Function
        where
            Function: Fn($($argument),*) -> Answer + Copy + 'static,
            Answer: Future<Output = bool> + 'static,
        {
            type Answer = Answer;

            #[allow(non_snake_case, reason = "a type and its value share their name")]
            fn call(self, ($($argument,)*): ($($argument,)*)) -> Answer {
                self($($argument),*)
            }
        }
    };
}
functions_of! {}
functions_of! { A }
functions_of! { A B }
functions_of! { A B C }
functions_of! { A B C D }
functions_of! { A B C D E }
functions_of! { A B C D E F }
functions_of! { A B C D E F G }
functions_of! { A B C D E F G H }
functions_of! { A B C D E F G H I }
functions_of! { A B C D E F G H I J }
functions_of! { A B C D E F G H I J K }
functions_of! { A B C D E F G H I J K L }

/// Calls a lookup with what its arguments extract from a request whose body is empty: the handler's is not touched.
pub fn look_up<Function, Arguments>(function: Function, request: &HttpRequest) -> LookupAnswer
where
    Function: LookupFunction<Arguments>,
    Arguments: FromRequest + 'static,
{
    let arguments = Arguments::from_request(request, &mut Payload::None);
    Box::pin(async move {
        match arguments.await {
            Ok(arguments) => Some(function.call(arguments).await),
            Err(error) => {
                let error: actix_web::Error = error.into();
                log::debug!(target: "cors", "an argument of a lookup could not be had: {:?}", error.to_string());
                None
            }
        }
    })
}
