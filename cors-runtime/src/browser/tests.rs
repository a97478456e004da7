//! The steps of the standard, without any transport. What holds for browsers is a row of `tests/browsers` as well.

use std::time::Duration;

use url::Url;

use super::{
    Browser, Credentials, Failure, Fetch, Filtered, Head, HeaderList, Init, Kind, Mode, Next, Outgoing,
    Reason, Redirect, Step,
    exchange::{Exchange, Verdict},
    header_list::split,
    safelist::{is_forbidden_request_header, is_safelisted_request_header, unsafe_request_header_names},
};

const APP: &str = "https://app.example.com";
const API: &str = "https://api.example.com/";

fn list(lines: &[(&str, &str)]) -> HeaderList {
    let mut headers = HeaderList::default();
    for (name, value) in lines {
        headers.append(name, value);
    }
    headers
}

fn head(status: u16, lines: &[(&str, &str)]) -> Head {
    Head { status, headers: list(lines) }
}

/// An answer that allows everything to everybody, without credentials.
fn open(lines: &[(&str, &str)]) -> Head {
    let mut head = head(200, lines);
    head.headers.append("access-control-allow-origin", "*");
    head.headers.append("access-control-allow-methods", "*");
    head.headers.append("access-control-allow-headers", "*, authorization");
    head
}

fn redirect(status: u16, to: &str) -> Head {
    let mut head = open(&[("location", to)]);
    head.status = status;
    head
}

fn get(url: &str) -> Init {
    Init::new("GET", url)
}

fn with_header(method: &str, url: &str, name: &str, value: &str) -> Init {
    Init { headers: vec![(name.to_owned(), value.to_owned())], ..Init::new(method, url) }
}

/// A page of [`APP`] and its server.
#[derive(Default)]
struct Scene {
    browser: Browser,
    sent: Vec<Outgoing>,
}

impl Scene {
    /// Runs a fetch; preflights are answered by [`open`] where `answer` says nothing.
    fn fetch(
        &mut self,
        origin: &str,
        init: Init,
        answer: impl Fn(&Outgoing) -> Option<Head>,
    ) -> Result<Filtered, Failure> {
        let request = init.request(origin, None).map_err(Failure::unsent)?;
        let (mut fetch, mut outgoing) = Fetch::start(request, &self.browser)?;
        loop {
            let head = answer(&outgoing).unwrap_or_else(|| open(&[]));
            self.sent.push(outgoing);
            match fetch.answered(&head, &mut self.browser)? {
                Next::Send(next) => outgoing = next,
                Next::Show(seen) => return Ok(seen),
            }
        }
    }

    /// The requests so far, as `METHOD host Origin`; forgotten afterwards.
    fn take(&mut self) -> Vec<String> {
        let line = |sent: &Outgoing| {
            let origin = sent.headers.get("origin").unwrap_or_else(|| "-".to_owned());
            format!("{} {} {origin}", sent.method, sent.url.host_str().unwrap_or_default())
        };
        std::mem::take(&mut self.sent).iter().map(line).collect()
    }
}

/// What goes out first.
fn first(origin: &str, init: Init) -> Result<Outgoing, Failure> {
    let request = init.request(origin, None).map_err(Failure::unsent)?;
    Fetch::start(request, &Browser::default()).map(|(_, outgoing)| outgoing)
}

fn refused(origin: &str, init: Init) -> Reason {
    first(origin, init).expect_err("it is never sent").reason
}

#[test]
fn what_is_remembered_for_the_page_does_not_count_for_null() {
    let mut scene = Scene::default();
    let put = || Init::new("PUT", "https://third.example/");
    scene.fetch(APP, put(), |_| None).expect("it is allowed");
    scene.fetch(APP, put(), |_| None).expect("it is remembered");
    assert_eq!(scene.take().len(), 3);
    let to_third = |sent: &Outgoing| {
        let leads = sent.step == Step::Response && sent.url.as_str() == API;
        leads.then(|| redirect(307, "https://third.example/"))
    };
    scene.fetch(APP, Init::new("PUT", API), to_third).expect("it is allowed");
    let sent = scene.take();
    assert_eq!(sent[2..], ["OPTIONS third.example null", "PUT third.example null"]);
    scene.fetch(APP, Init::new("PUT", API), to_third).expect("it is remembered for null");
    assert_eq!(scene.take().len(), 2);
}

