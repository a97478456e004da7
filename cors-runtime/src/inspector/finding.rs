//! The finding on one answer: the verdict of the browser, and what the server knows about it.

use serde::Serialize;

use super::console;
use crate::{
    browser::{Reason, Step},
    explained::ServerSide,
    text::{Place, shown},
};

/// The most bytes of a verdict.
const LONGEST: usize = 512;

/// The verdict on an answer, and its explanation.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Finding {
    /// `shared`, or `refused: …`
    pub(super) verdict: String,
    /// The sentence that the console of Chromium shows.
    console: Option<String>,
    /// The explanation of the server, with the line to change and the fix.
    pub(super) explanation: Option<String>,
    handler: Option<&'static str>,
    place: Option<Place>,
    /// The response header that decided.
    decided_by: Option<&'static str>,
}

impl Finding {
    /// Returns the finding on an answer of this status, which is refused if there is a reason.
    pub(super) fn of(
        url: &str,
        origin: &str,
        step: Step,
        (refused, status): (Option<&Reason>, u16),
        server: &ServerSide,
    ) -> Self {
        let policy = server.policy();
        Self {
            console: refused.and_then(|reason| console::sentence(url, origin, (step, status), reason)),
            explanation: refused.and_then(|reason| server.explain(reason, status)),
            handler: policy.and_then(|policy| policy.declared.handler),
            place: policy.map(|policy| Place(policy.declared.place)),
            decided_by: console::deciding_header(refused),
            verdict: verdict(refused),
        }
    }

    /// Returns the finding where no answer is judged.
    pub(super) fn without_answer(verdict: &str) -> Self {
        Self { verdict: verdict.to_owned(), ..Self::default() }
    }
}

/// Returns the verdict in one line of ASCII, for a header.
pub(super) fn verdict(refused: Option<&Reason>) -> String {
    match refused {
        None => "shared".to_owned(),
        Some(reason) => {
            let reason = shown(reason.to_string().as_bytes(), LONGEST).replace('…', "...");
            format!("refused: {reason}")
        }
    }
}
