//! A policy in the words of the attribute.

use std::{
    fmt::{self, Display, Formatter},
    panic::Location,
};

use cors_rules::dangers::Danger;

use crate::{
    compiled::CompiledPolicy,
    list::add_to_list,
    policy::{AllowedOrigins, Fields},
};

/// Returns the policy, and behind a configuration the policy that is set at this time.
///
/// Stable is what no line above it and no kind of build changes: it has no numbers of lines and no `dev_origins`.
pub(crate) fn of(policy: &'static CompiledPolicy, is_stable: bool) -> String {
    let mut text = String::new();
    let mut fields = &policy.fields;
    if let AllowedOrigins::Configured(configured) = fields.origins {
        let place = Place { place: configured.place, has_line: !is_stable };
        add(&mut text, &format!("configured({place})"));
        match configured.get() {
            None => return text + ", not set",
            Some(set) => fields = &set.fields,
        }
    }
    add_fields(&mut text, fields, is_stable);
    text
}

fn add_fields(text: &mut String, fields: &Fields, is_stable: bool) {
    match origins(fields, is_stable) {
        None => add(text, "deny"),
        Some(origins) => add(text, &format!("origins = {origins}")),
    }
    if !is_stable && !fields.dev_origins.is_empty() {
        add(text, &format!("dev_origins = {:?}", fields.dev_origins));
    }
    if let Some(methods) = fields.methods {
        add(text, &format!("methods = {methods:?}"));
    }
    for (key, names) in [("headers", fields.headers), ("expose", fields.expose)] {
        match names {
            [] => {}
            ["*"] => add(text, &format!("{key} = any")),
            _ => add(text, &format!("{key} = {names:?}")),
        }
    }
    if fields.credentials {
        add(text, "credentials");
    }
    if let Some(seconds) = fields.max_age {
        add(text, &format!("max_age = {seconds}"));
    }
    if fields.enforce.is_on() {
        let is_strict = fields.enforce.is_host_allowed.is_some();
        add(text, if is_strict { "enforce = strict" } else { "enforce" });
    }
    let dangers = accepted(fields);
    if !dangers.is_empty() {
        add(text, &format!("dangerously = [{}]", dangers.join(", ")));
    }
}

/// Returns the names of the dangers that a policy accepts.
pub(super) fn accepted(fields: &Fields) -> Vec<&'static str> {
    Danger::ALL.into_iter().filter(|danger| fields.dangers.has(*danger)).map(Danger::as_str).collect()
}

/// Returns the value of `origins`; `None` for a policy that shares nothing.
fn origins(fields: &Fields, is_stable: bool) -> Option<String> {
    let listed = fields.origins.listed();
    let mut elements: Vec<String> = listed.iter().map(|entry| format!("{entry:?}")).collect();
    if let Some(dynamic) = fields.origins.dynamic() {
        for set in dynamic.sets {
            elements.push(format!("set({})", Place { place: set.place, has_line: !is_stable }));
        }
        elements.extend(dynamic.predicates.iter().map(|_| "predicate(…)".to_owned()));
        elements.extend(dynamic.lookups.iter().map(|_| "lookup(…)".to_owned()));
    }
    match (listed, &elements[..]) {
        (["*"], _) => Some("any".to_owned()),
        (_, []) if is_stable || fields.dev_origins.is_empty() => None,
        _ => Some(format!("[{}]", elements.join(", "))),
    }
}

/// A place in the code, with or without its line.
pub(super) struct Place {
    pub(super) place: &'static Location<'static>,
    pub(super) has_line: bool,
}

impl Display for Place {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { place, has_line } = self;
        // Paths of Windows too, so that a golden file is the same everywhere.
        f.write_str(&place.file().replace('\\', "/"))?;
        if *has_line { write!(f, ":{}", place.line()) } else { Ok(()) }
    }
}

fn add(text: &mut String, part: &str) {
    add_to_list(text, ", ", part);
}