#[test]
fn a_page_remembers_nothing_of_another_one() {
    let mut scene = Scene::default();
    for origin in [APP, "https://b.example", "null"] {
        scene.fetch(origin, Init::new("PUT", API), |_| None).expect("it is allowed");
        assert_eq!(scene.take().len(), 2, "{origin}");
    }
}

#[test]
fn what_is_refused_after_the_preflight_is_forgotten() {
    let mut scene = Scene::default();
    scene.fetch(APP, Init::new("PUT", API), |_| None).expect("it is allowed");
    let unshared = |sent: &Outgoing| (sent.step == Step::Response).then(|| head(200, &[]));
    let failure = scene.fetch(APP, Init::new("PUT", API), unshared).expect_err("it is not shared");
    assert_eq!((failure.step, failure.reason), (Step::Response, Reason::NoAllowOrigin));
    scene.take();
    scene.fetch(APP, Init::new("PUT", API), |_| None).expect("it is allowed");
    assert_eq!(scene.take().len(), 2, "it asks again");
    // A simple request asks for nothing, and forgets nothing.
    scene.fetch(APP, get(API), unshared).expect_err("it is not shared");
    scene.take();
    scene.fetch(APP, Init::new("PUT", API), |_| None).expect("it is allowed");
    assert_eq!(scene.take().len(), 1);
}

#[test]
fn every_character_of_a_token_is_one() {
    let name = "x-!#$%&'*+-.^_`|~9";
    let allows = |value: &str| {
        let value = value.to_owned();
        move |sent: &Outgoing| {
            (sent.step == Step::Preflight).then(|| {
                head(200, &[("access-control-allow-origin", "*"), ("access-control-allow-headers", &value)])
            })
        }
    };
    let ask = || with_header("GET", API, name, "1");
    Scene::default().fetch(APP, ask(), allows(name)).expect("it is allowed");
    let failure = Scene::default().fetch(APP, ask(), allows(&format!("{name}, a b"))).expect_err("no list");
    assert_eq!(failure.reason, Reason::AllowHeadersSyntax(format!("{name}, a b")));
    let method = Init::new("A'B", API);
    let failure = Scene::default()
        .fetch(APP, method, |_| Some(head(200, &[("access-control-allow-origin", "*")])))
        .expect_err("it is not allowed");
    assert_eq!(failure.reason, Reason::Method("A'B".to_owned()));
}

#[test]
fn values_have_no_blanks_around_them_and_a_character_for_each_byte() {
    let mut headers = list(&[("Access-Control-Allow-Origin", " \t* ")]);
    headers.append("X-A", b"\xE9\x80");
    headers.append("x-a", b"b");
    headers.append("access-control-expose-headers", b" , X-A ,\t");
    let seen =
        Scene::default().fetch(APP, get(API), |_| Some(Head { status: 200, headers: headers.clone() }));
    let seen = seen.expect("it is shared");
    assert_eq!(seen.headers, [("x-a".to_owned(), "\u{e9}\u{80}, b".to_owned())]);
}

#[test]
fn a_preflight_is_remembered_for_whole_seconds() {
    // For how long it is remembered, at least and not.
    let cases = [
        (None, 4, 5),
        (Some("60"), 59, 60),
        (Some("0060"), 59, 60),
        (Some("99999999999999999999999"), 1 << 40, u64::MAX),
        (Some("abc"), 4, 5),
        (Some("1.5"), 4, 5),
        (Some("+60"), 4, 5),
        (Some("60, 60"), 4, 5),
        (Some(""), 4, 5),
    ];
    for (value, remembered, forgotten) in cases {
        for (wait, requests) in [(remembered, 1), (forgotten, 2)] {
            let mut scene = Scene::default();
            let lines: Vec<_> = value.map(|value| ("access-control-max-age", value)).into_iter().collect();
            scene.fetch(APP, Init::new("PUT", API), |_| Some(open(&lines))).expect("it is allowed");
            scene.take();
            scene.browser.now = Duration::from_secs(wait);
            scene.fetch(APP, Init::new("PUT", API), |_| None).expect("it is allowed");
            assert_eq!(scene.take().len(), requests, "{value:?} after {wait} seconds");
        }
    }
    for none in ["0", "-1", "-60"] {
        let mut scene = Scene::default();
        let answer = |_: &Outgoing| Some(open(&[("access-control-max-age", none)]));
        scene.fetch(APP, Init::new("PUT", API), answer).expect("it is allowed");
        scene.fetch(APP, Init::new("PUT", API), answer).expect("it is allowed");
        assert_eq!(scene.take().len(), 4, "{none}");
    }
}

