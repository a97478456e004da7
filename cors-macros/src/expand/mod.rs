//! Writes the expansion. No other room writes tokens of its own.

mod checks;
mod constants;
mod context;
mod dangers;
mod editor;
mod fields;
mod inherited;
mod item;
mod lists;
mod module;
mod paths;
mod reported;
mod service;
mod signature;
mod spans;

pub(crate) use self::{
    constants::constants,
    editor::hints,
    fields::of_policy,
    item::{below_others, with_mistake, without_route, without_routes},
    module::module,
    paths::{crate_path, private},
    reported::reported,
    service::service,
    signature::signature,
};
