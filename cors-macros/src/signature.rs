//! The arguments of a handler: which extractors it has. It stays raw tokens otherwise.

use cors_rules::signature::Extractor;
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

/// An argument of a handler that needs something of the request.
pub(crate) struct Extracted {
    pub(crate) extractor: Extractor,
    /// The name of its type, which a warning underlines.
    pub(crate) name: Ident,
}

/// Returns the extractors among the arguments of a function, which begins with its qualifiers.
pub(crate) fn extractors(function: &TokenStream) -> Vec<Extracted> {
    let mut found = Vec::new();
    for argument in divided(arguments(function), ',') {
        found.extend(extracted(&type_of(argument)));
    }
    found
}

/// Returns the first parameter of a function that is a type or a constant: `fn read<'a, T>` → `T`
pub(crate) fn type_parameter(function: &TokenStream) -> Option<Ident> {
    let mut tokens = function
        .clone()
        .into_iter()
        .skip_while(|token| !matches!(token, TokenTree::Ident(word) if word == "fn"));
    let (_, _, Some(TokenTree::Punct(open))) = (tokens.next(), tokens.next(), tokens.next()) else {
        return None;
    };
    if open.as_char() != '<' {
        return None;
    }
    let mut parameters: Vec<TokenTree> = Vec::new();
    let mut depth = 1_usize;
    for token in tokens {
        match &token {
            TokenTree::Punct(punct) if punct.as_char() == '<' => depth += 1,
            TokenTree::Punct(punct) if punct.as_char() == '>' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
        parameters.push(token);
    }
    // A lifetime begins with its `'`.
    divided(parameters.into_iter().collect(), ',').into_iter().find_map(|parameter| {
        let mut tokens = parameter.into_iter();
        match (tokens.next(), tokens.next()) {
            (Some(TokenTree::Ident(word)), Some(TokenTree::Ident(name))) if word == "const" => Some(name),
            (Some(TokenTree::Ident(name)), _) => Some(name),
            _ => None,
        }
    })
}

/// Checks whether the first argument of a function is `self`.
pub(crate) fn has_receiver(function: &TokenStream) -> bool {
    let first = divided(arguments(function), ',').into_iter().next().unwrap_or_default();
    let is_colon = |token: &&TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':');
    let pattern = first.iter().take_while(|token| !is_colon(token));
    pattern.into_iter().any(|token| matches!(token, TokenTree::Ident(word) if word == "self"))
}

/// Returns what stands between the parentheses of a function.
fn arguments(function: &TokenStream) -> TokenStream {
    let arguments = function.clone().into_iter().find_map(|token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => Some(group.stream()),
        _ => None,
    });
    arguments.unwrap_or_default()
}

/// Divides tokens where this punctuation stands, outside of `<…>`.
fn divided(tokens: TokenStream, divider: char) -> Vec<Vec<TokenTree>> {
    let mut parts = vec![Vec::new()];
    let mut depth = 0_usize;
    let mut previous = ' ';
    for token in tokens {
        let punct = if let TokenTree::Punct(punct) = &token { punct.as_char() } else { ' ' };
        match punct {
            '<' => depth += 1,
            // The end of an arrow is none of a list.
            '>' if previous != '-' => depth = depth.saturating_sub(1),
            _ => {}
        }
        previous = punct;
        if punct == divider && depth == 0 {
            parts.push(Vec::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(token);
        }
    }
    parts
}

/// Returns the type of an argument: what stands behind the first `:` that is not one of `::`.
fn type_of(argument: Vec<TokenTree>) -> Vec<TokenTree> {
    let is_colon =
        |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    let mut index = 0;
    while index < argument.len() {
        if is_colon(argument.get(index)) {
            if !is_colon(argument.get(index + 1)) {
                return argument.into_iter().skip(index + 1).collect();
            }
            index += 1;
        }
        index += 1;
    }
    Vec::new()
}

/// Returns the extractor that a type is. `Option` and `Result` are taken off where the page may want to send what is in them: JSON. A
/// session and a password may be missing then, and nobody is kept from anything.
fn extracted(tokens: &[TokenTree]) -> Option<Extracted> {
    let (name, parameters) = last_segment(tokens)?;
    if name == "Option" || name == "Result" {
        let first = divided(parameters.into_iter().collect(), ',').into_iter().next()?;
        return extracted(&first).filter(|inside| inside.extractor == Extractor::Json);
    }
    Extractor::named(&name.to_string()).map(|extractor| Extracted { extractor, name })
}

/// Returns the last segment of a path, and what stands between its `<` and `>`; `None` for a type that is no path.
fn last_segment(tokens: &[TokenTree]) -> Option<(Ident, Vec<TokenTree>)> {
    let mut name = None;
    for (index, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(ident) => name = Some(ident.clone()),
            TokenTree::Punct(punct) if punct.as_char() == ':' => {}
            TokenTree::Punct(punct) if punct.as_char() == '<' => {
                let inside = tokens.get(index + 1..tokens.len().saturating_sub(1)).unwrap_or_default();
                return Some((name?, inside.to_vec()));
            }
            _ => return None,
        }
    }
    Some((name?, Vec::new()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extractors_are_found_by_the_last_name_of_a_type() {
        let cases: &[(&str, &[Extractor])] = &[
            ("async fn h() -> impl Responder {}", &[]),
            ("async fn h(body: web::Json<Item>) {}", &[Extractor::Json]),
            (
                "async fn h(web::Json(body): actix_web::web::Json<HashMap<String, Vec<u8>>>, id: Path<u32>) {}",
                &[Extractor::Json],
            ),
            ("pub async fn h(Json(Item { name, .. }): Json<Item>) {}", &[Extractor::Json]),
            (
                "async fn h(body: ::actix_web::web::Json<(u8, u8)>, auth: BearerAuth) {}",
                &[Extractor::Json, Extractor::Bearer],
            ),
            ("async fn h(body: Option<web::Json<Item>>) {}", &[Extractor::Json]),
            ("async fn h(body: Result<web::Json<Item>, actix_web::Error>) {}", &[Extractor::Json]),
            (
                "async fn h(body: garde_actix_web::web::Json<Item>, s: actix_session::Session) {}",
                &[Extractor::Json, Extractor::Session],
            ),
            ("async fn h(user: Identity, basic: BasicAuth,) {}", &[Extractor::Session, Extractor::Basic]),
            (
                "async fn h(user: Option<Identity>, session: Option<Session>, auth: Option<BearerAuth>) {}",
                &[],
            ),
            (
                "async fn h(db: web::Data<Json<Item>>, form: web::Form<Json>, path: web::Path<(Json, u8)>) {}",
                &[],
            ),
            (
                "async fn h(f: impl Fn(Json<u8>) -> u8, r: &Json<u8>, j: (Json<u8>,), a: [Json<u8>; 2]) {}",
                &[],
            ),
            ("async fn h(json: web::Payload, Json: HttpRequest) {}", &[]),
        ];
        for (function, expected) in cases {
            let tokens = function.parse().expect("tokens");
            let found: Vec<_> = extractors(&tokens).iter().map(|extracted| extracted.extractor).collect();
            assert_eq!(found, *expected, "{function}");
        }
    }
}
