//! The preflight cache: its entries, and their age. <https://fetch.spec.whatwg.org/#concept-cache>

use std::time::Duration;

use crate::fact::{
    ASKS_AS_THE_PAGE, Answer, Body, Credentials, Engine, Fact, OTHER, PAGE, REMOTE, STANDARD, answer, fact,
};

const CACHE: &str = "cors/preflight-cache.htm";
const FETCH: &str = "fetch/api/cors/cors-preflight-cache.any.js";
/// <https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name>
const COVERS: &str = "`*` still covers `Authorization`";

/// The reason for the behaviour of every engine where anything is remembered for a URL.
const ALWAYS: &str = "a safelisted method is not asked for again, not even for an upload";

const NOW: Duration = Duration::ZERO;

pub(super) fn facts() -> Vec<Fact> {
    let mut facts = of_wpt();
    facts.extend(ages());
    facts.extend(of_what());
    facts.extend(of_credentials());
    facts.extend(of_redirects());
    facts.extend(failures());
    facts
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// Everybody may send this header.
fn allows(header: &str) -> Answer {
    answer(200).origin("*").headers(header)
}

/// Returns a request with a header, and the same one later.
fn twice(file: &'static str, name: impl Into<String>, preflight: Answer, after: Duration) -> Fact {
    fact(file, name)
        .at(REMOTE, answer(200).origin("*"))
        .preflight(preflight)
        .get(REMOTE)
        .header("x-print", "1")
        .arrives("preflight, GET")
        .reads(200)
        .again(after)
        .reads(200)
}

impl Fact {
    fn remembered(self) -> Self {
        self.arrives("GET")
    }

    fn forgotten(self) -> Self {
        self.arrives("preflight, GET")
    }
}

fn of_wpt() -> Vec<Fact> {
    let by_header = "xhr/access-control-basic-allow-preflight-cache-invalidation-by-header.any.js";
    let by_method = "xhr/access-control-basic-allow-preflight-cache-invalidation-by-method.any.js";
    let timeout = "xhr/access-control-basic-allow-preflight-cache-timeout.any.js";
    let allows_put = || answer(200).origin("*").methods("PUT, XMETHOD").headers("x-test");
    let put = |file, name: &str, preflight| {
        fact(file, name)
            .at(REMOTE, answer(200).origin("*"))
            .preflight(preflight)
            .put(REMOTE)
            .arrives("preflight, PUT")
            .reads(200)
    };
    vec![
        twice(CACHE, "a preflight is remembered", allows("x-print").max_age("10"), NOW).remembered(),
        twice(CACHE, "an age of 0 is not remembered", allows("x-print").max_age("0"), NOW).forgotten(),
        twice(CACHE, "an age of -1 is not remembered", allows("x-print").max_age("-1"), NOW).forgotten(),
        twice(
            CACHE,
            "an age of 1 is over after 1.5 s",
            allows("x-print").max_age("1"),
            Duration::from_millis(500),
        )
        .remembered()
        .again(seconds(1))
        .forgotten()
        .reads(200),
        fact(FETCH, "a header is remembered whatever its value is")
            .at(REMOTE, answer(200).origin("*"))
            .preflight(answer(200).origin("*").methods("POST").headers("x-test-header").max_age("12000"))
            .post(REMOTE)
            .header("x-test-header", "test1")
            .arrives("preflight, POST")
            .reads(200)
            .post(REMOTE)
            .header("x-test-header", "test2")
            .arrives("POST")
            .reads(200),
        put(
            "xhr/access-control-basic-allow-preflight-cache.any.js",
            "a method is remembered",
            allows_put().max_age("10"),
        )
        .put(REMOTE)
        .arrives("PUT")
        .reads(200),
        put(
            by_header,
            "a header that was not allowed is asked for",
            answer(200).origin("*").methods("PUT").max_age("10"),
        )
        .put(REMOTE)
        .header("x-test", "headerValue")
        .arrives("preflight")
        .asked("access-control-request-headers", "x-test")
        .refused_at_preflight(),
        put(
            by_method,
            "a method that was not allowed is asked for",
            answer(200).origin("*").methods("PUT").max_age("10"),
        )
        .fetch("XMETHOD", REMOTE)
        .arrives("preflight")
        .asked("access-control-request-method", "XMETHOD")
        .refused_at_preflight(),
        put(timeout, "an age of 1 is over after 3 s", allows_put().max_age("1"))
            .again(seconds(3))
            .arrives("preflight, PUT")
            .reads(200),
    ]
}

/// `Access-Control-Max-Age` is whole seconds, and 5 where it is missing or says nothing.
fn ages() -> Vec<Fact> {
    let lasts = [
        ("5", 4, 5),
        ("60", 59, 60),
        ("007", 6, 7),
        (" 60 ", 59, 60),
        ("\t60", 59, 60),
        ("abc", 4, 5),
        ("", 4, 5),
        ("60s", 4, 5),
        ("10, 20", 4, 5),
        ("60.5", 4, 5),
        ("0x10", 4, 5),
        ("\"60\"", 4, 5),
        ("6 0", 4, 5),
    ];
    let mut facts = Vec::new();
    for (value, kept, gone) in lasts {
        let of =
            |name: String, after| twice(STANDARD, name, allows("x-print").max_age(value), seconds(after));
        facts.push(of(format!("`{value}` is remembered after {kept} s"), kept).remembered());
        facts.push(of(format!("`{value}` is over after {gone} s"), gone).forgotten());
    }
    facts.extend([
        twice(STANDARD, "no age is remembered after 4 s", allows("x-print"), seconds(4)).remembered(),
        twice(STANDARD, "no age is over after 5 s", allows("x-print"), seconds(5)).forgotten(),
        twice(
            STANDARD,
            "two lines of an age are none",
            allows("x-print").max_age("60").max_age("60"),
            seconds(5),
        )
        .forgotten(),
        twice(
            STANDARD,
            "an age beyond 64 bits is remembered",
            allows("x-print").max_age("99999999999999999999999999"),
            seconds(60),
        )
        .remembered(),
        twice(STANDARD, "an age of -60 is not remembered", allows("x-print").max_age("-60"), NOW).forgotten(),
        twice(STANDARD, "an age of 00 is not remembered", allows("x-print").max_age("00"), NOW).forgotten(),
    ]);
    facts
}

/// Returns the facts about this rule: an entry is a method or the name of a header, at a URL, for an origin.
fn of_what() -> Vec<Fact> {
    let next = format!("{REMOTE}/next");
    let query = format!("{REMOTE}/?a");
    let fragment = format!("{REMOTE}/#a");
    let any = || answer(200).origin("*").methods("*").headers("*");
    let start = |name: &str, preflight: Answer| {
        fact(STANDARD, name)
            .at(REMOTE, answer(200).origin("*"))
            .preflight(preflight.clone())
            .at(&*next, answer(200).origin("*"))
            .preflight(preflight.clone())
            .at(&*query, answer(200).origin("*"))
            .preflight(preflight)
            .put(REMOTE)
            .header("x-print", "1")
            .arrives("preflight, PUT")
            .reads(200)
    };
    vec![
        start("another path is asked for", any())
            .put(&*next)
            .arrives("preflight /next, PUT /next")
            .reads(200),
        start("another query is asked for", any()).put(&*query).arrives("preflight /?a, PUT /?a").reads(200),
        start("a URL with another fragment needs a new preflight", any())
            .put(&*fragment)
            .arrives("preflight, PUT")
            .reads(200),
        start("`*` is remembered for every method", any())
            .fetch("DELETE", REMOTE)
            .arrives("DELETE")
            .reads(200)
            .differs(Engine::Firefox, "it remembers the headers that it asked for, and no `*`"),
        start("`*` is remembered for every header", any())
            .put(REMOTE)
            .header("x-other", "1")
            .arrives("PUT")
            .reads(200)
            .differs(Engine::Firefox, "it remembers the headers that it asked for, and no `*`"),
        start("`*` is not remembered for Authorization", any())
            .put(REMOTE)
            .header("Authorization", "1")
            .arrives("preflight")
            .refused_at_preflight()
            .differs(Engine::Chromium, COVERS)
            .differs(Engine::Firefox, COVERS)
            .differs(Engine::WebKit, COVERS),
        start(
            "what was listed and not asked for is remembered",
            answer(200).origin("*").methods("PUT, DELETE").headers("x-print, y-print"),
        )
        .fetch("DELETE", REMOTE)
        .header("Y-PRINT", "1")
        .arrives("DELETE")
        .reads(200),
        start(
            "methods are remembered by case",
            answer(200).origin("*").methods("PUT, patch").headers("x-print"),
        )
        .fetch("PATCH", REMOTE)
        .arrives("preflight")
        .refused_at_preflight(),
        start(
            "one method opens its headers for another one",
            answer(200).origin("*").methods("PUT").headers("x-print"),
        )
        .get(REMOTE)
        .header("x-print", "1")
        .arrives("GET")
        .reads(200),
        fact(STANDARD, "GET, HEAD and POST are not remembered for an upload")
            .at(REMOTE, answer(200).origin("*"))
            .preflight(allows("x-print"))
            .post(REMOTE)
            .header("x-print", "1")
            .arrives("preflight, POST")
            .reads(200)
            .post(REMOTE)
            .body(Body::Text("data"))
            .upload_listener()
            .arrives("preflight, POST")
            .reads(200)
            .differs(Engine::Chromium, ALWAYS)
            .differs(Engine::Firefox, ALWAYS)
            .differs(Engine::WebKit, ALWAYS),
        fact(STANDARD, "an upload's method is remembered where no method is listed")
            .at(REMOTE, answer(200).origin("*"))
            .preflight(answer(200).origin("*"))
            .post(REMOTE)
            .body(Body::Text("data"))
            .upload_listener()
            .arrives("preflight, POST")
            .reads(200)
            .post(REMOTE)
            .body(Body::Text("data"))
            .upload_listener()
            .arrives("POST")
            .reads(200),
    ]
}

/// A preflight with credentials also allows requests without them, and not the other way round.
fn of_credentials() -> Vec<Fact> {
    let shares = || answer(200).origin(PAGE).credentials();
    let put = |name: &str, credentials| {
        fact(STANDARD, name)
            .at(REMOTE, shares())
            .preflight(shares().methods("PUT"))
            .put(REMOTE)
            .credentials(credentials)
            .arrives("preflight, PUT")
            .reads(200)
            .put(REMOTE)
    };
    vec![
        put("with credentials, then without", Credentials::Include)
            .arrives("PUT")
            .reads(200)
            .differs(Engine::Firefox, "it remembers for each mode alone"),
        put("without credentials, then with", Credentials::SameOrigin)
            .include()
            .arrives("preflight, PUT")
            .reads(200),
        put("with credentials, then with", Credentials::Include).include().arrives("PUT").reads(200),
        put("omitted, then by default", Credentials::Omit).arrives("PUT").reads(200),
        put("by default, then omitted", Credentials::SameOrigin)
            .credentials(Credentials::Omit)
            .arrives("PUT")
            .reads(200),
    ]
}

/// After a redirect between two other origins a request is from `null`, and nothing that the page remembers is for it.
fn of_redirects() -> Vec<Fact> {
    let start = |name: &str, first: &'static str| {
        fact(STANDARD, name)
            .at(REMOTE, answer(200).origin("*"))
            .preflight(allows("x-print").max_age("60"))
            .at(first, answer(307).origin("*").location(REMOTE))
            .preflight(allows("x-print").max_age("60"))
            .get(REMOTE)
            .header("x-print", "1")
            .arrives("preflight, GET")
            .reads(200)
            .get(first)
            .header("x-print", "1")
    };
    vec![
        start("what is remembered for the page is not for null", OTHER)
            .arrives("preflight, GET, preflight, GET")
            .asked("origin", "null")
            .sent("origin", "null")
            .reads(200)
            .again(NOW)
            .arrives("GET, GET")
            .sent("origin", "null")
            .reads(200)
            .differs(Engine::Chromium, "it remembers nothing for null")
            .differs(Engine::Firefox, ASKS_AS_THE_PAGE)
            .differs(Engine::WebKit, "it remembers nothing for null"),
        start("after a redirect from the page's origin, the remembered preflight is used", PAGE)
            .arrives("GET, GET")
            .sent("origin", PAGE)
            .reads(200),
    ]
}

