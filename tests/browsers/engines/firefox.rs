//! Firefox, through Marionette.

use std::{fs, path::PathBuf};

use serde_json::{Value, json};

use super::{
    Browser, COMMAND_TIMEOUT, find,
    marionette::Marionette,
    process::{Process, new_directory},
};

/// Any free port for Marionette; cookies of other sites; no connection that nobody asked for.
const PREFERENCES: &str = r#"
user_pref("marionette.port", 0);
user_pref("network.cookie.cookieBehavior", 0);
user_pref("app.update.enabled", false);
user_pref("browser.safebrowsing.malware.enabled", false);
user_pref("browser.safebrowsing.phishing.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.page", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "");
user_pref("toolkit.telemetry.enabled", false);
"#;

pub(super) struct Firefox {
    connection: Marionette,
    _process: Process,
}

pub(super) fn find() -> Result<PathBuf, String> {
    find::find(&["firefox-esr", "firefox"])
}

impl Firefox {
    pub(super) fn start() -> Result<Self, String> {
        let browser = find()?;
        let directory = new_directory("firefox").map_err(|error| error.to_string())?;
        fs::write(directory.join("user.js"), PREFERENCES).map_err(|error| error.to_string())?;
        let profile = directory.display().to_string();
        let arguments = ["--marionette", "--headless", "--no-remote", "--profile", &profile];
        let process = Process::start(directory, &browser, &arguments, &[("HOME", &profile)])
            .map_err(|error| error.to_string())?;
        let port = process.wait(active_port)?;
        let mut connection = Marionette::connect(port)?;
        let timeout = COMMAND_TIMEOUT.as_millis();
        let capabilities =
            json!({ "acceptInsecureCerts": true, "timeouts": { "script": timeout, "pageLoad": timeout } });
        connection.command("WebDriver:NewSession", &capabilities)?;
        Ok(Self { connection, _process: process })
    }
}

/// Firefox writes the port that it got into its profile.
fn active_port(process: &Process) -> Option<u16> {
    fs::read_to_string(process.directory().join("MarionetteActivePort")).ok()?.trim().parse().ok()
}

impl Browser for Firefox {
    fn open(&mut self, url: &str) -> Result<(), String> {
        self.connection.command("WebDriver:Navigate", &json!({ "url": url })).map(drop)
    }

    fn run(&mut self, script: &str, argument: &Value) -> Result<Value, String> {
        let parameters = json!({ "script": script, "args": [argument] });
        let mut result = self.connection.command("WebDriver:ExecuteAsyncScript", &parameters)?;
        Ok(result["value"].take())
    }

    fn console(&mut self) -> Result<Option<Vec<String>>, String> {
        Ok(None)
    }
}
