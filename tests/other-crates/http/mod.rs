//! A real server, and clients that send any header line and keep every one that comes back.

mod http1;
mod http2;
mod message;
mod server;

pub(crate) use self::{
    message::{BROKEN_OFF, Request, Response},
    server::Server,
};

/// The version of HTTP that a client speaks.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Protocol {
    Http1,
    /// With prior knowledge, over plain TCP.
    Http2,
}

pub(crate) const BOTH: &[Protocol] = &[Protocol::Http1, Protocol::Http2];
