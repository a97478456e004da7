//! Request headers that need no preflight, each at its limits.
//! <https://fetch.spec.whatwg.org/#cors-safelisted-request-header>
//!
//! What has control characters is asked for and never allowed here: a page can send it, and no actix-web server can take
//! it.

use crate::fact::{
    Body, Engine, Fact, PAGE_OTHER_PORT, PAGE_TLS, REMOTE, REMOTE_OTHER_PORT, REMOTE_TLS, STANDARD, answer,
    fact,
};

const VALUES: &str = "cors/cors-safelisted-request-header.any.js";
const NOT_SAFELISTED: &str = "fetch/api/cors/cors-preflight-not-cors-safelisted.any.js";
const SIMPLE: &str = "cors/simple-requests.htm";
const NO_PREFLIGHT: &str = "fetch/api/cors/cors-no-preflight.any.js";
const CLIENT_HINTS: &str = "cors/simple-requests-ch.tentative.htm";

/// The longest safelisted value.
const LIMIT: usize = 128;

/// The bytes that make a value of `Accept` and of `Content-Type` unsafe.
/// <https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte>
const UNSAFE: &str = "\"():<>?@[\\]{}";

/// The bytes that `Accept-Language` and `Content-Language` may have beside letters and digits.
const LANGUAGE: &str = " *,-.;=";

pub(super) fn facts() -> Vec<Fact> {
    let mut facts = content_types();
    facts.extend(ranges());
    facts.extend(last_event_ids());
    facts.extend(not_safelisted());
    facts.extend(simple_requests());
    facts.extend(no_preflight());
    facts.extend(client_hints());
    facts.extend(ascii());
    facts.extend(latin_1());
    facts.extend(lengths());
    facts.extend(bodies());
    facts.extend(sent_as_they_are());
    facts
}

/// Returns the fact that a header needs no preflight.
fn simple(file: &'static str, header: &str, value: impl Into<String>) -> Fact {
    let value = value.into();
    fact(file, format!("`{header}: {}` is simple", value.escape_debug()))
        .at(REMOTE, answer(200).origin("*").body("NO"))
        .post(REMOTE)
        .body(Body::Bytes("data"))
        .header(header, value)
        .arrives("POST")
        .reads(200)
        .reads_body("NO")
}

/// Returns the fact that a preflight asks for a header, here in vain.
fn asks(file: &'static str, header: &str, value: impl Into<String>) -> Fact {
    let value = value.into();
    fact(file, format!("`{header}: {}` is not simple", value.escape_debug()))
        .at(REMOTE, answer(200).origin("*"))
        .preflight(answer(200).origin("*"))
        .post(REMOTE)
        .body(Body::Bytes("data"))
        .header(header, value)
        .arrives("preflight")
        .asked("access-control-request-headers", header.to_ascii_lowercase())
        .refused_at_preflight()
}

fn content_types() -> Vec<Fact> {
    let is_simple = |value: &&str| simple(VALUES, "content-type", *value);
    let is_not = |value: &&str| asks(VALUES, "content-type", *value);
    let mut facts: Vec<_> =
        ["text/plain;", "text/plain;garbage", "multipart/form-data"].iter().map(is_simple).collect();
    let others = [
        "text /plain",
        "text\t/\tplain",
        "text/plain,",
        ",text/plain",
        "text/plain,text/plain",
        "text/plain,x/x",
        "application/www-form-urlencoded",
        "multipart/form-data;\"",
        "text/plain;garbage\u{1}\u{2}",
        "text/plain\u{B}",
        "text/plain\u{C}",
        "application/x-www-form-urlencoded;\u{7F}",
    ];
    facts.extend(others.iter().map(is_not));
    let by_the_standard = [
        ("text/plain ;charset=utf-8", true),
        ("TEXT/PLAIN", true),
        ("application/X-WWW-form-URLEncoded", true),
        ("text/plain; charset=utf-8; a=b", true),
        ("text/plainer", false),
        ("text", false),
        ("text/", false),
        ("/plain", false),
        ("", false),
        ("*/*", false),
        ("application/json", false),
        ("text/xml", false),
    ];
    facts.extend(by_the_standard.iter().map(|(value, is_safe)| {
        if *is_safe {
            simple(STANDARD, "content-type", *value)
        } else {
            asks(STANDARD, "content-type", *value)
        }
    }));
    facts
}

