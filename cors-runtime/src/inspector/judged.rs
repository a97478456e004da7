//! A cross-origin request and its answer, judged as a browser judges them.

use actix_web::{
    dev::{RequestHead, ServiceRequest},
    http::{
        StatusCode,
        header::{COOKIE, HeaderMap, ORIGIN, UPGRADE},
    },
};
use serde::Serialize;

use super::{finding::Finding, notes, viewer::service_origin};
use crate::{
    browser::{Exchange, Head, HeaderList, Judgement, Step},
    decision::concluded::is_told,
    explain::Asked,
    explained::{ServerSide, asked},
    refusal::RefusalStep,
    routes::policy_text,
    text::shown,
};

/// The most headers of a message that are kept, the most bytes of a value and of a name, and the most characters of a policy.
const MOST_HEADERS: usize = 32;
const LONGEST_VALUE: usize = 512;
const LONGEST_NAME: usize = 128;
const LONGEST_POLICY: usize = 1024;

/// A request that is subject to CORS, before its answer is known.
pub(super) struct Incoming {
    exchange: Exchange,
    step: Step,
    /// The origin of the service.
    service: String,
    sent: Vec<(String, String)>,
}

/// A request and its answer, as the page of the inspector shows them. All of it has a bounded size.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Record {
    pub(super) id: u64,
    /// Milliseconds since 1970.
    pub(super) at: u64,
    /// The preflight that an actual request follows.
    pub(super) follows: Option<u64>,
    pub(super) is_preflight: bool,
    pub(super) origin: String,
    /// The method of the actual request.
    pub(super) method: String,
    pub(super) path: String,
    pub(super) status: u16,
    pub(super) is_refused: bool,
    #[serde(flatten)]
    pub(super) finding: Finding,
    /// True if a policy has logged the explanation already.
    #[serde(skip)]
    pub(super) is_logged: bool,
    /// The policy in the words of the attribute.
    policy: Option<String>,
    sent: Vec<(String, String)>,
    received: Vec<(String, String)>,
    /// The names of the response headers that the page can read, and of the others.
    readable: Vec<String>,
    hidden: Vec<String>,
    notes: Vec<String>,
}

impl Incoming {
    /// Reads a request; `None` if it is not subject to CORS.
    pub(super) fn of(request: &ServiceRequest) -> Option<Self> {
        let headers = request.headers();
        if !headers.contains_key(ORIGIN) || headers.contains_key(UPGRADE) || !is_told(request) {
            return None;
        }
        // Only what has cookies is known to have credentials.
        let has_credentials = headers.contains_key(COOKIE);
        let list = header_list(headers);
        let exchange = Exchange::of(request.method().as_str(), &list, has_credentials)?;
        Some(Self {
            step: exchange.step(),
            exchange,
            service: shown(service_origin(request).as_bytes(), LONGEST_VALUE),
            sent: relevant(headers),
        })
    }

    /// Returns what the server is asked for.
    pub(super) fn asked(&self, head: &RequestHead) -> (RefusalStep, Asked) {
        asked(self.step, head)
    }

    /// Judges the answer.
    pub(super) fn judge(self, status: StatusCode, headers: &HeaderMap, server: &ServerSide) -> Record {
        let head = Head { status: status.as_u16(), headers: header_list(headers) };
        let policy = server.policy();
        let is_preflight = self.step == Step::Preflight;
        let (mut readable, mut hidden, mut notes) = (Vec::new(), Vec::new(), Vec::new());
        let refused = match self.exchange.judge(&head) {
            Judgement::Allowed(permission) => {
                notes.extend(notes::on_age(permission.max_age));
                None
            }
            Judgement::Shared(seen) => {
                let cut = |name: String| shown(name.as_bytes(), LONGEST_NAME);
                readable.extend(seen.headers.into_iter().map(|(name, _)| cut(name)).take(MOST_HEADERS));
                hidden.extend(seen.hidden.into_iter().map(cut).take(MOST_HEADERS));
                notes.extend(notes::on_status(status));
                None
            }
            Judgement::Refused(reason) => {
                if !is_preflight && status == StatusCode::NOT_MODIFIED {
                    notes.extend(notes::on_status(status));
                }
                Some(reason)
            }
        };
        if refused.is_none() {
            notes.extend(notes::on_accepted(self.step, headers, &hidden, policy));
        }
        let Asked { origin, method, path, .. } = server.asked.clone();
        notes.extend(notes::on_local_network(&origin, &self.service));
        let url = self.service + &path;
        Record {
            id: 0,
            at: 0,
            follows: None,
            is_preflight,
            status: head.status,
            is_refused: refused.is_some(),
            finding: Finding::of(&url, &origin, self.step, (refused.as_ref(), head.status), server),
            is_logged: server.is_refused(),
            policy: policy.map(|policy| cut_to(LONGEST_POLICY, &policy_text(policy, false))),
            sent: self.sent,
            received: relevant(headers),
            origin,
            method,
            path,
            readable,
            hidden,
            notes,
        }
    }
}

/// Returns a text, or its first `most` characters.
fn cut_to(most: usize, text: &str) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

/// Returns the headers of the protocol, and no others: their values tell nothing about users.
pub(super) fn relevant(headers: &HeaderMap) -> Vec<(String, String)> {
    let lines = headers.iter().filter(|(name, _)| is_relevant(name.as_str())).take(MOST_HEADERS);
    let cut = |name: &str, value: &[u8]| (shown(name.as_bytes(), LONGEST_NAME), shown(value, LONGEST_VALUE));
    lines.map(|(name, value)| cut(name.as_str(), value.as_bytes())).collect()
}

/// Checks whether a header is one of the protocol. `name` is in lower case.
pub(super) fn is_relevant(name: &str) -> bool {
    matches!(name, "origin" | "vary") || name.starts_with("access-control-") || name.starts_with("sec-fetch-")
}

pub(super) fn header_list(headers: &HeaderMap) -> HeaderList {
    let mut list = HeaderList::default();
    for (name, value) in headers {
        list.append(name.as_str(), value);
    }
    list
}

#[cfg(test)]
impl Record {
    /// Returns the exchange of an allowed preflight, or of a request that is shared.
    pub(super) fn example(is_preflight: bool, path: &str) -> Self {
        Self {
            id: 0,
            at: 0,
            follows: None,
            is_preflight,
            origin: "https://app.example.com".to_owned(),
            method: "PUT".to_owned(),
            path: path.to_owned(),
            status: 200,
            is_refused: false,
            finding: Finding::default(),
            is_logged: false,
            policy: None,
            sent: Vec::new(),
            received: Vec::new(),
            readable: Vec::new(),
            hidden: Vec::new(),
            notes: Vec::new(),
        }
    }
}
