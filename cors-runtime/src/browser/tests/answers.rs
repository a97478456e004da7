//! Answers that pass the CORS check, and answers that fail it.

use std::time::Duration;

use super::{API, APP, Scene, get, head, list, open};
use crate::browser::{
    Head, Init, Mode, Outgoing, Reason,
    exchange::{Exchange, Judgement},
};

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
        Some(Judgement::Allowed(allowed)) => assert_eq!(allowed.max_age, Duration::from_secs(5)),
        other => panic!("{other:?}"),
    }
    assert!(matches!(
        judge("OPTIONS", &asks, true, &allowed),
        Some(Judgement::Refused(Reason::AnyWithCredentials))
    ));
    let named = head(204, &[("access-control-allow-origin", APP), ("access-control-allow-methods", "PUT")]);
    assert!(matches!(
        judge("OPTIONS", &asks, false, &named),
        Some(Judgement::Refused(Reason::Header(name))) if name == "x-a"
    ));
    // An OPTIONS request of the page itself.
    assert!(matches!(
        judge("OPTIONS", &[origin], false, &head(405, &[])),
        Some(Judgement::Refused(Reason::NoAllowOrigin))
    ));
    let exposes = open(&[("access-control-expose-headers", "ETag"), ("etag", "1"), ("x-a", "2")]);
    match judge("GET", &[origin], false, &exposes) {
        Some(Judgement::Shared(seen)) => {
            assert_eq!(seen.headers, [("etag".to_owned(), "1".to_owned())]);
            assert_eq!(seen.hidden, ["x-a"]);
        }
        other => panic!("{other:?}"),
    }
}
