//! Chromium, through chromedriver.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::{
    Browser, COMMAND_TIMEOUT, find,
    process::{Process, new_directory},
    webdriver::{self, WebDriver},
};

pub(super) struct Chromium {
    driver: WebDriver,
    _process: Process,
}

pub(super) fn find() -> Result<(PathBuf, PathBuf), String> {
    Ok((find::find(&["chromium", "chromium-browser", "google-chrome"])?, find::find(&["chromedriver"])?))
}

impl Chromium {
    pub(super) fn start() -> Result<Self, String> {
        let (browser, driver) = find()?;
        let directory = new_directory("chromium").map_err(|error| error.to_string())?;
        let profile = directory.join("profile");
        let port = webdriver::free_port()?;
        let process = Process::start(directory, &driver, &[&format!("--port={port}")], &[])
            .map_err(|error| error.to_string())?;
        process.wait(|_| webdriver::is_up(port).then_some(()))?;
        let capabilities = json!({
            "acceptInsecureCerts": true,
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": {
                "binary": browser,
                "args": ["--headless", "--no-sandbox", "--disable-gpu",
                    // The console of a frame in a process of its own does not arrive here.
                    "--disable-features=IsolateSandboxedIframes", format!("--user-data-dir={}", profile.display())],
                // Cookies of other sites.
                "prefs": { "profile.cookie_controls_mode": 0 },
            },
            "timeouts": { "script": COMMAND_TIMEOUT.as_millis(), "pageLoad": COMMAND_TIMEOUT.as_millis() },
        });
        let driver = WebDriver::new_session(port, &capabilities)?;
        Ok(Self { driver, _process: process })
    }
}

impl Browser for Chromium {
    fn open(&mut self, url: &str) -> Result<(), String> {
        self.driver.command("url", &json!({ "url": url })).map(drop)
    }

    fn run(&mut self, script: &str, argument: &Value) -> Result<Value, String> {
        self.driver.command("execute/async", &json!({ "script": script, "args": [argument] }))
    }

    fn console(&mut self) -> Result<Option<Vec<String>>, String> {
        let entries = self.driver.command("se/log", &json!({ "type": "browser" }))?;
        let entries = entries.as_array().into_iter().flatten();
        Ok(Some(entries.filter_map(|entry| Some(entry["message"].as_str()?.to_owned())).collect()))
    }
}
