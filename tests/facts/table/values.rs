//! Names and values of headers, byte by byte, in both directions. <https://fetch.spec.whatwg.org/#terminology-headers>
//!
//! Left out: values of responses with a NUL byte or another control character, which no actix-web server can send.

use crate::fact::{Answer, Body, Engine, Fact, PAGE, REMOTE, STANDARD, answer, fact};

const NORMALIZED: &str = "fetch/api/headers/header-values-normalize.any.js";
const VALUES: &str = "fetch/api/headers/header-values.any.js";
const ERRORS: &str = "fetch/api/headers/headers-errors.any.js";
const NAMES: &str = "xhr/setrequestheader-bogus-name.htm";
const COMBINED: &str = "fetch/api/basic/header-value-combining.any.js";
const RESPONSE: &str = "xhr/headers-normalize-response.htm";

const UTF_8: &str = "what is beyond ASCII is sent as UTF-8";

const NOT_UTF_8: &str = "bytes that are not UTF-8 are replaced, before each byte is a character";

const EMPTY_LINES: &str = "empty lines of a header are dropped";

pub(super) fn facts() -> Vec<Fact> {
    let mut facts = stripped();
    facts.extend(bytes());
    facts.extend(refused());
    facts.extend(names());
    facts.extend(twice());
    facts.extend(responses());
    facts.extend(combined());
    facts
}

/// Returns a GET of the page's own origin with one header.
fn get(file: &'static str, name: String, header: &str, value: &str) -> Fact {
    fact(file, name).at(PAGE, answer(200)).get(PAGE).header(header, value)
}

/// Tabs, line breaks and blanks around a value are not part of it.
fn stripped() -> Vec<Fact> {
    let mut facts = Vec::new();
    for byte in ['\t', '\n', '\r', ' '] {
        for (value, sent) in [(format!("x{byte}"), "x"), (format!("{byte}"), ""), (format!("{byte}x"), "x")] {
            let fact = get(NORMALIZED, format!("{value:?} is sent as {sent:?}"), "value-test", &value);
            facts.push(fact.arrives("GET").sent("value-test", sent).reads(200));
        }
    }
    facts.push(
        get(STANDARD, "several of them are stripped".into(), "value-test", " \t\r\n x y \n\r\t ")
            .arrives("GET")
            .sent("value-test", "x y")
            .reads(200),
    );
    facts
}

/// Every byte that a server can take is sent as it is.
fn bytes() -> Vec<Fact> {
    let bytes = ['\t'].into_iter().chain(' '..='~').chain('\u{80}'..='\u{FF}');
    bytes
        .map(|byte| {
            let value = format!("x{byte}x");
            get(VALUES, format!("{:#04X} is sent", u32::from(byte)), "value-test", &value)
                .arrives("GET")
                .sent("value-test", value)
                .reads(200)
        })
        .map(|fact| if fact.name.as_str() < "0x80" { fact } else { fact.differs(Engine::WebKit, UTF_8) })
        .collect()
}

/// Returns the facts about this rule: a value has no NUL and no line break, and a character is a byte.
fn refused() -> Vec<Fact> {
    let values = [
        (VALUES, "x\0x"),
        (VALUES, "x\nx"),
        (VALUES, "x\rx"),
        (STANDARD, "\0"),
        (STANDARD, "x\r\nOrigin: null"),
        (ERRORS, "invalidValue\u{100}"),
        (STANDARD, "\u{2026}"),
    ];
    values
        .iter()
        .map(|(file, value)| get(file, format!("{value:?} is no value"), "value-test", value).never_sent())
        .collect()
}

/// Returns the facts about this rule: a name is a token.
fn names() -> Vec<Fact> {
    let bogus = [
        "",
        "(",
        ")",
        "<",
        ">",
        "@",
        ",",
        ";",
        ":",
        "\\",
        "\"",
        "/",
        "[",
        "]",
        "?",
        "=",
        "{",
        "}",
        " ",
        "\u{7F}",
        "t\rt",
        "t\nt",
        "t: t",
        "t:t",
        "t<t",
        "t t",
        " tt",
        ":tt",
        "\ttt",
        "tt\0",
        "t\u{E9}t",
        "t\u{2026}t",
        "invalid\u{100}",
    ];
    let mut facts: Vec<_> = bogus
        .iter()
        .map(|name| get(NAMES, format!("{name:?} is no name"), name, "test").never_sent())
        .collect();
    facts.extend(["*", "!", "#", "$", "%", "&", "'", "+", ".", "^", "_", "`", "|", "~", "0"].iter().map(
        |name| {
            get(STANDARD, format!("`{name}` is a name"), name, "test")
                .arrives("GET")
                .sent(*name, "test")
                .reads(200)
        },
    ));
    facts
}

