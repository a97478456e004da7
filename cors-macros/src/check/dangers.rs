//! `dangerously = [...]`: the only way past three rules, and a mistake where no rule is in the way.

use cors_rules::origin::{self, Entry};
use proc_macro2::Ident;

use crate::{keys::Key, report::Report, syntax::Arguments};

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
    /// It may be what an unreadable or unknown word means: then nothing is said twice.
    perhaps: bool,
    needed: bool,
}

impl Danger {
    pub(super) fn is_accepted(&self) -> bool {
        self.accepted.is_some() || self.perhaps
    }
}

impl Dangers {
    pub(super) fn read(arguments: &Arguments, report: &mut Report) -> Self {
        let mut dangers = Self::default();
        let argument = arguments.dangerously.as_ref();
        dangers.perhaps_all(argument.is_none() && arguments.has(Key::Dangerously));
        for name in argument.into_iter().flat_map(|argument| &argument.value) {
            match dangers.named(&name.to_string()) {
                Some(danger) if danger.accepted.is_some() => {
                    report.error(name, &format!("`{name}` is written twice"), &format!("keep one `{name}`"));
                }
                Some(danger) => danger.accepted = Some(name.clone()),
                None => {
                    unknown(name, report);
                    dangers.perhaps_all(true);
                }
            }
        }
        dangers
    }

    fn perhaps_all(&mut self, perhaps: bool) {
        for danger in [&mut self.null_origin, &mut self.insecure_origins, &mut self.public_suffixes] {
            danger.perhaps |= perhaps;
        }
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

    /// Without `credentials` two of the rules ask nothing; else it takes all origins to know what they need.
    pub(super) fn report_unneeded(self, arguments: &Arguments, credentials: bool, report: &mut Report) {
        let are_known = [Key::Origins, Key::DevOrigins].into_iter().all(|key| {
            let is_read = arguments.lists(key).next().is_some() || !arguments.has(key);
            is_read && arguments.lists(key).all(|argument| argument.value.is_literal())
        });
        let Self { null_origin, insecure_origins, public_suffixes } = self;
        for (danger, is_known) in [
            (null_origin, are_known),
            (insecure_origins, are_known || !credentials),
            (public_suffixes, are_known || !credentials),
        ] {
            if let Danger { accepted: Some(name), needed: false, .. } = danger
                && is_known
            {
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
