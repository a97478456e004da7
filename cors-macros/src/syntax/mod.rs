//! Reads tokens into arguments with spans. A mistake in one argument does not hide the next one.

mod argument;
mod arguments;
mod base;
mod configured;
mod list;
mod source;
mod tokens;
mod value;
mod written;

pub(crate) use self::{
    argument::Argument,
    arguments::Arguments,
    configured::Configured,
    list::{Element, List},
    source::Source,
    value::Enforce,
};
