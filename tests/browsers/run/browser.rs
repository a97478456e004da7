//! A row in a browser: a page opens, does what the row says, and the server's log is read.

use std::{
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use super::{Report, Verdict};
use crate::{
    engines::{Browser, Engine},
    row::{Body, Credentials, Frame, How, Mode, Row, Seen, Sees, Visit},
    server::{COOKIE, Harm, Log, PAGE, Ports, Server},
};

/// The longest that all rows may take in one engine.
const DEADLINE: Duration = Duration::from_secs(600);

const SCRIPT: &str = "run(arguments[0]).then(arguments[1]);";

/// Runs the rows in the installed engines, all at once. `harms` is empty, or has one for each row.
pub(crate) fn run_everywhere(
    server: &Server,
    engines: &[Engine],
    rows: &[Row],
    harms: &[Harm],
) -> Result<Report, String> {
    let run = |engine: Engine| {
        if !engines.contains(&engine) {
            return Ok(vec![Verdict::Skipped; rows.len()]);
        }
        for (index, harm) in harms.iter().enumerate() {
            server.harms.set(&run_name(engine, index), harm.clone());
        }
        let (ports, log) = (server.ports, server.log.clone());
        // A driver whose port was taken in between gets another one.
        let browser = engine.start().or_else(|_| engine.start())?;
        Session { browser, engine, ports, log, opened: None }.run_all(rows)
    };
    let verdicts = thread::scope(|scope| {
        let all = Engine::ALL.map(|engine| scope.spawn(move || run(engine)));
        all.map(|thread| thread.join().map_err(|_| "an engine's thread panicked".to_owned())?)
            .into_iter()
            .collect::<Result<Vec<_>, String>>()
    })?;
    Ok(Report { verdicts })
}

struct Session {
    browser: Box<dyn Browser>,
    engine: Engine,
    ports: Ports,
    log: Log,
    /// The origin of the page that is open and good for another row.
    opened: Option<String>,
}

fn run_name(engine: Engine, index: usize) -> String {
    format!("{engine}-{index}")
}

impl Session {
    fn run_all(mut self, rows: &[Row]) -> Result<Vec<Verdict>, String> {
        let start = Instant::now();
        let mut verdicts = Vec::new();
        for (index, row) in rows.iter().enumerate() {
            if start.elapsed() > DEADLINE {
                return Err(format!("{} is at row {} after {DEADLINE:?}", self.engine, index + 1));
            }
            let (row, _) = row.in_engine(self.engine);
            let verdict = self.run(&row, &run_name(self.engine, index));
            verdicts.push(verdict.unwrap_or_else(|error| Verdict::Failed(vec![error])));
        }
        println!("{} rows in {} after {:.1?}", rows.len(), self.engine, start.elapsed());
        Ok(verdicts)
    }

    fn run(&mut self, row: &Row, run: &str) -> Result<Verdict, String> {
        for (site, attributes) in &row.cookies {
            self.opened = None;
            let site = self.ports.fill(site);
            self.browser.open(&format!("{site}{COOKIE}?set={run}=1; {attributes}"))?;
        }
        let origin = self.ports.fill(row.page);
        if self.opened.as_ref() != Some(&origin) {
            self.browser.open(&format!("{origin}{PAGE}"))?;
        }
        // A new document: the next row must not see what this one left.
        self.opened = Some(origin.clone()).filter(|_| has_no_traces(row));
        let visits: Vec<Value> = row.visits.iter().map(|visit| visit.job(self.ports, run)).collect();
        let job = json!({ "frame": frame(row.frame), "visits": visits });
        let result = self.browser.run(SCRIPT, &job)?;
        let mut differences = check_origin(row, &origin, &result);
        for (index, visit) in row.visits.iter().enumerate() {
            differences.extend(visit.compare(&seen(&result["seen"][index])));
        }
        if let Some(console) = self.browser.console()? {
            differences.extend(check_console(row, &console, run));
        }
        Ok(Verdict::new(row, differences, &self.log.take(run)))
    }
}

/// Checks whether a row only fetches, so that its page is as before.
fn has_no_traces(row: &Row) -> bool {
    row.frame == Frame::Top
        && row.visits.iter().all(|visit| matches!(visit.how, How::Fetch | How::Xhr | How::Upload))
}

/// Returns a failed navigation can look like a page.
fn check_origin(row: &Row, origin: &str, result: &Value) -> Vec<String> {
    let expected = if row.frame == Frame::Top { origin } else { "null" };
    let is_right = result["origin"] == expected;
    if is_right { Vec::new() } else { vec![format!("the page's origin should be {expected}: {result}")] }
}

/// Every refusal gives its reason, and nothing else complains about CORS.
fn check_console(row: &Row, console: &[String], run: &str) -> Vec<String> {
    let own: Vec<_> =
        console.iter().filter(|line| line.contains("CORS policy") && line.contains(run)).collect();
    let reasons: Vec<_> = row
        .visits
        .iter()
        .flat_map(|visit| match visit.sees {
            Sees::Refused { why, .. } => [why.in_chromium(), visit.console],
            _ => [None, visit.console],
        })
        .flatten()
        .collect();
    let missing = reasons.iter().filter(|reason| !own.iter().any(|line| line.contains(**reason)));
    let mut differences: Vec<_> =
        missing.map(|reason| format!("the console should say `{reason}`: {own:?}")).collect();
    if reasons.is_empty() && !own.is_empty() {
        differences.push(format!("the console should say nothing: {own:?}"));
    }
    differences
}

fn seen(value: &Value) -> Seen {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    match value["sees"].as_str() {
        Some("response") => Seen::Response {
            status: value["status"].as_u64().and_then(|status| status.try_into().ok()).unwrap_or_default(),
            body: text(&value["body"]),
            headers: value["headers"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|header| (text(&header[0]), text(&header[1])))
                .collect(),
        },
        Some("opaque") => Seen::Opaque,
        Some("loaded") => Seen::Loaded,
        Some("refused") => Seen::Refused,
        _ => Seen::Other(value.to_string()),
    }
}

fn frame(frame: Frame) -> &'static str {
    match frame {
        Frame::Top => "top",
        Frame::Sandboxed => "sandboxed",
        Frame::Data => "data",
    }
}