fn ranges() -> Vec<Fact> {
    let mut facts: Vec<_> =
        ["bytes=100-200", "bytes=200-"].iter().map(|value| simple(VALUES, "range", *value)).collect();
    let too_long = format!("bytes=1{zeros}-2{zeros}", zeros = "0".repeat(60));
    let others = [
        "100-200",
        "MB=100-200",
        "bytes =100-200",
        "bytes\t=100-200",
        "bytes=  100-200",
        "bytes=\t\t100-200",
        "bytes= \t100-200",
        "bytes=100 -200",
        "bytes=100\t-200",
        "bytes=100- 200",
        "bytes=100-\t200",
        "bytes=100-200hello",
        "bytes=abc-def",
        "bytes=100-200,300-400",
        "bytes=-200",
        "bytes=200-100",
        &too_long,
        "bytes 100-200",
        "bytes = 100-200",
        ",bytes=100-200",
        "bytes=,100-200",
    ];
    facts.extend(others.iter().map(|value| asks(VALUES, "range", *value)));
    facts.extend(["bytes=0-0", "bytes=007-8"].iter().map(|value| simple(STANDARD, "range", *value)));
    // The standard's numbers have no largest one.
    let because = "the numbers of a range have 64 bits";
    facts.push(
        simple(STANDARD, "range", format!("bytes=1{zeros}-2{zeros}", zeros = "0".repeat(40)))
            .differs(Engine::Chromium, because)
            .differs(Engine::Firefox, because)
            .differs(Engine::WebKit, because),
    );
    let others = ["", "bytes", "bytes=", "bytes=-", "bytes=0", "bytes=0-1-2", "bytes=0x1-2"];
    facts.extend(others.iter().map(|value| asks(STANDARD, "range", *value)));
    for (value, because) in
        [("BYTES=0-1", "the unit has any case"), ("bytes=+1-2", "a number may have a sign")]
    {
        facts.push(asks(STANDARD, "range", value).differs(Engine::WebKit, because));
    }
    facts
}

/// Returns the facts about this rule: the standard safelists no `Last-Event-ID` that a page sets; these values WPT asks about too.
fn last_event_ids() -> Vec<Fact> {
    let long = "0123456789".repeat(13);
    ["\"", "e5p3n<3k0k0s", &long[..=LIMIT]]
        .iter()
        .map(|value| asks(VALUES, "last-event-id", *value))
        .collect()
}

/// Each of these is asked for, allowed, and sent.
fn not_safelisted() -> Vec<Fact> {
    let long = "0123456789".repeat(13);
    let parameter = format!("text/plain; long={}", "0123456789".repeat(12));
    let headers = [
        ("accept", "\""),
        ("accept", &long[..=LIMIT]),
        ("accept-language", "@"),
        ("authorization", "basics"),
        ("content-language", "@"),
        ("content-type", "text/html"),
        ("content-type", &parameter[..=LIMIT]),
        ("last-event-id", "\""),
        ("last-event-id", &long[..=LIMIT]),
        ("range", "bytes 0-"),
        ("test", "hi"),
    ];
    let allowed = |(header, value): &(&str, &str)| {
        fact(NOT_SAFELISTED, format!("`{header}: {value}` is asked for and allowed"))
            .at(REMOTE, answer(200).origin("*"))
            .preflight(answer(200).origin("*").headers(header))
            .get(REMOTE)
            .header(*header, *value)
            .arrives("preflight, GET")
            .asked("access-control-request-headers", *header)
            .asked("access-control-request-method", "GET")
            .sent(*header, *value)
            .reads(200)
    };
    headers.iter().map(allowed).collect()
}

