//! Shared by the tests: requests and responses, a server and its clients, an application in this process, and one with
//! `#[cors]` beside the same one without.

#![expect(missing_docs, reason = "the parts of a message are what their names say")]

mod http1;
mod http2;
pub mod in_process;
mod message;
mod server;
mod source;
pub mod twins;

pub use self::{
    http1::Connection,
    message::{BROKEN_OFF, Request, Response},
    server::{BOTH, Protocol, Server},
};

/// The origin that most policies of the tests allow.
pub const APP: &str = "https://app.example.com";
/// An origin that no policy of the tests allows.
pub const EVIL: &str = "https://evil.example";

/// The `Vary` of every preflight that a policy answers.
pub const PREFLIGHT_VARY: &str = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";
