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
    let mut mistakes = 0;
    for path in files() {
        let text = fs::read_to_string(&path).expect("a text");
        let paragraphs: Vec<String> = text.trim().split("\n\n").map(answered).collect();
        mistakes += paragraphs.len();
        expect_file![path].assert_eq(&(paragraphs.join("\n\n") + "\n"));
    }
    assert!(mistakes > 100, "{mistakes} mistakes");
}

fn files() -> Vec<PathBuf> {
    let directory = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("mistakes");
    let files = fs::read_dir(directory).expect("the folder is there");
    files.map(|file| file.expect("a file").path()).collect()
}

/// The text that a user has written.
#[derive(Clone)]
pub(super) struct Written {
    /// The attributes of the handler below.
    pub(super) route: String,
    pub(super) arguments: String,
}

/// Returns the paragraphs of all files, without what is said of them.
pub(super) fn written() -> Vec<Written> {
    let texts = files().into_iter().map(|path| fs::read_to_string(path).expect("a text"));
    texts.flat_map(|text| text.trim().split("\n\n").map(Written::of).collect::<Vec<_>>()).collect()
}

impl Written {
    fn of(paragraph: &str) -> Self {
        let lines: Vec<&str> = paragraph.lines().filter(|line| !line.starts_with('>')).collect();
        let attributes = lines.iter().take_while(|line| line.starts_with("#[")).count();
        let (route, arguments) = lines.split_at(attributes);
        Self { route: route.join("\n"), arguments: arguments.join("\n") }
    }
}

/// Returns the mistakes of what is written: the text that is underlined, and the message.
pub(super) fn said(written: &Written) -> Vec<(String, String)> {
    let route = if written.route.is_empty() { "#[get(\"/\")]" } else { &written.route };
    let item = tokens(&format!("{route} async fn handler() -> impl Responder {{ \"shared\" }}"));
    // A user who follows a help may write something that is no tokens.
    let Ok(arguments) = written.arguments.parse::<TokenStream>() else {
        return vec![(written.arguments.clone(), "no tokens".to_owned())];
    };
    mistakes(cors(arguments, &item))
}

/// Returns a paragraph as it has to be.
fn answered(paragraph: &str) -> String {
    let written = Written::of(paragraph);
    let said = said(&written);
    let Written { route, arguments } = written;
    assert!(!said.is_empty(), "nothing is wrong with\n{arguments}");
    let mut lines: Vec<String> = route.lines().chain(arguments.lines()).map(str::to_owned).collect();
    for (underlined, message) in said {
        lines.extend(format!("`{underlined}`: {message}").lines().map(|line| format!("> {line}")));
    }
    lines.join("\n")
}

fn tokens(text: &str) -> TokenStream {
    text.parse().expect("the arguments are tokens")
}

/// Returns the errors of an expansion: the text that is underlined, and the message.
fn mistakes(expansion: TokenStream) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut tokens = expansion.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let TokenTree::Ident(name) = token else { continue };
        if name != "compile_error" {
            continue;
        }
        if let (Some(_), Some(TokenTree::Group(message))) = (tokens.next(), tokens.next()) {
            found.push((underlined(name.span(), message.span()), text_of(message.stream())));
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
