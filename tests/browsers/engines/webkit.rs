//! `MiniBrowser` of `WebKitGTK`, through `WebKitWebDriver`, on a display of its own.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::{
    Browser, COMMAND_TIMEOUT, find,
    process::{Process, new_directory},
    webdriver::{self, WebDriver},
};

pub(super) struct WebKit {
    driver: WebDriver,
    _process: Process,
    _display: Process,
}

pub(super) fn find() -> Result<(PathBuf, PathBuf), String> {
    Ok((find::find(&["WebKitWebDriver"])?, find::find(&["Xvfb"])?))
}

impl WebKit {
    pub(super) fn start() -> Result<Self, String> {
        let (driver, server) = find()?;
        let (display, number) = start_display(&server)?;
        let directory = new_directory("webkit").map_err(|error| error.to_string())?;
        let port = webdriver::free_port()?;
        let home = directory.display().to_string();
        let environment = [("DISPLAY", number.as_str()), ("XDG_DATA_HOME", &home), ("XDG_CACHE_HOME", &home)];
        let process = Process::start(directory, &driver, &[&format!("--port={port}")], &environment)
            .map_err(|error| error.to_string())?;
        process.wait(|_| webdriver::is_up(port).then_some(()))?;
        let capabilities = json!({
            "acceptInsecureCerts": true,
            // Cookies of other sites.
            "webkitgtk:browserOptions": { "args": ["--automation", "--cookies-policy=always"] },
            "timeouts": { "script": COMMAND_TIMEOUT.as_millis(), "pageLoad": COMMAND_TIMEOUT.as_millis() },
        });
        let driver = WebDriver::new_session(port, &capabilities)?;
        Ok(Self { driver, _process: process, _display: display })
    }
}

/// Returns an X server without a screen, and the name of its display: `MiniBrowser` has no mode without one.
fn start_display(server: &std::path::Path) -> Result<(Process, String), String> {
    let directory = new_directory("display").map_err(|error| error.to_string())?;
    let arguments = ["-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp"];
    let display = Process::start(directory, server, &arguments, &[]).map_err(|error| error.to_string())?;
    let number = display.wait(|process| {
        let output = process.output();
        output.lines().find_map(|line| line.parse::<u32>().ok()).filter(|_| output.ends_with('\n'))
    })?;
    Ok((display, format!(":{number}")))
}

impl Browser for WebKit {
    fn open(&mut self, url: &str) -> Result<(), String> {
        self.driver.command("url", &json!({ "url": url })).map(drop)
    }

    fn run(&mut self, script: &str, argument: &Value) -> Result<Value, String> {
        self.driver.command("execute/async", &json!({ "script": script, "args": [argument] }))
    }

    fn console(&mut self) -> Result<Option<Vec<String>>, String> {
        Ok(None)
    }
}
