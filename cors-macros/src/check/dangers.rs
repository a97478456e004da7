//! `dangerously = [...]`: the only way past three rules, and a mistake where no rule is in the way.

use cors_rules::origin::{self, Entry};
use proc_macro2::Ident;

use crate::{
    keys::Key,
    report::Report,
    syntax::{Argument, Arguments},
};

const NAMES: [&str; 3] = ["null_origin", "insecure_origins", "public_suffixes"];

/// What a policy accepts dangerously, and whether it needs to.
#[derive(Default)]
pub(super) struct Dangers {
    pub(super) null_origin: Danger,
    pub(super) insecure_origins: Danger,
    pub(super) public_suffixes: Danger,
}

#[derive(Default)]
pub(super) struct Danger {
    accepted: Option<Ident>,
    needed: bool,
}

impl Danger {
    pub(super) fn is_accepted(&self) -> bool {
        self.accepted.is_some()
    }
}

impl Dangers {
    pub(super) fn read(argument: Option<&Argument<Vec<Ident>>>, report: &mut Report) -> Self {
        let mut dangers = Self::default();
        for name in argument.into_iter().flat_map(|argument| &argument.value) {
            match dangers.named(&name.to_string()) {
                Some(danger) if danger.is_accepted() => {
                    report.error(name, &format!("`{name}` is written twice"), &format!("keep one `{name}`"));
                }
                Some(danger) => danger.accepted = Some(name.clone()),
                None => unknown(name, report),
            }
        }
        dangers
    }

    fn named(&mut self, name: &str) -> Option<&mut Danger> {
        match name {
            "null_origin" => Some(&mut self.null_origin),
            "insecure_origins" => Some(&mut self.insecure_origins),
            "public_suffixes" => Some(&mut self.public_suffixes),
            _ => None,
        }
    }

    /// Notes which rules an entry of the policy needs to get past.
    pub(super) fn note(&mut self, value: &str, credentials: bool) {
        match origin::check(value) {
            Ok(Entry::Null) => self.null_origin.needed = true,
            Ok(Entry::Origin(pattern)) => {
                self.insecure_origins.needed |= credentials && pattern.is_insecure();
                self.public_suffixes.needed |= credentials && pattern.is_public_suffix();
            }
            _ => {}
        }
    }

    pub(super) fn report_unneeded(self, arguments: &Arguments, report: &mut Report) {
        let readable = arguments.origins.as_ref().is_some_and(|origins| origins.value.is_literal());
        if arguments.has(Key::Origins) && !readable {
            return; // nobody knows here what the origins need
        }
        for danger in [self.null_origin, self.insecure_origins, self.public_suffixes] {
            if let Danger { accepted: Some(name), needed: false } = danger {
                report.error(
                    &name,
                    &format!("nothing in this policy needs `{name}`"),
                    &format!("remove `{name}`"),
                );
            }
        }
    }
}

fn unknown(name: &Ident, report: &mut Report) {
    let help = match cors_rules::suggest::closest(&name.to_string(), &NAMES) {
        Some(known) => format!("did you mean `{known}`?"),
        None => format!("the names are `{}`", NAMES.join("`, `")),
    };
    report.error(name, &format!("unknown danger `{name}`"), &help);
}
