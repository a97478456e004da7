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

pub(crate) use self::value::{Element, List};
use crate::{
    keys::{self, Key},
    report::Report,
};

/// The arguments of one attribute, as far as they could be read.
#[derive(Default)]
pub(crate) struct Arguments {
    /// All of it, for what is wrong with the whole.
    pub(crate) tokens: TokenStream,
    /// Every word that stands where a key does.
    words: Vec<Ident>,
    /// Every key that is written, its value readable or not.
    present: Vec<(Key, Ident)>,
    pub(crate) origins: Option<Argument<List>>,
    pub(crate) dev_origins: Option<Argument<List>>,
    pub(crate) methods: Option<Argument<List>>,
    pub(crate) headers: Option<Argument<List>>,
    pub(crate) expose: Option<Argument<List>>,
    pub(crate) credentials: Option<Argument<bool>>,
    pub(crate) max_age: Option<Argument<TokenStream>>,
    pub(crate) deny: Option<Argument<bool>>,
    pub(crate) dangerously: Option<Argument<Vec<Ident>>>,
    crate_path: Option<Path>,
}

/// A value beside the key that it belongs to.
pub(crate) struct Argument<T> {
    pub(crate) key: Ident,
    pub(crate) value: T,
}

impl Arguments {
    /// Reads what stands between the parentheses of `#[cors(...)]`.
    pub(crate) fn parse(tokens: TokenStream, report: &mut Report) -> Self {
        let mut arguments = Self { tokens: tokens.clone(), ..Self::default() };
        for argument in tokens::split_arguments(tokens, report) {
            match parse_argument.parse2(argument) {
                Ok((key, value)) => arguments.read(key, value, report),
                Err(error) => report.add(error),
            }
        }
        arguments
    }

    /// Every key that is written, in order.
    pub(crate) fn keys(&self) -> impl Iterator<Item = (Key, &Ident)> {
        self.present.iter().map(|(key, name)| (*key, name))
    }

    pub(crate) fn has(&self, key: Key) -> bool {
        self.present.iter().any(|(present, _)| *present == key)
    }

    /// Where `cors_runtime` is.
    pub(crate) fn crate_path(&self) -> TokenStream {
        self.crate_path.as_ref().map_or_else(|| quote!(::cors_runtime), ToTokens::to_token_stream)
    }

    /// The one module that expansions name.
    pub(crate) fn private(&self) -> TokenStream {
        let krate = self.crate_path();
        quote!(#krate::__private)
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

    /// What is written where a key is expected, known or not.
    pub(crate) fn words(&self) -> &[Ident] {
        &self.words
    }

    fn read(&mut self, name: Ident, value: TokenStream, report: &mut Report) {
        self.words.push(name.clone());
        let Some(key) = Key::named(&name.to_string()) else {
            // Counted as the key that is meant, so that nothing says that this one is missing.
            return self.present.extend(unknown_key(&name, report).map(|key| (key, name)));
        };
        if self.has(key) {
            let message = format!("`{name}` is written twice");
            return report.error(&name, &message, &format!("keep one `{name}`"));
        }
        self.present.push((key, name.clone()));
        match key {
            Key::Origins => self.origins = value::list(key, name, value, report),
            Key::DevOrigins => self.dev_origins = value::list(key, name, value, report),
            Key::Methods => self.methods = value::list(key, name, value, report),
            Key::Headers => self.headers = value::list(key, name, value, report),
            Key::Expose => self.expose = value::list(key, name, value, report),
            Key::Credentials => self.credentials = value::flag(key, name, value, report),
            Key::MaxAge => self.max_age = value::age(key, name, value, report),
            Key::Deny => self.deny = value::bare_flag(key, name, value, report),
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

/// Reports the key, and returns the one that is meant, if any is near.
fn unknown_key(name: &Ident, report: &mut Report) -> Option<Key> {
    let names = keys::names();
    let near = cors_rules::suggest::closest(&name.to_string(), &names);
    let help = match near {
        Some(known) => format!("did you mean `{known}`?"),
        None => format!("the keys are `{}`", names.join("`, `")),
    };
    report.error(name, &format!("unknown key `{name}`"), &help);
    near.and_then(Key::named)
}
