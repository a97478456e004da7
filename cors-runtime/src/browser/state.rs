//! The state of a browser.

use std::time::Duration;

use super::{cookies::Jar, preflight_cache::Cache};

/// The state that a browser keeps from one request to the next.
#[derive(Debug, Default)]
pub(crate) struct Browser {
    pub(crate) cache: Cache,
    pub(crate) jar: Jar,
    /// The time since the browser started.
    pub(crate) now: Duration,
}
