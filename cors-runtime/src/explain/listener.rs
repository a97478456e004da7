//! Who listens to the decisions on one request: the page of a unit test, and the inspector.
//!
//! What a policy decides while the future of the answer is polled belongs to that request, whatever else runs on the thread.

use std::{
    cell::RefCell,
    future::poll_fn,
    mem,
    pin::pin,
    sync::atomic::{AtomicBool, Ordering},
};

use crate::{compiled::CompiledPolicy, refusal::RefusalReason};

/// A decision that was heard.
#[derive(Clone, Debug)]
pub(crate) struct Heard {
    /// `None` where no policy had a say.
    pub(crate) policy: Option<&'static CompiledPolicy>,
    /// The reason and the explanation, if the page is refused.
    pub(crate) refusal: Option<(RefusalReason, String)>,
}

/// True once anybody has listened.
static HAS_LISTENER: AtomicBool = AtomicBool::new(false);

thread_local! {
    static HEARD: RefCell<Option<Vec<Heard>>> = const { RefCell::new(None) };
}

/// Returns the output of a future, with the decisions that were made on its way.
pub(crate) async fn listen<T>(future: impl Future<Output = T>) -> (T, Vec<Heard>) {
    HAS_LISTENER.store(true, Ordering::Relaxed);
    let mut future = pin!(future);
    let mut heard = Some(Vec::new());
    let output = poll_fn(|context| {
        let _turn = Turn::begin(&mut heard);
        future.as_mut().poll(context)
    })
    .await;
    let heard = heard.unwrap_or_default();
    // Somebody further outside may listen too.
    HEARD.with_borrow_mut(|outer| outer.iter_mut().for_each(|outer| outer.extend_from_slice(&heard)));
    (output, heard)
}

/// The time in which decisions belong to one request. It ends when a handler panics, too.
struct Turn<'a>(&'a mut Option<Vec<Heard>>);

impl<'a> Turn<'a> {
    fn begin(heard: &'a mut Option<Vec<Heard>>) -> Self {
        HEARD.with_borrow_mut(|current| mem::swap(current, heard));
        Self(heard)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        HEARD.with_borrow_mut(|current| mem::swap(current, self.0));
    }
}

/// Checks whether anybody may listen.
#[inline]
pub(super) fn is_listening() -> bool {
    HAS_LISTENER.load(Ordering::Relaxed)
}

/// Checks whether somebody listens to the request that is answered now.
pub(super) fn is_heard_here() -> bool {
    is_listening() && HEARD.with_borrow(Option::is_some)
}

/// Passes a decision on to who listens, if anybody does.
pub(super) fn hear(decision: impl FnOnce() -> Heard) {
    HEARD.with_borrow_mut(|heard| {
        if let Some(heard) = heard {
            heard.push(decision());
        }
    });
}

#[cfg(test)]
mod tests {
    use std::{
        panic::{AssertUnwindSafe, catch_unwind},
        task::{Context, Waker},
    };

    use super::*;

    #[test]
    fn nobody_listens_any_more_when_a_handler_has_panicked() {
        let mut context = Context::from_waker(Waker::noop());
        let mut panics = Box::pin(listen(async {
            assert!(is_heard_here());
            panic!("on purpose");
        }));
        let outcome = catch_unwind(AssertUnwindSafe(|| panics.as_mut().poll(&mut context).is_ready()));
        assert!(outcome.is_err() && !is_heard_here());
    }
}
