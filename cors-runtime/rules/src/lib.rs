//! The rules of a valid CORS policy, as `const` functions over strings. Use `cors-runtime`, not this crate.
//!
//! The attribute checks literals with them, const evaluation checks the constants of a user's crate, and an origin set
//! checks its configuration: one home for each rule, and the same words everywhere. Nothing here allocates, recurses on a
//! value or panics, and a valid value builds no text.
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
mod known_headers;
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
pub mod signature;
pub mod suggest;

pub use code::Code;
pub use text::Text;
pub use violation::Violation;
