//! Parity: whatever works without `#[cors]` works with it.
//!
//! Every application here exists twice, from one source text: once with actix's own macros alone, and once with
//! `#[cors]` above them. Both are served over real HTTP/1.1, and everything but the CORS headers is compared.

// Users do not always write what clippy recommends.
#![allow(
    clippy::extra_unused_type_parameters,
    clippy::manual_async_fn,
    clippy::needless_pass_by_value,
    clippy::too_many_arguments,
    clippy::unnecessary_wraps,
    clippy::unused_async
)]
#![recursion_limit = "8192"]

#[macro_use(twice)]
extern crate support;

mod ask;
#[macro_use]
mod compare;

mod extractors;
mod generated;
mod imports;
mod items;
mod methods;
mod options;
mod other_methods;
mod paths;
mod preflights;
mod registration;
mod returns;
mod scopes;