#[test]
fn a_preflight_says_what_is_asked_for_and_has_no_credentials() {
    let init = Init {
        headers: vec![
            ("X-B".to_owned(), "1".to_owned()),
            ("x-a".to_owned(), "1".to_owned()),
            ("X-A".to_owned(), "2".to_owned()),
        ],
        credentials: Credentials::Include,
        body: Some((3, None)),
        ..Init::new("PUT", API)
    };
    let mut scene = Scene::default();
    scene.browser.jar.give("a", "1");
    let shared = |_: &Outgoing| {
        Some(head(
            200,
            &[
                ("access-control-allow-origin", APP),
                ("access-control-allow-credentials", "true"),
                ("access-control-allow-headers", "x-a, X-B"),
                ("access-control-allow-methods", "PUT"),
            ],
        ))
    };
    scene.fetch(APP, init, shared).expect("it is allowed");
    let [preflight, put] = scene.sent.as_slice() else { panic!("{:?}", scene.sent) };
    let own = [
        ("origin", APP),
        ("referer", "https://app.example.com/"),
        ("sec-fetch-dest", "empty"),
        ("sec-fetch-mode", "cors"),
        ("sec-fetch-site", "same-site"),
    ];
    let mut asked = list(&[("accept", "*/*"), ("access-control-request-method", "PUT")]);
    asked.append("access-control-request-headers", "x-a,x-b");
    for (name, value) in own {
        asked.append(name, value);
    }
    assert_eq!(preflight.headers, asked);
    assert!(!preflight.has_body && put.has_body);
    let mut sent = list(&[("x-b", "1"), ("x-a", "1, 2"), ("accept", "*/*"), ("content-length", "3")]);
    for (name, value) in own {
        sent.append(name, value);
    }
    sent.append("cookie", "a=1");
    assert_eq!(put.headers, sent);
}

#[test]
fn a_preflight_sets_no_cookie() {
    let mut scene = Scene::default();
    let sets = |sent: &Outgoing| {
        (sent.step == Step::Preflight).then(|| {
            head(
                200,
                &[
                    ("access-control-allow-origin", APP),
                    ("access-control-allow-credentials", "true"),
                    ("access-control-allow-methods", "PUT"),
                    ("set-cookie", "a=1; Secure"),
                ],
            )
        })
    };
    let init = Init { credentials: Credentials::Include, ..Init::new("PUT", API) };
    let _ = scene.fetch(APP, init, sets);
    assert_eq!(scene.sent.last().expect("it was sent").method, "PUT");
    assert!(!scene.sent.last().expect("it was sent").headers.has("cookie"));
}

#[test]
fn what_may_have_a_body_says_its_length() {
    let cases = [("GET", None), ("HEAD", None), ("DELETE", None), ("POST", Some("0")), ("PUT", Some("0"))];
    for (method, length) in cases {
        let sent = first("https://api.example.com", Init::new(method, API)).expect("it is sent");
        assert_eq!(sent.headers.get("content-length").as_deref(), length, "{method}");
    }
}

#[test]
fn a_part_is_asked_for_as_it_is() {
    let sent = first(APP, with_header("GET", API, "Range", "bytes=0-1")).expect("it is simple");
    assert_eq!(sent.headers.get("accept-encoding").as_deref(), Some("identity"));
    assert_eq!(first(APP, get(API)).expect("it is simple").headers.get("accept-encoding"), None);
}

