//! URLs: which are refused, which are the same, and what arrives of them.

use crate::fact::{
    CROSS_SITE_TLS, Engine, Fact, Mode, PAGE, PAGE_TLS, REMOTE, REMOTE_TLS, STANDARD, answer, fact,
};

const REQUEST_ERROR: &str = "fetch/api/request/request-error.any.js";
const NOT_HTTP: &str = "xhr/send-non-same-origin.htm";
const RESPONSE_URL: &str = "xhr/responseurl.any.js";
const FRAGMENT: &str = "fetch/api/response/response-fragment.window.js";

const SCHEMELESS: &str = "the scheme is not part of a site";

pub(super) fn facts() -> Vec<Fact> {
    let mut facts = refused();
    facts.extend(default_ports());
    facts.extend(hosts());
    facts.extend(fragments());
    facts.extend(sites());
    facts
}

fn refused() -> Vec<Fact> {
    let urls = [
        (REQUEST_ERROR, "http://:not a valid URL"),
        (REQUEST_ERROR, "http://user:pass@test"),
        (REQUEST_ERROR, "http://user@test"),
        (REQUEST_ERROR, "http://:pass@test"),
        (NOT_HTTP, "mailto:test@example.org"),
        (NOT_HTTP, "tel:+31600000000"),
        (NOT_HTTP, "javascript:alert('FAIL')"),
        (NOT_HTTP, "blob:bogusidentifier"),
        (NOT_HTTP, "about:unicorn"),
        (STANDARD, "ftp://page.test/"),
        (STANDARD, "file:///etc/passwd"),
        (STANDARD, "ws://page.test/"),
        (STANDARD, "http://page.test:65536/"),
        (STANDARD, "http://[::/"),
        (STANDARD, "http://"),
        (STANDARD, "http://a b/"),
        (STANDARD, "http://page.test:8000:8000/"),
    ];
    urls.iter().map(|(file, url)| fact(file, format!("`{url}` is refused")).get(*url).never_sent()).collect()
}

/// Returns the facts about this rule: the default port of a scheme is not part of an origin.
fn default_ports() -> Vec<Fact> {
    let page = "http://page.test";
    let api = "http://www1.page.test/";
    let get = |name: &str, url: &str| {
        fact(STANDARD, name).page(page).at(api, answer(200).origin(page)).get(url).arrives("GET")
    };
    vec![
        get("http has the port 80", "http://www1.page.test:80/")
            .sent("host", "www1.page.test")
            .sent("origin", page)
            .reads(200)
            .reads_url(api),
        fact(STANDARD, "`:80` is the page's own origin")
            .page(page)
            .at("http://page.test/", answer(200))
            .get("http://page.test:80/")
            .mode(Mode::SameOrigin)
            .arrives("GET")
            .reads(200),
        fact(STANDARD, "https has the port 443")
            .page("https://page.test")
            .at("https://www1.page.test/", answer(200).origin("https://page.test"))
            .get("https://www1.page.test:443/")
            .arrives("GET")
            .sent("host", "www1.page.test")
            .reads(200),
        fact(STANDARD, "port 443 of http is another origin")
            .page("https://page.test")
            .at("http://page.test:443/", answer(200))
            .get("http://page.test:443/")
            .mode(Mode::SameOrigin)
            .never_sent(),
        fact(STANDARD, "a redirect to the default port stays within the origin")
            .page(page)
            .at("http://page.test/", answer(302).location("http://page.test:80/next"))
            .at("http://page.test/next", answer(200))
            .get("http://page.test/")
            .mode(Mode::SameOrigin)
            .arrives("GET, GET /next")
            .reads(200),
        fact(STANDARD, "`:80` in `Access-Control-Allow-Origin` is another text")
            .page(page)
            .at(api, answer(200).origin("http://page.test:80"))
            .get(api)
            .arrives("GET")
            .refused_at_response(),
    ]
}