fn simple_requests() -> Vec<Fact> {
    let headers: [&[(&str, &str)]; 7] = [
        &[("Accept", "test")],
        &[("accept-language", "test")],
        &[("CONTENT-language", "test")],
        &[("Content-Type", "application/x-www-form-urlencoded")],
        &[("content-type", "multipart/form-data")],
        &[("content-type", "text/plain")],
        &[
            ("accept", "test"),
            ("accept-language", "test"),
            ("content-language", "test"),
            ("content-type", "text/plain; parameter=whatever"),
        ],
    ];
    let of = |name: String, method: &str, headers: &[(&str, &str)]| {
        let start = fact(SIMPLE, name).at(REMOTE, answer(200).origin("*").line("content-type", "text/plain"));
        let fact = headers.iter().fold(start.fetch(method, REMOTE), |fact, (name, value)| {
            fact.header(*name, *value).sent(*name, *value)
        });
        fact.arrives(method.to_ascii_uppercase()).reads(200).shows("content-type", "text/plain")
    };
    let mut facts = Vec::new();
    for method in ["GET", "HEAD", "POST"] {
        facts.extend(
            headers.iter().map(|headers| of(format!("{method} with {headers:?} is simple"), method, headers)),
        );
    }
    facts.push(of(
        "`Get` is GET, and simple".into(),
        "Get",
        &[("content-type", "text/plain; parameter=extra_bonus")],
    ));
    facts.push(of("`post` is POST, and simple".into(), "post", &[("content-type", "text/plain")]));
    facts.push(of(
        "a POST with four safelisted headers is simple".into(),
        "POST",
        &[
            ("Accept", "jewelry"),
            ("accept-language", "nn-NO,nn,en"),
            ("content-type", "text/plain; parameter=extra"),
            ("content-Language", "nn-NO"),
        ],
    ));
    facts
}

fn no_preflight() -> Vec<Fact> {
    let get = |name: &str, api: &'static str| {
        fact(NO_PREFLIGHT, format!("GET of {name} is simple"))
            .at(api, answer(200).origin("*"))
            .get(api)
            .arrives("GET")
            .reads(200)
    };
    let mut facts = vec![
        get("another host", REMOTE),
        get("another port", PAGE_OTHER_PORT),
        get("another host and port", REMOTE_OTHER_PORT),
        get("another host over TLS", REMOTE_TLS),
        get("the page's host over TLS", PAGE_TLS),
    ];
    for method in ["POST", "HEAD"] {
        facts.push(
            fact(NO_PREFLIGHT, format!("{method} of another host is simple"))
                .at(REMOTE, answer(200).origin("*"))
                .fetch(method, REMOTE)
                .arrives(method)
                .reads(200),
        );
    }
    let headers = [
        ("Accept", "*/*"),
        ("Accept-Language", "fr"),
        ("Content-Language", "fr"),
        ("Content-Type", "application/x-www-form-urlencoded"),
        ("Content-Type", "multipart/form-data"),
        ("Content-Type", "text/plain"),
        ("Content-Type", "text/plain;charset=utf-8"),
        ("Content-Type", "Text/Plain;charset=utf-8"),
    ];
    facts.extend(headers.iter().map(|(header, value)| {
        fact(NO_PREFLIGHT, format!("GET with `{header}: {value}` is simple"))
            .at(REMOTE, answer(200).origin("*"))
            .get(REMOTE)
            .header(*header, *value)
            .arrives("GET")
            .sent(*header, *value)
            .reads(200)
    }));
    facts
}

/// Returns the facts about this rule: the standard safelists none of them any more.
fn client_hints() -> Vec<Fact> {
    let hints = [
        ("device-memory", "1"),
        ("dpr", "1"),
        ("width", "1"),
        ("viewport-width", "1"),
        ("rtt", "1"),
        ("downlink", "1"),
        ("ect", "4g"),
        ("save-data", "on"),
    ];
    let asked = |(hint, value): &(&str, &str)| {
        asks(CLIENT_HINTS, hint, *value).differs(Engine::Chromium, "client hints that parse are safelisted")
    };
    let mut facts: Vec<_> = hints.iter().map(asked).collect();
    let empty = ["device-memory", "dpr", "width", "viewport-width"];
    facts.extend(empty.iter().map(|hint| asks("cors/client-hint-request-headers.htm", hint, "")));
    facts
}

