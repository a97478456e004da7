//! The module below the attribute: its handlers, and the places where they get its policy.
//!
//! Only runs of attributes and modules inside are read. Everything else stays raw tokens: never parsed, never changed.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{
    Attribute, Token, Visibility,
    parse::{ParseStream, Parser},
};

use crate::route::{self, DeclaredRoute};

/// A module.
pub(crate) struct Module {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) mod_token: Token![mod],
    pub(crate) name: Ident,
    /// The braces of an inline module; `None` if it is in a file of its own.
    pub(crate) body: Option<Group>,
}

/// A part of a module's body.
pub(crate) enum Part {
    /// Tokens that stay as they are.
    Other(TokenTree),
    /// A handler that gets the policy: the attributes above it.
    Handler(ModuleHandler),
    /// A module inside, between what stands before its braces and what follows.
    Module { braces: Group, parts: Vec<Part> },
}

/// A handler with a route attribute and without a `#[cors]` of its own.
pub(crate) struct ModuleHandler {
    pub(crate) name: Option<Ident>,
    pub(crate) attributes: Vec<Attribute>,
    /// The routes, as far as they can be read.
    pub(crate) routes: Vec<DeclaredRoute>,
}

impl Module {
    /// Reads a module; `None` for any other item.
    pub(crate) fn parse(item: TokenStream) -> Option<Self> {
        let parse = |input: ParseStream<'_>| {
            let attributes = input.call(Attribute::parse_outer)?;
            let visibility = input.parse()?;
            let (mod_token, name) = (input.parse()?, input.parse()?);
            let rest: TokenStream = input.parse()?;
            Ok((attributes, visibility, mod_token, name, rest))
        };
        let (attributes, visibility, mod_token, name, rest) = parse.parse2(item).ok()?;
        let body = match rest.into_iter().next() {
            Some(TokenTree::Group(body)) if body.delimiter() == Delimiter::Brace => Some(body),
            _ => None,
        };
        Some(Self { attributes, visibility, mod_token, name, body })
    }

    /// Returns the attributes under which the module is compiled at all.
    pub(crate) fn cfgs(&self) -> impl Iterator<Item = &Attribute> {
        self.attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"))
    }
}

/// Returns the parts of a module's body.
pub(crate) fn parts(body: TokenStream) -> Vec<Part> {
    let tokens: Vec<TokenTree> = body.into_iter().collect();
    let mut parts = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        let run = run_of_attributes(&tokens[index..]);
        let behind = index + run;
        let attributes = attributes(&tokens[index..behind]);
        let has_own = attributes.iter().any(has_cors);
        match attributes {
            attributes if !has_own && attributes.iter().any(route::is_route) => {
                parts.push(Part::Handler(handler(attributes, &tokens[behind..])));
                index = behind;
                continue;
            }
            _ => parts.extend(tokens[index..behind].iter().cloned().map(Part::Other)),
        }
        index = behind;
        let visibility = visibility(&tokens[index..]);
        parts.extend(tokens[index..index + visibility].iter().cloned().map(Part::Other));
        index += visibility;
        match &tokens[index..] {
            [TokenTree::Ident(word), TokenTree::Ident(_), TokenTree::Group(braces), ..]
                if word == "mod" && braces.delimiter() == Delimiter::Brace =>
            {
                parts.extend(tokens[index..index + 2].iter().cloned().map(Part::Other));
                parts.push(if has_own {
                    Part::Other(tokens[index + 2].clone())
                } else {
                    Part::Module { braces: braces.clone(), parts: self::parts(braces.stream()) }
                });
                index += 3;
            }
            [token, ..] => {
                parts.push(Part::Other(token.clone()));
                index += 1;
            }
            [] => {}
        }
    }
    parts
}

/// Returns the handlers among these parts, those of modules inside too.
pub(crate) fn handlers(parts: &[Part]) -> Vec<&ModuleHandler> {
    let mut all = Vec::new();
    for part in parts {
        match part {
            Part::Other(_) => {}
            Part::Handler(handler) => all.push(handler),
            Part::Module { parts, .. } => all.append(&mut handlers(parts)),
        }
    }
    all
}

/// Returns the number of tokens at the start that are outer attributes.
fn run_of_attributes(tokens: &[TokenTree]) -> usize {
    let mut length = 0;
    while let [TokenTree::Punct(hash), TokenTree::Group(group), ..] = &tokens[length..]
        && hash.as_char() == '#'
        && group.delimiter() == Delimiter::Bracket
    {
        length += 2;
    }
    length
}

/// Returns the number of tokens at the start that are a visibility.
fn visibility(tokens: &[TokenTree]) -> usize {
    match tokens {
        [TokenTree::Ident(word), TokenTree::Group(group), ..]
            if word == "pub" && group.delimiter() == Delimiter::Parenthesis =>
        {
            2
        }
        [TokenTree::Ident(word), ..] if word == "pub" => 1,
        _ => 0,
    }
}

fn attributes(tokens: &[TokenTree]) -> Vec<Attribute> {
    let tokens = tokens.iter().cloned().collect();
    Attribute::parse_outer.parse2(tokens).unwrap_or_default()
}

/// Checks whether an attribute is a `#[cors]`.
pub(crate) fn is_cors(attribute: &Attribute) -> bool {
    attribute.path().segments.last().is_some_and(|last| last.ident == "cors")
}

/// Checks whether an attribute is a `#[cors]`, or may become one.
fn has_cors(attribute: &Attribute) -> bool {
    let is_conditional = attribute.path().is_ident("cfg_attr");
    let is_word = |token| matches!(token, TokenTree::Ident(word) if word == "cors");
    is_cors(attribute)
        || (is_conditional
            && attribute.meta.to_token_stream().into_iter().any(|token| match token {
                TokenTree::Group(group) => group.stream().into_iter().any(is_word),
                _ => false,
            }))
}

fn handler(attributes: Vec<Attribute>, behind: &[TokenTree]) -> ModuleHandler {
    let mut behind =
        behind.iter().skip_while(|token| !matches!(token, TokenTree::Ident(word) if word == "fn"));
    let name = match behind.nth(1) {
        Some(TokenTree::Ident(name)) => Some(name.clone()),
        _ => None,
    };
    let routes = attributes.iter().filter(|attribute| route::is_route(attribute));
    let routes = routes.filter_map(|attribute| DeclaredRoute::parse(attribute).ok()).collect();
    ModuleHandler { name, attributes, routes }
}
