//! The exchanges as a stream of events: one for each, as soon as it is there.

use std::{
    convert::Infallible,
    fmt::Write,
    pin::Pin,
    sync::atomic::{AtomicU64, AtomicUsize, Ordering},
    task::{Context, Poll},
    time::Duration,
};

use actix_web::{
    body::{BodySize, MessageBody},
    rt::time::{Sleep, sleep},
    web::Bytes,
};

use super::recent;

/// The most streams at one time: each costs a connection.
const MOST: usize = 16;

static OPEN: AtomicUsize = AtomicUsize::new(0);

/// The time after which a stream ends, and its client goes on with another one. A server does not notice that a client is gone as long
/// as it has nothing to say, and a stream without end would delay the shutdown of the server.
const LIFETIME: Duration = Duration::from_secs(10);

/// The body of the answer to an `EventSource`.
pub(super) struct Events {
    number: u64,
    last: u64,
    is_open: bool,
    end: Pin<Box<Sleep>>,
}

impl Events {
    /// Returns the events after the exchange of this number; `None` if there are too many such streams.
    pub(super) fn after(last: u64) -> Option<Self> {
        Self::lasting(last, LIFETIME)
    }

    fn lasting(last: u64, lifetime: Duration) -> Option<Self> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let is_free = OPEN.fetch_add(1, Ordering::Relaxed) < MOST;
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let events = Self { number, last, is_open: false, end: Box::pin(sleep(lifetime)) };
        is_free.then_some(events)
    }
}

impl Drop for Events {
    fn drop(&mut self) {
        OPEN.fetch_sub(1, Ordering::Relaxed);
        recent::forget(self.number);
    }
}

impl MessageBody for Events {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Infallible>>> {
        if self.end.as_mut().poll(context).is_ready() {
            return Poll::Ready(None);
        }
        let mut text = String::new();
        if !self.is_open {
            // The page knows from it that the stream is there.
            text.push_str("retry: 1000\n\n");
            self.is_open = true;
        }
        for record in recent::after_or_wait(self.last, self.number, context.waker()) {
            self.last = record.id;
            if let Ok(data) = serde_json::to_string(&*record) {
                // Writing to a string never fails.
                let _ = write!(text, "id: {}\ndata: {data}\n\n", record.id);
            }
        }
        if text.is_empty() { Poll::Pending } else { Poll::Ready(Some(Ok(text.into()))) }
    }
}

#[cfg(test)]
mod tests {
    use std::{future::poll_fn, pin::pin};

    use super::*;

    #[actix_web::test]
    async fn a_stream_ends_so_that_nothing_keeps_what_its_client_has_left() {
        let events = Events::lasting(u64::MAX, Duration::from_millis(20)).expect("a stream");
        let mut events = pin!(events);
        let first = poll_fn(|context| events.as_mut().poll_next(context)).await;
        assert_eq!(first, Some(Ok(Bytes::from_static(b"retry: 1000\n\n"))));
        assert_eq!(poll_fn(|context| events.as_mut().poll_next(context)).await, None);
    }
}
