//! One argument: a key, and what stands behind it.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt};
use syn::LitStr;

use super::{
    list::{is_list, meant_list},
    value::is_strict_in_other_notation,
};
use crate::{
    keys::{self, Key},
    report::Report,
};

/// The tokens between two commas.
pub(super) enum Written {
    /// A key, and the tokens behind `=`: none at all for a flag, `None` where they could not be read.
    Argument { key: Key, word: Ident, value: Option<TokenStream> },
    /// It is no key; the mistake is already reported.
    Mistake { meant: Option<Key>, word: Option<Ident> },
}

impl Written {
    /// Reads `key` or `key = value`. What it is not is reported.
    pub(super) fn parse(tokens: TokenStream, report: &mut Report) -> Self {
        let mut rest = tokens.clone().into_iter();
        let Some(TokenTree::Ident(word)) = rest.next() else {
            return Self::Mistake { meant: without_key(tokens, report), word: None };
        };
        let mut rest: TokenStream = rest.collect();
        let mut name = word.to_string();
        let mut place = word.to_token_stream();
        // `max-age` is three tokens, and one mistake.
        while let Some((hyphen, part, behind)) = hyphenated(&rest) {
            name = format!("{name}-{part}");
            place.append(hyphen);
            place.append(TokenTree::Ident(part));
            rest = behind;
        }
        match Key::named(&name) {
            Some(key) => Self::Argument { key, value: value(&word, key, rest, report), word },
            None => Self::Mistake { meant: unknown_key(&name, place, &rest, report), word: Some(word) },
        }
    }
}

/// Returns the next part of a name with hyphens, and what follows.
fn hyphenated(rest: &TokenStream) -> Option<(TokenTree, Ident, TokenStream)> {
    let mut rest = rest.clone().into_iter();
    match (rest.next()?, rest.next()?) {
        (TokenTree::Punct(hyphen), TokenTree::Ident(part)) if hyphen.as_char() == '-' => {
            Some((TokenTree::Punct(hyphen), part, rest.collect()))
        }
        _ => None,
    }
}

/// Returns the tokens of a value, behind `=` or behind what stands in its place.
fn value(word: &Ident, key: Key, rest: TokenStream, report: &mut Report) -> Option<TokenStream> {
    let (sign, value) = split_sign(rest);
    if sign.is_empty() && value.is_empty() {
        return Some(value);
    }
    let is_equals = sign.to_string() == "=";
    if value.is_empty() {
        let example = key.row().example;
        // There is no token of its own to point at.
        report.error(word, &format!("`{word} {sign}` has no value"), &format!("write `{example}`"));
        return None;
    }
    if is_equals {
        return Some(value);
    }
    let is_flag = matches!(key, Key::Credentials | Key::Enforce | Key::Deny);
    let help = if key == Key::Enforce && is_strict_in_other_notation(&value) {
        format!("write `{word} = strict`")
    } else if is_flag {
        format!("write `{word}`")
    } else {
        format!("write `{word} = {}`", shown(&value, key))
    };
    let found = if sign.is_empty() { value.clone() } else { sign };
    report.error(found, &format!("expected `=` after `{word}`"), &help);
    Some(value).filter(|value| !is_flag && !is_group(value))
}

/// Returns the sign behind a key (`=`, and by mistake `:`, `==`, `=>`), and what follows it.
fn split_sign(rest: TokenStream) -> (TokenStream, TokenStream) {
    let (mut sign, mut value) = (TokenStream::new(), TokenStream::new());
    let mut last = None;
    for token in rest {
        match &token {
            TokenTree::Punct(punct) if value.is_empty() && is_sign(last, punct.as_char()) => {
                last = Some(punct.as_char());
                sign.append(token);
            }
            _ => value.append(token),
        }
    }
    (sign, value)
}

/// Checks whether a character belongs to a sign, behind the `last` one of it.
fn is_sign(last: Option<char>, next: char) -> bool {
    match last {
        None => matches!(next, '+' | '|' | '-' | '?' | ':' | '='),
        Some('+' | '|' | '-' | '?') => matches!(next, ':' | '='),
        Some('=' | '>') => matches!(next, '=' | '>'),
        Some(_) => false,
    }
}

