//! `origins`: each entry in its policy, and the entries among themselves.

use cors_rules::{
    Code,
    dangers::Danger,
    origin::{self, Context, Entry},
    policy,
};
use quote::ToTokens;
use syn::LitStr;

use super::{credentials::Credentials, dangerously::Dangerously, pairs::related};
use crate::{
    keys::Key,
    report::{Report, both},
    syntax::{Arguments, Element, List},
};

/// One of the two lists of origins, in its policy.
pub(crate) struct Origins<'a> {
    pub(crate) key: Key,
    pub(crate) list: &'a List,
    pub(crate) arguments: &'a Arguments,
    pub(crate) credentials: &'a Credentials<'a>,
}

impl<'a> Origins<'a> {
    /// Returns the lists of a policy that could be read.
    pub(crate) fn of(arguments: &'a Arguments, credentials: &'a Credentials<'a>) -> Vec<Self> {
        let mut all = Vec::new();
        for key in &[Key::Origins, Key::DevOrigins] {
            for argument in &arguments.lists(*key) {
                all.push(Self { key: *key, list: &argument.value, arguments, credentials });
            }
        }
        all
    }

    pub(crate) fn check(&self, dangerously: &mut Dangerously, report: &mut Report) {
        let context = self.context(dangerously);
        match self.list {
            List::Any(any) if self.key == Key::DevOrigins => self.refuse_any_dev_origin(any, report),
            List::Any(any) => self.check_entry(any, "*", context, report),
            List::Elements { brackets, .. } if brackets.stream().is_empty() => match self.key {
                Key::DevOrigins => report.violation(brackets, "", &policy::empty_dev_origins()),
                _ => report.violation(brackets, "", &origin::empty()),
            },
            List::Elements { elements, .. } => {
                for (index, element) in elements.iter().enumerate() {
                    if let Element::Literal(literal) = element {
                        self.check_literal(index, literal, context, report);
                        dangerously.note(self.key, &literal.value(), self.credentials.allowed);
                    }
                }
                check_pairs(&self.list.literals(), report);
            }
            List::Slice(_) => {}
        }
    }

    fn refuse_any_dev_origin(&self, any: &impl ToTokens, report: &mut Report) {
        // Beside `any` there is another word to say: see `shape`.
        if self.arguments.any_origin().is_none() {
            report.violation(any, "", &policy::any_dev_origin());
        }
    }

    /// Returns the context of an entry of this list.
    pub(crate) fn context(&self, dangerously: &Dangerously) -> Context {
        // `null` is never valid with credentials, and only the compiler may know these.
        let credentials_are_inherited = self.arguments.base.is_some() && self.credentials.written.is_none();
        let accepted = dangerously.accepted();
        let context = Context {
            credentials: self.credentials.allowed,
            dangers: if credentials_are_inherited { accepted.with(Danger::NullOrigin) } else { accepted },
            is_alone: self.list.elements().len() <= 1,
        };
        if self.key == Key::DevOrigins { context.of_dev_origin() } else { context }
    }

    fn check_literal(&self, index: usize, literal: &LitStr, context: Context, report: &mut Report) {
        let value = literal.value();
        if value == "*" && self.key == Key::DevOrigins {
            self.refuse_any_dev_origin(literal, report);
        } else if value == "*" && !context.is_alone && !context.credentials {
            self.report_mixed(index, literal, context, report);
        } else {
            self.check_entry(literal, &value, context, report);
        }
    }

    /// `*` and its neighbour exclude each other: both are underlined, once.
    fn report_mixed(&self, index: usize, any: &LitStr, context: Context, report: &mut Report) {
        let is_any =
            |element: &Element| matches!(element, Element::Literal(literal) if literal.value() == "*");
        let elements = self.list.elements();
        if elements[..index].iter().any(is_any) {
            return;
        }
        let Err(violation) = origin::check_in("*", context) else { return };
        match (index.checked_sub(1).map(|before| &elements[before]), elements.get(index + 1)) {
            (Some(before), _) => report.violation(both(before, any), "*", &violation),
            (None, Some(after)) => report.violation(both(any, after), "*", &violation),
            (None, None) => report.violation(any, "*", &violation),
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
        if violation.code == Code::InsecureOrigin {
            // The next rule may be broken too.
            let dangers = context.dangers.with(Danger::InsecureOrigins);
            self.check_entry(tokens, value, Context { dangers, ..context }, report);
        }
    }
}

/// Checks whether a violation is one of two keys with each other: then the entry alone passes.
fn is_conflict(code: Code, value: &str) -> bool {
    code != Code::WildcardMixed && origin::check(value).is_ok()
}

/// Reports entries that say the same twice.
fn check_pairs(literals: &[&LitStr], report: &mut Report) {
    for &(earlier, later) in &related(literals) {
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

/// Checks whether a value is an entry that can be compared with others.
fn is_tuple(value: &str) -> bool {
    matches!(origin::check(value), Ok(Entry::Origin(_) | Entry::Null))
}
