//! Asks the rules about each field, as the attribute asks them about each argument.

use std::collections::HashMap;

use cors_rules::{
    Code, Violation,
    dangers::{self, Danger, Dangers},
    exposed_header, max_age, method,
    origin::{self, Context, Entry},
    request_header,
};

use super::{
    InvalidPolicy, PolicyConfig,
    values::{Enforce, MaxAge},
};
use crate::policy::{self, AllowedOrigins, Fields, Policy};

impl PolicyConfig {
    /// Checks the policy by the rules of the attribute, and keeps its texts for the rest of the process: call it once, at
    /// start-up.
    ///
    /// # Errors
    ///
    /// Every mistake with its field and its position, in the words of the compile errors.
    pub fn check(self) -> Result<Policy, InvalidPolicy> {
        let mut checks = Checks {
            config: &self,
            invalid: InvalidPolicy::none(),
            accepted: Dangers::NONE,
            is_unclear: false,
        };
        checks.read_dangers();
        checks.check_origins();
        checks.check_methods();
        checks.check_request_headers();
        checks.check_exposed_headers();
        checks.check_unneeded_dangers();
        let max_age = checks.check_max_age();
        let (invalid, dangers) = (checks.invalid, checks.accepted);
        if !invalid.is_empty() {
            return Err(invalid);
        }
        Ok(policy::policy(Fields {
            origins: AllowedOrigins::Listed(kept(self.origins)),
            methods: self.methods.map(kept),
            headers: self.headers.map(kept).unwrap_or_default(),
            expose: self.expose.map(kept).unwrap_or_default(),
            credentials: self.credentials,
            max_age,
            enforce: match self.enforce {
                Enforce::Off => policy::Enforce::OFF,
                Enforce::On => policy::Enforce::ON,
                Enforce::Strict => policy::Enforce::STRICT,
            },
            dangers,
            ..Fields::NONE
        }))
    }
}

/// Keeps a list for the rest of the process.
fn kept(list: Vec<String>) -> &'static [&'static str] {
    list.into_iter().map(|text| &*text.leak()).collect::<Vec<_>>().leak()
}

struct Checks<'a> {
    config: &'a PolicyConfig,
    invalid: InvalidPolicy,
    /// The dangers that the policy accepts.
    accepted: Dangers,
    /// True if an unknown danger may mean any.
    is_unclear: bool,
}

/// The rules of the names of one list.
struct NameRules {
    field: &'static str,
    empty: fn() -> Violation,
    check: fn(&str, bool) -> Result<(), Violation>,
    check_pair: PairRule,
}

type PairRule = fn(&str, &str) -> Result<(), (usize, Violation)>;

const REQUEST_HEADERS: NameRules = NameRules {
    field: "headers",
    empty: request_header::empty,
    check: request_header::check_in,
    check_pair: request_header::check_pair,
};

const EXPOSED_HEADERS: NameRules = NameRules {
    field: "expose",
    empty: exposed_header::empty,
    check: exposed_header::check_in,
    check_pair: exposed_header::check_pair,
};

