//! The response headers that a page of another origin reads.
//! <https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name>

use crate::fact::{Answer, Fact, PAGE, REMOTE, STANDARD, answer, fact};

const FILTERING: &str = "fetch/api/cors/cors-filtering.sub.any.js";
const STAR: &str = "fetch/api/cors/cors-expose-star.sub.any.js";
const PARSING: &str = "cors/access-control-expose-headers-parsing.window.js";
const RESPONSE: &str = "cors/response-headers.htm";

/// A header that only the page's own origin reads.
const OWN: &str = "bb-8";

pub(super) fn facts() -> Vec<Fact> {
    let mut facts = filtered();
    facts.extend(parsed());
    facts.extend(star());
    facts.extend(response_headers());
    facts.extend(of_their_own());
    facts
}

/// Returns a simple GET whose answer is shared with everybody.
fn get(file: &'static str, name: impl Into<String>, answer: Answer) -> Fact {
    fact(file, name).at(REMOTE, answer).get(REMOTE).arrives("GET").reads(200)
}

fn filtered() -> Vec<Fact> {
    let safelisted = [
        ("Cache-Control", "no-cache"),
        ("Content-Language", "fr"),
        ("Content-Type", "text/html"),
        ("Expires", "04 May 1988 22:22:22 GMT"),
        ("Last-Modified", "04 May 1988 22:22:22 GMT"),
        ("Pragma", "no-cache"),
        ("Content-Length", "0"),
    ];
    let others = [
        ("Age", "27"),
        ("Server", "wptServe"),
        ("Warning", "Mind the gap"),
        ("ETag", "\"1\""),
        ("Date", "now"),
    ];
    let never = [("Set-Cookie", "name=value"), ("Set-Cookie2", "name=value")];
    let mut facts: Vec<_> = safelisted
        .iter()
        .map(|(name, value)| {
            get(FILTERING, format!("{name} is readable"), answer(200).origin("*").line(name, value))
                .shows(name, *value)
        })
        .collect();
    for (name, value) in others {
        let with = || answer(200).origin("*").line(name, value);
        facts.push(get(FILTERING, format!("{name} is not readable"), with()).hides(name));
        facts.push(
            get(FILTERING, format!("{name} that is exposed is"), with().expose(name)).shows(name, value),
        );
    }
    for (name, value) in never {
        let with = || answer(200).origin("*").line(name, value);
        facts.push(get(FILTERING, format!("{name} is never readable"), with()).hides(name));
        facts.push(
            get(FILTERING, format!("{name} is not even if it is exposed"), with().expose(name)).hides(name),
        );
        facts.push(
            fact(STANDARD, format!("{name} is not readable in the same origin"))
                .at(PAGE, answer(200).line(name, value).line("Age", "27"))
                .get(PAGE)
                .arrives("GET")
                .reads(200)
                .shows("Age", "27")
                .hides(name),
        );
    }
    facts
}

/// Returns the facts about this rule: a list that does not parse exposes nothing.
fn parsed() -> Vec<Fact> {
    let lists: [(&[&str], bool); 30] = [
        (&["BB-8"], true),
        (&["bb-8"], true),
        (&[" bb-8"], true),
        (&["bb-8\t\t"], true),
        (&["bb-8,"], true),
        (&[",bb-8"], true),
        (&[",,bb-8,,"], true),
        (&["x, bb-8"], true),
        (&["bb-8,bb-8"], true),
        (&["bb-8", "x"], true),
        (&["x", "bb-8"], true),
        (&["", "bb-8"], true),
        (&["bb-8\t,\tx"], true),
        (&["bb-8, !#$%&'*+-.^_`|~0aZ"], true),
        (&[""], false),
        (&["no"], false),
        (&["bb-8 no"], false),
        (&["bb-8, no no"], false),
        (&["no no, bb-8"], false),
        (&["bb-8,,@#$#%%&^&^*()()11!"], false),
        (&["@#$#%%&^&^*()()11!,bb-8"], false),
        (&["bb-8", "no no"], false),
        (&["no no", "bb-8"], false),
        (&["bb-8;no"], false),
        (&["\"bb-8\""], false),
        (&["bb-8, \"x\""], false),
        (&["bb-8/no"], false),
        (&["bb-8=no"], false),
        (&["bb-8, x:y"], false),
        (&["bb-"], false),
    ];
    let parsed = |(lines, is_exposed): &(&[&str], bool)| {
        let start = answer(200).origin("*").line(OWN, "hey").line("Content-Language", "mkay");
        let answer = lines.iter().fold(start, Answer::expose);
        let verb = if *is_exposed { "exposes" } else { "does not expose" };
        let fact = get(PARSING, format!("{lines:?} {verb} {OWN}"), answer).shows("content-language", "mkay");
        if *is_exposed { fact.shows(OWN, "hey") } else { fact.hides(OWN) }
    };
    let mut facts: Vec<_> = lists.iter().map(parsed).collect();
    let latin = answer(200).origin("*").line(OWN, "hey").expose(b"bb-8, \xE9");
    facts.push(get(STANDARD, "a byte beyond ASCII in the list exposes nothing", latin).hides(OWN));
    facts
}

