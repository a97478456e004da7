//! Tokens to spanned arguments. A mistake in one argument is reported and the next one is read all the same.

mod tokens;
mod value;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{
    Path, Token,
    ext::IdentExt,
    parse::{ParseStream, Parser},
};

pub(crate) use self::value::List;
use crate::{
    keys::{self, Key},
    report::Report,
};

/// The arguments of one attribute, as far as they could be read.
#[derive(Default)]
pub(crate) struct Arguments {
    /// Every key that is written, its value readable or not.
    present: Vec<(Key, Ident)>,
    pub(crate) origins: Option<Argument<List>>,
    pub(crate) methods: Option<Argument<List>>,
    pub(crate) headers: Option<Argument<List>>,
    pub(crate) expose: Option<Argument<List>>,
    pub(crate) credentials: Option<Argument<bool>>,
    pub(crate) max_age: Option<Argument<TokenStream>>,
    pub(crate) dangerously: Option<Argument<Vec<Ident>>>,
    pub(crate) crate_path: Option<Path>,
}

/// A value beside the key that it belongs to.
pub(crate) struct Argument<T> {
    pub(crate) key: Ident,
    pub(crate) value: T,
}

impl Arguments {
    /// Reads what stands between the parentheses of `#[cors(...)]`.
    pub(crate) fn parse(tokens: TokenStream, report: &mut Report) -> Self {
        let mut arguments = Self::default();
        for argument in tokens::split_at_commas(tokens) {
            if argument.is_empty() {
                continue;
            }
            match parse_argument.parse2(argument) {
                Ok((key, value)) => arguments.read(key, value, report),
                Err(error) => report.add(error),
            }
        }
        arguments
    }

    pub(crate) fn has(&self, key: Key) -> bool {
        self.present.iter().any(|(present, _)| *present == key)
    }

    /// The tokens of two arguments as they are written: what to underline where the two contradict each other.
    pub(crate) fn in_order(&self, one: (Key, &impl ToTokens), other: (Key, &impl ToTokens)) -> TokenStream {
        let first = self.present.iter().find(|(key, _)| *key == one.0 || *key == other.0);
        let (one_tokens, other_tokens) = (one.1, other.1);
        if first.is_some_and(|(key, _)| *key == one.0) {
            quote!(#one_tokens #other_tokens)
        } else {
            quote!(#other_tokens #one_tokens)
        }
    }

    fn read(&mut self, name: Ident, value: TokenStream, report: &mut Report) {
        let Some(key) = Key::named(&name.to_string()) else {
            return unknown_key(&name, report);
        };
        if self.has(key) {
            let message = format!("`{name}` is written twice");
            return report.error(&name, &message, &format!("keep one `{name}`"));
        }
        self.present.push((key, name.clone()));
        match key {
            Key::Origins => self.origins = value::list(key, name, value, report),
            Key::Methods => self.methods = value::list(key, name, value, report),
            Key::Headers => self.headers = value::list(key, name, value, report),
            Key::Expose => self.expose = value::list(key, name, value, report),
            Key::Credentials => self.credentials = value::flag(key, name, value, report),
            Key::MaxAge => self.max_age = value::age(key, name, value, report),
            Key::Dangerously => self.dangerously = value::names(key, name, value, report),
            Key::Crate => self.crate_path = value::path(key, &name, value, report),
        }
    }
}

/// `key` or `key = value`.
fn parse_argument(input: ParseStream<'_>) -> syn::Result<(Ident, TokenStream)> {
    let start = input.span();
    let Ok(key) = input.call(Ident::parse_any) else {
        let names = keys::names().join("`, `");
        return Err(syn::Error::new(start, format!("expected a key\nhelp: the keys are `{names}`")));
    };
    if input.is_empty() {
        return Ok((key, TokenStream::new()));
    }
    if input.parse::<Token![=]>().is_err() {
        let example =
            Key::named(&key.to_string()).map_or_else(|| format!("{key} = …"), |key| key.row().example.into());
        return Err(syn::Error::new(
            input.span(),
            format!("expected `=` after `{key}`\nhelp: write `{example}`"),
        ));
    }
    let value: TokenStream = input.parse()?;
    if value.is_empty() {
        // The value is missing, so there is no token of its own to point at.
        let example = Key::named(&key.to_string()).map_or_else(String::new, |key| key.row().example.into());
        return Err(syn::Error::new(key.span(), format!("`{key} =` has no value\nhelp: write `{example}`")));
    }
    Ok((key, value))
}

fn unknown_key(name: &Ident, report: &mut Report) {
    let names = keys::names();
    let help = match cors_rules::suggest::closest(&name.to_string(), &names) {
        Some(known) => format!("did you mean `{known}`?"),
        None => format!("the keys are `{}`", names.join("`, `")),
    };
    report.error(name, &format!("unknown key `{name}`"), &help);
}
