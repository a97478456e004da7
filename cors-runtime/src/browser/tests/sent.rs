//! The headers and credentials that a request carries, and those that it never carries.

use super::{API, APP, Scene, first, get, head, list, refused, with_header};
use crate::browser::{Credentials, Init, Mode, Outgoing, Reason, Redirect, Step};

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