#[test]
fn who_listens_is_not_told_of_a_secure_page() {
    let no_cors = |url| Init { mode: Mode::NoCors, ..Init::new("POST", url) };
    let cases = [
        (APP, no_cors("http://api.example.com/"), "null", None),
        (APP, no_cors(API), APP, Some("https://app.example.com/")),
        (APP, Init::new("POST", "http://api.example.com/"), APP, None),
        ("http://a.example", no_cors("http://b.example/"), "http://a.example", Some("http://a.example/")),
        ("null", no_cors("http://b.example/"), "null", None),
    ];
    for (origin, init, sent, referrer) in cases {
        let url = init.url.clone();
        let first = first(origin, init).expect("it is sent");
        assert_eq!(first.headers.get("origin").as_deref(), Some(sent), "{origin} {url}");
        assert_eq!(first.headers.get("referer").as_deref(), referrer, "{origin} {url}");
    }
    assert_eq!(
        first(APP, Init { mode: Mode::NoCors, ..get(API) }).expect("it is sent").headers.get("origin"),
        None
    );
}

#[test]
fn what_is_a_type_error_is_never_sent() {
    let cases = [
        (get("https://user@api.example.com/"), Reason::UserInfo("https://user@api.example.com/".to_owned())),
        (
            get("https://:secret@api.example.com/"),
            Reason::UserInfo("https://:secret@api.example.com/".to_owned()),
        ),
        (get("http://localhost:6667/"), Reason::BadPort(6667)),
        (with_header("GET", API, "X-A", "a\nb"), Reason::HeaderSyntax("X-A: a\nb".to_owned())),
        (with_header("GET", API, "X-A", "a\0b"), Reason::HeaderSyntax("X-A: a\0b".to_owned())),
        (with_header("GET", API, "X-A", "\u{100}"), Reason::HeaderSyntax("X-A: \u{100}".to_owned())),
        (with_header("GET", API, "X A", "1"), Reason::HeaderSyntax("X A: 1".to_owned())),
        (with_header("GET", API, "", "1"), Reason::HeaderSyntax(": 1".to_owned())),
        // A forbidden name makes no wrong value right.
        (with_header("GET", API, "Cookie", "\u{100}"), Reason::HeaderSyntax("Cookie: \u{100}".to_owned())),
        (Init { redirect: Redirect::Manual, mode: Mode::NoCors, ..get(API) }, Reason::NoCorsRedirect),
    ];
    for (init, reason) in cases {
        assert_eq!(refused(APP, init.clone()), reason, "{init:?}");
    }
    for value in ["\u{1}", "\u{7f}", "\u{ff}", " a\t", ""] {
        let asks = first(APP, with_header("GET", API, "X-A", value)).expect("it is a value");
        assert_eq!(asks.step, Step::Preflight, "{value:?}");
    }
    let unsafe_value = first(APP, with_header("GET", API, "Accept", "\u{1}")).expect("it is a value");
    assert_eq!(unsafe_value.headers.get("access-control-request-headers").as_deref(), Some("accept"));
}

#[test]
fn without_cors_a_page_sets_four_headers() {
    let sent = |headers: &[(&str, &str)], body: Option<&str>| {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let body = body.map(|media_type| (1, Some(media_type.to_owned())));
        let init = Init { headers, body, mode: Mode::NoCors, ..Init::new("POST", API) };
        first(APP, init).expect("it is sent").headers
    };
    let long = "a".repeat(100);
    let headers = sent(
        &[
            ("X-A", "1"),
            ("Range", "bytes=0-1"),
            ("Authorization", "Basic a"),
            ("Accept-Language", "de"),
            ("Accept", &long),
            ("Accept", &long),
            ("Content-Type", "application/json"),
        ],
        Some("text/plain;charset=UTF-8"),
    );
    let get = |name: &str| headers.get(name);
    assert_eq!([get("x-a"), get("range"), get("authorization")], [None, None, None]);
    assert_eq!(get("accept-language").as_deref(), Some("de"));
    assert_eq!(get("accept"), Some(long), "the second makes it too long");
    assert_eq!(
        get("content-type").as_deref(),
        Some("text/plain;charset=UTF-8"),
        "the page's own did not count"
    );
    assert_eq!(sent(&[], Some("application/json")).get("content-type"), None);
}

