//! The value of the keys that take a list: literals and constants.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, LitStr, Path, parse::Parser};

use super::{
    argument::Argument,
    base::is_lone_lower_case,
    source::{self, Source},
    tokens::{bracketed, place, split_at_commas, visible},
};
use crate::{
    keys::Key,
    report::{Report, add_to_list, without_blanks},
};

/// The value of `origins`, `dev_origins`, `methods`, `headers` and `expose`.
pub(crate) enum List {
    /// `any`
    Any(Ident),
    /// `["…", CONSTANT]`
    Elements { brackets: Group, elements: Vec<Element> },
    /// `CONSTANTS`, a const slice or array
    Slice(Path),
}

/// An element of a list.
pub(crate) enum Element {
    Literal(LitStr),
    /// An expression that only the compiler can evaluate.
    Constant(TokenStream),
    /// Origins that only run time knows.
    Source(Source),
}

impl List {
    /// Returns the elements that are written in the attribute itself.
    pub(crate) fn elements(&self) -> &[Element] {
        match self {
            Self::Any(_) | Self::Slice(_) => &[],
            Self::Elements { elements, .. } => elements,
        }
    }

    /// Returns the elements that the macro can read.
    pub(crate) fn literals(&self) -> Vec<&LitStr> {
        let mut literals = Vec::new();
        for element in self.elements() {
            if let Element::Literal(literal) = element {
                literals.push(literal);
            }
        }
        literals
    }

    /// Returns the elements that only run time knows.
    pub(crate) fn sources(&self) -> Vec<&Source> {
        let mut sources = Vec::new();
        for element in self.elements() {
            if let Element::Source(source) = element {
                sources.push(source);
            }
        }
        sources
    }

    /// Returns the values that the macro can read, each with its tokens; `any` is `*`.
    pub(crate) fn readable(&self) -> Vec<(TokenStream, String)> {
        if let Self::Any(any) = self {
            return vec![(any.to_token_stream(), "*".to_owned())];
        }
        self.literals().iter().map(|literal| (literal.to_token_stream(), literal.value())).collect()
    }

    /// Checks whether the macro can read all of it.
    pub(crate) fn is_literal(&self) -> bool {
        let is_constant = |element: &Element| matches!(element, Element::Constant(_));
        match self {
            Self::Any(_) => true,
            Self::Slice(_) => false,
            Self::Elements { elements, .. } => !elements.iter().any(is_constant),
        }
    }
}

pub(super) fn list(key: Key, name: Ident, value: TokenStream, report: &mut Report) -> Option<Argument<List>> {
    // A macro's `$value` comes in an invisible group.
    let value = visible(value);
    if let Some(brackets) = bracketed(&value) {
        let elements = elements(key, &brackets, report);
        return Some(Argument { key: name, value: List::Elements { brackets, elements } });
    }
    match Path::parse_mod_style.parse2(value.clone()) {
        Ok(path) if path.is_ident("any") => {
            Some(Argument { key: name, value: List::Any(path.segments[0].ident.clone()) })
        }
        Ok(path) if !is_lone_lower_case(&path) && !path.is_ident("Any") => {
            Some(Argument { key: name, value: List::Slice(path) })
        }
        _ => {
            let or_any = if can_be_any(key) { " or `any`" } else { "" };
            let message = format!("`{name}` takes a list{or_any}");
            let help = match (help_with_source(key, &value), meant_list(key, &value)) {
                (Some(help), _) => help,
                (None, Some(list)) => format!("write `{name} = {list}`"),
                (None, None) => format!("name methods of the route in a list, or remove `{name}`"),
            };
            report.error(place(value, &name), &message, &help);
            None
        }
    }
}

/// Returns the help for origins that only run time knows, or that code decides on.
fn help_with_source(key: Key, value: &TokenStream) -> Option<String> {
    if key != Key::Origins {
        return None;
    }
    if is_closure(value) {
        let function = "fn is_ours(origin: &Origin, head: &RequestHead) -> bool";
        return Some(format!("name a function: write `origins = predicate(is_ours)`, with `{function}`"));
    }
    let help = match syn::parse2::<Expr>(value.clone()).ok()? {
        Expr::Path(path) if path.path.is_ident("none") => "write `deny` in place of `origins`".to_owned(),
        Expr::Path(path) if is_lone_lower_case(&path.path) && !path.path.is_ident("all") => {
            let name = path.path.get_ident()?;
            format!(
                "write `origins = predicate({name})` for a function of the origin, `origins = lookup({name})` for an asynchronous one, \
                 or `origins = set({name})` for a static `OriginSet`"
            )
        }
        Expr::Macro(call) if ["env", "option_env"].iter().any(|name| call.mac.path.is_ident(name)) => {
            "write `origins = [ORIGIN]`, with `const ORIGIN: &str = env!(…);`".to_owned()
        }
        Expr::Call(call) if is_regex(&call.func) => {
            "let a function decide: write `origins = predicate(is_ours)`, or name subdomains as in `\"https://*.example.com\"`".to_owned()
        }
        Expr::Lit(text) if is_the_same_origin(&text.to_token_stream()) => {
            "write `deny` in place of `origins`, or no `#[cors]`: pages of the service's own origin need no policy".to_owned()
        }
        Expr::Call(_) | Expr::MethodCall(_) => {
            "what only run time knows is an origin set: write `origins = set(ORIGINS)`, and fill that in `main`".to_owned()
        }
        _ => return None,
    };
    Some(help)
}

/// Checks whether a function makes a regular expression: `regex(…)`, `Regex::new(…)`.
fn is_regex(function: &Expr) -> bool {
    let name = function.to_token_stream().to_string();
    name.to_ascii_lowercase().starts_with("regex")
}