/// Returns a value as it should be written: parentheses and braces as brackets, or as nothing where no list is wanted.
fn shown(value: &TokenStream, key: Key) -> String {
    match value.clone().into_iter().next() {
        Some(TokenTree::Group(group)) if matches!(key, Key::MaxAge | Key::Crate) => {
            group.stream().to_string()
        }
        Some(TokenTree::Group(group)) if group.delimiter() != Delimiter::Bracket => {
            format!("[{}]", group.stream())
        }
        _ => value.to_string(),
    }
}

fn is_group(value: &TokenStream) -> bool {
    matches!(value.clone().into_iter().next(), Some(TokenTree::Group(group)) if group.delimiter() != Delimiter::Bracket)
}

/// Reports what has no key, and returns the one that is meant, if any.
fn without_key(tokens: TokenStream, report: &mut Report) -> Option<Key> {
    let mut parts = tokens.clone().into_iter();
    let list = match (parts.next(), parts.next()) {
        (Some(TokenTree::Group(_)), None) => Some(shown(&tokens, Key::Origins)),
        _ => syn::parse2::<LitStr>(tokens.clone()).ok().map(|literal| format!("[{}]", literal.token())),
    };
    let quoted_key =
        tokens.clone().into_iter().next().and_then(|token| syn::parse2::<LitStr>(token.into()).ok());
    if tokens.to_string() == "*" {
        report.error(tokens, "expected a key", "write `origins = any`");
        return Some(Key::Origins);
    }
    let (help, meant) = match (list, quoted_key.and_then(|literal| Key::named(&literal.value()))) {
        (Some(list), _) => (format!("such a list has a key, as in `origins = {list}`"), Some(Key::Origins)),
        (None, Some(key)) => (format!("write `{}` without quotes", key.row().name), Some(key)),
        (None, None) => (format!("the keys are {}", keys::list()), None),
    };
    report.error(tokens, "expected a key", &help);
    meant
}

/// Returns the name of a key, with its value where a text stands in place of a list.
fn with_list(key: Key, rest: &TokenStream) -> String {
    let name = key.row().name;
    let (_, value) = split_sign(rest.clone());
    match syn::parse2::<LitStr>(value.clone()) {
        Ok(_) if is_list(key) => {
            meant_list(key, &value).map_or_else(|| name.to_owned(), |list| format!("{name} = {list}"))
        }
        _ => name.to_owned(),
    }
}

/// Reports the key, and returns the one that is meant, if any.
fn unknown_key(name: &str, place: TokenStream, rest: &TokenStream, report: &mut Report) -> Option<Key> {
    let meant = match name {
        "any" | "null" | "policy" | "cors" | "permissive" | "default" => Some(Key::Origins),
        "block_on_origin_mismatch" | "strict" => Some(Key::Enforce),
        _ => Key::meant_by(name),
    };
    let help = match (name, meant) {
        ("send_wildcard", _) => "remove it: `origins = any` sends `*`".to_owned(),
        ("any" | "permissive", _) => "write `origins = any`".to_owned(),
        ("policy" | "cors" | "default", _) => {
            "a shared policy has no key: write its path first, as in `#[cors(FRONTEND)]`".to_owned()
        }
        ("block_on_origin_mismatch", _) => "write `enforce`".to_owned(),
        ("vary" | "vary_header", _) => "remove it: each response has the `Vary` that it needs".to_owned(),
        ("preflight" | "options" | "disable_preflight" | "preflight_continue", _) => {
            "remove it: the preflights of this route are answered, and no others".to_owned()
        }
        ("private_network" | "allow_private_network" | "allow_private_network_access", _) => {
            "remove it: browsers replaced its headers with a permission prompt".to_owned()
        }
        ("null", _) => "write `origins = [\"null\"], dangerously = [null_origin]`".to_owned(),
        ("strict", _) => "write `enforce = strict`".to_owned(),
        (_, Some(key)) => format!("did you mean `{}`?", with_list(key, rest)),
        (_, None) => format!("the keys are {}", keys::list()),
    };
    report.error(place, &format!("unknown key `{name}`"), &help);
    meant
}