#[test]
fn what_only_a_browser_sets_is_forbidden() {
    let cases = [
        ("cookie", "a", true),
        ("sec-fetch-site", "a", true),
        ("proxy-a", "a", true),
        ("x-http-method", "TRACE", true),
        ("x-http-method-override", "GET , track", true),
        ("x-method-override", "\"a, CONNECT\"", false),
        ("x-method-override", "\"a\\\", CONNECT\", a", false),
        ("x-method-override", "CONNECTED", false),
        ("x-a", "TRACE", false),
    ];
    for (name, value, is_forbidden) in cases {
        assert_eq!(is_forbidden_request_header(name, value.as_bytes()), is_forbidden, "{name}: {value}");
    }
    assert_eq!(split("a , \"b, c\\\", d\",,"), ["a", "\"b, c\\\", d\"", "", ""]);
}

#[test]
fn a_simple_range_is_one_range_with_a_beginning() {
    let cases = [
        ("bytes=0-", true),
        ("bytes=0-0", true),
        ("bytes=99999999999999999999999-100000000000000000000000", true),
        ("bytes=100000000000000000000000-99999999999999999999999", false),
        ("bytes=2-1", false),
        ("bytes=-1", false),
        ("bytes=-", false),
        ("bytes= 0-1", false),
        ("bytes=0-1,3-4", false),
        ("Bytes=0-1", false),
        ("bytes=+0-1", false),
    ];
    for (value, is_simple) in cases {
        assert_eq!(is_safelisted_request_header("range", value.as_bytes()), is_simple, "{value}");
    }
}

#[test]
fn a_kilobyte_of_safe_headers_is_safe() {
    let value = "a".repeat(128);
    let lines = |count| vec![("accept", value.as_str()); count];
    assert!(unsafe_request_header_names(&list(&lines(8))).is_empty());
    assert_eq!(unsafe_request_header_names(&list(&lines(9))), ["accept"]);
    assert_eq!(unsafe_request_header_names(&list(&[("accept", &"a".repeat(129))])), ["accept"]);
}

#[test]
fn a_redirect_is_followed_refused_or_shown_as_one() {
    for status in [301, 302, 303, 307, 308] {
        for to in [Some("/next"), Some("data:,a"), None] {
            let answer = |sent: &Outgoing| {
                let leads = sent.url.path() == "/";
                let lines: Vec<_> = to.map(|to| ("location", to)).into_iter().collect();
                leads.then(|| Head { status, ..open(&lines) })
            };
            let fetch = |redirect| Scene::default().fetch(APP, Init { redirect, ..get(API) }, answer);
            let failure = fetch(Redirect::Error).expect_err("it is a redirect");
            assert_eq!(failure.reason, Reason::Redirected(status), "{to:?}");
            let manual = fetch(Redirect::Manual).expect("it is a redirect");
            let shown = Filtered { kind: Kind::OpaqueRedirect, url: API.to_owned(), ..Filtered::opaque() };
            assert_eq!(manual, shown, "{status} {to:?}");
            match (to, fetch(Redirect::Follow)) {
                (Some("/next"), Ok(seen)) => {
                    assert_eq!((seen.status, seen.redirected), (200, true));
                    assert_eq!(seen.url, "https://api.example.com/next");
                }
                (Some("data:,a"), Err(failure)) => {
                    assert_eq!(failure.reason, Reason::Location("data:,a".to_owned()));
                }
                // It is a response like any other.
                (None, Ok(seen)) => assert_eq!((seen.status, seen.redirected), (status, false)),
                (_, other) => panic!("{status} {to:?}: {other:?}"),
            }
        }
    }
    let unshared = |_: &Outgoing| Some(head(302, &[("location", "/next")]));
    let manual = Scene::default().fetch(APP, Init { redirect: Redirect::Manual, ..get(API) }, unshared);
    assert_eq!(manual.expect_err("it is not shared").reason, Reason::NoAllowOrigin);
}

