//! The applications that are measured, and the requests that they are measured with.
//!
//! A [`Cell`] of the table is one [`Setting`], one [`Situation`] and one [`Contender`]. Its [`Trial`] is a service and
//! requests made beforehand, so that only the call is counted.

mod cell;
mod contenders;
mod expected;
pub mod hostile;
mod log_level;
mod policies;
mod requests;
mod subject;
mod trial;

pub use self::{
    cell::{Cell, Contender, Setting, Situation},
    contenders::{application, serve_over_http},
    subject::Subject,
    trial::Trial,
};
