//! Redirects across origins: the checks on the way, the `Origin`, and what of a request goes on.
//! <https://fetch.spec.whatwg.org/#http-redirect-fetch>

use crate::fact::{
    ASKS_AGAIN, ASKS_AS_THE_PAGE, Answer, Body, Engine, Fact, Mode, OTHER, PAGE, PAGE_OTHER_PORT, REMOTE,
    REMOTE_TLS, STANDARD, answer, fact,
};

const ORIGINS: &str = "cors/redirect-origin.htm";
const CORS: &str = "fetch/api/cors/cors-redirect.any.js";
const CREDENTIALS: &str = "fetch/api/cors/cors-redirect-credentials.any.js";
const PREFLIGHT: &str = "fetch/api/cors/cors-redirect-preflight.any.js";
const OF_PREFLIGHT: &str = "fetch/api/cors/cors-preflight-redirect.any.js";
const AFTER_PREFLIGHT: &str = "cors/redirect-preflight.htm";
const USERINFO: &str = "cors/redirect-userinfo.htm";
const HEADER: &str = "fetch/api/redirect/redirect-origin.any.js";
const XHR: &str = "xhr/access-control-and-redirects-async.any.js";
const XHR_SAME_ORIGIN: &str = "xhr/access-control-and-redirects-async-same-origin.any.js";
const AUTHORIZATION: &str = "xhr/xhr-authorization-redirect.any.js";

const NOT_BACK: &str = "a redirect back to the page's origin, which went to another one before, is refused";

const CODES: [u16; 5] = [301, 302, 303, 307, 308];

pub(super) fn facts() -> Vec<Fact> {
    let mut facts = origins();
    facts.extend(tainted());
    facts.extend(user_info());
    facts.extend(user_info_forms());
    facts.extend(preflights_after());
    facts.extend(after_preflights());
    facts.extend(second_preflights());
    facts.extend(origin_headers());
    facts.extend(of_xhr());
    facts.extend(of_xhr_with_credentials());
    facts.extend(authorization());
    facts.extend(on_the_way());
    facts
}

/// Returns the address that everything is redirected to.
fn next(host: &str) -> String {
    format!("{host}/next")
}