#[test]
fn a_redirect_leads_where_its_bytes_say() {
    let follow = |url: &str, lines: &[&[u8]]| {
        let answer = |sent: &Outgoing| {
            let mut head = open(&[]);
            head.status = 302;
            for line in lines {
                head.headers.append("location", line);
            }
            (sent.url.path() == "/").then_some(head)
        };
        let mut scene = Scene::default();
        let seen = scene.fetch(APP, get(url), answer);
        seen.map(|_| scene.sent.pop().map(|sent| sent.url.to_string()).unwrap_or_default())
    };
    let to = |path: &str| Ok(format!("https://api.example.com/{path}"));
    assert_eq!(follow(API, &["/☃".as_bytes()]), to("%E2%98%83"));
    assert_eq!(follow(API, &[b"/\xFF"]), to("%FF"));
    assert_eq!(follow(API, &[b" /a ", b"/a"]), to("a"));
    assert_eq!(follow("https://api.example.com/#top", &[b"/a"]), to("a#top"));
    assert_eq!(follow("https://api.example.com/#top", &[b"/a#end"]), to("a#end"));
    let failure = follow(API, &[b"/a", b"/b"]).expect_err("which one?");
    assert_eq!(failure.reason, Reason::Location("/a, /b".to_owned()));
    let port = follow(API, &[b"https://api.example.com:6000/a"]).expect_err("it is another protocol's");
    assert_eq!((port.step, port.reason), (Step::Response, Reason::BadPort(6000)));
}

#[test]
fn a_redirect_changes_what_goes_on() {
    // Method, status, method after it, and whether the body goes along.
    let cases = [
        ("POST", 301, "GET", false),
        ("POST", 302, "GET", false),
        ("POST", 303, "GET", false),
        ("POST", 307, "POST", true),
        ("POST", 308, "POST", true),
        ("PUT", 301, "PUT", true),
        ("PUT", 302, "PUT", true),
        ("PUT", 303, "GET", false),
    ];
    for (method, status, next, has_body) in cases {
        let mut scene = Scene::default();
        let init = Init {
            body: Some((1, Some("text/plain".to_owned()))),
            headers: ["Content-Language", "Content-Encoding", "Content-Location", "Authorization"]
                .map(|name| (name.to_owned(), "a".to_owned()))
                .into(),
            ..Init::new(method, "https://app.example.com/")
        };
        let answer = |sent: &Outgoing| (sent.url.path() == "/").then(|| redirect(status, "/next"));
        scene.fetch(APP, init, answer).expect("it is of the same origin");
        let [_, last] = scene.sent.as_slice() else { panic!("{:?}", scene.sent) };
        assert_eq!((last.method.as_str(), last.has_body), (next, has_body), "{method} {status}");
        for name in
            ["content-type", "content-language", "content-encoding", "content-location", "content-length"]
        {
            assert_eq!(last.headers.has(name), has_body, "{method} {status}: {name}");
        }
        assert!(last.headers.has("authorization"), "it stays at home");
    }
    let mut scene = Scene::default();
    let answer = |sent: &Outgoing| {
        (sent.step == Step::Response && sent.url.as_str() == API).then(|| redirect(302, "https://b.example/"))
    };
    scene.fetch(APP, with_header("GET", API, "Authorization", "a"), answer).expect("it is allowed");
    assert!(!scene.sent.last().expect("it was sent").headers.has("authorization"));
    assert_eq!(
        scene.take().last().map(String::as_str),
        Some("GET b.example null"),
        "it asks for nothing any more"
    );
}

#[test]
fn a_redirect_brings_no_user_along() {
    // From, to, and whether it is followed.
    let cases = [
        ("https://app.example.com/", "https://user@app.example.com/next", true),
        ("https://app.example.com/", "https://user@api.example.com/next", false),
        (API, "https://user@api.example.com/next", false),
        (API, "https://:secret@app.example.com/next", false),
        (API, "https://@api.example.com/next", true),
    ];
    for (from, to, is_followed) in cases {
        let answer = |sent: &Outgoing| (sent.url.path() == "/").then(|| redirect(302, to));
        let seen = Scene::default().fetch(APP, get(from), answer);
        assert_eq!(seen.is_ok(), is_followed, "{from} {to}: {seen:?}");
    }
}

#[test]
fn a_response_can_keep_itself_from_other_sites() {
    let cases = [
        ("same-origin", APP, API, false),
        ("same-origin", "https://api.example.com", API, true),
        ("same-site", APP, API, true),
        ("same-site", "https://b.example", API, false),
        ("same-site", "http://app.example.com", API, false),
        ("same-site", APP, "http://api.example.com/", true),
        ("same-site", "http://app.example.com", "http://api.example.com/", true),
        ("same-site, same-origin", "https://b.example", API, true),
        ("cross-origin", "https://b.example", API, true),
        ("Same-Origin", "https://b.example", API, true),
        ("same-origin", "null", API, false),
    ];
    for (policy, origin, url, is_shown) in cases {
        let answer = |_: &Outgoing| Some(head(200, &[("cross-origin-resource-policy", policy)]));
        let seen = Scene::default().fetch(origin, Init { mode: Mode::NoCors, ..get(url) }, answer);
        assert_eq!(seen.is_ok(), is_shown, "{policy} {origin}: {seen:?}");
    }
}

