//! Redirect modes, methods, locations and counts. <https://fetch.spec.whatwg.org/#concept-request-redirect-mode>
//!
//! Left out: a redirect status without a `Location` in the mode `manual`, where WPT and the standard disagree, and
//! bodies that are streams, which the model does not send.

use crate::fact::{
    ASKS_AGAIN, Answer, Body, Engine, Fact, Mode, PAGE, REMOTE, Redirect, STANDARD, answer, fact,
};

const MODE: &str = "fetch/api/redirect/redirect-mode.any.js";
const METHOD: &str = "fetch/api/redirect/redirect-method.any.js";
const LOCATION: &str = "fetch/api/redirect/redirect-location.any.js";
const COUNT: &str = "fetch/api/redirect/redirect-count.any.js";
const SCHEMES: &str = "fetch/api/redirect/redirect-schemes.any.js";
const DATA: &str = "fetch/api/redirect/redirect-to-dataurl.any.js";
const EMPTY: &str = "fetch/api/redirect/redirect-empty-location.any.js";
const XHR: &str = "xhr/send-redirect-to-cors.htm";

const CODES: [u16; 5] = [301, 302, 303, 307, 308];

pub(super) fn facts() -> Vec<Fact> {
    let mut facts = modes();
    facts.extend(manual());
    facts.extend(methods());
    facts.extend(across_origins());
    facts.extend(locations());
    facts.extend(empty_or_two());
    facts.extend(relative());
    facts.extend(counts());
    facts.extend(schemes());
    facts
}

fn next(host: &str) -> String {
    format!("{host}/next")
}

/// Returns a redirect that everybody may follow.
fn redirects(code: u16, location: impl AsRef<[u8]>) -> Answer {
    answer(code).origin("*").location(location)
}

fn modes() -> Vec<Fact> {
    let mut facts = Vec::new();
    for (name, host) in [("same origin", PAGE), ("other origin", REMOTE)] {
        for code in CODES {
            for redirect in [Redirect::Error, Redirect::Manual, Redirect::Follow] {
                for mode in [Mode::Cors, Mode::NoCors] {
                    let fact = fact(MODE, format!("{name}, {code}, {redirect:?}, {mode:?}"))
                        .at(host, redirects(code, "/next"))
                        .at(next(host), answer(200).origin("*").body("top"))
                        .get(host)
                        .redirect(redirect)
                        .mode(mode);
                    facts.push(of_mode(fact, host, redirect, mode));
                }
            }
        }
    }
    facts
}

fn of_mode(fact: Fact, host: &str, redirect: Redirect, mode: Mode) -> Fact {
    let is_opaque = host == REMOTE && mode == Mode::NoCors;
    match redirect {
        // Nobody may learn of a foreign redirect without CORS.
        Redirect::Error | Redirect::Manual if is_opaque => fact.never_sent(),
        Redirect::Error => fact.arrives("GET").refused_at_response(),
        Redirect::Manual => fact.arrives("GET").opaque_redirect(),
        Redirect::Follow if is_opaque => fact.arrives("GET, GET /next").opaque(),
        Redirect::Follow => {
            fact.arrives("GET, GET /next").reads(200).reads_body("top").reads_url(next(host)).redirected(true)
        }
    }
}

fn manual() -> Vec<Fact> {
    let get = |name: &str, answer: Answer, redirect| {
        fact(STANDARD, name).at(REMOTE, answer).get(REMOTE).redirect(redirect).arrives("GET")
    };
    let other = "http://www2.page.test:8000/next";
    vec![
        get("manual: the redirect has to be shared", answer(302).location("/next"), Redirect::Manual)
            .refused_at_response(),
        get("manual: it may lead to another origin", redirects(302, other), Redirect::Manual)
            .opaque_redirect(),
        get("manual: it may lead to another scheme", redirects(302, "foo://bar"), Redirect::Manual)
            .opaque_redirect(),
        get(
            "manual: it may have user information",
            redirects(302, "http://u:p@www1.page.test:8000/"),
            Redirect::Manual,
        )
        .opaque_redirect(),
        get("manual: another status is read", answer(200).origin("*"), Redirect::Manual)
            .reads(200)
            .redirected(false)
            .reads_url(format!("{REMOTE}/")),
        get("error: another status is read", answer(404).origin("*"), Redirect::Error).reads(404),
        get("error: 304 is no redirect", answer(304).origin("*"), Redirect::Error).reads(304),
        fact(STANDARD, "manual: a preflight goes before")
            .at(REMOTE, redirects(302, "/next"))
            .preflight(answer(200).origin("*").headers("x-test"))
            .get(REMOTE)
            .header("x-test", "1")
            .redirect(Redirect::Manual)
            .arrives("preflight, GET")
            .opaque_redirect(),
    ]
}

