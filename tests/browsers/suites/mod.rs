//! The tests.

mod broken;
mod browsers;
mod harness;
mod inspector;
mod model;