#[test]
fn cookies_go_where_they_belong() {
    let https = "https://api.example.com/a/b";
    // Where it is set, how, from where and where it should go, and whether it does.
    let cases = [
        (https, "n=1; Secure", APP, "https://api.example.com/a/c", true),
        (https, "n=1; Secure", APP, "https://api.example.com/a", true),
        (https, "n=1; Secure", APP, "https://api.example.com/ab", false),
        (https, "n=1; Secure; Path=/", APP, "https://api.example.com:8443/", true),
        (https, "n=1; Secure; Path=/", APP, "https://b.api.example.com/", false),
        (https, "n=1; Secure; Path=/; Domain=.Example.com", APP, "https://b.example.com/", true),
        (https, "n=1; Secure; Path=/; Domain=other.example", APP, API, false),
        (https, "n=1; Secure; Path=/; Domain=com", APP, API, false),
        (https, "n=1; Secure; Path=/; Domain=ample.com", APP, API, false),
        (https, "n=1; Secure; Path=/", APP, "http://api.example.com/", false),
        ("http://api.example.com/", "n=1; Secure", APP, API, false),
        ("http://localhost:8080/", "n=1; Secure", "http://localhost:3000", "http://localhost:8080/", true),
        (https, "n=1; Path=/; SameSite=Strict", APP, API, true),
        (https, "n=1; Path=/; SameSite=Lax", "https://b.example", API, false),
        (https, "n=1; Path=/", "https://b.example", API, false),
        (https, "n=1; Path=/", "http://app.example.com", API, false),
        (https, "n=1; Path=/", "null", API, false),
        (https, "n=1; Path=/; SameSite=None; Secure", "https://b.example", API, true),
        (https, "n=1; Path=/; SameSite=None", APP, API, false),
        (https, "n=1; Path=/; HttpOnly", APP, API, true),
        (https, "n=1; Path=/; Max-Age=0", APP, API, false),
        (https, "n=1; Path=/; Max-Age=-1", APP, API, false),
        (https, "n=1; Path=/; Max-Age=a", APP, API, true),
        (https, "n=1; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT", APP, API, false),
        (https, "n=1; Path=/; Expires=Fri, 31 Dec 9999 23:59:59 GMT", APP, API, true),
        (https, "n=1; Path=/; Max-Age=9; Expires=Thu, 01 Jan 1970 00:00:00 GMT", APP, API, true),
        (https, "__Host-n=1; Path=/; Secure", APP, API, true),
        (https, "__Host-n=1; Path=/a; Secure", APP, https, false),
        (https, "__Host-n=1; Path=/; Secure; Domain=api.example.com", APP, API, false),
        (https, "__Secure-n=1; Path=/", APP, API, false),
        (https, "=; Path=/", APP, API, false),
    ];
    for (at, line, origin, to, goes) in cases {
        let mut browser = Browser::default();
        let url = |url: &str| Url::parse(url).expect("a URL");
        browser.jar.set(None, &url(at), line, Duration::ZERO);
        let cookies = browser.jar.cookies(origin, &url(to), Duration::ZERO);
        assert_eq!(cookies.is_some(), goes, "{line} of {at} from {origin} to {to}: {cookies:?}");
    }
}

