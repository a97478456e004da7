//! Each mistake in the files of `mistakes` has the message that stands there behind it, at the text in front of the colon.
//!
//! A file holds paragraphs: the arguments of a `#[cors]`, below the attributes of its handler if those are not
//! `#[get("/")]`, and then what is said, on lines that begin with `>`. How the compiler shows that is in `tests/ui`, with
//! a case for each message.
//!
//! `UPDATE_EXPECT=1 cargo test -p cors-macros` writes the messages anew: read each of them as a user would.

use std::{fs, path::PathBuf};

use expect_test::expect_file;
use proc_macro2::{Span, TokenStream, TokenTree};

use crate::cors::cors;

#[test]
fn each_mistake_has_its_message_at_its_place() {
    let directory = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("mistakes");
    let mut mistakes = 0;
    for file in fs::read_dir(directory).expect("the folder is there") {
        let path = file.expect("a file").path();
        let text = fs::read_to_string(&path).expect("a text");
        let paragraphs: Vec<String> = text.trim().split("\n\n").map(answered).collect();
        mistakes += paragraphs.len();
        expect_file![path].assert_eq(&(paragraphs.join("\n\n") + "\n"));
    }
    assert!(mistakes > 100, "{mistakes} mistakes");
}

/// Returns a paragraph as it has to be.
fn answered(paragraph: &str) -> String {
    let written: Vec<&str> = paragraph.lines().filter(|line| !line.starts_with('>')).collect();
    let attributes = written.iter().take_while(|line| line.starts_with("#[")).count();
    let (route, arguments) = written.split_at(attributes);
    let route = if route.is_empty() { "#[get(\"/\")]".to_owned() } else { route.concat() };
    let item = tokens(&format!("{route} async fn handler() -> impl Responder {{ \"shared\" }}"));
    let said = mistakes(cors(tokens(&arguments.join("\n")), &item));
    assert!(!said.is_empty(), "nothing is wrong with\n{}", written.join("\n"));
    let said = said.iter().flat_map(|mistake| mistake.lines()).map(|line| format!("> {line}"));
    written.into_iter().map(str::to_owned).chain(said).collect::<Vec<_>>().join("\n")
}

fn tokens(text: &str) -> TokenStream {
    text.parse().expect("the arguments are tokens")
}

/// Returns the errors of an expansion: `"the text that is underlined": the message`.
fn mistakes(expansion: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    let mut tokens = expansion.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let TokenTree::Ident(name) = token else { continue };
        if name != "compile_error" {
            continue;
        }
        if let (Some(_), Some(TokenTree::Group(message))) = (tokens.next(), tokens.next()) {
            found.push(format!(
                "`{}`: {}",
                underlined(name.span(), message.span()),
                text_of(message.stream())
            ));
        }
    }
    found
}

fn underlined(first: Span, last: Span) -> String {
    let span = first.join(last).unwrap_or(first);
    span.source_text().unwrap_or_else(|| "the attribute".to_owned())
}

fn text_of(message: TokenStream) -> String {
    syn::parse2::<syn::LitStr>(message).expect("an error is a text").value()
}
