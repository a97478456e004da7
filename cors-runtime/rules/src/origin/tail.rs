//! What follows an origin in a URL, and does not belong to it.

use super::fault::Fault;
use crate::{Code, rule::Rule, slice::find_any};

/// The bytes that end an authority. `\` counts as `/` under `http` and `https`.
/// <https://url.spec.whatwg.org/#authority-state>
pub(super) const DELIMITERS: &[u8] = b"/\\?#";

const HELP: &str = "write the scheme, the host and the port alone, such as `\"https://example.com\"`";

const PATH: &Rule = &Rule { code: Code::Path, message: "an origin has no path: remove {}", help: HELP };

const QUERY: &Rule = &Rule { code: Code::Query, message: "an origin has no query: remove {}", help: HELP };

const FRAGMENT: &Rule =
    &Rule { code: Code::Fragment, message: "an origin has no fragment: remove {}", help: HELP };

/// An origin is a scheme, a host and a port: nothing may stand at `at`.
/// <https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin>
pub(super) const fn check(value: &str, at: usize) -> Result<(), Fault> {
    let bytes = value.as_bytes();
    if at >= bytes.len() {
        return Ok(());
    }
    Err(match bytes[at] {
        b'?' => Fault::new(QUERY, at, find_any(bytes, b"#", at)),
        b'#' => Fault::new(FRAGMENT, at, bytes.len()),
        _ => Fault::new(PATH, at, find_any(bytes, b"?#", at)),
    })
}
