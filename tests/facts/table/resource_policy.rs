//! `Cross-Origin-Resource-Policy`, which only requests with the mode `no-cors` are checked for.
//! <https://fetch.spec.whatwg.org/#cross-origin-resource-policy-check>

use crate::fact::{CROSS_SITE_TLS, Fact, Mode, PAGE, PAGE_TLS, REMOTE, REMOTE_TLS, STANDARD, answer, fact};

const FETCH: &str = "fetch/cross-origin-resource-policy/fetch.any.js";
const SCHEMES: &str = "fetch/cross-origin-resource-policy/scheme-restriction.https.window.js";
const SYNTAX: &str = "fetch/cross-origin-resource-policy/syntax.any.js";
const NAME: &str = "Cross-Origin-Resource-Policy";

pub(super) fn facts() -> Vec<Fact> {
    let mut facts = checked();
    facts.extend(schemes());
    facts.extend(syntax());
    facts.extend(unchecked());
    facts.extend(redirects());
    facts
}

/// Returns a no-cors GET that is answered with a policy.
fn get(
    file: &'static str,
    name: impl Into<String>,
    page: &'static str,
    api: &'static str,
    policy: &str,
) -> Fact {
    fact(file, name).page(page).at(api, answer(200).line(NAME, policy)).get(api).no_cors().arrives("GET")
}

fn checked() -> Vec<Fact> {
    vec![
        get(FETCH, "same-origin, of the page's origin", PAGE, PAGE, "same-origin").reads(200),
        get(FETCH, "same-origin, of another one of the site", PAGE, REMOTE, "same-origin")
            .refused_at_response(),
        get(FETCH, "same-origin, of another site", PAGE_TLS, CROSS_SITE_TLS, "same-origin")
            .refused_at_response(),
        get(FETCH, "same-site, of the page's origin", PAGE, PAGE, "same-site").reads(200),
        get(FETCH, "same-site, of another host of the site", PAGE, REMOTE, "same-site").opaque(),
        get(FETCH, "same-site, of another site", PAGE_TLS, CROSS_SITE_TLS, "same-site").refused_at_response(),
        get(STANDARD, "cross-origin, of another site", PAGE_TLS, CROSS_SITE_TLS, "cross-origin").opaque(),
        get(STANDARD, "same-origin, of a sandboxed page", "null", PAGE, "same-origin").refused_at_response(),
        get(STANDARD, "same-site, of a sandboxed page", "null", PAGE, "same-site").refused_at_response(),
    ]
}

/// A response over TLS is not for a page without TLS; the other way round it is.
fn schemes() -> Vec<Fact> {
    vec![
        get(STANDARD, "same-site, of the site over TLS", PAGE, REMOTE_TLS, "same-site").refused_at_response(),
        get(SCHEMES, "same-site, of the site without TLS", PAGE_TLS, REMOTE, "same-site").opaque(),
        get(STANDARD, "same-site, both over TLS", PAGE_TLS, REMOTE_TLS, "same-site").opaque(),
    ]
}

/// A value other than the three words has no effect.
fn syntax() -> Vec<Fact> {
    let words = [
        "",
        "same",
        "same-",
        "same-origin, same-origin",
        "Same-Origin",
        "SAME-SITE",
        "same-origin;",
        "none",
        "*",
    ];
    let mut facts: Vec<_> = words
        .iter()
        .map(|policy| {
            get(SYNTAX, format!("`{policy}` says nothing"), PAGE_TLS, CROSS_SITE_TLS, policy).opaque()
        })
        .collect();
    let lines = answer(200).line(NAME, "same-origin").line(NAME, "same-origin");
    facts.push(
        fact(SYNTAX, "two lines say nothing").at(REMOTE, lines).get(REMOTE).no_cors().arrives("GET").opaque(),
    );
    facts.push(
        get(STANDARD, "blanks around it do not matter", PAGE, REMOTE, " same-origin\t").refused_at_response(),
    );
    facts
}

fn unchecked() -> Vec<Fact> {
    vec![
        fact(FETCH, "a cors request is not checked")
            .at(REMOTE, answer(200).origin("*").line(NAME, "same-origin"))
            .get(REMOTE)
            .arrives("GET")
            .reads(200),
        fact(STANDARD, "a preflight is not checked")
            .at(REMOTE, answer(200).origin("*").line(NAME, "same-origin"))
            .preflight(answer(200).origin("*").methods("PUT").line(NAME, "same-origin"))
            .put(REMOTE)
            .arrives("preflight, PUT")
            .reads(200),
        fact(STANDARD, "neither is one of the page's origin")
            .at(PAGE, answer(200).line(NAME, "same-origin"))
            .get(PAGE)
            .mode(Mode::SameOrigin)
            .arrives("GET")
            .reads(200),
    ]
}

fn redirects() -> Vec<Fact> {
    let next = format!("{REMOTE}/next");
    let own = format!("{PAGE}/next");
    let redirected = |name: &str, first: &'static str, policy: &str, second: &str, last: &str| {
        fact(FETCH, name)
            .at(first, answer(302).line(NAME, policy).location(second))
            .at(second, answer(200).line(NAME, last))
            .get(first)
            .no_cors()
    };
    vec![
        redirected("a redirect is checked", REMOTE, "same-origin", &own, "cross-origin")
            .arrives("GET")
            .refused_at_response(),
        redirected("so is where it leads", REMOTE, "cross-origin", &next, "same-origin")
            .arrives("GET, GET /next")
            .refused_at_response(),
        redirected("a redirect of the page's origin is not", PAGE, "same-origin", &next, "cross-origin")
            .arrives("GET, GET /next")
            .opaque(),
    ]
}
