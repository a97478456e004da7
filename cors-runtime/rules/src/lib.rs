//! What a valid CORS policy is: the rules of `cors-runtime`, as `const` functions over strings.
//!
//! The attribute asks them about literals, const evaluation in a user's crate about constants, and a set of origins
//! about its configuration: one home, and the same words everywhere. Nothing here allocates, recurses on a value or
//! panics, and what is right costs no text.
//!
//! ```
//! use cors_rules::{Code, origin};
//!
//! let violation = origin::check("https://Example.com/").unwrap_err();
//! assert_eq!(violation.code, Code::UpperCase);
//! assert_eq!(violation.help.as_str(), "write `\"https://example.com\"`");
//! ```

#![no_std]
#![allow(clippy::result_large_err, reason = "const evaluation cannot box")]

#[cfg(test)]
extern crate std;

mod code;
mod header_name;
mod public_suffix;
mod rule;
mod slice;
mod text;
mod token;
mod utf8;
mod violation;

pub mod dangers;
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
