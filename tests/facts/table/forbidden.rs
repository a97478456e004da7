//! Request headers that only the browser sets: they are dropped without a word, and need no preflight.
//! <https://fetch.spec.whatwg.org/#forbidden-request-header>

use crate::fact::{Engine, Fact, PAGE, REMOTE, STANDARD, answer, fact};

const FORBIDDEN: &str = "fetch/api/basic/request-forbidden-headers.any.js";

pub(super) fn facts() -> Vec<Fact> {
    let mut facts = names();
    facts.extend(overrides());
    facts.extend(near_misses());
    facts
}

/// Returns a GET with a header that must not arrive with this value.
fn dropped(file: &'static str, header: &str, value: &str) -> Fact {
    fact(file, format!("`{header}: {value}` is dropped"))
        .at(REMOTE, answer(200).origin("*"))
        .get(REMOTE)
        .header(header, value)
        .arrives("GET")
        .reads(200)
}

fn names() -> Vec<Fact> {
    let unsent = [
        ("Accept-Charset", "utf-8"),
        ("Access-Control-Request-Headers", ""),
        ("Access-Control-Request-Method", ""),
        ("Content-Length", "42"),
        ("Cookie", "cookie=none"),
        ("Cookie2", "cookie2=none"),
        ("Date", "Wed, 04 May 1988 22:22:22 GMT"),
        ("DNT", "4"),
        ("Expect", "100-continue"),
        ("Keep-Alive", "timeout=15"),
        ("Set-Cookie", "a=b"),
        ("TE", "trailers"),
        ("Trailer", "Accept"),
        ("Transfer-Encoding", "chunked"),
        ("Upgrade", "HTTP/2.0"),
        ("Via", "1.1 nowhere.com"),
        ("Proxy-", "value"),
        ("Proxy-Test", "value"),
        ("Sec-", "value"),
        ("Sec-Test", "value"),
        ("sEC-tEST", "value"),
        ("cOOKIE", "cookie=none"),
    ];
    let mut facts: Vec<_> =
        unsent.iter().map(|(header, value)| dropped(FORBIDDEN, header, value).unsent(*header)).collect();
    facts.push(dropped(FORBIDDEN, "Origin", "http://wrong-origin.com").sent("origin", PAGE));
    facts.push(dropped(FORBIDDEN, "Host", "wrong-host.com").sent("host", "www1.page.test:8000"));
    // The browser sets this header itself; the page's value must not arrive.
    facts.push(dropped(FORBIDDEN, "Accept-Encoding", "page").sent_otherwise("Accept-Encoding", "page"));
    facts.push(dropped(FORBIDDEN, "Connection", "page").sent_otherwise("Connection", "page"));
    facts.push(
        dropped(FORBIDDEN, "Referer", "http://wrong-referer.com")
            .sent_otherwise("Referer", "http://wrong-referer.com"),
    );
    facts
}

/// Three headers may not name a method that no page can use.
fn overrides() -> Vec<Fact> {
    let headers = ["x-http-method-override", "x-http-method", "X-METHOD-OVERRIDE"];
    let forbidden = [
        "TRACE",
        "TRACK",
        "CONNECT",
        "trace",
        "track",
        "connect",
        "trace,",
        "GET,track ",
        " connect",
        ",\tTRACE\t,",
    ];
    let mut facts = Vec::new();
    for header in headers {
        facts.extend(forbidden.iter().map(|value| dropped(FORBIDDEN, header, value).unsent(header)));
        // A list is split outside of its quotation marks.
        for value in ["GETTRACE", "GET", "\",TRACE\",", "\",TRACE,\"", "PUT", "TRACEROUTE", "TR ACE", ""] {
            facts.push(
                fact(FORBIDDEN, format!("`{header}: {value}` is asked for and sent"))
                    .at(REMOTE, answer(200).origin("*"))
                    .preflight(answer(200).origin("*").headers(header))
                    .get(REMOTE)
                    .header(header, value)
                    .arrives("preflight, GET")
                    .asked("access-control-request-headers", header.to_ascii_lowercase())
                    .sent(header, value)
                    .reads(200),
            );
        }
    }
    facts
}

/// Names that only look like a forbidden one.
fn near_misses() -> Vec<Fact> {
    let names = ["Security", "Proxy", "Sec", "X-Sec-Test", "Access-Control-Request", "Cookies", "Hosts"];
    let sent = |name: &&str| {
        fact(STANDARD, format!("`{name}` is not forbidden"))
            .at(REMOTE, answer(200).origin("*"))
            .preflight(answer(200).origin("*").headers(name))
            .get(REMOTE)
            .header(*name, "value")
            .arrives("preflight, GET")
            .asked("access-control-request-headers", name.to_ascii_lowercase())
            .sent(*name, "value")
            .reads(200)
    };
    let mut facts: Vec<_> = names.iter().map(sent).collect();
    facts.push(sent(&"User-Agent").differs(Engine::Chromium, "it stays the browser's own"));
    facts
}
