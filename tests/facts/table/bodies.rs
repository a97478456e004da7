//! Requests with a body: the headers that the browser adds, and those that need a preflight.

use crate::fact::{Body, CROSS_SITE_TLS, Fact, Mode, PAGE, PAGE_TLS, REMOTE_TLS, STANDARD, answer, fact};

const HEADERS: &str = "fetch/api/basic/request-headers.any.js";
const UPLOAD: &str = "fetch/api/basic/request-upload.any.js";
const METADATA: &str = "fetch/metadata/fetch.https.sub.any.js";
const PREFLIGHT: &str = "fetch/metadata/fetch-preflight.https.sub.any.js";
const NO_METADATA: &str = "fetch/metadata/generated/fetch.sub.html";
const XHR_LENGTH: &str = "xhr/request-content-length.any.js";

pub(super) fn facts() -> Vec<Fact> {
    let mut facts = lengths();
    facts.extend(types());
    facts.extend(metadata());
    facts.extend(preflight_metadata());
    facts.extend(ports());
    facts.extend(referrers());
    facts
}

fn sends(file: &'static str, name: &str, method: &str, body: Body) -> Fact {
    fact(file, name).at(PAGE, answer(200)).fetch(method, PAGE).body(body).arrives(method).reads(200)
}

/// <https://fetch.spec.whatwg.org/#http-network-or-cache-fetch>
fn lengths() -> Vec<Fact> {
    let text = "Request's body";
    let file = HEADERS;
    vec![
        sends(file, "GET has no length", "GET", Body::None).unsent("content-length").unsent("origin"),
        sends(file, "HEAD has no length", "HEAD", Body::None).unsent("content-length").unsent("origin"),
        sends(file, "PUT without a body has 0 bytes", "PUT", Body::None)
            .sent("content-length", "0")
            .sent("origin", PAGE),
        sends(file, "POST without a body has 0 bytes", "POST", Body::None)
            .sent("content-length", "0")
            .unsent("content-type")
            .sent("origin", PAGE),
        sends(file, "PUT with a string", "PUT", Body::Text(text))
            .sent("content-length", "14")
            .sent("origin", PAGE),
        sends(file, "POST with a string", "POST", Body::Text(text))
            .sent("content-length", "14")
            .sent("content-type", "text/plain;charset=UTF-8"),
        sends(file, "POST with a Blob", "POST", Body::Blob("Test", ""))
            .sent("content-length", "4")
            .unsent("content-type"),
        sends(file, "POST with a Blob of a type", "POST", Body::Blob("Test", "text/maybe"))
            .sent("content-length", "4")
            .sent("content-type", "text/maybe"),
        sends(file, "POST with bytes", "POST", Body::Bytes("\0\0\0\0"))
            .sent("content-length", "4")
            .unsent("content-type"),
        sends(file, "another method has none", "Chicken", Body::None)
            .unsent("content-length")
            .sent("origin", PAGE),
        sends(file, "another method with a string", "Chicken", Body::Text(text))
            .sent("content-length", "14")
            .sent("content-type", "text/plain;charset=UTF-8")
            .sent("origin", PAGE),
        sends(STANDARD, "DELETE has no length", "DELETE", Body::None)
            .unsent("content-length")
            .sent("origin", PAGE),
        sends(STANDARD, "OPTIONS has no length", "OPTIONS", Body::None).unsent("content-length"),
        sends(STANDARD, "an empty string has 0 bytes", "POST", Body::Text("")).sent("content-length", "0"),
        sends(STANDARD, "bytes are counted, not characters", "POST", Body::Text("\u{E9}"))
            .sent("content-length", "2"),
        sends(XHR_LENGTH, "the length that a page gives is not sent", "POST", Body::Text("data"))
            .header("Content-Length", "42")
            .sent("content-length", "4"),
    ]
}

fn types() -> Vec<Fact> {
    vec![
        sends(UPLOAD, "a string arrives", "PUT", Body::Text("Request's body")).sent_body("Request's body"),
        sends(UPLOAD, "URLSearchParams arrive", "POST", Body::Form("name=value"))
            .sent_body("name=value")
            .sent("content-type", "application/x-www-form-urlencoded;charset=UTF-8"),
        sends(UPLOAD, "a Blob arrives", "POST", Body::Blob("Test", "text/maybe")).sent_body("Test"),
        sends(UPLOAD, "bytes arrive", "POST", Body::Bytes("\0\0\0\0")).sent_body("\0\0\0\0"),
        sends(
            "fetch/api/request/request-error.any.js",
            "a type that is given stays",
            "POST",
            Body::Text("this is my plate"),
        )
        .header("Content-Type", "potato")
        .sent("content-type", "potato"),
        sends(
            "xhr/send-content-type-charset.htm",
            "a type without a charset stays",
            "POST",
            Body::Bytes("a"),
        )
        .header("Content-Type", "text/x-pink-unicorn")
        .sent("content-type", "text/x-pink-unicorn"),
    ]
}