/// Every byte that is text, in the middle of a value.
fn ascii() -> Vec<Fact> {
    let mut facts = Vec::new();
    for byte in ' '..='~' {
        let is_safe = !UNSAFE.contains(byte);
        let is_language = byte.is_ascii_alphanumeric() || LANGUAGE.contains(byte);
        let values = [
            ("Accept", format!("a{byte}b"), is_safe),
            ("Accept-Language", format!("a{byte}b"), is_language),
            ("Content-Language", format!("a{byte}b"), is_language),
            ("Content-Type", format!("text/plain;a{byte}b"), is_safe),
        ];
        facts.extend(values.into_iter().map(|(header, value, is_simple)| {
            let fact =
                if is_simple { simple(STANDARD, header, value) } else { asks(STANDARD, header, value) };
            if byte == ',' && header == "Content-Type" {
                return fact.differs(Engine::Firefox, "a comma ends the value of a parameter");
            }
            fact
        }));
    }
    facts
}

/// Bytes beyond ASCII are safe where they are not a language.
fn latin_1() -> Vec<Fact> {
    let mut facts = Vec::new();
    for byte in ['\u{80}', '\u{A0}', '\u{E9}', '\u{FF}'] {
        let accept = simple(STANDARD, "Accept", format!("a{byte}b")).sent("accept", format!("a{byte}b"));
        let content_type = simple(STANDARD, "Content-Type", format!("text/plain;a={byte}b"));
        let accept = accept.differs(Engine::WebKit, "what is beyond ASCII is sent as UTF-8");
        facts.extend([accept, content_type].map(|fact| fact.differs(Engine::Firefox, "only ASCII is safe")));
        facts.push(asks(STANDARD, "Accept-Language", format!("a{byte}b")));
        facts.push(asks(STANDARD, "Content-Language", format!("a{byte}b")));
    }
    facts.push(asks(STANDARD, "Content-Type", "text/pl\u{E9}in"));
    facts.push(simple(STANDARD, "Accept", "a\tb"));
    facts.push(asks(STANDARD, "Accept-Language", "a\tb"));
    facts.push(asks(NOT_SAFELISTED, "Accept-Language", "\u{1}"));
    facts.push(asks(NOT_SAFELISTED, "Content-Language", "\u{1}"));
    for byte in ('\u{1}'..' ').chain(['\u{7F}']).filter(|byte| !"\t\n\r".contains(*byte)) {
        facts.push(asks(STANDARD, "Accept", format!("a{byte}b")));
        facts.push(asks(STANDARD, "Content-Type", format!("text/plain;a{byte}b")));
    }
    facts
}

fn lengths() -> Vec<Fact> {
    let long = |length: usize| "a".repeat(length);
    let mut facts = Vec::new();
    for header in ["Accept", "Accept-Language", "Content-Language"] {
        facts.push(simple(STANDARD, header, ""));
        facts.push(simple(STANDARD, header, long(LIMIT - 1)));
        facts.push(simple(STANDARD, header, long(LIMIT)));
        facts.push(asks(STANDARD, header, long(LIMIT + 1)));
    }
    let typed = |length: usize| format!("text/plain;{}", long(length - "text/plain;".len()));
    facts.push(simple(STANDARD, "Content-Type", typed(LIMIT)));
    facts.push(asks(STANDARD, "Content-Type", typed(LIMIT + 1)));
    // Blanks around a value are not part of it.
    facts.push(simple(STANDARD, "Accept", format!("  {}\t", long(LIMIT))));
    facts.extend(totals());
    facts
}

/// All safelisted values together have up to 1024 bytes. <https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names>
fn totals() -> Vec<Fact> {
    let with = |name: &str, lines: usize| {
        let start = fact(STANDARD, name)
            .at(REMOTE, answer(200).origin("*"))
            .preflight(answer(200).origin("*"))
            .get(REMOTE);
        (0..lines).fold(start, |fact, _| fact.header("Accept", "a".repeat(LIMIT)))
    };
    let one_value = "lines of one name are one value of up to 128 bytes";
    vec![
        with("1024 bytes of safelisted values are simple", 8)
            .arrives("GET")
            .reads(200)
            .differs(Engine::Chromium, one_value)
            .differs(Engine::WebKit, one_value),
        with("1152 bytes of safelisted values are not", 9)
            .arrives("preflight")
            .asked("access-control-request-headers", "accept")
            .refused_at_preflight()
            .differs(Engine::Firefox, "each line counts alone"),
    ]
}

