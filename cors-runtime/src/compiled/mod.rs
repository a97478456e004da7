//! A policy made ready before any request: matchers for its origins and methods, and the values of its headers.

mod declared;
mod methods;
mod policy;

pub(crate) use self::{
    declared::Declared,
    methods::{Methods, find_method, parse_methods},
    policy::{CompiledPolicy, TRUE, has_header},
};
