//! Mistakes are collected, never thrown: everything that is wrong with one attribute is reported in one run.

use cors_rules::Violation;
use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::LitStr;

/// Every mistake of one attribute.
#[derive(Default)]
pub(crate) struct Report {
    errors: Option<syn::Error>,
}

impl Report {
    /// A mistake at these tokens: what is wrong, and what to write instead.
    pub(crate) fn error(&mut self, tokens: impl ToTokens, message: &str, help: &str) {
        self.add(syn::Error::new_spanned(tokens, with_help(message, help)));
    }

    /// A mistake at a span that has no tokens of its own.
    pub(crate) fn error_at(&mut self, span: Span, message: &str, help: &str) {
        self.add(syn::Error::new(span, with_help(message, help)));
    }

    /// A rule that these tokens break; `value` is what they say.
    pub(crate) fn violation(&mut self, tokens: impl ToTokens, value: &str, violation: &Violation) {
        self.add(syn::Error::new_spanned(tokens, violation.report(value)));
    }

    /// A rule that a literal breaks.
    pub(crate) fn literal(&mut self, literal: &LitStr, violation: &Violation) {
        self.violation(literal, &literal.value(), violation);
    }

    /// What a parser of syn's found.
    pub(crate) fn add(&mut self, error: syn::Error) {
        match &mut self.errors {
            Some(errors) => errors.combine(error),
            None => self.errors = Some(error),
        }
    }

    /// The errors as tokens that the compiler reports; `None` where nothing is wrong.
    pub(crate) fn into_errors(self) -> Option<TokenStream> {
        self.errors.map(|errors| errors.to_compile_error())
    }
}

fn with_help(message: &str, help: &str) -> String {
    if help.is_empty() { message.to_owned() } else { format!("{message}\nhelp: {help}") }
}
