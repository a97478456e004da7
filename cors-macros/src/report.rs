//! Mistakes are collected, never thrown: everything that is wrong with one attribute is reported in one run.

use cors_rules::Violation;
use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::LitStr;

/// Every mistake of one attribute, and what is right but worth a word.
#[derive(Default)]
pub(crate) struct Report {
    pub(crate) errors: Option<syn::Error>,
    pub(crate) warnings: Vec<Warning>,
}

/// A warning of ours.
pub(crate) struct Warning {
    /// The tokens that are underlined.
    pub(crate) tokens: TokenStream,
    pub(crate) text: String,
}

impl Report {
    /// A mistake at these tokens: what is wrong, and what to write instead.
    pub(crate) fn error(&mut self, tokens: impl ToTokens, message: &str, help: &str) {
        self.add_at(tokens.to_token_stream(), with_help(message, help));
    }

    /// A mistake at a span that has no tokens of its own.
    pub(crate) fn error_at(&mut self, span: Span, message: &str, help: &str) {
        self.add(syn::Error::new(span, with_help(message, help)));
    }

    /// A rule that these tokens break; `value` is what they say.
    pub(crate) fn violation(&mut self, tokens: impl ToTokens, value: &str, violation: &Violation) {
        self.add_at(tokens.to_token_stream(), violation.report(value).to_string());
    }

    /// A rule that a literal breaks.
    pub(crate) fn literal(&mut self, literal: &LitStr, violation: &Violation) {
        self.violation(literal, &literal.value(), violation);
    }

    fn add_at(&mut self, tokens: TokenStream, text: String) {
        self.add(syn::Error::new_spanned(tokens, text));
    }

    fn add(&mut self, error: syn::Error) {
        match &mut self.errors {
            Some(errors) => errors.combine(error),
            None => self.errors = Some(error),
        }
    }

    /// Something that is no mistake, but says less than it seems to.
    pub(crate) fn warning(&mut self, tokens: impl ToTokens, value: &str, violation: &Violation) {
        self.warnings
            .push(Warning { tokens: tokens.to_token_stream(), text: violation.report(value).to_string() });
    }

    /// Checks whether anything is wrong.
    pub(crate) fn has_errors(&self) -> bool {
        self.errors.is_some()
    }
}

/// Words as a message lists them: in backticks, with commas between.
pub(crate) fn listed(words: &[&str]) -> String {
    let mut list = String::new();
    for word in words {
        add_to_list(&mut list, &format!("`{word}`"));
    }
    list
}

/// One more element of a list with commas.
///
/// Not by `join`, which is a lot to compile.
pub(crate) fn add_to_list(list: &mut String, element: &str) {
    if !list.is_empty() {
        list.push_str(", ");
    }
    list.push_str(element);
}

/// Joins the tokens of two places, which a message underlines from the first to the last.
pub(crate) fn both(first: &impl ToTokens, last: &impl ToTokens) -> TokenStream {
    let mut tokens = first.to_token_stream();
    last.to_tokens(&mut tokens);
    tokens
}

/// Tokens as they are written, where these have no blanks.
pub(crate) fn without_blanks(tokens: &TokenStream) -> String {
    let mut written = tokens.to_string();
    written.retain(|c| !c.is_whitespace());
    written
}

fn with_help(message: &str, help: &str) -> String {
    if help.is_empty() { message.to_owned() } else { format!("{message}\nhelp: {help}") }
}
