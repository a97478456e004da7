//! `origins`: each entry in its policy, and the entries among themselves.

use cors_rules::{
    Code,
    origin::{self, Context, Entry},
};
use quote::ToTokens;
use syn::LitStr;

use super::{Credentials, Dangers, pairs};
use crate::{
    keys::Key,
    report::Report,
    syntax::{Arguments, List},
};

/// One of the two lists of origins, in its policy.
pub(super) struct Origins<'a> {
    pub(super) key: Key,
    pub(super) list: &'a List,
    pub(super) arguments: &'a Arguments,
    pub(super) credentials: &'a Credentials<'a>,
}

impl<'a> Origins<'a> {
    /// The lists of a policy that could be read.
    pub(super) fn of(
        arguments: &'a Arguments,
        credentials: &'a Credentials<'a>,
    ) -> impl Iterator<Item = Self> {
        let lists = [(Key::Origins, &arguments.origins), (Key::DevOrigins, &arguments.dev_origins)];
        lists.into_iter().filter_map(move |(key, argument)| {
            let list = &argument.as_ref()?.value;
            Some(Self { key, list, arguments, credentials })
        })
    }

    pub(super) fn check(&self, dangers: &mut Dangers, report: &mut Report) {
        let context = self.context(dangers);
        match self.list {
            List::Any(any) if self.key == Key::DevOrigins => {
                let help =
                    "name the origins of your development servers, such as `\"http://localhost:5173\"`";
                report.error(any, "`dev_origins` does not take `any`", help);
            }
            List::Any(any) => self.check_entry(any, "*", context, report),
            List::Elements { brackets, .. } if brackets.stream().is_empty() => {
                report.violation(brackets, "", &origin::empty());
            }
            List::Elements { .. } => {
                for literal in self.list.literals() {
                    self.check_entry(literal, &literal.value(), context, report);
                    dangers.note(&literal.value(), self.credentials.allowed);
                }
                check_pairs(&self.list.literals().collect::<Vec<_>>(), report);
            }
            List::Slice(_) => {}
        }
    }

    /// What an entry of this list stands in.
    pub(super) fn context(&self, dangers: &Dangers) -> Context {
        Context {
            credentials: self.credentials.allowed,
            null_origin: dangers.null_origin.is_accepted(),
            insecure_origins: dangers.insecure_origins.is_accepted(),
            public_suffixes: dangers.public_suffixes.is_accepted(),
            // An entry of `dev_origins` stands beside those of `origins`.
            alone: self.key == Key::Origins && self.list.elements().len() <= 1,
        }
    }

    fn check_entry(&self, tokens: &impl ToTokens, value: &str, context: Context, report: &mut Report) {
        let Err(violation) = origin::check_in(value, context) else { return };
        match self.credentials.key {
            Some(key) if is_conflict(violation.code, value) => {
                let ends = self.arguments.in_order((self.key, tokens), (Key::Credentials, key));
                report.violation(ends, value, &violation);
            }
            _ => report.violation(tokens, value, &violation),
        }
    }
}

/// Whether a violation is one of two keys with each other: then the entry alone passes.
fn is_conflict(code: Code, value: &str) -> bool {
    code != Code::WildcardMixed && origin::check(value).is_ok() && code != Code::Null
}

/// Entries that say the same twice. Quadratic, and for literals alone: nobody writes hundreds.
fn check_pairs(literals: &[&LitStr], report: &mut Report) {
    for (earlier, later) in pairs(literals) {
        let (earlier_value, later_value) = (earlier.value(), later.value());
        if !is_tuple(&earlier_value) || !is_tuple(&later_value) {
            continue;
        }
        if let Err((redundant, violation)) = origin::check_pair(&earlier_value, &later_value) {
            let literal = if redundant == 0 { earlier } else { later };
            report.literal(literal, &violation);
        }
    }
}

/// Whether a value is an entry that can be compared with others.
fn is_tuple(value: &str) -> bool {
    matches!(origin::check(value), Ok(Entry::Origin(_) | Entry::Null))
}
