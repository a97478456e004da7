//! `Access-Control-Allow-Origin` is the page's origin, byte by byte, or `*`.
//! <https://fetch.spec.whatwg.org/#concept-cors-check>
//!
//! Left out of WPT's lists: values with a NUL byte, which no actix-web server can send.

use crate::fact::{
    CROSS_SITE_TLS, Fact, OTHER, PAGE, PAGE_OTHER_PORT, PAGE_TLS, REMOTE, REMOTE_OTHER_PORT, REMOTE_TLS,
    STANDARD, answer, fact,
};

const ORIGIN: &str = "cors/origin.htm";
const REVERSED: &str = "cors/remote-origin.htm";
const CORS_ORIGIN: &str = "fetch/api/cors/cors-origin.any.js";
const MULTIPLE: &str = "fetch/api/cors/cors-multiple-origins.sub.any.js";
const FETCH_BASIC: &str = "fetch/api/cors/cors-basic.any.js";
const XHR_BASIC: &str = "cors/basic.htm";

pub(super) fn facts() -> Vec<Fact> {
    let mut facts = allowed(ORIGIN, PAGE, REMOTE);
    facts.extend(refused(ORIGIN, PAGE, REMOTE));
    facts.extend(allowed(REVERSED, REMOTE, PAGE));
    facts.extend(refused(REVERSED, REMOTE, PAGE));
    facts.extend(two_lines());
    facts.extend(lists());
    facts.extend(own_or_servers());
    facts.extend(basic());
    facts.extend(same_origin_or_echo());
    facts.extend(of_its_own());
    facts
}

/// Returns a GET of a page, answered with this header.
fn answered(file: &'static str, name: String, page: &'static str, api: &'static str, value: &str) -> Fact {
    fact(file, name).page(page).at(api, answer(200).origin(value).body("read")).get(api).arrives("GET")
}

/// Blanks around a value are not part of it. <https://fetch.spec.whatwg.org/#concept-header-value-normalize>
fn allowed(file: &'static str, page: &'static str, api: &'static str) -> Vec<Fact> {
    let values = ["*", " *  ", "\t*", "{page}", " {page}", " {page}   \t ", "\t{page}"];
    let allowed = |value: &&str| {
        answered(file, format!("`{value}` allows"), page, api, &value.replace("{page}", page))
            .reads(200)
            .reads_body("read")
            .sent("origin", page)
    };
    values.iter().map(allowed).collect()
}

fn refused(file: &'static str, page: &'static str, api: &'static str) -> Vec<Fact> {
    let host = page.trim_start_matches("http://");
    let values = [
        "http://sub.{host}",
        "//{host}",
        "://{host}",
        "ftp://{host}",
        "http:://{host}",
        "http:/{host}",
        "http:{host}",
        "{host}",
        "{page}?",
        "{page}/",
        "{page} /",
        "{page}#",
        "{page}%23",
        "{page}:80",
        "{page}, *",
        "HTTP://{host}",
        "http://{HOST}",
        "HTTP://{HOST}",
        "-",
        "**",
        "'*'",
        "\"*\"",
        "* *",
        "* null",
        "*http://*",
        "*{page}",
        "* {page}",
        "*, {page}",
        "null {page}",
        "null",
        "null *",
        "",
        "http://example.net",
        "{page}/cors/origin.htm",
        "{page}/cors/",
        "{api}",
        "test:8000",
        ".test:8000",
        "*.test:8000",
        "http://test:8000",
        "http://.test:8000",
        "http://*.test:8000",
    ];
    let filled = |value: &str| {
        let value = value.replace("{page}", page).replace("{api}", api).replace("{host}", host);
        value.replace("{HOST}", &host.to_uppercase())
    };
    let refused = |value: &&str| {
        answered(file, format!("`{value}` does not allow"), page, api, &filled(value)).refused_at_response()
    };
    values.iter().map(refused).collect()
}

/// Two lines are one value with a comma, and no origin has one.
fn two_lines() -> Vec<Fact> {
    let pairs = [("", "*"), ("*", ""), ("*", "*"), ("", PAGE), ("*", PAGE), (PAGE, PAGE)];
    let refused = |(first, second): &(&str, &str)| {
        fact(ORIGIN, format!("a line `{first}` and a line `{second}` do not allow"))
            .at(REMOTE, answer(200).origin(first).origin(second))
            .get(REMOTE)
            .arrives("GET")
            .refused_at_response()
    };
    pairs.iter().map(refused).collect()
}

fn lists() -> Vec<Fact> {
    let lists = [
        ("the page's origin as the third of a list", format!("\"\", http://example.com, {PAGE}")),
        ("`*` as the third of a list", "\"\", http://example.com, *".to_owned()),
        ("the page's origin twice in a list", format!("\"\", {PAGE}, {PAGE}")),
        ("`*` twice in a list", "*, http://example.com, *".to_owned()),
        ("`*` and the page's origin in a list", format!("*, http://example.com, {PAGE}")),
        ("a list of strangers", "\"\", http://example.com, https://example2.com".to_owned()),
    ];
    let refused = |(name, value): &(&str, String)| {
        answered(MULTIPLE, format!("{name} does not allow"), PAGE, REMOTE, value).refused_at_response()
    };
    lists.iter().map(refused).collect()
}