#[test]
fn a_response_sets_cookies_for_who_has_credentials() {
    let sets = |line: &str| {
        let line = line.to_owned();
        move |_: &Outgoing| {
            Some(head(
                200,
                &[
                    ("set-cookie", &line),
                    ("set-cookie", "b=2; Path=/sub; Secure"),
                    ("access-control-allow-origin", APP),
                    ("access-control-allow-credentials", "true"),
                ],
            ))
        }
    };
    let fetch = |scene: &mut Scene, credentials, line: &str| {
        let url = "https://api.example.com/sub";
        scene.fetch(APP, Init { credentials, ..get(url) }, sets(line)).expect("it is shared");
        scene.sent.pop().expect("it was sent").headers.get("cookie")
    };
    let mut scene = Scene::default();
    scene.browser.jar.give("a", "0");
    let include = Credentials::Include;
    assert_eq!(fetch(&mut scene, Credentials::SameOrigin, "a=1; Secure"), None);
    assert_eq!(fetch(&mut scene, Credentials::Omit, "a=1; Secure"), None);
    assert_eq!(fetch(&mut scene, include, "a=1; Secure").as_deref(), Some("a=0"));
    assert_eq!(fetch(&mut scene, include, "a=3; Secure").as_deref(), Some("b=2; a=1"), "longer paths first");
    assert_eq!(fetch(&mut scene, include, "a=; Secure; Max-Age=0").as_deref(), Some("b=2; a=3"));
    assert_eq!(fetch(&mut scene, include, "a=4; Secure; Max-Age=60").as_deref(), Some("b=2"), "a is gone");
    scene.browser.now = Duration::from_secs(60);
    assert_eq!(fetch(&mut scene, include, "c=; Max-Age=0").as_deref(), Some("b=2"));
    // Another site sets only what may go to other sites.
    let url = Url::parse(API).expect("a URL");
    let sets = list(&[("set-cookie", "lax=1; Secure"), ("set-cookie", "none=1; Secure; SameSite=None")]);
    scene.browser.jar.store("https://b.example", &url, &sets, scene.browser.now);
    let cookies = scene.browser.jar.cookies("https://api.example.com", &url, scene.browser.now);
    assert_eq!(cookies.as_deref(), Some("none=1"));
}

#[test]
fn an_upload_listener_asks_and_needs_no_list_of_methods() {
    let init = || Init { use_cors_preflight: true, ..Init::new("POST", API) };
    let silent = |_: &Outgoing| Some(head(200, &[("access-control-allow-origin", "*")]));
    let mut scene = Scene::default();
    scene.fetch(APP, init(), silent).expect("it is simple");
    scene.fetch(APP, init(), silent).expect("it is remembered");
    assert_eq!(scene.take().len(), 3);
}

#[test]
fn one_exchange_is_judged_by_itself() {
    let judge = |method: &str, request: &[(&str, &str)], credentials: bool, answer: &Head| {
        Exchange::of(method, &list(request), credentials).map(|exchange| exchange.judge(answer))
    };
    let origin = ("Origin", APP);
    let put = ("Access-Control-Request-Method", "PUT");
    let allowed = open(&[]);
    assert!(judge("GET", &[], false, &allowed).is_none(), "no page reads it");
    assert!(judge("GET", &[origin, ("Sec-Fetch-Mode", "no-cors")], false, &allowed).is_none());
    assert!(judge("POST", &[origin, ("Sec-Fetch-Site", "same-origin")], false, &allowed).is_none());
    let asks = [origin, put, ("Access-Control-Request-Headers", "x-a,authorization")];
    match judge("OPTIONS", &asks, false, &allowed) {
        Some(Verdict::Allowed(allowed)) => assert_eq!(allowed.max_age, Duration::from_secs(5)),
        other => panic!("{other:?}"),
    }
    assert!(matches!(
        judge("OPTIONS", &asks, true, &allowed),
        Some(Verdict::Refused(Step::Preflight, Reason::AnyWithCredentials))
    ));
    let named = head(204, &[("access-control-allow-origin", APP), ("access-control-allow-methods", "PUT")]);
    assert!(matches!(
        judge("OPTIONS", &asks, false, &named),
        Some(Verdict::Refused(Step::Preflight, Reason::Header(name))) if name == "x-a"
    ));
    // An OPTIONS request of the page itself.
    assert!(matches!(
        judge("OPTIONS", &[origin], false, &head(405, &[])),
        Some(Verdict::Refused(Step::Response, Reason::NoAllowOrigin))
    ));
    let exposes = open(&[("access-control-expose-headers", "ETag")]);
    match judge("GET", &[origin], false, &exposes) {
        Some(Verdict::Shared(readable)) => assert!(readable.has("etag") && !readable.has("x-a")),
        other => panic!("{other:?}"),
    }
}
