//! Requests with the mode `no-cors`: their headers, and the part of the answer that the page sees.
//! <https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header>

use crate::fact::{
    Body, Credentials, Fact, Mode, PAGE, PAGE_TLS, REMOTE, REMOTE_TLS, STANDARD, answer, fact,
};

const HEADERS: &str = "fetch/api/headers/headers-no-cors.any.js";
const MODE: &str = "fetch/api/basic/mode-no-cors.sub.any.js";
const SAME: &str = "fetch/api/basic/mode-same-origin.any.js";
const ORIGIN: &str = "fetch/origin/assorted.window.js";

pub(super) fn facts() -> Vec<Fact> {
    let mut facts = headers();
    facts.extend(long_headers());
    facts.extend(sights());
    facts.extend(same_origin());
    facts.extend(origins());
    facts
}

fn no_cors(file: &'static str, name: String) -> Fact {
    fact(file, name).at(REMOTE, answer(200)).get(REMOTE).no_cors().arrives("GET").opaque()
}

fn headers() -> Vec<Fact> {
    let kept = [
        ("accept", "text/html"),
        ("accept-language", "fr"),
        ("content-language", "fr"),
        ("content-type", "text/plain"),
        ("content-type", "text/plain;charset=utf-8"),
        ("content-type", "multipart/form-data"),
        ("content-type", "application/x-www-form-urlencoded"),
    ];
    let dropped = [
        ("authorization", "basics"),
        ("content-language", "@"),
        ("content-type", "text/html"),
        ("last-event-id", "\""),
        ("range", "bytes 0-"),
        ("test", "hi"),
        ("dpr", "2"),
        ("rtt", "1.0"),
        ("downlink", "-1.0"),
        ("ect", "6g"),
        ("save-data", "on"),
        ("viewport-width", "100"),
        ("width", "100"),
        ("unknown", "doesitmatter"),
    ];
    let mut facts: Vec<_> = kept
        .iter()
        .map(|(name, value)| {
            no_cors(HEADERS, format!("`{name}: {value}` is sent")).header(*name, *value).sent(*name, *value)
        })
        .collect();
    facts.extend(dropped.iter().map(|(name, value)| {
        no_cors(HEADERS, format!("`{name}: {value}` is dropped")).header(*name, *value).unsent(*name)
    }));
    facts.push(
        no_cors(HEADERS, "an unsafe `accept` gives way to the browser's".into())
            .header("accept", "\"")
            .sent("accept", "*/*"),
    );
    facts.push(
        no_cors(HEADERS, "an unsafe `accept-language` too".into())
            .header("accept-language", "@")
            .sent_otherwise("accept-language", "@"),
    );
    for value in ["foo", "bytes=0-", "bytes=0-1"] {
        facts.push(
            no_cors("fetch/range/general.any.js", format!("`range: {value}` is dropped"))
                .header("range", value)
                .unsent("range"),
        );
    }
    facts
}

/// Returns the facts about this rule: a value that makes a header longer than 128 bytes is dropped, and the header stays as it was.
fn long_headers() -> Vec<Fact> {
    let long = "s".repeat(127);
    let mut facts = Vec::new();
    for name in ["accept", "accept-language", "content-language"] {
        facts.push(
            no_cors(HEADERS, format!("what makes `{name}` too long is dropped"))
                .header(name, &*long)
                .header(name, "")
                .header(name, &*long)
                .sent(name, &*long),
        );
        facts.push(
            no_cors(HEADERS, format!("`{name}` can be given twice"))
                .header(name, "a")
                .header(name, "b")
                .sent(name, "a, b"),
        );
    }
    let typed = format!("text/plain;{}", "s".repeat(116));
    facts.push(
        no_cors(HEADERS, "what makes `content-type` too long is dropped".into())
            .header("content-type", &*typed)
            .header("content-type", "text/plain")
            .sent("content-type", &*typed),
    );
    facts
}

