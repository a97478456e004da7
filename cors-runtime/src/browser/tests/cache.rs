//! The preflight cache: its entries, and the requests that they serve.

use std::time::Duration;

use super::{API, APP, Scene, get, head, open, redirect};
use crate::browser::{Init, Outgoing, Reason, Step};

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
fn an_upload_listener_asks_and_needs_no_list_of_methods() {
    let init = || Init { use_cors_preflight: true, ..Init::new("POST", API) };
    let silent = |_: &Outgoing| Some(head(200, &[("access-control-allow-origin", "*")]));
    let mut scene = Scene::default();
    scene.fetch(APP, init(), silent).expect("it is simple");
    scene.fetch(APP, init(), silent).expect("it is remembered");
    assert_eq!(scene.take().len(), 3);
}
