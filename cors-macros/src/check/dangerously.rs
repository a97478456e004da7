//! `dangerously = [...]`: the only way past three rules, and a mistake where no rule is in the way.

use cors_rules::dangers::{Danger, Dangers};
use proc_macro2::Ident;

use crate::{
    keys::Key,
    report::Report,
    syntax::{Arguments, Source},
};

/// The dangers that a policy accepts, and those that it needs.
pub(crate) struct Dangerously {
    written: Vec<(Danger, Ident)>,
    needed: Dangers,
    /// True if any danger may be meant, by an unreadable or unknown word: then no mistake is reported twice.
    is_unclear: bool,
}

impl Dangerously {
    pub(crate) fn read(arguments: &Arguments, report: &mut Report) -> Self {
        let argument = arguments.dangerously.as_ref();
        // Only the compiler knows the dangers that a shared policy accepts.
        let is_inherited = argument.is_none() && arguments.base.is_some();
        let is_unclear = is_inherited || (argument.is_none() && arguments.has(Key::Dangerously));
        let mut dangerously = Self { written: Vec::new(), needed: Dangers::NONE, is_unclear };
        let names = argument.map_or(&[][..], |argument| &argument.value);
        for name in names {
            match Danger::parse(&name.to_string()) {
                Ok(danger) if dangerously.written.iter().any(|(written, _)| *written == danger) => {
                    report.violation(name, "", &danger.repeated());
                }
                Ok(danger) => dangerously.written.push((danger, name.clone())),
                Err(violation) => {
                    report.violation(name, "", &violation);
                    dangerously.is_unclear = true;
                }
            }
        }
        dangerously
    }

    /// Returns the dangers that the policy accepts.
    pub(crate) fn accepted(&self) -> Dangers {
        if self.is_unclear {
            return Dangers::ALL;
        }
        self.written.iter().fold(Dangers::NONE, |accepted, (danger, _)| accepted.with(*danger))
    }

    /// Returns the dangers that are written, each with its token.
    pub(crate) fn written(&self) -> &[(Danger, Ident)] {
        &self.written
    }

    /// Notes the dangers that origins may need which are known only at run time.
    pub(crate) fn note_source(&mut self, source: &Source, credentials: bool) {
        let possible = match source {
            Source::Set(_) => Dangers::possible_in_set(credentials),
            Source::Predicate(_) | Source::Lookup(_) => Dangers::possible_in_predicate(credentials),
        };
        self.needed = self.needed.union(possible);
    }

    /// Notes the dangers that an entry of `origins` or `dev_origins` needs.
    pub(crate) fn note(&mut self, key: Key, entry: &str, credentials: bool) {
        let needed = match key {
            Key::DevOrigins => Dangers::needed_by_dev_origins(&[entry], credentials),
            _ => Dangers::needed_by(entry, credentials),
        };
        self.needed = self.needed.union(needed);
    }

    /// Reports what nothing needs, if every origin of the policy could be read. What constants need, the compiler says.
    pub(crate) fn report_unneeded(&self, arguments: &Arguments, report: &mut Report) {
        let are_read = arguments.base.is_none()
            && is_read(Key::Origins, arguments)
            && is_read(Key::DevOrigins, arguments);
        for (danger, name) in &self.written {
            if are_read && !self.needed.has(*danger) {
                report.violation(name, "", &danger.unneeded());
            }
        }
    }
}

/// Checks whether everything that is written under this key could be read.
fn is_read(key: Key, arguments: &Arguments) -> bool {
    let lists = arguments.lists(key);
    let is_source = key == Key::Origins && arguments.source.is_some();
    let is_read = !lists.is_empty() || is_source || !arguments.has(key);
    is_read && lists.iter().all(|argument| argument.value.is_literal())
}
