//! Redirects: where they lead, and which headers they keep.

use super::{API, APP, Scene, get, head, open, redirect, with_header};
use crate::browser::{Filtered, Head, Init, Kind, Outgoing, Reason, Redirect, Step};

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
