//! The three engines, each behind the same few commands.

mod chromium;
mod find;
mod firefox;
mod marionette;
mod process;
mod webdriver;
mod webkit;

use std::{fmt, time::Duration};

use serde_json::Value;

/// The longest that one command may take; a page gives up earlier by itself.
const COMMAND_TIMEOUT: Duration = Duration::from_secs(30);

/// The command that installs missing browsers.
pub(crate) const INSTALL: &str =
    "apt-get install -y --no-install-recommends chromium chromium-driver firefox-esr webkit2gtk-driver xvfb";

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The programs that it takes, or the first that is missing.
    pub(crate) fn is_installed(self) -> Result<(), String> {
        match self {
            Self::Chromium => chromium::find().map(drop),
            Self::Firefox => firefox::find().map(drop),
            Self::WebKit => webkit::find().map(drop),
        }
    }

    /// Starts it, without a window.
    pub(crate) fn start(self) -> Result<Box<dyn Browser>, String> {
        let started: Result<Box<dyn Browser>, String> = match self {
            Self::Chromium => chromium::Chromium::start().map(|browser| Box::new(browser) as _),
            Self::Firefox => firefox::Firefox::start().map(|browser| Box::new(browser) as _),
            Self::WebKit => webkit::WebKit::start().map(|browser| Box::new(browser) as _),
        };
        started.map_err(|error| format!("{self} did not start: {error}"))
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A running browser. Cookies of other sites are sent, and certificates that nobody signed are accepted.
pub(crate) trait Browser {
    /// Opens a URL and waits until it is loaded.
    fn open(&mut self, url: &str) -> Result<(), String>;

    /// Runs a script, which gets `argument` and a callback for its result.
    fn run(&mut self, script: &str, argument: &Value) -> Result<Value, String>;

    /// Returns the new lines of the browser's console, if it shows them.
    fn console(&mut self) -> Result<Option<Vec<String>>, String>;
}