/// The method and the body after a redirect within the page's origin.
fn methods() -> Vec<Fact> {
    let body = "this is my body";
    let mut facts = Vec::new();
    for code in CODES {
        for (method, kept) in [
            ("GET", true),
            ("HEAD", true),
            ("POST", code >= 307),
            ("PUT", code != 303),
            ("DELETE", code != 303),
            ("TESTING", code != 303),
        ] {
            let has_body = !matches!(method, "GET" | "HEAD");
            let fact = fact(METHOD, format!("{code} with {method}"))
                .at(PAGE, answer(code).location("/next"))
                .at(next(PAGE), answer(200))
                .fetch(method, PAGE)
                .header("Content-Language", "en-US")
                .header("Content-Location", "foo")
                .header("x-test", "1");
            let fact = if has_body { fact.body(Body::Text(body)) } else { fact };
            let fact = fact.sent("x-test", "1").reads(200).redirected(true).reads_url(next(PAGE));
            facts.push(if kept {
                let fact =
                    fact.arrives(format!("{method}, {method} /next")).sent("content-language", "en-US");
                let fact = fact.sent("content-location", "foo").sent_body(if has_body { body } else { "" });
                if has_body { fact.sent("content-type", "text/plain;charset=UTF-8") } else { fact }
            } else {
                fact.arrives(format!("{method}, GET /next"))
                    .unsent("content-type")
                    .unsent("content-language")
                    .unsent("content-location")
                    .unsent("content-length")
                    .sent_body("")
            });
        }
    }
    facts.push(
        fact(METHOD, "without a redirect nothing was redirected")
            .at(PAGE, answer(200))
            .get(PAGE)
            .arrives("GET")
            .reads(200)
            .redirected(false)
            .reads_url(format!("{PAGE}/")),
    );
    facts
}

/// One row of [`across_origins`].
struct Across {
    code: u16,
    method: &'static str,
    body: Option<&'static str>,
    media_type: Option<&'static str>,
    /// True if the last host allows `Content-Type`.
    is_allowed: bool,
    /// The request that arrives there.
    arrives: &'static str,
}

/// From the page's origin to another one that allows GET, POST, PUT and FOO.
fn across_origins() -> Vec<Fact> {
    let row = |code, method, body, media_type, is_allowed, arrives| Across {
        code,
        method,
        body,
        media_type,
        is_allowed,
        arrives,
    };
    let pony = Some("application/x-pony");
    let storm = Some("application/thunderstorm");
    let (get, post, asked) = ("GET /next", "POST /next", "preflight /next");
    let (asked_get, asked_post, asked_foo) =
        ("preflight /next, GET /next", "preflight /next, POST /next", "preflight /next, FOO /next");
    let rows = [
        row(301, "GET", None, None, false, get),
        row(302, "GET", None, None, false, get),
        row(303, "GET", None, None, false, get),
        row(307, "GET", None, None, false, get),
        row(308, "GET", None, None, false, get),
        row(301, "GET", None, pony, false, asked),
        row(301, "GET", None, pony, true, asked_get),
        row(303, "GET", None, pony, true, asked_get),
        row(302, "FOO", Some("test"), pony, true, asked_foo),
        row(303, "FOO", Some("test"), pony, true, get),
        row(303, "FOO", Some("test"), pony, false, get),
        row(307, "POST", None, None, false, post),
        row(307, "POST", Some("hello"), None, false, post),
        row(301, "POST", Some("yoyo"), pony, false, get),
        row(301, "POST", Some("yoyo"), pony, true, get),
        row(302, "POST", Some("yoyo"), pony, false, get),
        row(307, "POST", Some("yoyo"), pony, false, asked),
        row(307, "FOO", Some("yoyo"), pony, false, asked),
        row(308, "POST", Some("yoyo"), pony, false, asked),
        row(308, "FOO", Some("yoyo"), pony, false, asked),
        row(308, "FOO", Some("yoyo"), Some("text/plain"), false, asked_foo),
        row(308, "FOO", Some("yoyo"), Some("multipart/form-data"), false, asked_foo),
        row(308, "FOO", Some("yoyo"), storm, true, asked_foo),
        row(307, "POST", Some("yoyo"), storm, true, asked_post),
    ];
    rows.iter().map(Across::fact).collect()
}

