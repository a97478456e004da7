//! What a browser does with a request of a page, by the [Fetch Standard](https://fetch.spec.whatwg.org/), and apart from
//! how anything is sent.
//!
//! - [`Init::request`] checks what a script asks for
//! - [`Fetch`] says what to send next and what the page sees in the end; whoever sends tells it what was answered
//! - [`Browser`] is what outlives a request: cookies, remembered preflights, and the time
//! - [`Exchange`] judges one request and its answer, for who sees nothing else
//!
//! Nothing here knows actix's services: whoever has a transport brings its messages into a [`HeaderList`].

mod cookies;
mod cors_check;
#[cfg_attr(not(test), expect(dead_code, reason = "the inspector judges exchanges of any client"))]
mod exchange;
mod fetch;
mod filtered;
mod header_list;
mod method;
mod port;
mod preflight;
mod preflight_cache;
mod reason;
mod redirect;
mod request;
mod safelist;
mod site;

use std::time::Duration;

pub(crate) use self::{
    fetch::{Fetch, Next, Outgoing},
    filtered::Filtered,
    header_list::{HeaderList, decoded},
    reason::{Failure, RequestLine},
    request::{Credentials, Init, Request},
};
pub use self::{
    filtered::Kind,
    reason::{Reason, Step},
    request::{Mode, Redirect},
};

/// What a browser keeps from one request to the next.
#[derive(Debug, Default)]
pub(crate) struct Browser {
    pub(crate) cache: preflight_cache::Cache,
    pub(crate) jar: cookies::Jar,
    /// The time, from the browser's beginning.
    pub(crate) now: Duration,
}

/// The head of a response.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    pub(crate) status: u16,
    pub(crate) headers: HeaderList,
}

#[cfg(test)]
mod tests;
