//! A model of what a browser does with a page's request, by the [Fetch Standard](https://fetch.spec.whatwg.org/).
//!
//! The model sends nothing. Its caller has a transport, sends what the model says, and passes the answers back:
//!
//! - [`Init::request`] checks what a script asks for
//! - [`Fetch`] says what to send next, takes the head of each answer, and says in the end what the page sees
//! - [`Browser`] keeps what outlives a request: cookies, remembered preflights and the time
//! - [`Exchange`](exchange::Exchange) judges one request and its answer without knowing the script
//!
//! This room imports nothing of the crate, and nothing of actix's services. A file imports from the file that defines a
//! name, never from this one.

mod cookies;
mod cors_check;
#[cfg(any(feature = "inspector", test))]
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
mod state;

#[cfg(not(feature = "test-util"))]
pub(crate) use self::reason::{Reason, Step};
#[cfg(feature = "inspector")]
pub(crate) use self::{
    exchange::{Exchange, Judgement},
    preflight::Preflight,
};
pub(crate) use self::{
    fetch::{Fetch, Next, Outgoing},
    header_list::{Head, HeaderList, decoded},
    reason::Failure,
    redirect::is_redirect,
    request::{Credentials, Init},
    state::Browser,
};
#[cfg(feature = "test-util")]
pub(crate) use self::{filtered::Filtered, reason::RequestLine};
#[cfg(feature = "test-util")]
pub use self::{
    filtered::Kind,
    reason::{Reason, Step},
    request::{Mode, Redirect},
};

#[cfg(test)]
mod tests;
