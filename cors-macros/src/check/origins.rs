//! `origins`: each entry in its policy, and the entries among themselves.

use cors_rules::{
    Code,
    origin::{self, Context, Entry},
};
use syn::LitStr;

use super::{Credentials, Dangers, pairs};
use crate::{
    keys::Key,
    report::Report,
    syntax::{Argument, Arguments, List},
};

pub(super) fn check(
    arguments: &Arguments,
    origins: &Argument<List>,
    credentials: &Credentials<'_>,
    dangers: &mut Dangers,
    report: &mut Report,
) {
    let list = Listed { arguments, credentials };
    match &origins.value {
        List::Any(any) => list.check_entry(any, "*", context(credentials, dangers, true), report),
        List::Literals { brackets, literals } if literals.is_empty() && brackets.stream().is_empty() => {
            report.violation(brackets, "", &origin::empty());
        }
        List::Literals { literals, .. } => {
            let context = context(credentials, dangers, literals.len() == 1);
            for literal in literals {
                list.check_entry(literal, &literal.value(), context, report);
                dangers.note(&literal.value(), credentials.allowed);
            }
            check_pairs(literals, report);
        }
    }
}

/// What an entry of this policy stands in.
fn context(credentials: &Credentials<'_>, dangers: &Dangers, alone: bool) -> Context {
    Context {
        credentials: credentials.allowed,
        null_origin: dangers.null_origin.is_accepted(),
        insecure_origins: dangers.insecure_origins.is_accepted(),
        public_suffixes: dangers.public_suffixes.is_accepted(),
        alone,
    }
}

/// The policy that the entries stand in.
struct Listed<'a> {
    arguments: &'a Arguments,
    credentials: &'a Credentials<'a>,
}

impl Listed<'_> {
    fn check_entry(&self, tokens: &impl quote::ToTokens, value: &str, context: Context, report: &mut Report) {
        let Err(violation) = origin::check_in(value, context) else {
            return;
        };
        match self.credentials.key {
            Some(key) if is_conflict(violation.code, value) => {
                let ends = self.arguments.in_order((Key::Origins, tokens), (Key::Credentials, key));
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
fn check_pairs(literals: &[LitStr], report: &mut Report) {
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
