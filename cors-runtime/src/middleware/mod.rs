//! The middlewares: a policy around what no attribute can stand on, and a way for preflights around a middleware.

mod cors;
mod skip_preflight;

pub use self::{cors::Cors, skip_preflight::SkipPreflight};
