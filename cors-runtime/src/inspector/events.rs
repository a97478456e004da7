//! The exchanges as a stream of events: one for each, as soon as it is there.

use std::{
    convert::Infallible,
    fmt::Write,
    pin::Pin,
    sync::atomic::{AtomicUsize, Ordering},
    task::{Context, Poll},
};

use actix_web::{
    body::{BodySize, MessageBody},
    web::Bytes,
};

use super::recent;

/// The most streams at one time: each costs a connection.
const MOST: usize = 16;

static OPEN: AtomicUsize = AtomicUsize::new(0);

/// The body of the answer to an `EventSource`.
pub(super) struct Events {
    last: u64,
    is_open: bool,
}

impl Events {
    /// Returns the events after the exchange of this number; `None` if there are too many such streams.
    pub(super) fn after(last: u64) -> Option<Self> {
        let is_free = OPEN.fetch_add(1, Ordering::Relaxed) < MOST;
        let events = Self { last, is_open: false };
        is_free.then_some(events)
    }
}

impl Drop for Events {
    fn drop(&mut self) {
        OPEN.fetch_sub(1, Ordering::Relaxed);
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
        let mut text = String::new();
        if !self.is_open {
            // The page knows from it that the stream is there.
            text.push_str("retry: 1000\n\n");
            self.is_open = true;
        }
        for record in recent::after_or_wait(self.last, context.waker()) {
            self.last = record.id;
            if let Ok(data) = serde_json::to_string(&*record) {
                // Writing to a string never fails.
                let _ = write!(text, "id: {}\ndata: {data}\n\n", record.id);
            }
        }
        if text.is_empty() { Poll::Pending } else { Poll::Ready(Some(Ok(text.into()))) }
    }
}
