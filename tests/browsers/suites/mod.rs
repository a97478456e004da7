//! The tests.

mod browsers;
mod harness;
mod model;
