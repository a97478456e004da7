//! Running the rows: in the model, in one engine, in all of them.

mod browser;
mod model;
mod report;

pub(crate) use self::{
    browser::run_everywhere,
    model::run_in_model,
    report::{Report, Verdict},
};
