//! The body of a response, which may arrive later than its head.

use std::{
    collections::VecDeque,
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll},
};

use actix_web::{
    body::{BodySize, BoxBody, MessageBody},
    rt::task::yield_now,
    web::Bytes,
};

/// The most bytes of a stream that are read ahead.
const AHEAD: usize = 1 << 20;

/// The longest body in bytes, so an endless one does not take all memory.
const LONGEST: usize = 64 << 20;

/// The number of polls after which other tasks get a turn: one of them may feed the stream.
const TURNS: usize = 32;

/// A body, which may be read in part.
pub(super) struct Body {
    /// `None` if it has ended or failed.
    rest: Option<BoxBody>,
    /// The bytes that arrived so far.
    read: Vec<u8>,
    /// The pieces that were not returned yet.
    chunks: VecDeque<Bytes>,
    error: Option<String>,
}

impl Body {
    pub(super) fn new(body: BoxBody) -> Self {
        Self { rest: Some(body), read: Vec::new(), chunks: VecDeque::new(), error: None }
    }

    pub(super) fn empty() -> Self {
        Self { rest: None, read: Vec::new(), chunks: VecDeque::new(), error: None }
    }

    /// Checks whether the length is known: such a body ends.
    pub(super) fn is_sized(&self) -> bool {
        self.rest.as_ref().is_none_or(|rest| rest.size() != BodySize::Stream)
    }

    /// Checks whether it has come to its end, or failed.
    pub(super) fn has_ended(&self) -> bool {
        self.rest.is_none()
    }

    /// Returns why it failed.
    pub(super) fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }

    pub(super) fn read(&self) -> &[u8] {
        &self.read
    }

    /// Reads what is ready now.
    pub(super) async fn read_ahead(&mut self) {
        for _ in 0..TURNS {
            while self.read.len() < AHEAD && !self.has_ended() && self.is_ready().await {}
            if self.read.len() >= AHEAD || self.has_ended() {
                return;
            }
            yield_now().await;
        }
    }

    /// Reads one piece if there is one.
    async fn is_ready(&mut self) -> bool {
        poll_fn(|context| Poll::Ready(self.poll(context).is_ready())).await
    }

    /// Reads to the end.
    pub(super) async fn read_all(&mut self) {
        while !self.has_ended() {
            poll_fn(|context| self.poll(context)).await;
            // Without this, no deadline would stop a stream that is always ready.
            yield_now().await;
        }
    }

    /// Returns the next piece that was not returned yet; `None` is the end.
    pub(super) async fn chunk(&mut self) -> Option<Bytes> {
        while self.chunks.is_empty() && !self.has_ended() {
            poll_fn(|context| self.poll(context)).await;
        }
        self.chunks.pop_front()
    }

    /// Reads one piece.
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let Some(rest) = &mut self.rest else { return Poll::Ready(()) };
        match Pin::new(rest).poll_next(context) {
            Poll::Pending => return Poll::Pending,
            Poll::Ready(Some(Ok(_))) if self.read.len() > LONGEST => {
                self.error = Some(format!("it is longer than {} MiB", LONGEST >> 20));
                self.rest = None;
            }
            Poll::Ready(Some(Ok(chunk))) => {
                self.read.extend_from_slice(&chunk);
                self.chunks.push_back(chunk);
            }
            Poll::Ready(Some(Err(error))) => {
                self.error = Some(error.to_string());
                self.rest = None;
            }
            Poll::Ready(None) => self.rest = None,
        }
        Poll::Ready(())
    }
}