/// `*` is every name, and with credentials the name `*`.
fn star() -> Vec<Fact> {
    let shared = || answer(200).expose("*").line("Test", "X").line("Set-Cookie", "X").line("*", "whoa");
    let with_credentials = |name: &str, file, answer: Answer| {
        fact(file, name)
            .at(REMOTE, answer.origin(PAGE).credentials())
            .get(REMOTE)
            .include()
            .arrives("GET")
            .reads(200)
    };
    vec![
        get(STAR, "`*` exposes everything but Set-Cookie", shared().origin("*"))
            .shows("test", "X")
            .hides("set-cookie")
            .shows("*", "whoa"),
        with_credentials("with credentials `*` is a name", STAR, shared().line("Content-Type", "text/plain"))
            .shows("content-type", "text/plain")
            .hides("test")
            .hides("set-cookie")
            .shows("*", "whoa"),
        get(
            STAR,
            "`*` can be one of several values",
            answer(200)
                .origin("*")
                .expose("*")
                .expose("set-cookie")
                .line("Test", "X")
                .line("Set-Cookie", "X"),
        )
        .shows("test", "X")
        .hides("set-cookie"),
        with_credentials(
            "with credentials names count beside `*`",
            STANDARD,
            answer(200).expose("*, Test").line("Test", "X").line("Other", "Y"),
        )
        .shows("test", "X")
        .hides("other"),
        get(STANDARD, "`**` is a name", answer(200).origin("*").expose("**").line("Test", "X")).hides("test"),
        get(
            STANDARD,
            "`*` covers Authorization",
            answer(200).origin("*").expose("*").line("Authorization", "X"),
        )
        .shows("authorization", "X"),
        fact(STANDARD, "with the mode include and `*` for the origin nothing is shared")
            .at(REMOTE, shared().origin("*"))
            .get(REMOTE)
            .include()
            .arrives("GET")
            .refused_at_response(),
    ]
}

