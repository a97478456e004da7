//! The reading of headers, and the headers that need a preflight.

use super::{API, APP, Scene, first, get, head, list, with_header};
use crate::browser::{
    Head, Init, Mode, Outgoing, Reason, Step,
    header_list::split,
    safelist::{is_forbidden_request_header, is_safelisted_request_header, unsafe_request_header_names},
};

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
