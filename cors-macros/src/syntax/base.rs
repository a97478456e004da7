//! The shared policy that an attribute starts from: a path, before the keys.

use proc_macro2::TokenStream;
use syn::{ExprPath, Ident, Path};

use super::tokens::visible;
use crate::keys::Key;

/// Returns the path that an argument consists of, if it is the path of a policy and no key.
pub(super) fn path(argument: &TokenStream) -> Option<ExprPath> {
    let path: ExprPath = syn::parse2(visible(argument.clone())).ok()?;
    let is_key = path.qself.is_none() && path.path.get_ident().is_some_and(is_key);
    if is_key { None } else { Some(path) }
}

/// A word in lower case is a key, known or not; so is a known key in mixed case, which no constant is written in.
fn is_key(word: &Ident) -> bool {
    let word = word.to_string();
    let is_constant = word.as_bytes().iter().all(|byte| matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'_'));
    is_lower_case(&word) || (!is_constant && Key::meant_by(&word).is_some())
}

/// Checks whether a path is a lone identifier in lower case: no constant is written so, but words of this grammar are.
pub(super) fn is_lone_lower_case(path: &Path) -> bool {
    path.get_ident().is_some_and(|ident| is_lower_case(&ident.to_string()))
}

fn is_lower_case(word: &str) -> bool {
    matches!(word.as_bytes(), [b'a'..=b'z', ..])
}
