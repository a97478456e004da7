//! The knowledge of the Web Platform Tests (WPT) about CORS, as facts of our own, compared with the model of a page.
//!
//! A fact says what a server sends, what a page asks for, and what must come of it. It names the file of
//! <https://github.com/web-platform-tests/wpt> that tests the same; where the
//! [Fetch Standard](https://fetch.spec.whatwg.org/) says more than WPT tests, the file is [`fact::STANDARD`]. The words and
//! the code are ours. No expectation comes from the code under test.
//!
//! - `fact` is what a row can say
//! - `table` has the rows, one file for each theme
//! - `server` sends exactly what a row lists, and notes what arrives
//! - `SOURCES.md` says which files were read, and what was left out
//! - `run` makes the requests of a row and compares
//!
//! Where an engine is known to do something else, the row says so with `differs`. What these marks say was measured: every
//! row that a browser can show was served to Chromium 156, Firefox 153 and `WebKitGTK` 2.50, and everything else agreed.
//! `tests/browsers` runs a row of each kind in the engines.
//!
//! `CORS_FACTS=redirect cargo test -p facts` runs the rows with that word in their theme, file or name.

mod fact;
mod run;
mod server;
mod table;

use std::{collections::HashSet, env};

use actix_web::rt::System;

use self::fact::{Answer, Fact, PAGE, REMOTE, STANDARD, answer, fact};

#[test]
fn facts_hold() {
    let wanted = env::var("CORS_FACTS").unwrap_or_default();
    let is_wanted = |theme: &str, fact: &Fact| {
        theme.contains(&wanted) || fact.file.contains(&wanted) || fact.name.contains(&wanted)
    };
    let mut failures = Vec::new();
    let mut all = 0;
    for (theme, facts) in table::themes() {
        let facts: Vec<_> = facts.into_iter().filter(|fact| is_wanted(theme, fact)).collect();
        let of_theme: Vec<_> = facts.iter().filter_map(|fact| failure(theme, fact)).collect();
        let differing = facts.iter().filter(|fact| !fact.differences.is_empty()).count();
        let held = facts.len() - of_theme.len();
        println!("{theme}: {held} of {} hold, and an engine differs from {differing}", facts.len());
        all += facts.len();
        failures.extend(of_theme);
    }
    assert!(all > 0, "no fact has `{wanted}` in its theme, file or name");
    assert!(failures.is_empty(), "{} of {all} facts:\n{}", failures.len(), failures.join("\n"));
}

/// Describes the mistakes of a row.
fn failure(theme: &str, fact: &Fact) -> Option<String> {
    let differences = System::new().block_on(run::differences(fact));
    if differences.is_empty() {
        return None;
    }
    let engines = fact.differences.iter().map(|known| format!(" [{:?}: {}]", known.engine, known.because));
    let engines: String = engines.collect();
    Some(format!("{theme}, {} ({}){engines}: {}", fact.name, fact.file, differences.join("; ")))
}

#[test]
fn there_are_many_facts_and_each_has_a_name() {
    let themes = table::themes();
    let facts: Vec<&Fact> = themes.iter().flat_map(|(_, facts)| facts).collect();
    assert!(facts.len() >= 400, "there are {} facts", facts.len());
    let mut names = HashSet::new();
    let twice: Vec<_> =
        facts.iter().filter(|fact| !names.insert((fact.file, &fact.name))).map(|fact| &fact.name).collect();
    assert!(twice.is_empty(), "two facts of a file have this name: {twice:#?}");
    let silent: Vec<_> = facts.iter().filter(|fact| !fact.is_complete()).map(|fact| &fact.name).collect();
    assert!(silent.is_empty(), "what must come of these is not said: {silent:#?}");
}

/// Returns a row about a GET that is shared, for tests to break.
fn shared() -> Fact {
    let answer: Answer = answer(200).origin("*").line("Content-Type", "text/plain").body("body");
    fact(STANDARD, "shared").at(REMOTE, answer.clone()).preflight(answer).get(REMOTE).arrives("GET")
}

/// Returns a row about a PUT that is refused at its preflight, for tests to break.
fn refused() -> Fact {
    fact(STANDARD, "refused").at(REMOTE, answer(200)).put(REMOTE).arrives("preflight")
}

#[test]
fn what_differs_from_a_fact_is_seen() {
    let right =
        [shared().reads(200).reads_body("body").sent("origin", PAGE), refused().refused_at_preflight()];
    for fact in &right {
        assert_eq!(failure("right", fact), None);
    }
    let wrong = [
        ("the status", shared().reads(201)),
        ("the body", shared().reads(200).reads_body("another")),
        ("a value", shared().reads(200).shows("content-type", "text/html")),
        ("a header that is not there", shared().reads(200).shows("etag", "1")),
        ("a header that is there", shared().reads(200).hides("content-type")),
        ("the URL", shared().reads(200).reads_url(PAGE)),
        ("the redirect", shared().reads(200).redirected(true)),
        ("an opaque response", shared().opaque()),
        ("an opaque redirect", shared().opaque_redirect()),
        ("a refusal", shared().refused_at_response()),
        ("a request that is not sent", shared().never_sent()),
        ("what arrives", shared().reads(200).arrives("preflight, GET")),
        ("a header that arrives", shared().reads(200).sent("origin", "null")),
        ("a header that does not arrive", shared().reads(200).unsent("origin")),
        ("a value that does not arrive", shared().reads(200).sent_otherwise("Origin", PAGE)),
        ("a preflight's header", shared().reads(200).unasked("origin")),
        ("a body that arrives", shared().reads(200).sent_body("data")),
        ("the step", refused().refused_at_response()),
        ("no refusal", refused().reads(200)),
    ];
    for (what, fact) in &wrong {
        assert!(failure("wrong", fact).is_some(), "{what} is not compared");
    }
}