impl Checks<'_> {
    fn read_dangers(&mut self) {
        let names = self.config.dangerously.as_deref().unwrap_or_default();
        if self.config.dangerously.is_some() && names.is_empty() {
            self.invalid.note("dangerously", None, "", &dangers::empty());
        }
        for (position, name) in names.iter().enumerate() {
            match Danger::parse(name) {
                Ok(danger) if self.accepted.has(danger) => {
                    self.invalid.note("dangerously", Some(position), name, &danger.repeated());
                }
                Ok(danger) => self.accepted = self.accepted.with(danger),
                Err(violation) => {
                    self.invalid.note("dangerously", Some(position), name, &violation);
                    self.is_unclear = true;
                }
            }
        }
        if self.is_unclear {
            self.accepted = Dangers::ALL;
        }
    }

    fn check_origins(&mut self) {
        let PolicyConfig { origins, credentials, .. } = self.config;
        if origins.is_empty() {
            self.invalid.note("origins", None, "", &origin::empty());
        }
        let mut has_mixed = false;
        for (position, entry) in origins.iter().enumerate() {
            // `*` and its neighbours exclude each other: said once.
            let is_mixed = entry == "*" && origins.len() > 1 && !credentials;
            if !(is_mixed && has_mixed) {
                self.check_origin(position, entry, self.accepted);
            }
            has_mixed |= is_mixed;
        }
        self.check_pairs_of_origins();
    }

    /// Checks that no entry says what another one says. Exact origins are compared by hash, since a list may be long; a pattern
    /// is compared with every other entry.
    fn check_pairs_of_origins(&mut self) {
        let origins = &self.config.origins;
        let mut first_of = HashMap::new();
        let mut patterns = Vec::new();
        for (position, entry) in origins.iter().enumerate() {
            match origin::check(entry) {
                Ok(Entry::Origin(pattern)) if !pattern.is_exact() => patterns.push(position),
                Ok(Entry::Origin(_) | Entry::Null) => {
                    if let Some(first) = first_of.insert(entry.as_str(), position) {
                        self.check_pair(first, position);
                    }
                }
                Ok(Entry::Any) | Err(_) => {}
            }
        }
        for pattern in &patterns {
            for other in patterns.iter().filter(|other| *other < pattern).chain(first_of.values()) {
                self.check_pair(*pattern.min(other), *pattern.max(other));
            }
        }
    }

    fn check_pair(&mut self, earlier: usize, later: usize) {
        let origins = &self.config.origins;
        if let Err((redundant, violation)) = origin::check_pair(&origins[earlier], &origins[later]) {
            let redundant = if redundant == 0 { earlier } else { later };
            self.invalid.note("origins", Some(redundant), &origins[redundant], &violation);
        }
    }

    fn check_origin(&mut self, position: usize, entry: &str, dangers: Dangers) {
        let PolicyConfig { origins, credentials, .. } = self.config;
        let context = Context { credentials: *credentials, dangers, is_alone: origins.len() == 1 };
        let Err(violation) = origin::check_in(entry, context) else { return };
        self.invalid.note("origins", Some(position), entry, &violation);
        if violation.code == Code::InsecureOrigin {
            // The next rule may be broken too.
            self.check_origin(position, entry, dangers.with(Danger::InsecureOrigins));
        }
    }

    fn check_methods(&mut self) {
        let Some(methods) = &self.config.methods else { return };
        if methods.is_empty() {
            self.invalid.note("methods", None, "", &method::empty());
        }
        for (position, value) in methods.iter().enumerate() {
            if let Err(violation) = method::check(value) {
                self.invalid.note("methods", Some(position), value, &violation);
            }
        }
        for (earlier, later) in pairs(methods) {
            if let Err(violation) = method::check_pair(&methods[earlier], &methods[later]) {
                self.invalid.note("methods", Some(later), &methods[later], &violation);
            }
        }
    }

    fn check_request_headers(&mut self) {
        let Some(headers) = &self.config.headers else { return };
        self.check_names(headers, &REQUEST_HEADERS);
        if matches!(self.config.enforce, Enforce::Off) {
            return;
        }
        for (position, value) in headers.iter().enumerate() {
            if let Err(violation) = request_header::check_enforced(value) {
                self.invalid.note("headers", Some(position), value, &violation);
            }
        }
    }

    fn check_exposed_headers(&mut self) {
        let Some(expose) = &self.config.expose else { return };
        self.check_names(expose, &EXPOSED_HEADERS);
    }

    fn check_names(&mut self, names: &[String], rules: &NameRules) {
        let NameRules { field, empty, check, check_pair } = *rules;
        if names.is_empty() {
            self.invalid.note(field, None, "", &empty());
        }
        for (position, name) in names.iter().enumerate() {
            if let Err(violation) = check(name, self.config.credentials) {
                self.invalid.note(field, Some(position), name, &violation);
            }
        }
        for (earlier, later) in pairs(names) {
            if let Err((wrong, violation)) = check_pair(&names[earlier], &names[later]) {
                let wrong = if wrong == 0 { earlier } else { later };
                self.invalid.note(field, Some(wrong), &names[wrong], &violation);
            }
        }
    }

    fn check_unneeded_dangers(&mut self) {
        let PolicyConfig { origins, credentials, dangerously, .. } = self.config;
        let names = dangerously.as_deref().unwrap_or_default();
        if self.is_unclear {
            return;
        }
        let needed = origins
            .iter()
            .fold(Dangers::NONE, |needed, entry| needed.union(Dangers::needed_by(entry, *credentials)));
        for danger in Danger::ALL {
            if self.accepted.has(danger) && !needed.has(danger) {
                let position = names.iter().position(|name| name == danger.as_str());
                self.invalid.note("dangerously", position, danger.as_str(), &danger.unneeded());
            }
        }
    }

    fn check_max_age(&mut self) -> Option<u32> {
        let (value, verdict) = match self.config.max_age.as_ref()? {
            MaxAge::Number(number) => (number, max_age::parse_seconds(number)),
            MaxAge::Text(text) => (text, max_age::parse_text(text)),
        };
        verdict.map_err(|violation| self.invalid.note("max_age", None, value, &violation)).ok()
    }
}

/// Returns the positions of each pair of a list once, the earlier one first. Quadratic: lists of methods and headers are short.
fn pairs(list: &[String]) -> impl Iterator<Item = (usize, usize)> {
    let length = list.len();
    (0..length).flat_map(move |later| (0..later).map(move |earlier| (earlier, later)))
}
