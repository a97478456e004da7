//! `headers` and `expose`: lists of header names, each with rules of its own.

use cors_rules::{Code, Violation, exposed_header, request_header};
use quote::ToTokens;
use syn::LitStr;

use super::{credentials::Credentials, pairs::related};
use crate::{
    keys::Key,
    report::{Report, both},
    syntax::{Argument, Arguments, List},
};

/// A rule about two names of one list: which of them is wrong (0 the earlier, 1 the later), and why.
type PairRule = fn(&str, &str) -> Result<(), (usize, Violation)>;

/// The rules of one list of header names.
pub(super) struct Rules {
    key: Key,
    check: fn(&str, bool) -> Result<(), Violation>,
    check_pair: PairRule,
    empty: fn() -> Violation,
    any_with_credentials: fn() -> Violation,
    warning: fn(&str) -> Option<Violation>,
}

pub(super) const REQUEST_HEADERS: Rules = Rules {
    key: Key::Headers,
    check: request_header::check_in,
    check_pair: request_header::check_pair,
    empty: request_header::empty,
    any_with_credentials: request_header::any_with_credentials,
    warning: request_header::warning,
};

pub(super) const EXPOSED_HEADERS: Rules = Rules {
    key: Key::Expose,
    check: exposed_header::check_in,
    check_pair: exposed_header::check_pair,
    empty: exposed_header::empty,
    any_with_credentials: exposed_header::any_with_credentials,
    warning: exposed_header::warning,
};

impl Rules {
    pub(super) fn check(
        &self,
        arguments: &Arguments,
        names: &Argument<List>,
        credentials: &Credentials<'_>,
        report: &mut Report,
    ) {
        let policy = NamesInPolicy { rules: self, arguments, credentials };
        match &names.value {
            List::Any(any) if credentials.allowed => {
                policy.report(any, "any", &(self.any_with_credentials)(), report);
            }
            List::Elements { brackets, .. } if brackets.stream().is_empty() => {
                report.violation(brackets, "", &(self.empty)());
            }
            value => {
                for literal in &value.literals() {
                    let value = literal.value();
                    if let Err(violation) = (self.check)(&value, credentials.allowed) {
                        policy.report(literal, &value, &violation, report);
                    }
                }
                let literals = value.literals();
                if self.check_pairs(&literals, report) {
                    self.warn(&literals, report);
                }
            }
        }
    }

    /// Checks whether the names go with each other.
    fn check_pairs(&self, literals: &[&LitStr], report: &mut Report) -> bool {
        let mut are_right = true;
        for &(earlier, later) in &related(literals) {
            if let Err((wrong, violation)) = (self.check_pair)(&earlier.value(), &later.value()) {
                let wrong = if wrong == 0 { earlier } else { later };
                if violation.code == Code::WildcardMixed {
                    report.violation(both(earlier, later), &wrong.value(), &violation);
                } else {
                    report.literal(wrong, &violation);
                }
                are_right = false;
            }
        }
        are_right
    }

    fn warn(&self, literals: &[&LitStr], report: &mut Report) {
        for literal in literals {
            if let Some(warning) = (self.warning)(&literal.value()) {
                report.warning(literal, &literal.value(), &warning);
            }
        }
    }
}

/// The names of `headers` beside `enforce`: both ends are underlined.
pub(super) fn check_enforced(arguments: &Arguments, headers: &Argument<List>, report: &mut Report) {
    let Some(enforce) = arguments.enforce_key() else { return };
    for (tokens, value) in &headers.value.readable() {
        if let Err(violation) = request_header::check_enforced(value) {
            let ends = arguments.in_order((Key::Headers, tokens), (Key::Enforce, enforce));
            report.violation(ends, value, &violation);
        }
    }
}

/// The policy that the names stand in.
struct NamesInPolicy<'a> {
    rules: &'a Rules,
    arguments: &'a Arguments,
    credentials: &'a Credentials<'a>,
}

impl NamesInPolicy<'_> {
    /// Reports a violation at the name, or from there to `credentials` where it is a conflict with it.
    fn report(&self, tokens: &impl ToTokens, value: &str, violation: &Violation, report: &mut Report) {
        match self.credentials.key {
            Some(key) if violation.code == Code::AnyWithCredentials => {
                let ends = self.arguments.in_order((self.rules.key, tokens), (Key::Credentials, key));
                report.violation(ends, value, violation);
            }
            _ => report.violation(tokens, value, violation),
        }
    }
}
