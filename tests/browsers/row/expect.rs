//! The expectations of a row about the server and the page.

use cors_runtime::test::Step;

use super::{Row, Sees, Visit};

/// The part of one answer that a page saw, in an engine or in the model.
#[derive(Clone, Debug)]
pub(crate) enum Seen {
    Response {
        status: u16,
        body: String,
        headers: Vec<(String, String)>,
    },
    Opaque,
    Loaded,
    Refused,
    /// Something that no row expects.
    Other(String),
}

impl Row {
    /// Returns the requests of the row that arrive at the server.
    pub(crate) fn arrivals(&self) -> Vec<String> {
        self.visits.iter().flat_map(Visit::arrivals).collect()
    }
}

impl Visit {
    fn arrivals(&self) -> Vec<String> {
        if let Some(arrives) = self.arrives {
            return arrives.iter().map(ToString::to_string).collect();
        }
        let preflight = self.preflighted.then(|| "OPTIONS".to_owned());
        let actual = match self.sees {
            Sees::Refused { step: Step::Request | Step::Preflight, .. } => None,
            _ => Some(format!("{} ran", self.sent_method())),
        };
        preflight.into_iter().chain(actual).collect()
    }

    pub(crate) fn is_preflighted(&self) -> bool {
        self.preflighted
    }

    /// Returns the method as it is sent: browsers write six of them in upper case.
    fn sent_method(&self) -> String {
        let upper = self.method.to_ascii_uppercase();
        let normalized = matches!(upper.as_str(), "DELETE" | "GET" | "HEAD" | "OPTIONS" | "POST" | "PUT");
        if normalized { upper } else { self.method.to_owned() }
    }

    /// Describes how the outcome differs from the row.
    pub(crate) fn compare(&self, seen: &Seen) -> Vec<String> {
        match (&self.sees, seen) {
            (Sees::Opaque, Seen::Opaque)
            | (Sees::Loaded, Seen::Loaded)
            | (Sees::Refused { .. }, Seen::Refused) => Vec::new(),
            (Sees::Response { status, body }, Seen::Response { status: seen, body: text, headers }) => {
                let mut differences = self.compare_headers(headers);
                if (status, body) != (seen, text) {
                    differences
                        .push(format!("the page should see {status} `{body}` and saw {seen} `{text}`"));
                }
                differences
            }
            (expected, Seen::Other(other)) => vec![format!("the page should see {expected:?}: {other}")],
            (expected, other) => vec![format!("the page should see {expected:?} and saw {other:?}")],
        }
    }

    fn compare_headers(&self, seen: &[(String, String)]) -> Vec<String> {
        let find = |name: &str| {
            seen.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
        };
        let unread = self.reads.iter().filter(|(name, value)| find(name) != Some(*value));
        let unread = unread
            .map(|(name, value)| format!("the page should read `{name}: {value}` and read {:?}", find(name)));
        let leaked = self.hides.iter().filter(|name| find(name).is_some());
        unread.chain(leaked.map(|name| format!("the page should not see `{name}`"))).collect()
    }
}