fn hosts() -> Vec<Fact> {
    let any = || answer(200).origin("*");
    let idn = "cors/access-control-expose-headers-parsing.window.js";
    vec![
        fact(STANDARD, "a host is in lower case")
            .at(REMOTE, any())
            .get("HTTP://WWW1.Page.TEST:8000")
            .arrives("GET")
            .sent("host", "www1.page.test:8000")
            .reads(200),
        fact(idn, "a host beyond ASCII is sent in ASCII")
            .at("http://xn--lve-6lad.page.test:8000", any())
            .get("http://\u{E9}l\u{E8}ve.page.test:8000")
            .arrives("GET")
            .sent("host", "xn--lve-6lad.page.test:8000")
            .reads(200),
        fact(STANDARD, "an address has one form")
            .page("http://127.0.0.1:8000")
            .at("http://127.0.0.1:8000", answer(200))
            .get("http://127.1:8000/")
            .mode(Mode::SameOrigin)
            .arrives("GET")
            .reads(200),
        fact(STANDARD, "a trailing dot is another host")
            .at("http://page.test.:8000", answer(200))
            .get("http://page.test.:8000")
            .mode(Mode::SameOrigin)
            .never_sent(),
        fact(STANDARD, "dots of a path are resolved")
            .at(format!("{REMOTE}/b"), any())
            .get(format!("{REMOTE}/a/../b"))
            .arrives("GET /b")
            .reads(200)
            .reads_url(format!("{REMOTE}/b")),
        fact(STANDARD, "a blank of a query is encoded")
            .at(format!("{REMOTE}/?a%20b"), any())
            .get(format!("{REMOTE}/?a b"))
            .arrives("GET /?a%20b")
            .reads(200),
    ]
}

/// Returns the facts about this rule: a fragment is never sent, and not part of what a response's URL says.
fn fragments() -> Vec<Fact> {
    let any = || answer(200).origin("*");
    let next = format!("{REMOTE}/next");
    vec![
        fact(FRAGMENT, "a fragment is not sent and not read")
            .at(REMOTE, any())
            .get(format!("{REMOTE}/#there"))
            .arrives("GET")
            .reads(200)
            .reads_url(format!("{REMOTE}/"))
            .redirected(false),
        fact(RESPONSE_URL, "neither is that of a redirect")
            .at(REMOTE, any().location("/next#there").status(302))
            .at(&*next, any())
            .get(format!("{REMOTE}/#here"))
            .arrives("GET, GET /next")
            .reads(200)
            .reads_url(next.clone())
            .redirected(true),
        fact(RESPONSE_URL, "a query is read")
            .at(format!("{REMOTE}/?a=b"), any())
            .get(format!("{REMOTE}/?a=b"))
            .arrives("GET /?a=b")
            .reads(200)
            .reads_url(format!("{REMOTE}/?a=b")),
    ]
}

/// `Sec-Fetch-Site` goes by scheme and registrable domain. <https://html.spec.whatwg.org/multipage/browsers.html#same-site>
fn sites() -> Vec<Fact> {
    let get = |name: &str, page, api: &'static str, site: &str| {
        fact("fetch/metadata/generated/fetch.https.sub.html", name)
            .page(page)
            .at(api, answer(200).origin("*"))
            .get(api)
            .arrives("GET")
            .sent("sec-fetch-site", site)
            .reads(200)
    };
    vec![
        get("another scheme is another site", PAGE, REMOTE_TLS, "cross-site")
            .differs(Engine::Firefox, SCHEMELESS),
        get("another scheme of one host too", PAGE, PAGE_TLS, "cross-site")
            .differs(Engine::Firefox, SCHEMELESS),
        get("another port is the same site", PAGE_TLS, "https://page.test:8444/", "same-site"),
        get("a sandboxed page is of no site", "null", PAGE_TLS, "cross-site"),
        get("a host above is the same site", REMOTE_TLS, PAGE_TLS, "same-site"),
        get(
            "two hosts below a public suffix are two sites",
            "https://a.github.io",
            "https://b.github.io/",
            "cross-site",
        ),
        get("a host of another domain is another site", CROSS_SITE_TLS, PAGE_TLS, "cross-site"),
        get(
            "loopback counts as trustworthy",
            "http://localhost:8000",
            "http://127.0.0.1:8000/",
            "cross-site",
        ),
        get(
            "on one loopback host the port does not matter",
            "http://localhost:8000",
            "http://localhost:8001/",
            "same-site",
        ),
    ]
}