/// `Sec-Fetch-*`, to trustworthy URLs: TLS or loopback.
fn metadata() -> Vec<Fact> {
    let get = |name: &str, api: &'static str, mode, site: &str, sent_mode: &str| {
        fact(METADATA, name)
            .page(PAGE_TLS)
            .at(api, answer(200).origin("*"))
            .get(api)
            .mode(mode)
            .arrives("GET")
            .sent("sec-fetch-site", site)
            .sent("sec-fetch-mode", sent_mode)
            .sent("sec-fetch-dest", "empty")
            .unsent("sec-fetch-user")
    };
    let hops = |name: &str, first: &'static str, second: &str, site: &str| {
        fact("fetch/metadata/redirect/multiple-redirect-same-site.https.sub.html", name)
            .page(PAGE_TLS)
            .at(first, answer(302).origin("*").location(second))
            .at(second, answer(200).origin("*"))
            .get(first)
            .arrives("GET, GET /next")
            .sent("sec-fetch-site", site)
            .reads(200)
    };
    let http = "http://www1.page.test:8000/";
    vec![
        get("of the same origin", PAGE_TLS, Mode::Cors, "same-origin", "cors").reads(200),
        get("of the same site", REMOTE_TLS, Mode::Cors, "same-site", "cors").reads(200),
        get("of another site", CROSS_SITE_TLS, Mode::Cors, "cross-site", "cors").reads(200),
        get("with the mode same-origin", PAGE_TLS, Mode::SameOrigin, "same-origin", "same-origin").reads(200),
        get("with the mode no-cors", PAGE_TLS, Mode::NoCors, "same-origin", "no-cors").reads(200),
        get("with the mode no-cors, of another site", CROSS_SITE_TLS, Mode::NoCors, "cross-site", "no-cors")
            .opaque(),
        hops(
            "the same site and back is the same site",
            REMOTE_TLS,
            "https://page.test:8443/next",
            "same-site",
        ),
        hops(
            "another site and back is another site",
            CROSS_SITE_TLS,
            "https://page.test:8443/next",
            "cross-site",
        ),
        hops(
            "the page's origin and then another site",
            PAGE_TLS,
            "https://elsewhere.test:8443/next",
            "cross-site",
        ),
        fact(NO_METADATA, "plain http gets no `Sec-Fetch-*`")
            .page(PAGE_TLS)
            .at(http, answer(200).origin("*"))
            .get(http)
            .arrives("GET")
            .unsent("sec-fetch-site")
            .unsent("sec-fetch-mode")
            .unsent("sec-fetch-dest")
            .reads(200),
    ]
}

fn preflight_metadata() -> Vec<Fact> {
    let get = |name: &str, api: &'static str, site: &str| {
        fact(PREFLIGHT, name)
            .page(PAGE_TLS)
            .at(api, answer(200).origin("*"))
            .preflight(answer(200).origin("*").headers("x-test"))
            .get(api)
            .header("x-test", "testing")
            .arrives("preflight, GET")
            .asked("sec-fetch-site", site)
            .asked("sec-fetch-mode", "cors")
            .asked("sec-fetch-dest", "empty")
            .sent("sec-fetch-site", site)
            .sent("sec-fetch-mode", "cors")
            .sent("sec-fetch-dest", "empty")
            .reads(200)
    };
    vec![
        get("of the same site", REMOTE_TLS, "same-site"),
        get("of another site", CROSS_SITE_TLS, "cross-site"),
    ]
}

/// Returns the facts about this rule: the `Referer` by the default policy: of another origin it is the page's origin.
fn referrers() -> Vec<Fact> {
    let get = |name: &str, page, api: &'static str| {
        fact("fetch/api/cors/cors-preflight-referrer.any.js", name)
            .page(page)
            .at(api, answer(200).origin("*"))
            .preflight(answer(200).origin("*").headers("x-force-preflight"))
            .get(api)
            .header("x-force-preflight", "")
            .arrives("preflight, GET")
            .reads(200)
    };
    let both = |fact: Fact, value: &str| fact.asked("referer", value).sent("referer", value);
    let remote = "http://www1.page.test:8000/";
    vec![
        both(
            get("a preflight and the request have the page's origin", PAGE, remote),
            "http://page.test:8000/",
        ),
        both(get("over TLS too", PAGE_TLS, REMOTE_TLS), "https://page.test:8443/"),
        get("not from https to http", PAGE_TLS, remote).unasked("referer").unsent("referer"),
    ]
}

/// Ports of other protocols. <https://fetch.spec.whatwg.org/#port-blocking>
fn ports() -> Vec<Fact> {
    let file = "fetch/api/request/request-bad-port.any.js";
    let bad = [
        0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102,
        103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512,
        513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719,
        1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
        10080,
    ];
    let mut facts: Vec<_> = bad
        .iter()
        .map(|port| {
            let url = format!("http://bad-port.test:{port}/");
            fact(file, format!("port {port} is blocked"))
                .at(&*url, answer(200))
                .get(url)
                .mode(Mode::NoCors)
                .never_sent()
        })
        .collect();
    for port in [81, 443, 3000, 8080, 30303] {
        let url = format!("http://bad-port.test:{port}/");
        facts.push(
            fact(file, format!("port {port} is not"))
                .at(&*url, answer(200))
                .get(url)
                .mode(Mode::NoCors)
                .arrives("GET")
                .opaque(),
        );
    }
    facts.push(
        fact(STANDARD, "a redirect to a blocked port is not followed")
            .at(PAGE, answer(302).location("http://bad-port.test:25/"))
            .get(PAGE)
            .arrives("GET")
            .refused_at_response(),
    );
    facts
}