impl Across {
    fn fact(&self) -> Fact {
        let Self { code, method, body, media_type, is_allowed, arrives } = self;
        let allowed = if *is_allowed { " that is allowed" } else { "" };
        let preflight = answer(200).origin("*").methods("GET, POST, PUT, FOO");
        let start = fact(XHR, format!("{code} {method} {body:?} with {media_type:?}{allowed}"))
            .at(PAGE, answer(*code).location(next(REMOTE)))
            .at(next(REMOTE), answer(200).origin("*"))
            .preflight(if *is_allowed { preflight.headers("Content-Type") } else { preflight })
            .fetch(*method, PAGE)
            .arrives(format!("{method}, {arrives}"));
        let fact = media_type.iter().fold(start, |fact, value| fact.header("Content-Type", *value));
        let fact = body.iter().fold(fact, |fact, body| fact.body(Body::Text(body)));
        if *arrives == "preflight /next" {
            return fact.refused_at_preflight();
        }
        if *arrives == "GET /next" && *method != "GET" {
            let fact = fact.unsent("content-type").sent_body("").reads(200);
            return fact.differs(Engine::Firefox, ASKS_AGAIN).differs(Engine::WebKit, ASKS_AGAIN);
        }
        let fact = media_type.iter().fold(fact, |fact, value| fact.sent("content-type", *value));
        fact.sent_body(body.unwrap_or_default()).reads(200)
    }
}

fn locations() -> Vec<Fact> {
    let mut facts = Vec::new();
    for code in CODES {
        let with = |name: &str, answer: Answer, redirect| {
            fact(LOCATION, format!("{code}, {redirect:?}, {name}"))
                .at(PAGE, answer)
                .get(PAGE)
                .redirect(redirect)
                .arrives("GET")
        };
        let redirect = |location: &str| answer(code).location(location);
        facts.extend([
            with("no location", answer(code), Redirect::Follow).reads(code).redirected(false),
            with("a location that is no URL", redirect("http://[::"), Redirect::Follow).refused_at_response(),
            with("a location that is no URL", redirect("http://[::"), Redirect::Manual)
                .opaque_redirect()
                .differs(Engine::Chromium, "it is an error in this mode, too"),
            with("a scheme that nobody knows", redirect("invalidurl:"), Redirect::Follow)
                .refused_at_response(),
            with("a scheme that nobody knows", redirect("invalidurl:"), Redirect::Manual).opaque_redirect(),
            with("a data: URL", redirect("data:,data%20url"), Redirect::Follow).refused_at_response(),
            with("a data: URL", redirect("data:,data%20url"), Redirect::Manual).opaque_redirect(),
        ]);
    }
    facts
}

/// Returns the facts about this rule: an empty location is the URL itself, and two are none.
fn empty_or_two() -> Vec<Fact> {
    let get = |file, name: &str, redirect: Answer| {
        fact(file, name).at(PAGE, redirect).at(next(PAGE), answer(200)).get(PAGE)
    };
    let empty = || answer(302).location("");
    let two = |second: &str| answer(302).location("/next").location(second);
    vec![
        get(EMPTY, "an empty location leads back for ever", empty())
            .arrives(vec!["GET"; 21].join(", "))
            .refused_at_response()
            .differs(Engine::Chromium, "it is an ordinary response")
            .differs(Engine::WebKit, "it is refused at once"),
        get(EMPTY, "in the mode manual it is a redirect", empty())
            .redirect(Redirect::Manual)
            .arrives("GET")
            .opaque_redirect(),
        get(STANDARD, "two locations are not followed", two("/other"))
            .arrives("GET")
            .refused_at_response()
            .differs(Engine::WebKit, "they are one with a comma"),
        get(STANDARD, "in the mode manual they are a redirect", two("/other"))
            .redirect(Redirect::Manual)
            .arrives("GET")
            .opaque_redirect()
            .differs(Engine::Chromium, "it is an error in this mode, too")
            .differs(Engine::Firefox, "it is an error in this mode, too"),
    ]
}

