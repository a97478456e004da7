//! Mistakes are collected, never thrown: everything that is wrong with one attribute is reported in one run.

use cors_rules::Violation;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Attribute, LitStr};

/// Every mistake of one attribute, and what is right but worth a word.
#[derive(Default)]
pub(crate) struct Report {
    errors: Option<syn::Error>,
    warnings: Vec<Warning>,
}

struct Warning {
    /// The tokens that are underlined.
    tokens: TokenStream,
    text: String,
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

    /// Everything as tokens that the compiler reports. `lints` are the attributes of the handler that set the levels
    /// of lints: they hold for our warnings too.
    pub(crate) fn into_tokens(self, lints: &[&Attribute]) -> TokenStream {
        let errors = self.errors.map(|errors| errors.to_compile_error());
        let warnings = self.warnings.iter().map(|warning| warning.to_tokens(lints));
        quote!(#errors #(#warnings)*)
    }
}

impl Warning {
    /// Returns a use of a deprecated constant: the one way to a warning of one's own on stable.
    fn to_tokens(&self, lints: &[&Attribute]) -> TokenStream {
        let text = &self.text;
        let span = self.tokens.clone().into_iter().next().map_or_else(Span::call_site, |token| token.span());
        let used = Ident::new("CORS", span);
        quote! {
            #(#lints)*
            const _: () = {
                #[deprecated(note = #text)]
                const CORS: () = ();
                #used
            };
        }
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
    quote!(#first #last)
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
