//! The parts of a URL that follow its origin.

use super::fault::Fault;
use crate::{rule::rules, slice::find_any};

/// The bytes that end a host and a port. `\` counts as `/` under `http` and `https`.
/// <https://url.spec.whatwg.org/#authority-state>
pub(crate) const DELIMITERS: &[u8] = b"/\\?#";

const HELP: &str = "write the scheme, the host and the port alone, such as `\"https://example.com\"`";

rules! {
    PATH: Path = "an origin has no path: remove {}", help HELP;
    QUERY: Query = "an origin has no query: remove {}", help HELP;
    FRAGMENT: Fragment = "an origin has no fragment: remove {}", help HELP;
}

/// Checks that nothing follows the origin, which ends at `at`: an origin is a scheme, a host and a port.
/// <https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin>
pub(crate) const fn expect_end(value: &str, at: usize) -> Result<(), Fault> {
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