/// The forms of a `Location`.
fn relative() -> Vec<Fact> {
    let to = |name: &str, first: String, location: &str, last: &str| {
        fact(STANDARD, name)
            .at(&*first, redirects(302, location))
            .at(last, answer(200).origin("*").body("last"))
            .get(first)
            .reads(200)
            .reads_body("last")
    };
    vec![
        to("a path", format!("{REMOTE}/a/b"), "/next", &next(REMOTE)).arrives("GET /a/b, GET /next"),
        to("a relative path", format!("{REMOTE}/a/b"), "c", &format!("{REMOTE}/a/c"))
            .arrives("GET /a/b, GET /a/c"),
        to("a query", format!("{REMOTE}/a?b"), "?c", &format!("{REMOTE}/a?c")).arrives("GET /a?b, GET /a?c"),
        to(
            "a host without a scheme",
            REMOTE.into(),
            "//www2.page.test:8000/next",
            "http://www2.page.test:8000/next",
        )
        .arrives("GET, GET /next"),
        to("blanks around it", REMOTE.into(), "  /next\t", &next(REMOTE)).arrives("GET, GET /next"),
        to("a scheme in upper case", REMOTE.into(), "HTTP://WWW1.page.test:8000/next", &next(REMOTE))
            .arrives("GET, GET /next"),
        to("a fragment is not sent", REMOTE.into(), "/next#there", &next(REMOTE)).arrives("GET, GET /next"),
        to("a path beyond ASCII is encoded", REMOTE.into(), "/n\u{E9}xt", &format!("{REMOTE}/n%C3%A9xt"))
            .arrives("GET, GET /n%C3%A9xt")
            .differs(Engine::WebKit, "each byte is a character"),
    ]
}

/// Up to 20 redirects are followed.
fn counts() -> Vec<Fact> {
    let mut facts = Vec::new();
    for code in CODES {
        for (count, file) in [(20, COUNT), (21, COUNT), (1, STANDARD)] {
            let start = fact(file, format!("{code}, {count} times")).at(PAGE, answer(code).location("/"));
            let start = (1..count).fold(start, |fact, _| fact.then(answer(code).location("/")));
            let fact = start.then(answer(200).body("the end")).get(PAGE);
            facts.push(if count > 20 {
                fact.arrives(vec!["GET"; 21].join(", ")).refused_at_response()
            } else {
                fact.arrives(vec!["GET"; count + 1].join(", "))
                    .reads(200)
                    .reads_body("the end")
                    .redirected(true)
            });
        }
    }
    facts
}

fn schemes() -> Vec<Fact> {
    let schemes = [
        "mailto:a@a.com",
        "data:,HI",
        "facetime:a@a.org",
        "about:blank",
        "about:unicorn",
        "blob:djfksfjs",
        "ftp://page.test/",
        "file:///etc/passwd",
        "ws://page.test/",
        "javascript:1",
    ];
    let mut facts: Vec<_> = schemes
        .iter()
        .map(|location| {
            fact(SCHEMES, format!("`{location}` is not followed"))
                .at(PAGE, answer(302).location(location))
                .get(PAGE)
                .arrives("GET")
                .refused_at_response()
        })
        .collect();
    let data = "data:text/plain;base64,cmVzcG9uc2UncyBib2R5";
    for (name, host, mode) in [
        ("same origin, cors", PAGE, Mode::Cors),
        ("same origin, no-cors", PAGE, Mode::NoCors),
        ("same origin, same-origin", PAGE, Mode::SameOrigin),
        ("other origin, cors", REMOTE, Mode::Cors),
        ("other origin, no-cors", REMOTE, Mode::NoCors),
    ] {
        facts.push(
            fact(DATA, name)
                .at(host, redirects(302, data))
                .get(host)
                .mode(mode)
                .arrives("GET")
                .refused_at_response(),
        );
    }
    facts
}