impl Visit {
    /// Returns the URL: another one in each run, since browsers remember preflights.
    pub(crate) fn url(&self, ports: Ports, run: &str) -> String {
        let separator = if self.path.contains('?') { '&' } else { '?' };
        ports.fill(&format!("{}{}{separator}run={run}", self.api, self.path))
    }

    /// Returns the request as the page's script takes it.
    fn job(&self, ports: Ports, run: &str) -> Value {
        json!({
            "how": match self.how {
                How::Fetch => "fetch",
                How::Xhr => "xhr",
                How::Upload => "upload",
                How::Image => "image",
                How::Font => "font",
                How::Stylesheet => "stylesheet",
                How::Module => "module",
                How::EventSource => "events",
                How::Navigation => "navigation",
                How::WebSocket => "websocket",
            },
            "method": self.method,
            "url": self.url(ports, run),
            "headers": self.headers,
            "body": match &self.body {
                Body::None => json!({ "kind": "none" }),
                Body::Text(value) => json!({ "kind": "text", "value": value }),
                Body::Bytes(value) => json!({ "kind": "bytes", "value": value }),
                Body::Form(value) => json!({ "kind": "form", "value": value }),
                Body::Multipart(value) => json!({ "kind": "multipart", "value": value }),
                Body::Blob { value, media_type } => json!({ "kind": "blob", "value": value, "type": media_type }),
            },
            "credentials": match self.credentials {
                Credentials::Omit => "omit",
                Credentials::SameOrigin => "same-origin",
                Credentials::Include => "include",
            },
            "mode": match self.mode {
                Mode::Cors => "cors",
                Mode::NoCors => "no-cors",
                Mode::SameOrigin => "same-origin",
            },
            "wait": u64::try_from(self.wait.as_millis()).unwrap_or(u64::MAX),
        })
    }
}
