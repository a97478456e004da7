//! `#[cors]` together with other crates' attributes and middleware, and with all kinds of requests and responses, over
//! HTTP/1.1 and HTTP/2.

#[macro_use]
mod compare;

mod attributes;
mod requests;
mod responses;