/// Returns the facts about this rule: the page's own origin allows, and that of the server does not.
fn own_or_servers() -> Vec<Fact> {
    let servers = [
        ("another host", REMOTE),
        ("another port", PAGE_OTHER_PORT),
        ("another host and port", REMOTE_OTHER_PORT),
        ("another host over TLS", REMOTE_TLS),
        ("the page's host over TLS", PAGE_TLS),
    ];
    let mut facts = Vec::new();
    for (name, api) in servers {
        let of = |whose: &str, value| {
            answered(CORS_ORIGIN, format!("{name} and {whose} origin"), PAGE, api, value)
        };
        facts.push(of("the page's", PAGE).reads(200));
        facts.push(of("its own", api).refused_at_response());
    }
    for method in ["POST", "HEAD"] {
        let of = |whose: &str, value| {
            fact(CORS_ORIGIN, format!("{method} and {whose} origin"))
                .at(REMOTE, answer(200).origin(value))
                .fetch(method, REMOTE)
                .arrives(method)
        };
        facts.push(of("the page's", PAGE).reads(200));
        facts.push(of("the server's", REMOTE).refused_at_response());
    }
    let put = |name: &str, value| {
        let answer = answer(200).origin(value).methods("PUT").max_age("0");
        fact(CORS_ORIGIN, name).at(REMOTE, answer.clone()).preflight(answer).put(REMOTE)
    };
    facts.push(put("PUT and the page's origin", PAGE).arrives("preflight, PUT").reads(200));
    facts.push(put("PUT and the server's origin", REMOTE).arrives("preflight").refused_at_preflight());
    facts.push(answered(CORS_ORIGIN, "an empty value".to_owned(), PAGE, REMOTE, "").refused_at_response());
    facts
}

fn basic() -> Vec<Fact> {
    let servers = [
        ("the page's host on another port", PAGE_OTHER_PORT),
        ("the page's host over TLS", PAGE_TLS),
        ("another host", REMOTE),
        ("another host on another port", REMOTE_OTHER_PORT),
        ("another host over TLS", REMOTE_TLS),
    ];
    let mut facts = Vec::new();
    for (name, api) in servers {
        let any = answer(200).origin("*").body("top");
        facts.extend([
            fact(FETCH_BASIC, format!("{name}, no-cors: the page learns nothing"))
                .at(api, any.clone())
                .get(api)
                .no_cors()
                .arrives("GET")
                .opaque(),
            fact(FETCH_BASIC, format!("{name}, cors, no header: nothing is shared"))
                .at(api, answer(200).body("top"))
                .get(api)
                .arrives("GET")
                .refused_at_response(),
            fact(FETCH_BASIC, format!("{name}, cors, `*`: the page reads"))
                .at(api, any)
                .get(api)
                .arrives("GET")
                .reads(200)
                .reads_body("top"),
        ]);
    }
    facts
}

fn same_origin_or_echo() -> Vec<Fact> {
    let mut facts = vec![
        fact(XHR_BASIC, "of the same origin no header is needed")
            .at(PAGE, answer(200).body("best"))
            .get(PAGE)
            .arrives("GET")
            .unsent("origin")
            .reads(200)
            .reads_body("best"),
        fact(XHR_BASIC, "of the same origin a header harms nothing")
            .at(PAGE, answer(200).origin("http://example.net").body("best"))
            .get(PAGE)
            .arrives("GET")
            .reads(200),
    ];
    for api in [REMOTE, PAGE_OTHER_PORT, REMOTE_OTHER_PORT, REMOTE_TLS, PAGE_TLS] {
        facts.push(
            fact(XHR_BASIC, format!("{api} without the header is not shared"))
                .at(api, answer(200).body("best"))
                .get(api)
                .arrives("GET")
                .refused_at_response(),
        );
        facts.push(
            fact(XHR_BASIC, format!("{api} that echoes the origin is shared"))
                .at(api, answer(200).origin(PAGE).body("best"))
                .get(api)
                .arrives("GET")
                .sent("origin", PAGE)
                .reads(200)
                .reads_body("best"),
        );
    }
    facts
}

/// Files of WPT with one or two requests each.
fn of_its_own() -> Vec<Fact> {
    let denied = "xhr/access-control-basic-denied.htm";
    let again = "xhr/access-control-recursive-failed-request.htm";
    let none = || answer(200).body("FAIL");
    let mut recursive = fact(again, "ten refusals are ten refusals").at(REMOTE, none());
    for _ in 0..10 {
        recursive = recursive.get(REMOTE).arrives("GET").refused_at_response();
    }
    vec![
        recursive,
        fact(denied, "an answer without the header is not shared")
            .at(REMOTE, none())
            .get(REMOTE)
            .arrives("GET")
            .refused_at_response(),
        fact("xhr/access-control-basic-allow-star.any.js", "`*` shares with every page")
            .at(REMOTE, answer(200).origin("*").body("PASS"))
            .get(REMOTE)
            .arrives("GET")
            .reads(200)
            .reads_body("PASS"),
        fact(
            "xhr/access-control-basic-allow.any.js",
            "the page's origin with credentials shares a simple request",
        )
        .at(REMOTE, answer(200).origin(PAGE).credentials().body("PASS"))
        .get(REMOTE)
        .arrives("GET")
        .reads(200)
        .reads_body("PASS"),
        fact(
            "xhr/access-control-basic-allow-access-control-origin-header.any.js",
            "the `Origin` of a page at another host is its own",
        )
        .at(REMOTE, answer(200).origin("*"))
        .get(REMOTE)
        .arrives("GET")
        .sent("origin", PAGE)
        .reads(200),
        fact(STANDARD, "a page over TLS has that in its origin")
            .page(PAGE_TLS)
            .at(CROSS_SITE_TLS, answer(200).origin(PAGE_TLS))
            .get(CROSS_SITE_TLS)
            .arrives("GET")
            .sent("origin", PAGE_TLS)
            .reads(200),
        fact(STANDARD, "the origin of one page does not allow another one")
            .page(OTHER)
            .at(REMOTE, answer(200).origin(PAGE))
            .get(REMOTE)
            .arrives("GET")
            .sent("origin", OTHER)
            .refused_at_response(),
    ]
}