fn sights() -> Vec<Fact> {
    let filtered = || answer(200).line("x-is-filtered", "value").body("top");
    let mut facts = vec![
        fact(MODE, "of the same origin a page sees everything")
            .at(PAGE, filtered())
            .get(PAGE)
            .no_cors()
            .arrives("GET")
            .reads(200)
            .reads_body("top")
            .shows("x-is-filtered", "value"),
    ];
    for api in [REMOTE, PAGE_TLS, REMOTE_TLS] {
        facts.push(
            fact(MODE, format!("of {api} it sees nothing"))
                .at(api, filtered().origin("*"))
                .get(api)
                .no_cors()
                .arrives("GET")
                .unsent("origin")
                .opaque(),
        );
    }
    for status in [204, 401, 404, 500] {
        facts.push(
            fact(STANDARD, format!("not even that the status was {status}"))
                .at(REMOTE, answer(status))
                .get(REMOTE)
                .no_cors()
                .arrives("GET")
                .opaque(),
        );
    }
    facts.push(
        fact(STANDARD, "a HEAD request is opaque too")
            .at(REMOTE, answer(200))
            .fetch("HEAD", REMOTE)
            .no_cors()
            .arrives("HEAD")
            .unsent("origin")
            .opaque(),
    );
    facts
}

/// Returns the facts about the mode `same-origin`.
fn same_origin() -> Vec<Fact> {
    let asks = |name: String, url: &str| fact(SAME, name).get(url).mode(Mode::SameOrigin);
    let own = format!("{PAGE}/next");
    let mut facts = vec![
        asks("the page's own origin is allowed".into(), PAGE).at(PAGE, answer(200)).arrives("GET").reads(200),
        asks("a redirect within it too".into(), PAGE)
            .at(PAGE, answer(302).location("/next"))
            .at(&*own, answer(200))
            .arrives("GET, GET /next")
            .reads(200),
        asks("also one with the whole URL".into(), PAGE)
            .at(PAGE, answer(302).location(&own))
            .at(&*own, answer(200))
            .arrives("GET, GET /next")
            .reads(200),
    ];
    for api in [PAGE_TLS, REMOTE] {
        facts.push(asks(format!("{api} is another one"), api).at(api, answer(200).origin("*")).never_sent());
        facts.push(
            asks(format!("a redirect to {api} is not followed"), PAGE)
                .at(PAGE, answer(302).location(api))
                .at(api, answer(200).origin("*"))
                .arrives("GET")
                .refused_at_response(),
        );
    }
    facts.push(
        fact(SAME, "a POST within it has an `Origin` and no preflight")
            .at(PAGE, answer(200))
            .post(PAGE)
            .mode(Mode::SameOrigin)
            .body(Body::Text("data"))
            .header("x-test", "1")
            .arrives("POST")
            .sent("origin", PAGE)
            .reads(200),
    );
    facts
}

/// Returns the facts about the `Origin` of a request that is not a GET. <https://fetch.spec.whatwg.org/#append-a-request-origin-header>
fn origins() -> Vec<Fact> {
    let own = format!("{PAGE}/next");
    let post = |name: &str, page, api: &'static str| {
        fact(STANDARD, name).page(page).at(api, answer(200)).post(api).no_cors().arrives("POST").opaque()
    };
    vec![
        fact(ORIGIN, "a 308 from another origin to the page's hides the origin")
            .at(REMOTE, answer(308).location(&own))
            .at(&*own, answer(200))
            .post(REMOTE)
            .no_cors()
            .arrives("POST, POST /next")
            .sent("origin", "null")
            .opaque(),
        post("a no-cors POST has the page's origin", PAGE, REMOTE).sent("origin", PAGE),
        post("a no-cors POST from https to http has `Origin: null`", PAGE_TLS, REMOTE).sent("origin", "null"),
        post("one from http to https does not", PAGE, REMOTE_TLS).sent("origin", PAGE),
        post("one from https to https does not", PAGE_TLS, REMOTE_TLS).sent("origin", PAGE_TLS),
        post("one of a sandboxed page is from null", "null", REMOTE).sent("origin", "null"),
        fact(ORIGIN, "a cors POST from https to http has the page's origin")
            .page(PAGE_TLS)
            .at(REMOTE, answer(200).origin(PAGE_TLS))
            .post(REMOTE)
            .arrives("POST")
            .sent("origin", PAGE_TLS)
            .reads(200),
        fact("fetch/api/basic/request-headers.any.js", "a POST to the page's own origin has it too")
            .at(PAGE, answer(200))
            .post(PAGE)
            .arrives("POST")
            .sent("origin", PAGE)
            .reads(200),
        fact(STANDARD, "credentials change nothing about what a page sees")
            .at(REMOTE, answer(200).origin("*"))
            .get(REMOTE)
            .no_cors()
            .credentials(Credentials::Include)
            .arrives("GET")
            .opaque(),
    ]
}