/// Returns the facts about the type that a body has by itself.
fn bodies() -> Vec<Fact> {
    let posts = |file, name: &str, body| {
        fact(file, name)
            .at(REMOTE, answer(200).origin("*"))
            .preflight(answer(200).origin("*"))
            .post(REMOTE)
            .body(body)
    };
    let no_type = "xhr/access-control-basic-post-success-no-content-type.htm";
    let other_type = "xhr/access-control-basic-post-with-non-cors-safelisted-content-type.htm";
    vec![
        posts(no_type, "a string is simple", Body::Text("Test"))
            .arrives("POST")
            .sent("content-type", "text/plain;charset=UTF-8")
            .sent_body("Test")
            .reads(200),
        posts(other_type, "a string with the type application/xml is not", Body::Text("Test"))
            .header("Content-Type", "application/xml")
            .arrives("preflight")
            .asked("access-control-request-headers", "content-type")
            .refused_at_preflight(),
        posts("xhr/cors-upload.any.js", "FormData is simple", Body::FormData("key", "value"))
            .arrives("POST")
            .reads(200),
        posts(
            "xhr/cors-upload.any.js",
            "FormData with `Authorization` is not",
            Body::FormData("key", "value"),
        )
        .header("Authorization", "Bearer access-token")
        .arrives("preflight")
        .asked("access-control-request-headers", "authorization")
        .refused_at_preflight(),
        posts(STANDARD, "URLSearchParams are simple", Body::Form("a=b"))
            .arrives("POST")
            .sent("content-type", "application/x-www-form-urlencoded;charset=UTF-8")
            .reads(200),
        posts(STANDARD, "bytes are simple", Body::Bytes("a"))
            .arrives("POST")
            .unsent("content-type")
            .reads(200),
        posts(STANDARD, "a Blob without a type is simple", Body::Blob("a", ""))
            .arrives("POST")
            .unsent("content-type")
            .reads(200),
        posts(STANDARD, "a Blob of text is simple", Body::Blob("a", "text/plain"))
            .arrives("POST")
            .sent("content-type", "text/plain")
            .reads(200),
        posts(STANDARD, "a Blob of JSON is not", Body::Blob("{}", "application/json"))
            .arrives("preflight")
            .refused_at_preflight(),
    ]
}

/// A simple request is sent as the page wrote it.
fn sent_as_they_are() -> Vec<Fact> {
    let file = "xhr/access-control-basic-cors-safelisted-request-headers.htm";
    let headers = [
        ("Accept", "*"),
        ("Accept-Language", "ru"),
        ("Content-Language", "ru"),
        ("Content-Type", "text/plain"),
    ];
    let start = fact(file, "safelisted headers arrive")
        .at(REMOTE, answer(200).origin("*"))
        .post(REMOTE)
        .arrives("POST");
    let put = "xhr/access-control-basic-non-cors-safelisted-content-type.htm";
    let allows_put = || answer(200).origin("*").methods("PUT");
    let last_id = "xhr/access-control-basic-non-cors-safelisted-last-event-id.htm";
    vec![
        headers
            .iter()
            .fold(start, |fact, (name, value)| fact.header(*name, *value).sent(*name, *value))
            .reads(200),
        fact(put, "a PUT of text/plain needs the method allowed, and one of XML the header too")
            .at(REMOTE, answer(200).origin("*").body("PASS"))
            .preflight(allows_put().max_age("0"))
            .put(REMOTE)
            .body(Body::Text("PASS: PUT data received"))
            .header("Content-Type", "text/plain")
            .arrives("preflight, PUT")
            .unasked("access-control-request-headers")
            .reads(200)
            .put(REMOTE)
            .body(Body::Text("FAIL: PUT data received"))
            .header("Content-Type", "application/xml")
            .arrives("preflight")
            .refused_at_preflight(),
        fact(last_id, "a PUT with an unsafe `Last-Event-ID` needs the header allowed")
            .at(REMOTE, answer(200).origin("*"))
            .preflight(allows_put())
            .put(REMOTE)
            .header("Last-Event-ID", "e5p3n<3k0k0s")
            .arrives("preflight")
            .asked("access-control-request-headers", "last-event-id")
            .refused_at_preflight(),
    ]
}
