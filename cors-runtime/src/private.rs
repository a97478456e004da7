//! What the expansions of the macros name: no part of the public interface, and free to change in any release.

pub use actix_web::{
    dev::{AppService, HttpServiceFactory},
    guard::fn_guard,
};

pub use crate::{
    baked::Cell,
    policy::{Fields, policy},
    route::{Route, endpoint, wrap},
};

/// The checks of constants.
pub mod check {
    pub use crate::check::*;
}
