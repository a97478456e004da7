//! A row of the table: what a page does, and what has to come of it, in every engine and in the model.

mod build;
mod expect;
mod why;

use std::time::Duration;

use cors_runtime::test::Step;

pub(crate) use self::{build::row, expect::Seen, why::Why};
use crate::engines::Engine;

/// The page of most rows.
pub(crate) const APP: &str = "http://app.localhost:{web}";

/// The API that most rows call: of another site than [`APP`].
pub(crate) const API: &str = "http://api.localhost:{api}";

/// One scenario.
#[derive(Clone)]
pub(crate) struct Row {
    /// The fact, as a sentence.
    pub(crate) name: &'static str,
    /// The origin of the page; `{web}` and the like are ports.
    pub(crate) page: &'static str,
    pub(crate) frame: Frame,
    /// The cookie that the API set before: its URL, and its attributes.
    pub(crate) cookies: Vec<(&'static str, &'static str)>,
    pub(crate) visits: Vec<Visit>,
    differences: Vec<Difference>,
}

/// The frame in which the script runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Frame {
    Top,
    /// `<iframe sandbox="allow-scripts" srcdoc=…>`
    Sandboxed,
    /// `<iframe src="data:…">`
    Data,
}

/// One request of a page, and its outcome.
#[derive(Clone)]
pub(crate) struct Visit {
    pub(crate) how: How,
    pub(crate) method: &'static str,
    pub(crate) api: &'static str,
    pub(crate) path: &'static str,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Body,
    pub(crate) credentials: Credentials,
    pub(crate) mode: Mode,
    /// The time that the page waits before.
    pub(crate) wait: Duration,
    preflighted: bool,
    arrives: Option<&'static [&'static str]>,
    pub(crate) sees: Sees,
    /// Headers that the page reads.
    pub(crate) reads: Vec<(&'static str, &'static str)>,
    /// Headers that the response has and the page does not see.
    pub(crate) hides: Vec<&'static str>,
    /// The words of Chromium's console about the refusal, beside those of `Why` for all rows.
    pub(crate) console: Option<&'static str>,
}

/// By what a page makes a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    Fetch,
    Xhr,
    /// `XMLHttpRequest` with a listener on its `upload`.
    Upload,
    /// `<img>`, drawn to a canvas.
    Image,
    /// `new FontFace(…).load()`
    Font,
    /// `@font-face`
    Stylesheet,
    /// `<script type="module">`
    Module,
    EventSource,
    /// `<iframe>`, which navigates as a link does.
    Navigation,
    /// `new WebSocket(…)`: a handshake, which is no fetch and knows no CORS.
    WebSocket,
}

#[derive(Clone, Debug)]
pub(crate) enum Body {
    None,
    Text(String),
    Bytes(String),
    Form(&'static str),
    Multipart(&'static str),
    Blob { value: &'static str, media_type: &'static str },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Credentials {
    Omit,
    SameOrigin,
    Include,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Cors,
    NoCors,
    SameOrigin,
}

/// The part of an answer that a page sees.
#[derive(Clone, Debug)]
pub(crate) enum Sees {
    Response {
        status: u16,
        body: String,
    },
    /// That there was an answer, and no more.
    Opaque,
    /// A font, a script, an image or an event that it can use.
    Loaded,
    Refused {
        step: Step,
        why: Why,
    },
}

/// An engine that rightly does something else.
#[derive(Clone)]
struct Difference {
    engine: Engine,
    because: &'static str,
    change: fn(Row) -> Row,
}

impl Row {
    /// Returns the row as it holds in an engine, and why it is another one there.
    pub(crate) fn in_engine(&self, engine: Engine) -> (Self, Option<&'static str>) {
        let mut row = self.clone();
        let mut because = None;
        for difference in self.differences.iter().filter(|difference| difference.engine == engine) {
            row = (difference.change)(row);
            because = Some(difference.because);
        }
        (row, because)
    }
}
