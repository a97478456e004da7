//! The items that the expansions of the macros name. They are not part of the public interface, and may change in any release.

pub use actix_web::{
    dev::{AppService, HttpServiceFactory},
    guard::fn_guard,
};

pub use cors_rules::dangers::{Danger, Dangers};

pub use crate::{
    decision::lookup::look_up,
    origins::{DynamicOrigins, WARN_OF_DEV_ORIGINS},
    policy::{AllowedOrigins, Enforce, Fields, ModulePolicy, Policy, fields, policy},
    route::{Endpoint, Plan, Registrar, Route, endpoint, register, register_handler, register_wrapped, wrap},
};

/// The checks of constants.
pub mod check {
    pub use crate::check::*;
}

/// Emits items only for rust-analyzer, which sets this `cfg`. It is checked here, since rustc would warn of an unknown `cfg` in
/// the user's crate.
#[cfg(rust_analyzer)]
#[doc(hidden)]
#[macro_export]
macro_rules! __cors_in_editor {
    ($($item:item)*) => { $($item)* };
}

/// Emits nothing outside of an editor.
#[cfg(not(rust_analyzer))]
#[doc(hidden)]
#[macro_export]
macro_rules! __cors_in_editor {
    ($($tokens:tt)*) => {};
}

pub use crate::__cors_in_editor as in_editor;

macro_rules! document_keys {
    ($($key:ident $identifier:ident $name:literal {
        value: $value:literal, example: $example:literal, meaning: $meaning:literal,
    })*) => {
        /// The keys of the attribute as items, for the completion and the hover of an editor.
        #[allow(non_upper_case_globals, reason = "they are called what the keys are called")]
        pub mod keys {
            $(
                // No `concat!`: rust-analyzer shows a literal only.
                #[doc = "```text"]
                #[doc = $example]
                #[doc = "```"]
                #[doc = $meaning]
                #[doc = ""]
                #[doc = $value]
                pub const $identifier: () = ();
            )*
        }
    };
}
cors_rules::keys!(document_keys);