/// Returns the facts about this rule: a header that is given twice is one, in one line.
fn twice() -> Vec<Fact> {
    let combining = "xhr/setrequestheader-combining.window.js";
    let case = "fetch/api/basic/request-headers-case.any.js";
    let start = fact(combining, "empty values count").at(PAGE, answer(200)).post(PAGE);
    let values = ["", "", " ", "x\tx", ""];
    let first = "of several values the first one is sent";
    vec![
        values
            .iter()
            .fold(start, |fact, value| fact.header("test-me", *value))
            .arrives("POST")
            .sent("test-me", ", , , x\tx, ")
            .reads(200)
            .differs(Engine::Firefox, first),
        fact(case, "a name is one in every case")
            .at(PAGE, answer(200))
            .get(PAGE)
            .header("THIS-is-A-test", "1")
            .header("THIS-IS-A-TEST", "2")
            .arrives("GET")
            .sent("this-is-a-test", "1, 2")
            .reads(200),
        fact(STANDARD, "across origins too")
            .at(REMOTE, answer(200).origin("*"))
            .get(REMOTE)
            .header("Accept", "text/html")
            .header("accept", "text/plain")
            .arrives("GET")
            .sent("accept", "text/html, text/plain")
            .reads(200),
        fact(STANDARD, "two types of a body are one that is not simple")
            .at(REMOTE, answer(200).origin("*"))
            .preflight(answer(200).origin("*").headers("content-type"))
            .post(REMOTE)
            .body(Body::Bytes("data"))
            .header("Content-Type", "application/json")
            .header("Content-Type", "text/plain")
            .arrives("preflight, POST")
            .sent("content-type", "application/json, text/plain")
            .reads(200)
            .differs(Engine::Firefox, first),
    ]
}

/// Blanks around the value of a response header are not part of it, and each byte is a character.
fn responses() -> Vec<Fact> {
    let reads = |file, value: &[u8], seen: &str| {
        fact(file, format!("{:?} is read as {seen:?}", String::from_utf8_lossy(value)))
            .at(PAGE, answer(200).line("my-custom-header", value))
            .get(PAGE)
            .arrives("GET")
            .reads(200)
            .shows("my-custom-header", seen)
    };
    let mut facts: Vec<_> = [
        ("  hello world", "hello world"),
        ("hello world  ", "hello world"),
        ("  hello world  ", "hello world"),
        ("\thello world", "hello world"),
        ("hello world\t", "hello world"),
        ("\thello world\t", "hello world"),
        ("hello      world", "hello      world"),
        ("hello\tworld", "hello\tworld"),
        ("   ", ""),
        ("\t", ""),
        ("", ""),
    ]
    .iter()
    .map(|(value, seen)| reads(RESPONSE, value.as_bytes(), seen))
    .collect();
    facts.extend([
        reads("xhr/getresponseheader-special-characters.htm", b"\xE2\x80\xA6", "\u{E2}\u{80}\u{A6}"),
        reads(STANDARD, b"caf\xE9", "caf\u{E9}").differs(Engine::WebKit, NOT_UTF_8),
        reads(STANDARD, b"\xFF\x80", "\u{FF}\u{80}").differs(Engine::WebKit, NOT_UTF_8),
        reads(STANDARD, b" \xA0 ", "\u{A0}").differs(Engine::WebKit, NOT_UTF_8),
        reads(STANDARD, b"\"a, b\"", "\"a, b\""),
    ]);
    facts
}

/// Several lines are one value, with a comma and a blank.
fn combined() -> Vec<Fact> {
    let reads = |file, name: &'static str, lines: &[&str], seen: &str| {
        let answer = lines.iter().fold(answer(200), |answer: Answer, line| answer.line(name, line));
        fact(file, format!("{name}: {lines:?} is {seen:?}"))
            .at(PAGE, answer)
            .get(PAGE)
            .arrives("GET")
            .reads(200)
            .shows(name, seen)
    };
    let xhr = "xhr/getresponseheader.any.js";
    vec![
        reads(COMBINED, "foo-test", &["1", "2", "3"], "1, 2, 3"),
        reads(COMBINED, "www-authenticate", &["1, 2", "3, 4"], "1, 2, 3, 4")
            .differs(Engine::Firefox, "`fetch()` shows no header of this name that has two lines"),
        reads(COMBINED, "heya", &["", "\t1", " ", "  ", "2"], ", 1, , , 2")
            .differs(Engine::Firefox, EMPTY_LINES),
        reads(xhr, "double-trouble", &["", ""], ", ").differs(Engine::Firefox, EMPTY_LINES),
        reads(xhr, "content-length", &["0"], "0"),
        reads(STANDARD, "foo-test", &["1,2", " 3 "], "1,2, 3"),
    ]
}