/// Returns the facts about this rule: a preflight that fails is not remembered, and what was remembered before is forgotten.
fn failures() -> Vec<Fact> {
    let put = |name: &str, second| {
        fact(STANDARD, name)
            .at(REMOTE, answer(200).origin("*"))
            .then(second)
            .preflight(answer(200).origin("*").methods("PUT").max_age("60"))
            .put(REMOTE)
            .arrives("preflight, PUT")
            .reads(200)
    };
    vec![
        fact(STANDARD, "a refused preflight is asked again")
            .at(REMOTE, answer(200).origin("*"))
            .preflight(answer(200).origin("*").max_age("60"))
            .put(REMOTE)
            .arrives("preflight")
            .refused_at_preflight()
            .again(NOW)
            .arrives("preflight")
            .refused_at_preflight(),
        fact(STANDARD, "what a refused preflight lists is not remembered")
            .at(REMOTE, answer(200).origin("*"))
            .preflight(answer(200).origin("*").methods("PUT").max_age("60"))
            .put(REMOTE)
            .header("x-test", "1")
            .arrives("preflight")
            .refused_at_preflight()
            .put(REMOTE)
            .arrives("preflight, PUT")
            .reads(200)
            .differs(Engine::WebKit, "it remembers what is allowed, and forgets nothing at a refusal"),
        put("a refusal forgets what was remembered", answer(200).origin("*"))
            .fetch("DELETE", REMOTE)
            .arrives("preflight")
            .refused_at_preflight()
            .put(REMOTE)
            .arrives("preflight, PUT")
            .reads(200)
            .differs(Engine::WebKit, "it remembers what is allowed, and forgets nothing at a refusal"),
        // <https://fetch.spec.whatwg.org/#main-fetch>: "If corsWithPreflightResponse is a network error".
        put("a response that is refused forgets it too", answer(200))
            .again(NOW)
            .arrives("PUT")
            .refused_at_response()
            .again(NOW)
            .arrives("preflight, PUT")
            .refused_at_response()
            .differs(Engine::Chromium, "only a refused preflight is forgotten")
            .differs(Engine::WebKit, "it remembers what is allowed, and forgets nothing at a refusal"),
        put("a simple request that is refused does not", answer(200))
            .get(REMOTE)
            .arrives("GET")
            .refused_at_response()
            .put(REMOTE)
            .arrives("PUT")
            .refused_at_response()
            .differs(Engine::Firefox, "every refusal forgets"),
    ]
}
