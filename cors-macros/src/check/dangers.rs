//! `dangerously = [...]`: the only way past three rules, and a mistake where no rule is in the way.

use cors_rules::policy::Danger;
use proc_macro2::Ident;

use crate::{
    keys::Key,
    report::{Report, listed},
    syntax::{Arguments, Source},
};

/// What a policy accepts dangerously, and what it needs to.
#[derive(Default)]
pub(super) struct Dangers {
    accepted: Vec<(Danger, Ident)>,
    needed: Vec<Danger>,
    /// Any of them may be what an unreadable or unknown word means: then nothing is said twice.
    are_unclear: bool,
}

impl Dangers {
    pub(super) fn read(arguments: &Arguments, report: &mut Report) -> Self {
        let argument = arguments.dangerously.as_ref();
        // What a shared policy accepts, only the compiler knows.
        let is_inherited = argument.is_none() && arguments.base.is_some();
        let are_unclear = is_inherited || (argument.is_none() && arguments.has(Key::Dangerously));
        let mut dangers = Self { are_unclear, ..Self::default() };
        let names = argument.map_or(&[][..], |argument| &argument.value);
        for name in names {
            match Danger::ALL.iter().find(|danger| name == danger.as_str()) {
                Some(danger) if dangers.is_accepted(*danger) => {
                    report.error(name, &format!("`{name}` is written twice"), &format!("keep one `{name}`"));
                }
                Some(danger) => dangers.accepted.push((*danger, name.clone())),
                None => {
                    unknown(name, report);
                    dangers.are_unclear = true;
                }
            }
        }
        dangers
    }

    pub(super) fn accepts(&self, danger: Danger) -> bool {
        self.are_unclear || self.is_accepted(danger)
    }

    fn is_accepted(&self, danger: Danger) -> bool {
        self.accepted.iter().any(|(accepted, _)| *accepted == danger)
    }

    /// What is accepted, and where.
    pub(super) fn accepted(&self) -> &[(Danger, Ident)] {
        &self.accepted
    }

    /// Notes which rules origins that only run time knows may need to get past.
    pub(super) fn note_source(&mut self, source: &Source, credentials: bool) {
        let may_be_needed = match source {
            Source::Set(_) => Danger::may_be_needed_by_set,
            Source::Predicate(_) => Danger::may_be_needed_by_predicate,
        };
        for danger in &Danger::ALL {
            if may_be_needed(*danger, credentials) {
                self.needed.push(*danger);
            }
        }
    }

    /// Notes which rules an entry of one of the two lists of origins needs to get past.
    pub(super) fn note(&mut self, key: Key, entry: &str, credentials: bool) {
        let is_needed =
            if key == Key::DevOrigins { Danger::is_needed_by_dev_origin } else { Danger::is_needed_by };
        for danger in &Danger::ALL {
            if is_needed(*danger, entry, credentials) {
                self.needed.push(*danger);
            }
        }
    }

    /// Reports what nothing needs, if every origin of the policy could be read. What constants need, the compiler says.
    pub(super) fn report_unneeded(&self, arguments: &Arguments, report: &mut Report) {
        let are_read = arguments.base.is_none()
            && is_read(Key::Origins, arguments)
            && is_read(Key::DevOrigins, arguments);
        for (danger, name) in &self.accepted {
            if are_read && !self.needed.contains(danger) {
                report.violation(name, "", &danger.unneeded());
            }
        }
    }
}

/// Whether everything that is written under this key could be read.
fn is_read(key: Key, arguments: &Arguments) -> bool {
    let lists = arguments.lists(key);
    let is_source = key == Key::Origins && arguments.source.is_some();
    let is_read = !lists.is_empty() || is_source || !arguments.has(key);
    is_read && lists.iter().all(|argument| argument.value.is_literal())
}

fn unknown(name: &Ident, report: &mut Report) {
    let help = match cors_rules::suggest::closest(&name.to_string(), &Danger::NAMES) {
        Some(known) => format!("did you mean `{known}`?"),
        None => format!("the names are {}", listed(&Danger::NAMES)),
    };
    report.error(name, &format!("unknown danger `{name}`"), &help);
}
