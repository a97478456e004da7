//! All arguments of one attribute, as far as they can be read.

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::{ExprPath, Path};

use super::{
    argument::Argument,
    base,
    configured::{self, Configured},
    list::{self, List},
    source::{self, Source},
    tokens,
    value::{self, Enforce},
    written::Written,
};
use crate::{
    keys::Key,
    report::{Report, both},
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
    /// Keys that are meant by something else, so that nothing says that they are missing.
    meant: Vec<Key>,
    /// The shared policy that this one starts from.
    pub(crate) base: Option<ExprPath>,
    /// The place of a whole policy that only run time knows.
    pub(crate) configured: Option<Configured>,
    pub(crate) origins: Option<Argument<List>>,
    /// The source of `origins` that is not a list.
    pub(crate) source: Option<Source>,
    pub(crate) dev_origins: Option<Argument<List>>,
    pub(crate) methods: Option<Argument<List>>,
    pub(crate) headers: Option<Argument<List>>,
    pub(crate) expose: Option<Argument<List>>,
    pub(crate) credentials: Option<Argument<bool>>,
    pub(crate) max_age: Option<Argument<TokenStream>>,
    pub(crate) enforce: Option<Argument<Enforce>>,
    pub(crate) deny: Option<Argument<bool>>,
    pub(crate) dangerously: Option<Argument<Vec<Ident>>>,
    pub(crate) crate_path: Option<Path>,
    /// Lists whose key is written again: a mistake, and what they hold is checked all the same.
    repeated: Vec<(Key, Argument<List>)>,
}

impl Arguments {
    /// Reads what stands between the parentheses of `#[cors(...)]` or `policy!(...)`.
    pub(crate) fn parse(tokens: TokenStream, report: &mut Report) -> Self {
        let mut arguments = Self { tokens: tokens.clone(), ..Self::default() };
        for (position, argument) in tokens::split_arguments(tokens, report).into_iter().enumerate() {
            if let Some(path) = base::path(&argument) {
                arguments.read_base(position, path, report);
            } else if configured::is_configured(&argument) {
                arguments.configured = configured::parse(&argument, report);
                arguments.meant.push(Key::Origins);
            } else {
                arguments.read(Written::parse(argument, report), report);
            }
        }
        arguments
    }

    /// Every key that is written, in order.
    pub(crate) fn keys(&self) -> &[(Key, Ident)] {
        &self.present
    }

    /// Returns the first token of a key.
    pub(crate) fn key(&self, key: Key) -> Option<&Ident> {
        self.present.iter().find(|(present, _)| *present == key).map(|(_, name)| name)
    }

    /// Checks whether a key is written, or meant.
    pub(crate) fn has(&self, key: Key) -> bool {
        self.meant.contains(&key) || self.key(key).is_some()
    }

    /// Every list of this key.
    pub(crate) fn lists(&self, key: Key) -> Vec<&Argument<List>> {
        let first = match key {
            Key::Origins => &self.origins,
            Key::DevOrigins => &self.dev_origins,
            Key::Methods => &self.methods,
            Key::Headers => &self.headers,
            Key::Expose => &self.expose,
            _ => &None,
        };
        let mut lists = Vec::new();
        if let Some(list) = first {
            lists.push(list);
        }
        for (repeated, list) in &self.repeated {
            if *repeated == key {
                lists.push(list);
            }
        }
        lists
    }

    /// Returns the tokens of `origins` that mean any origin.
    pub(crate) fn any_origin(&self) -> Option<TokenStream> {
        match &self.origins.as_ref()?.value {
            List::Any(any) => Some(any.to_token_stream()),
            list => {
                let literals = list.literals();
                literals.iter().find(|literal| literal.value() == "*").map(ToTokens::to_token_stream)
            }
        }
    }

    /// Returns the key `enforce`, if it is written, whatever its value.
    pub(crate) fn enforce_key(&self) -> Option<&Ident> {
        self.enforce.as_ref().map(|argument| &argument.key)
    }

    /// Checks whether the fields of the policy are such that a reference to them is one for ever, wherever it stands: literals alone.
    pub(crate) fn is_promotable(&self) -> bool {
        let lists = [&self.origins, &self.methods, &self.headers, &self.expose];
        lists.iter().all(|list| list.as_ref().is_none_or(|argument| argument.value.is_literal()))
            && self.sources().is_empty()
            && self.dev_origins.is_none()
            && self.base.is_none()
            && self.configured.is_none()
            && self.dangerously.is_none()
    }

    /// Returns the origins that only run time knows.
    pub(crate) fn sources(&self) -> Vec<&Source> {
        let in_list = self.origins.as_ref().map(|argument| argument.value.sources());
        in_list.unwrap_or_else(|| self.source.iter().collect())
    }

    /// Checks whether anything is written beside the shared policy.
    pub(crate) fn has_refinements(&self) -> bool {
        self.present.iter().any(|(key, _)| *key != Key::Crate)
    }

    /// Returns the tokens of two arguments as they are written: what to underline where the two contradict each other.
    pub(crate) fn in_order(&self, one: (Key, &impl ToTokens), other: (Key, &impl ToTokens)) -> TokenStream {
        let first = self.present.iter().find(|(key, _)| *key == one.0 || *key == other.0);
        let (one_tokens, other_tokens) = (one.1, other.1);
        if first.is_some_and(|(key, _)| *key == one.0) {
            both(one_tokens, other_tokens)
        } else {
            both(other_tokens, one_tokens)
        }
    }

    /// Returns the words that are written in the place of a key, known or not.
    pub(crate) fn words(&self) -> &[Ident] {
        &self.words
    }

    fn read(&mut self, written: Written, report: &mut Report) {
        let (key, name, value) = match written {
            Written::Argument { key, word, value } => (key, word, value),
            Written::Mistake { meant, word } => {
                self.words.extend(word);
                return self.meant.extend(meant);
            }
        };
        self.words.push(name.clone());
        let is_repeated = self.key(key).is_some();
        self.present.push((key, name.clone()));
        let Some(value) = value else { return };
        if is_repeated {
            let message = format!("`{name}` is written twice");
            report.error(&name, &message, &format!("keep one `{name}`"));
            if list::is_list(key) && !source::is_source(&value) {
                self.repeated.extend(list::list(key, name, value, report).map(|list| (key, list)));
            }
            return;
        }
        match key {
            Key::Origins if source::is_source(&value) => {
                self.source = source::parse(&value, report);
            }
            Key::Origins => self.origins = list::list(key, name, value, report),
            Key::DevOrigins => self.dev_origins = list::list(key, name, value, report),
            Key::Methods => self.methods = list::list(key, name, value, report),
            Key::Headers => self.headers = list::list(key, name, value, report),
            Key::Expose => self.expose = list::list(key, name, value, report),
            Key::Credentials => self.credentials = value::flag(key, name, value, report),
            Key::MaxAge => self.max_age = value::age(key, name, value, report),
            Key::Enforce => self.enforce = value::enforce(key, name, value, report),
            Key::Deny => self.deny = value::bare_flag(key, name, value, report),
            Key::Dangerously => self.dangerously = value::names(name, value, report),
            Key::Crate => self.crate_path = value::path(key, &name, value, report),
        }
    }

    /// Takes a shared policy that stands at `position`; only one is right, and only in front.
    fn read_base(&mut self, position: usize, path: ExprPath, report: &mut Report) {
        if self.base.is_some() {
            report.error(path, "a policy starts from one shared policy", "keep one of them");
            return;
        }
        if position > 0 {
            report.error(&path, "a shared policy stands before the keys", "write it first");
        }
        self.base = Some(path);
    }
}
