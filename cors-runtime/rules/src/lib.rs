//! What a valid CORS policy is: the rules of `cors-runtime`, as `const` functions over strings.

#![no_std]
#![allow(clippy::result_large_err, reason = "const evaluation cannot box")]

#[cfg(test)]
extern crate std;

mod code;
mod header_name;
mod public_suffix;
mod punycode;
mod rule;
mod slice;
mod text;
mod token;
mod utf8;
mod violation;

pub mod exposed_header;
pub mod keys;
pub mod max_age;
pub mod method;
pub mod origin;
pub mod policy;
pub mod request_header;
pub mod suggest;

pub use code::Code;
pub use text::Text;
pub use violation::Violation;
