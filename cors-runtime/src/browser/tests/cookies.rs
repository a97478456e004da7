//! The cookies that are kept, and the requests that carry them.

use std::time::Duration;

use url::Url;

use super::{API, APP, Scene, get, head, list};
use crate::browser::{Browser, Credentials, Init, Outgoing, Step};

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
