//! `#[cors]` together with other crates' attributes and middleware, and with all kinds of requests and responses, over
//! HTTP/1.1 and HTTP/2.

#[macro_use]
mod twins;

mod attributes;
mod http;
mod requests;
mod responses;

const APP: &str = "https://app.example.com";
const EVIL: &str = "https://evil.example";

const PREFLIGHT_VARY: &str = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";
