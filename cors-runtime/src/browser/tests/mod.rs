//! The steps of the standard, without any transport. What holds for browsers is a row of `tests/browsers` as well.

mod answers;
mod cache;
mod cookies;
mod headers;
mod redirects;
mod sent;

use super::{Browser, Failure, Fetch, Filtered, Head, HeaderList, Init, Next, Outgoing, Reason};

const APP: &str = "https://app.example.com";
const API: &str = "https://api.example.com/";

fn list(lines: &[(&str, &str)]) -> HeaderList {
    let mut headers = HeaderList::default();
    for (name, value) in lines {
        headers.append(name, value);
    }
    headers
}

fn head(status: u16, lines: &[(&str, &str)]) -> Head {
    Head { status, headers: list(lines) }
}

/// Returns an answer that allows everything to everybody, without credentials.
fn open(lines: &[(&str, &str)]) -> Head {
    let mut head = head(200, lines);
    head.headers.append("access-control-allow-origin", "*");
    head.headers.append("access-control-allow-methods", "*");
    head.headers.append("access-control-allow-headers", "*, authorization");
    head
}

fn redirect(status: u16, to: &str) -> Head {
    let mut head = open(&[("location", to)]);
    head.status = status;
    head
}

fn get(url: &str) -> Init {
    Init::new("GET", url)
}

fn with_header(method: &str, url: &str, name: &str, value: &str) -> Init {
    Init { headers: vec![(name.to_owned(), value.to_owned())], ..Init::new(method, url) }
}

/// A page of [`APP`] and its server.
#[derive(Default)]
struct Scene {
    browser: Browser,
    sent: Vec<Outgoing>,
}

impl Scene {
    /// Runs a fetch; preflights are answered by [`open`] where `answer` says nothing.
    fn fetch(
        &mut self,
        origin: &str,
        init: Init,
        answer: impl Fn(&Outgoing) -> Option<Head>,
    ) -> Result<Filtered, Failure> {
        let request = init.request(origin, None).map_err(Failure::unsent)?;
        let (mut fetch, mut outgoing) = Fetch::start(request, &self.browser)?;
        loop {
            let head = answer(&outgoing).unwrap_or_else(|| open(&[]));
            self.sent.push(outgoing);
            match fetch.answered(&head, &mut self.browser)? {
                Next::Send(next) => outgoing = next,
                Next::Show(seen) => return Ok(seen),
            }
        }
    }

    /// Returns the requests so far, as `METHOD host Origin`; forgotten afterwards.
    fn take(&mut self) -> Vec<String> {
        let line = |sent: &Outgoing| {
            let origin = sent.headers.get("origin").unwrap_or_else(|| "-".to_owned());
            format!("{} {} {origin}", sent.method, sent.url.host_str().unwrap_or_default())
        };
        std::mem::take(&mut self.sent).iter().map(line).collect()
    }
}

/// Returns the first request that goes out.
fn first(origin: &str, init: Init) -> Result<Outgoing, Failure> {
    let request = init.request(origin, None).map_err(Failure::unsent)?;
    Fetch::start(request, &Browser::default()).map(|(_, outgoing)| outgoing)
}

fn refused(origin: &str, init: Init) -> Reason {
    first(origin, init).expect_err("it is never sent").reason
}