fn response_headers() -> Vec<Fact> {
    let all = || {
        answer(200)
            .origin("*")
            .expose("X-Custom-Header, X-Custom-Header-Empty, X-Custom-Header-Comma, X-Custom-Header-Bytes")
            .expose("X-Second-Expose, Date")
            .line("X-Custom-Header", "test")
            .line("X-Custom-Header", "test2")
            .line("Set-Cookie", "foo=bar")
            .line("Set-Cookie2", "a=b")
            .line("X-Custom-Header-Empty", "")
            .line("X-Custom-Header-Comma", "1")
            .line("X-Custom-Header-Comma", "2")
            .line("X-Custom-Header-Bytes", b"\xE2\x80\xA6")
            .line("X-Nonexposed", "unicorn")
            .line("X-Second-Expose", "flyingpig")
            .line("Date", "Thu, 01 Dec 1994 16:00:00 GMT")
            .line("Cache-Control", "no-cache")
            .line("Content-Language", "nn")
            .line("Expires", "Thu, 01 Dec 1994 16:00:00 GMT")
            .line("Last-Modified", "Thu, 01 Dec 1994 10:00:00 GMT")
            .line("Pragma", "no-cache")
            .line("Server", "EchoServer 1.0")
            .line("X-Powered-By", "magic")
    };
    let of = |name: &str| get(RESPONSE, name, all());
    vec![
        of("two lines are one value")
            .shows("X-Custom-Header-Comma", "1, 2")
            .shows("x-custom-header", "test, test2"),
        of("a second line of names counts").shows("X-Second-Expose", "flyingpig"),
        of("a name is not trimmed").hides(" x-custom-header"),
        of("each byte is a character").shows("x-custom-header-bytes", "\u{E2}\u{80}\u{A6}"),
        of("an exposed Date is readable").shows("date", "Thu, 01 Dec 1994 16:00:00 GMT"),
        of("Cache-Control is readable").shows("cache-control", "no-cache"),
        of("Content-Language is readable").shows("content-language", "nn"),
        of("Expires is readable").shows("expires", "Thu, 01 Dec 1994 16:00:00 GMT"),
        of("Last-Modified is readable").shows("last-modified", "Thu, 01 Dec 1994 10:00:00 GMT"),
        of("Pragma is readable").shows("pragma", "no-cache"),
        of("Server is not").hides("server"),
        of("X-Powered-By is not").hides("x-powered-by"),
        of("an empty header is readable").shows("x-custom-header-empty", ""),
        of("cookies are not").hides("set-cookie").hides("set-cookie2"),
        of("what is not there is not").hides("x-non-existent-header"),
        of("what is not exposed is not").hides("x-nonexposed").shows("X-CUSTOM-HEADER", "test, test2"),
    ]
}

fn of_their_own() -> Vec<Fact> {
    let safelisted = "xhr/access-control-basic-cors-safelisted-response-headers.htm";
    let exposed = "xhr/access-control-response-with-exposed-headers.htm";
    let on_redirect = "xhr/access-control-expose-headers-on-redirect.html";
    let last = format!("{REMOTE}/next");
    vec![
        get(
            safelisted,
            "six safelisted headers and one that is not",
            answer(200)
                .origin("*")
                .line("cache-control", "no cache")
                .line("content-language", "en")
                .line("content-type", "text/html")
                .line("expires", "Thu, 01 Jan 1970 00:00:00 GMT")
                .line("last-modified", "Thu, 01 Jan 1970 00:00:00 GMT")
                .line("pragma", "no-cache")
                .line("x-webkit", "foobar"),
        )
        .shows("cache-control", "no cache")
        .shows("content-language", "en")
        .shows("content-type", "text/html")
        .shows("expires", "Thu, 01 Jan 1970 00:00:00 GMT")
        .shows("last-modified", "Thu, 01 Jan 1970 00:00:00 GMT")
        .shows("pragma", "no-cache")
        .hides("x-webkit"),
        get(
            exposed,
            "names are exposed in any case",
            answer(200)
                .origin("*")
                .line("X-foo", "BAR")
                .line("x-test", "TEST")
                .expose("x-Foo")
                .body("PASS\n"),
        )
        .shows("X-FOO", "BAR")
        .shows("x-foo", "BAR")
        .hides("x-test")
        .reads_body("PASS\n"),
        fact(on_redirect, "after a redirect from the page's origin the last answer counts")
            .at(PAGE, answer(302).location(&last))
            .at(&*last, answer(200).origin("*").expose("foo").line("foo", "bar").line("hoge", "fuga"))
            .get(PAGE)
            .arrives("GET, GET /next")
            .reads(200)
            .shows("foo", "bar")
            .hides("hoge"),
        get(STANDARD, "the length of a body is readable", answer(200).origin("*").body("four"))
            .shows("content-length", "4"),
        get(
            STANDARD,
            "the CORS headers themselves are not",
            answer(200).origin("*").max_age("5").expose(OWN),
        )
        .hides("access-control-allow-origin")
        .hides("access-control-expose-headers")
        .hides("access-control-max-age"),
        fact(STANDARD, "of the same origin everything is readable")
            .at(PAGE, answer(200).line("Server", "s").line(OWN, "hey"))
            .get(PAGE)
            .arrives("GET")
            .reads(200)
            .shows("server", "s")
            .shows(OWN, "hey"),
    ]
}
