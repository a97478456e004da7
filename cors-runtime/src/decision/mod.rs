//! The decisions on requests. They are pure: the head of a request and a policy go in, headers or a reason come out.
//!
//! `route` and `middleware` carry them to actix; nothing here imports those.

pub(crate) mod actual;
pub(crate) mod concluded;
pub(crate) mod enforce;
mod forwarded;
pub(crate) mod lookup;
pub(crate) mod preflight;
pub(crate) mod remembered;
mod request_headers;
pub(crate) mod vary;