/// Returns a GET of `first`, which redirects to `second`.
fn redirected(
    file: &'static str,
    name: impl Into<String>,
    (first, sharing): (&'static str, Answer),
    code: u16,
    (second, last): (&'static str, Answer),
) -> Fact {
    let redirect = Answer { status: code, ..sharing }.location(next(second));
    fact(file, name).at(first, redirect).at(next(second), last).get(first)
}

fn any() -> Answer {
    answer(200).origin("*")
}

/// Every pair of hosts and of what they allow: `-` is no header.
fn origins() -> Vec<Fact> {
    // From, what it allows, to, what that allows, and the `Origin` that arrives there. `x` is refused.
    let rows = [
        ("page", "*", "remote", "*", PAGE),
        ("page", "*", "remote", PAGE, PAGE),
        ("page", "*", "remote", "null", "x"),
        ("page", "*", "remote", "-", "x"),
        ("page", PAGE, "remote", "*", PAGE),
        ("page", PAGE, "remote", PAGE, PAGE),
        ("page", PAGE, "remote", "null", "x"),
        ("page", PAGE, "remote", "-", "x"),
        ("page", "null", "remote", "*", PAGE),
        ("page", "-", "remote", "*", PAGE),
        ("remote", "*", "page", "*", "null"),
        ("remote", "*", "page", PAGE, "x"),
        ("remote", "*", "page", "null", "null"),
        ("remote", "*", "page", "-", "x"),
        ("remote", PAGE, "page", "*", "null"),
        ("remote", PAGE, "page", PAGE, "x"),
        ("remote", PAGE, "page", "null", "null"),
        ("remote", PAGE, "page", "-", "x"),
        ("remote", "null", "page", "*", "x"),
        ("remote", "-", "page", "*", "x"),
        ("remote", "*", "remote", "*", PAGE),
        ("remote", "*", "remote", PAGE, PAGE),
        ("remote", "*", "remote", "null", "x"),
        ("remote", "*", "remote", "-", "x"),
        ("remote", PAGE, "remote", "*", PAGE),
        ("remote", PAGE, "remote", PAGE, PAGE),
        ("remote", PAGE, "remote", "null", "x"),
        ("remote", PAGE, "remote", "-", "x"),
        ("remote", "null", "remote", "*", "x"),
        ("remote", "-", "remote", "*", "x"),
        ("remote", "*", "other", "*", "null"),
        ("remote", "*", "other", PAGE, "x"),
        ("remote", "*", "other", "null", "null"),
        ("remote", "*", "other", "-", "x"),
        ("remote", PAGE, "other", "*", "null"),
        ("remote", PAGE, "other", PAGE, "x"),
        ("remote", PAGE, "other", "null", "null"),
        ("remote", PAGE, "other", "-", "x"),
        ("remote", "null", "other", "*", "x"),
        ("remote", "-", "other", "*", "x"),
        ("remote", "*", "remote", REMOTE, "x"),
        ("remote", "*", "other", REMOTE, "x"),
        ("remote", REMOTE, "remote", "*", "x"),
    ];
    let host = |name| match name {
        "page" => PAGE,
        "remote" => REMOTE,
        _ => OTHER,
    };
    let allows = |value| if value == "-" { answer(200) } else { answer(200).origin(value) };
    let fact = |(first, first_allows, second, second_allows, origin): &(_, _, _, _, &str)| {
        let name = format!("{first} ({first_allows}) to {second} ({second_allows})");
        let last = allows(*second_allows).body("last");
        let fact =
            redirected(ORIGINS, name, (host(*first), allows(*first_allows)), 302, (host(*second), last));
        if *origin != "x" {
            return fact.arrives("GET, GET /next").sent("origin", *origin).reads(200).reads_body("last");
        }
        // The first answer has to pass the check as well.
        let is_first = *first == "remote" && !["*", PAGE].contains(first_allows);
        fact.arrives(if is_first { "GET" } else { "GET, GET /next" }).refused_at_response()
    };
    rows.iter().map(fact).collect()
}

/// After a redirect between two other origins a request is from `null`.
fn tainted() -> Vec<Fact> {
    let mut facts = Vec::new();
    for code in CODES {
        for (name, first, second, origin) in [
            ("another origin to itself", REMOTE, REMOTE, PAGE),
            ("another origin to a third", REMOTE, PAGE_OTHER_PORT, "null"),
            ("the page's origin to another", PAGE, REMOTE, PAGE),
            ("another origin to the page's", REMOTE, PAGE, "null"),
        ] {
            facts.push(
                redirected(
                    CORS,
                    format!("{code} from {name}"),
                    (first, answer(200).origin(PAGE).credentials()),
                    code,
                    (second, answer(200).origin(origin).credentials()),
                )
                .arrives("GET, GET /next")
                .sent("origin", origin)
                .reads(200)
                .redirected(true)
                .reads_url(next(second)),
            );
        }
    }
    facts
}

/// User information in a redirect across origins is an error.
fn user_info() -> Vec<Fact> {
    let mut facts = Vec::new();
    for code in CODES {
        let plain = format!("{code} from the page's origin without user information");
        facts.push(
            redirected(CREDENTIALS, plain, (PAGE, any()), code, (PAGE_OTHER_PORT, any()))
                .arrives("GET, GET /next")
                .reads(200),
        );
        for (name, first, second) in [
            ("the page's origin to another", PAGE, PAGE_OTHER_PORT),
            ("another origin to the page's", PAGE_OTHER_PORT, PAGE),
            ("another origin to itself", PAGE_OTHER_PORT, PAGE_OTHER_PORT),
            ("another origin to a third", PAGE_OTHER_PORT, REMOTE),
        ] {
            for user in ["user:password", "user:", ":password"] {
                let location = next(second).replace("://", &format!("://{user}@"));
                facts.push(
                    fact(CREDENTIALS, format!("{code} from {name} with `{user}`"))
                        .at(first, any().location(location).status(code))
                        .at(next(second), any())
                        .get(first)
                        .arrives("GET")
                        .refused_at_response(),
                );
            }
        }
    }
    facts
}

fn user_info_forms() -> Vec<Fact> {
    let to = |file, name: &str, page: &'static str, first: &'static str, location: &str| {
        fact(file, name)
            .page(page)
            .at(first, any().location(location).status(302))
            .at(next(REMOTE), any().body("last"))
            .at(next(PAGE), any().body("last"))
            .get(first)
    };
    let mut facts = Vec::new();
    for user in ["test:test", "user:", "user", ":pass"] {
        let location = next(REMOTE).replace("://", &format!("://{user}@"));
        let name = format!("a redirect to `//{user}@` is refused");
        facts.push(to(USERINFO, &name, PAGE, REMOTE, &location).arrives("GET").refused_at_response());
    }
    for user in ["", ":"] {
        let location = next(REMOTE).replace("://", &format!("://{user}@"));
        let name = format!("a redirect to `//{user}@` has no user information");
        let fact = to(USERINFO, &name, PAGE, REMOTE, &location);
        facts.push(fact.arrives("GET, GET /next").reads(200).reads_body("last"));
    }
    let own = next(PAGE).replace("://", "://user:pass@");
    let because = "no part of a page is loaded from a URL with user information";
    facts.push(
        to(STANDARD, "a redirect within the page's origin may have user information", PAGE, PAGE, &own)
            .arrives("GET, GET /next")
            .reads(200)
            .differs(Engine::Chromium, because),
    );
    facts.push(
        to(
            STANDARD,
            "so may one of a no-cors request",
            PAGE,
            REMOTE,
            &next(REMOTE).replace("://", "://user:pass@"),
        )
        .mode(Mode::NoCors)
        .arrives("GET, GET /next")
        .opaque()
        .differs(Engine::Chromium, because),
    );
    facts.push(
        fact(STANDARD, "a page's own URL may not have any")
            .at(REMOTE, any())
            .get("http://user:pass@www1.page.test:8000/")
            .never_sent(),
    );
    facts
}

/// Returns the facts about this rule: a redirect leads to another preflight.
fn preflights_after() -> Vec<Fact> {
    let mut facts = Vec::new();
    for code in CODES {
        for (name, first, second, origin, before) in [
            ("the page's origin to another", PAGE, REMOTE, PAGE, "GET"),
            ("another origin to the page's", REMOTE, PAGE, "null", "preflight, GET"),
            ("another origin to a third", REMOTE, PAGE_OTHER_PORT, "null", "preflight, GET"),
        ] {
            let of = |name: String, preflight: Answer| {
                fact(PREFLIGHT, name)
                    .at(first, any().location(next(second)).status(code))
                    .preflight(any().headers("x-w3c").max_age("0"))
                    .at(next(second), any())
                    .preflight(preflight.max_age("0"))
                    .get(first)
                    .header("x-w3c", "test")
            };
            let allowed = of(format!("{code} from {name} is allowed"), any().headers("x-w3c"))
                .arrives(format!("{before}, preflight /next, GET /next"))
                .asked("origin", origin)
                .asked("access-control-request-headers", "x-w3c")
                .sent("origin", origin)
                .sent("x-w3c", "test")
                .reads(200);
            let is_tainted = origin == "null";
            facts.push(if is_tainted { allowed.differs(Engine::Firefox, ASKS_AS_THE_PAGE) } else { allowed });
            facts.push(
                of(format!("{code} from {name} is not"), any())
                    .arrives(format!("{before}, preflight /next"))
                    .refused_at_preflight(),
            );
        }
    }
    facts
}

/// Returns the facts about this rule: a preflight is not redirected, and what it allowed may be.
fn after_preflights() -> Vec<Fact> {
    let mut facts = Vec::new();
    for code in CODES {
        let of = |file, name: String, preflight: Answer, second: Answer| {
            fact(file, name)
                .at(REMOTE, any().location(next(REMOTE)).status(code))
                .preflight(preflight.headers("x-test").max_age("0"))
                .at(next(REMOTE), any())
                .preflight(second.max_age("0"))
                .get(REMOTE)
                .header("x-test", "test")
        };
        let redirects = || any().location(next(REMOTE)).status(code);
        facts.extend([
            of(OF_PREFLIGHT, format!("{code} of a preflight is refused"), redirects(), any())
                .arrives("preflight")
                .refused_at_preflight(),
            of(OF_PREFLIGHT, format!("{code} after a preflight, and the next one refuses"), any(), any())
                .arrives("preflight, GET, preflight /next")
                .refused_at_preflight(),
            of(
                AFTER_PREFLIGHT,
                format!("{code} of a preflight is refused"),
                redirects(),
                any().headers("x-test"),
            )
            .arrives("preflight")
            .refused_at_preflight(),
            of(
                AFTER_PREFLIGHT,
                format!("{code} after a preflight is followed"),
                any(),
                any().headers("x-test"),
            )
            .arrives("preflight, GET, preflight /next, GET /next")
            .asked("origin", PAGE)
            .sent("x-test", "test")
            .reads(200),
        ]);
    }
    facts
}

fn second_preflights() -> Vec<Fact> {
    let file = "cors/redirect-preflight-2.htm";
    let of = |name: &str, preflight| {
        fact(file, name)
            .at(PAGE, any().location(next(REMOTE)).status(302))
            .at(next(REMOTE), any())
            .preflight(preflight)
            .get(PAGE)
            .header("custom-header", "admin")
    };
    vec![
        of("a header that the next host does not allow", any())
            .arrives("GET, preflight /next")
            .refused_at_preflight(),
        of("a header that it allows", any().headers("custom-header"))
            .arrives("GET, preflight /next, GET /next")
            .sent("custom-header", "admin")
            .reads(200),
    ]
}

/// Returns the facts about the `Origin` that the last host gets.
fn origin_headers() -> Vec<Fact> {
    let mut facts = Vec::new();
    for code in CODES {
        for (name, first, second, origin) in [
            ("the page's origin to itself", PAGE, PAGE, None),
            ("the page's origin to another", PAGE, REMOTE, Some(PAGE)),
            ("another origin to itself", REMOTE, REMOTE, Some(PAGE)),
            ("another origin to the page's", REMOTE, PAGE, Some("null")),
        ] {
            let allows = || answer(200).origin("*");
            let get = redirected(
                HEADER,
                format!("GET, {code} from {name}"),
                (first, allows()),
                code,
                (second, allows()),
            );
            let get = get.arrives("GET, GET /next").reads(200);
            facts.push(match origin {
                Some(origin) => get.sent("origin", origin),
                None => get.unsent("origin"),
            });
            // 301, 302 and 303 make a GET of a POST; a POST has an `Origin` everywhere.
            let is_kept = code >= 307;
            let method = if is_kept { "POST" } else { "GET" };
            let post = fact(HEADER, format!("POST, {code} from {name}"))
                .at(first, allows().location(next(second)).status(code))
                .at(next(second), allows())
                .post(first)
                .arrives(format!("POST, {method} /next"))
                .reads(200);
            facts.push(match origin {
                Some(origin) => post.sent("origin", origin),
                None if is_kept => post.sent("origin", PAGE),
                None => {
                    post.unsent("origin").differs(Engine::WebKit, "the GET keeps the `Origin` of the POST")
                }
            });
        }
    }
    facts
}

fn of_xhr() -> Vec<Fact> {
    let from = |name: &str, first: Answer, location: &str| {
        fact(XHR, name)
            .at(REMOTE, first.location(location).status(302))
            .preflight(answer(302).origin("*").headers("x-test").location(next(REMOTE)))
            .at(next(REMOTE), any().body("PASS"))
            .get(REMOTE)
    };
    vec![
        from("a redirect without CORS headers is not followed", answer(200), &next(REMOTE))
            .arrives("GET")
            .refused_at_response(),
        from("a redirect with them is", answer(200).origin(PAGE), &next(REMOTE))
            .arrives("GET, GET /next")
            .reads(200)
            .reads_body("PASS"),
        from(
            "one with user information is not",
            answer(200).origin(PAGE),
            &next(REMOTE).replace("://", "://username:password@"),
        )
        .arrives("GET")
        .refused_at_response(),
        from("one to a scheme that nobody knows is not", answer(200).origin(PAGE), "foo://bar.cgi")
            .arrives("GET")
            .refused_at_response(),
        from("a redirected preflight is refused", answer(200).origin(PAGE), &next(REMOTE))
            .header("x-test", "test")
            .arrives("preflight")
            .refused_at_preflight(),
        fact(XHR, "a redirect within the page's origin needs nothing")
            .at(PAGE, answer(302).location(next(PAGE)))
            .at(next(PAGE), answer(200).body("PASS"))
            .get(PAGE)
            .header("x-test", "test")
            .arrives("GET, GET /next")
            .reads(200)
            .reads_body("PASS"),
    ]
}

fn of_xhr_with_credentials() -> Vec<Fact> {
    let to = |name: &str, last: Answer| {
        redirected(XHR_SAME_ORIGIN, name, (PAGE, answer(200)), 302, (REMOTE, last)).arrives("GET, GET /next")
    };
    let own = || answer(200).origin(PAGE);
    vec![
        to("`*` without credentials", any()).reads(200),
        to("`*` with credentials", any()).include().refused_at_response(),
        to("the origin and credentials, without them", own().credentials()).reads(200),
        to("the origin and credentials, with them", own().credentials()).include().reads(200),
        to("the origin alone, without credentials", own()).reads(200),
        to("the origin alone, with them", own()).include().refused_at_response(),
    ]
}

/// `Authorization` stays within an origin. <https://fetch.spec.whatwg.org/#http-redirect-fetch>
fn authorization() -> Vec<Fact> {
    let with = |file, name: &str, first: &'static str, second: &'static str| {
        fact(file, name)
            .at(first, any().location(next(second)).status(302))
            .preflight(any().headers("Authorization, x-test"))
            .at(next(second), any())
            .preflight(any().headers("Authorization, x-test"))
            .get(first)
            .header("Authorization", "Basic dXNlcjpwYXNz")
    };
    vec![
        fact(AUTHORIZATION, "it arrives without a redirect")
            .at(PAGE, answer(200))
            .get(PAGE)
            .header("Authorization", "Basic dXNlcjpwYXNz")
            .arrives("GET")
            .sent("authorization", "Basic dXNlcjpwYXNz")
            .reads(200),
        with(AUTHORIZATION, "it arrives after a redirect within an origin", PAGE, PAGE)
            .arrives("GET, GET /next")
            .sent("authorization", "Basic dXNlcjpwYXNz")
            .reads(200),
        with(AUTHORIZATION, "`Authorization` is dropped after a redirect to the page's origin", REMOTE, PAGE)
            .arrives("preflight, GET, GET /next")
            .unsent("authorization")
            .reads(200)
            .differs(Engine::Firefox, ASKS_AGAIN)
            .differs(Engine::WebKit, ASKS_AGAIN),
        with(
            STANDARD,
            "`Authorization` is dropped after a redirect to another origin, and no preflight is sent",
            PAGE,
            REMOTE,
        )
        .arrives("GET, GET /next")
        .unsent("authorization")
        .reads(200)
        .differs(Engine::Firefox, ASKS_AGAIN)
        .differs(Engine::WebKit, ASKS_AGAIN),
        with(STANDARD, "it does after one within another origin", REMOTE, REMOTE)
            .arrives("preflight, GET, preflight /next, GET /next")
            .sent("authorization", "Basic dXNlcjpwYXNz")
            .reads(200),
        with(STANDARD, "another header stays", PAGE, REMOTE)
            .header("x-test", "1")
            .arrives("GET, preflight /next, GET /next")
            .asked("access-control-request-headers", "x-test")
            .unsent("authorization")
            .sent("x-test", "1")
            .reads(200)
            .differs(Engine::WebKit, ASKS_AGAIN),
    ]
}

/// Redirects that follow one another.
fn on_the_way() -> Vec<Fact> {
    let back = "fetch/api/redirect/redirect-back-to-original-origin.any.js";
    let last = || format!("{PAGE}/last");
    let around = |name: &str, middle: Answer, end: Answer| {
        fact(STANDARD, name)
            .at(PAGE, answer(302).location(next(REMOTE)))
            .at(next(REMOTE), middle.location(last()).status(302))
            .at(last(), end.line("x-own", "1").body("last"))
            .get(PAGE)
    };
    vec![
        redirected(
            back,
            "no-cors, back to the page's origin: still opaque",
            (REMOTE, answer(200)),
            303,
            (PAGE, any()),
        )
        .mode(Mode::NoCors)
        .arrives("GET, GET /next")
        .opaque(),
        redirected(
            back,
            "cors, back to the page's origin: still filtered",
            (REMOTE, any()),
            303,
            (PAGE, any().line("x-own", "1")),
        )
        .arrives("GET, GET /next")
        .reads(200)
        .hides("x-own"),
        around("from the page's origin and back", any(), any())
            .arrives("GET, GET /next, GET /last")
            .sent("origin", "null")
            .reads(200)
            .hides("x-own")
            .differs(Engine::WebKit, NOT_BACK),
        around("the middle has to share", answer(200), any()).arrives("GET, GET /next").refused_at_response(),
        around("the end has to share", any(), answer(200))
            .arrives("GET, GET /next, GET /last")
            .refused_at_response()
            .differs(Engine::WebKit, NOT_BACK),
        fact(STANDARD, "null stays null")
            .at(REMOTE, any().location(next(OTHER)).status(302))
            .at(next(OTHER), any().location(format!("{OTHER}/last")).status(302))
            .at(format!("{OTHER}/last"), answer(200).origin("null"))
            .get(REMOTE)
            .arrives("GET, GET /next, GET /last")
            .sent("origin", "null")
            .reads(200),
        fact(STANDARD, "another port is another origin")
            .at(REMOTE, any().location("http://www1.page.test:8001/next").status(302))
            .at("http://www1.page.test:8001/next", answer(200).origin("null"))
            .get(REMOTE)
            .arrives("GET, GET /next")
            .sent("origin", "null")
            .reads(200),
        fact(STANDARD, "another scheme is another origin")
            .at(REMOTE, any().location(next(REMOTE_TLS)).status(302))
            .at(next(REMOTE_TLS), answer(200).origin("null"))
            .get(REMOTE)
            .arrives("GET, GET /next")
            .sent("origin", "null")
            .reads(200),
        fact(STANDARD, "a cross-origin POST that becomes a GET needs no preflight for its type")
            .at(PAGE, answer(303).location(next(REMOTE)))
            .at(next(REMOTE), any())
            .post(PAGE)
            .header("Content-Type", "application/json")
            .body(Body::Text("{}"))
            .arrives("POST, GET /next")
            .unsent("content-type")
            .unsent("content-length")
            .sent_body("")
            .reads(200)
            .differs(Engine::Firefox, ASKS_AGAIN)
            .differs(Engine::WebKit, ASKS_AGAIN),
    ]
}
