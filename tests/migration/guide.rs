//! The sentences of the guide, and the differences that they name.

use std::collections::BTreeSet;

pub(crate) const GUIDE: &str = include_str!("../../cors-runtime/docs/from-actix-cors.md");

/// The meaning of one sentence of the guide for one answer.
pub(crate) struct Difference {
    pub(crate) lines: Vec<String>,
}

/// The sentences of "What you will notice" that this file's tests have seen to be true.
macro_rules! sentences {
    ($($(#[$comment:meta])* $name:ident = $sentence:literal;)*) => {
        $($(#[$comment])* pub(crate) const $name: &str = $sentence;)*
        const SENTENCES: &[&str] = &[$($name),*];
    };
}

sentences! {
    NO_CONTENT = "An allowed preflight is answered with 204, not with 200.";
    WHOLE_LISTS = "An allowed origin gets the complete lists of the policy.";
    REFUSAL = "A refused preflight is answered with 403 and no body, not with 400 and a text.";
    VARY = "`Vary` of a response is `Origin`.";
    ANY = "`origins = any` is `*` on every response, and has no `Vary`.";
    NOTHING = "What is not shared has no `Access-Control-*` header at all.";
    OWN_ROUTE = "A preflight is answered by the route that it is for.";
    NOT_FOUND = "A 404 outside of every route is not shared.";
    METHODS = "`methods` hold for actual requests too.";
    SEVERAL_ORIGINS = "A request with several `Origin` lines has no allowed origin.";
    ORDER = "Lists keep your order and your spelling.";
    AUTHORIZATION = "`headers = any` is `*`, and `Authorization` has to be named.";
    EXPOSE_ANY = "`expose = any` is `*`.";
    CREDENTIALS = "With credentials, every origin is named.";
    OWN_PAGES = "`enforce` answers 403, and lets your own pages pass.";
    INWARDS = "Under `Cors`, a preflight first reaches the services inside.";
    NO_PREFLIGHT = "OPTIONS without `Origin` is no preflight.";
}

/// Returns a difference, with the sentence that names it.
pub(crate) fn named(sentence: &str, lines: &[&str]) -> Difference {
    assert!(SENTENCES.contains(&sentence));
    Difference { lines: lines.iter().map(ToString::to_string).collect() }
}

pub(crate) fn no_content() -> Difference {
    named(NO_CONTENT, &["- status: 200", "+ status: 204"])
}

/// Returns a preflight that actix-cors refuses with this text, and that is told here what a page may do.
pub(crate) fn told_everything(text: &str, methods: &str) -> Difference {
    named(
        WHOLE_LISTS,
        &[
            "- status: 400",
            &format!("- body: {text}"),
            "+ status: 204",
            "+ access-control-allow-origin: https://app.example.com",
            "+ access-control-allow-credentials: true",
            &format!("+ access-control-allow-methods: {methods}"),
            "+ access-control-allow-headers: content-type",
            "+ access-control-max-age: 600",
            "+ vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
        ],
    )
}

/// Returns a preflight that both refuse; this is what actix-cors says then.
pub(crate) fn refusal(text: &str) -> Difference {
    named(
        REFUSAL,
        &[
            "- status: 400",
            &format!("- body: {text}"),
            "+ status: 403",
            "+ vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
        ],
    )
}

/// Returns a response that both share, or that neither shares.
pub(crate) fn vary() -> Difference {
    named(
        VARY,
        &["- vary: Origin, Access-Control-Request-Method, Access-Control-Request-Headers", "+ vary: Origin"],
    )
}

/// Returns the sentences in bold at the head of the list's entries.
fn noticed() -> BTreeSet<&'static str> {
    let (_, list) = GUIDE.split_once("# What you will notice").expect("the guide has this section");
    list.split("\n- **").skip(1).map(|entry| entry.split("**").next().expect("a sentence")).collect()
}

#[test]
fn the_guide_names_exactly_the_differences_that_are_tested() {
    assert_eq!(noticed(), SENTENCES.iter().copied().collect());
}

/// The source of actix-cors 0.7.2 has these builder methods.
#[test]
fn every_option_of_the_builder_has_a_row() {
    let options = [
        "Cors::default()",
        "Cors::permissive()",
        "allow_any_origin()",
        "allowed_origin(",
        "allowed_origin_fn(",
        "allow_any_method()",
        "allowed_methods(",
        "allow_any_header()",
        "allowed_header(",
        "allowed_headers(",
        "expose_any_header()",
        "expose_headers(",
        "max_age(",
        "send_wildcard()",
        "supports_credentials()",
        "allow_private_network_access()",
        "disable_vary_header()",
        "disable_preflight()",
        "block_on_origin_mismatch(",
    ];
    let rows: Vec<&str> = GUIDE.lines().filter(|line| line.starts_with("| `")).collect();
    for option in options {
        let is_named = |row: &&str| row.split('|').nth(1).is_some_and(|cell| cell.contains(option));
        assert!(rows.iter().any(is_named), "{option} has no row");
    }
}
