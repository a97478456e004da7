//! Measuring, and saying what came out.

mod allocations;
mod bars;
pub(crate) mod build;
mod figures;
mod instructions;
pub(crate) mod load;
mod markdown;
mod page;
mod server;
pub(crate) mod table;
mod time;
mod tools;

type Fallible<T> = Result<T, Box<dyn std::error::Error>>;
