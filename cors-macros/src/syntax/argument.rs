//! One argument: a key, and what stands behind it.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::LitStr;

use crate::{
    keys::{self, Key},
    report::Report,
};

/// What stands between two commas.
pub(super) struct Written {
    /// The word where a key is expected.
    pub(super) word: Option<Ident>,
    /// The key that is meant.
    pub(super) key: Option<Key>,
    /// The tokens behind `=`; none at all for a flag. `None` where they could not be read.
    pub(super) value: Option<TokenStream>,
}

impl Written {
    /// Reads `key` or `key = value`. What it is not is reported, and the key that is meant is told all the same: so
    /// nothing says that it is missing.
    pub(super) fn parse(tokens: TokenStream, report: &mut Report) -> Self {
        let mut rest = tokens.clone().into_iter();
        let Some(TokenTree::Ident(word)) = rest.next() else { return without_key(tokens, report) };
        let mut rest: TokenStream = rest.collect();
        let mut name = word.to_string();
        let mut place: TokenStream = TokenTree::from(word.clone()).into();
        // `max-age` is three tokens, and one mistake.
        while let Some((hyphen, part, behind)) = hyphenated(&rest) {
            name = format!("{name}-{part}");
            place.extend([hyphen, part.into()]);
            rest = behind;
        }
        let key = Key::named(&name).or_else(|| unknown_key(&name, place, report));
        let value = value(&word, key, rest, report).filter(|_| Key::named(&name).is_some());
        Self { word: Some(word), key, value }
    }
}

/// The next part of a name with hyphens, and what follows.
fn hyphenated(rest: &TokenStream) -> Option<(TokenTree, Ident, TokenStream)> {
    let mut rest = rest.clone().into_iter();
    match (rest.next()?, rest.next()?) {
        (TokenTree::Punct(hyphen), TokenTree::Ident(part)) if hyphen.as_char() == '-' => {
            Some((hyphen.into(), part, rest.collect()))
        }
        _ => None,
    }
}

/// The tokens of a value, behind `=` or behind what stands in its place.
fn value(word: &Ident, key: Option<Key>, rest: TokenStream, report: &mut Report) -> Option<TokenStream> {
    let mut tokens = rest.into_iter();
    let Some(sign) = tokens.next() else { return Some(TokenStream::new()) };
    let example = key.map_or_else(|| format!("{word} = …"), |key| key.row().example.to_owned());
    let help = format!("write `{example}`");
    match &sign {
        TokenTree::Punct(punct) if matches!(punct.as_char(), '=' | ':') => {
            if punct.as_char() == ':' {
                report.error(&sign, &format!("expected `=` after `{word}`"), &help);
            }
            let value: TokenStream = tokens.collect();
            if value.is_empty() {
                // There is no token of its own to point at.
                report.error(word, &format!("`{word} =` has no value"), &help);
            }
            Some(value).filter(|value| !value.is_empty())
        }
        _ => {
            report.error(&sign, &format!("expected `=` after `{word}`"), &help);
            None
        }
    }
}

fn without_key(tokens: TokenStream, report: &mut Report) -> Written {
    let (help, key) = match syn::parse2::<LitStr>(tokens.clone()) {
        Ok(literal) => (format!("write `origins = [{}]`", literal.token()), Some(Key::Origins)),
        Err(_) => (format!("the keys are `{}`", keys::names().join("`, `")), None),
    };
    report.error(tokens, "expected a key", &help);
    Written { word: None, key, value: None }
}

/// Reports the key, and returns the one that is meant, if any is near.
fn unknown_key(name: &str, place: TokenStream, report: &mut Report) -> Option<Key> {
    let names = keys::names();
    let near = cors_rules::suggest::closest(name, &names);
    let help = match near {
        Some(known) => format!("did you mean `{known}`?"),
        None => format!("the keys are `{}`", names.join("`, `")),
    };
    report.error(place, &format!("unknown key `{name}`"), &help);
    near.and_then(Key::named)
}