/// Checks whether a text is what other libraries call the service's own origin.
fn is_the_same_origin(text: &TokenStream) -> bool {
    ["self", "same-origin", "same_origin"].iter().any(|own| text.to_string().trim_matches('"') == *own)
}

fn is_closure(value: &TokenStream) -> bool {
    match value.clone().into_iter().next() {
        Some(TokenTree::Punct(punct)) => punct.as_char() == '|',
        Some(TokenTree::Ident(word)) => word == "move" || word == "async",
        _ => false,
    }
}

/// Returns what stands between the brackets of `&[…]`, `vec![…]`, `(…)` and `{…}`.
fn elements_in_other_brackets(value: &TokenStream) -> Option<String> {
    let first = value.clone().into_iter().next()?;
    let is_list = match &first {
        TokenTree::Group(_) => true,
        TokenTree::Punct(punct) => punct.as_char() == '&',
        TokenTree::Ident(word) => word == "vec",
        TokenTree::Literal(_) => false,
    };
    match value.clone().into_iter().last()? {
        TokenTree::Group(group) if is_list && !group.stream().is_empty() => Some(group.stream().to_string()),
        _ => None,
    }
}

/// Returns the list that somebody may have meant who wrote no list; none where only the route knows.
pub(super) fn meant_list(key: Key, value: &TokenStream) -> Option<String> {
    if let Ok(literal) = syn::parse2::<LitStr>(value.clone()) {
        let text = literal.value();
        if (text == "any" || text == "*") && can_be_any(key) {
            return Some("any".to_owned());
        }
        return Some(format!("[{}]", quoted_words(&text)));
    }
    if let Some(elements) = elements_in_other_brackets(value) {
        return Some(format!("[{elements}]"));
    }
    match value.to_string().as_str() {
        "*" | "all" | "Any" if can_be_any(key) => Some("any".to_owned()),
        _ if key == Key::Methods => None,
        _ => Some(key.row().value_of_example().to_owned()),
    }
}

/// Returns the words between commas and blanks as literals of a list.
fn quoted_words(text: &str) -> String {
    let (mut list, mut word) = (String::new(), String::new());
    for c in text.chars() {
        if c != ',' && !c.is_whitespace() {
            word.push(c);
        } else if !word.is_empty() {
            add_to_list(&mut list, &format!("{word:?}"));
            word.clear();
        }
    }
    if !word.is_empty() {
        add_to_list(&mut list, &format!("{word:?}"));
    }
    list
}

/// Checks whether the value of this key is a [`List`].
pub(super) fn is_list(key: Key) -> bool {
    can_be_any(key) || matches!(key, Key::DevOrigins | Key::Methods)
}

fn can_be_any(key: Key) -> bool {
    matches!(key, Key::Origins | Key::Headers | Key::Expose)
}

/// Returns the elements of a list; what cannot be one is reported and left out.
fn elements(key: Key, brackets: &Group, report: &mut Report) -> Vec<Element> {
    let mut elements = Vec::new();
    for tokens in split_at_commas(brackets.stream(), report) {
        let tokens = visible(tokens);
        if let Ok(literal) = syn::parse2::<LitStr>(tokens.clone()) {
            elements.push(Element::Literal(literal));
        } else if key == Key::Origins && source::is_source(&tokens) {
            elements.extend(source::parse(&tokens, report).map(Element::Source));
        } else if is_constant(&tokens) {
            elements.push(Element::Constant(tokens));
        } else {
            report_element(key, tokens, report);
        }
    }
    elements
}

/// Checks whether an element is an expression that may be a constant: a path, or what begins with one.
fn is_constant(tokens: &TokenStream) -> bool {
    match syn::parse2::<Expr>(tokens.clone()) {
        Ok(Expr::Path(path)) => !is_lone_lower_case(&path.path),
        Ok(expression) if source::is_call(&expression) => false,
        Ok(expression) => matches!(
            expression,
            Expr::Call(_) | Expr::Field(_) | Expr::Index(_) | Expr::Macro(_) | Expr::MethodCall(_)
        ),
        Err(_) => false,
    }
}

fn report_element(key: Key, element: TokenStream, report: &mut Report) {
    let row = key.row();
    let help = match syn::parse2::<Ident>(element.clone()) {
        Ok(any) if any == "any" => format!("write `{} = any`", row.name),
        Ok(word) if key == Key::Methods => format!("write `\"{}\"`", word.to_string().to_uppercase()),
        Ok(word) if key == Key::Origins => format!(
            "a local variable is not known yet: write `set(ORIGINS)` for a static `OriginSet` that `main` fills; a constant has \
             upper-case letters, as in `{}`, and a literal has quotes",
            word.to_string().to_uppercase()
        ),
        Ok(word) => format!("write `\"{word}\"`"),
        Err(_) if key == Key::DevOrigins && source::is_source(&element) => {
            format!("write `{}` in `origins`", without_blanks(&element))
        }
        Err(_) if key == Key::Methods => {
            format!("name methods of the route in quotes, as in `{}`", row.example)
        }
        Err(_) if is_two_literals(&element) => "write a `,` between them".to_owned(),
        Err(_) if element.to_string() == "*" => "write `\"*\"`".to_owned(),
        Err(_) => format!("write `{}`", row.example),
    };
    let message = format!("an element of `{}` is a string literal or a constant", row.name);
    report.error(element, &message, &help);
}

/// Checks whether two literals follow each other: a comma is missing.
fn is_two_literals(element: &TokenStream) -> bool {
    let mut tokens = element.clone().into_iter();
    matches!((tokens.next(), tokens.next()), (Some(TokenTree::Literal(_)), Some(TokenTree::Literal(_))))
}
