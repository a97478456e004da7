//! `#[cors]` in three browser engines and in the model of a page: one table of scenarios, and everything agrees with it.
//!
//! - `table` has the rows, each file with the handlers that its rows call
//! - `row` is what a row can say
//! - `run` holds a row against an engine, or against `cors_runtime::test`
//! - `engines` starts and drives the browsers; `server` and `page` are the two ends of every request
//! - `suites` are the tests

mod engines;
#[path = "../what_ran/note.rs"]
mod note;
mod row;
mod run;
mod server;
mod suites;
mod table;
