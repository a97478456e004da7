//! The headers of a preflight, and those that its answer needs. <https://fetch.spec.whatwg.org/#cors-preflight-fetch>

use crate::fact::{Answer, Body, Engine, Fact, PAGE, REMOTE, STANDARD, answer, fact};

const CORS: &str = "fetch/api/cors/cors-preflight.any.js";
const STAR: &str = "fetch/api/cors/cors-preflight-star.any.js";
const VALIDATION: &str = "fetch/api/cors/cors-preflight-response-validation.any.js";
const REQUEST_HEADERS: &str = "cors/request-headers.htm";
const COMMAS: &str = "xhr/allow-lists-starting-with-comma.htm";
const UPLOAD: &str = "xhr/event-upload-progress-crossorigin.any.js";

pub(super) fn facts() -> Vec<Fact> {
    let mut facts = headers();
    facts.extend(stars());
    facts.extend(lists());
    facts.extend(request_headers());
    facts.extend(asked());
    facts.extend(refused());
    facts.extend(two_answers());
    facts.extend(uploads());
    facts
}

/// Lets everybody do this.
fn any() -> Answer {
    answer(200).origin("*")
}

/// Returns a request with a header whose preflight is answered so.
fn asks(file: &'static str, name: impl Into<String>, preflight: Answer) -> Fact {
    fact(file, name).at(REMOTE, any().body("PASS")).preflight(preflight)
}

/// Several headers, as WPT sends them, and in which order a preflight names them.
fn headers() -> Vec<Fact> {
    let unsafe_headers = [
        "x-test-header1",
        "x-test-header2",
        "X-test-header3",
        "x-test-header-b",
        "x-test-header-D",
        "x-test-header-C",
        "x-test-header-a",
        "Content-Type",
    ];
    let sorted = "content-type,x-test-header-a,x-test-header-b,x-test-header-c,x-test-header-d,\
                  x-test-header1,x-test-header2,x-test-header3";
    let listed = "x-test-header1 ,x-test-header2 ,x-test-header3 ,x-test-header-b ,x-test-header-d ,x-test-header-c \
                  ,x-test-header-a ,content-type";
    let with = |fact: Fact| {
        let fact = unsafe_headers.iter().fold(fact, |fact, name| fact.header(*name, "allowedOrRefused"));
        fact.header("Accept", "*").header("Accept-Language", "bzh").header("Content-Language", "eu")
    };
    let mut facts = Vec::new();
    for method in ["GET", "PUT"] {
        let allows = any().methods(method).headers(listed).max_age("0");
        facts.push(
            with(
                asks(CORS, format!("{method} with eight headers that are listed"), allows)
                    .fetch(method, REMOTE),
            )
            .arrives(format!("preflight, {method}"))
            .asked("access-control-request-headers", sorted)
            .asked("access-control-request-method", method)
            .sent("x-test-header-a", "allowedOrRefused")
            .sent("accept-language", "bzh")
            .reads(200),
        );
        facts.push(
            with(
                asks(CORS, format!("{method} with eight headers that are not"), any()).fetch(method, REMOTE),
            )
            .arrives("preflight")
            .asked("access-control-request-headers", sorted)
            .refused_at_preflight(),
        );
    }
    facts.extend([
        asks(CORS, "GET with a header that is listed", any().methods("GET").headers("x-test-header1"))
            .get(REMOTE)
            .header("x-test-header1", "allowed")
            .arrives("preflight, GET")
            .reads(200),
        asks(CORS, "GET with a header that is not", any())
            .get(REMOTE)
            .header("x-test-header1", "refused")
            .arrives("preflight")
            .refused_at_preflight(),
        asks(CORS, "PUT with safelisted headers asks for the method alone", any().methods("PUT"))
            .put(REMOTE)
            .header("Accept", "*")
            .header("Accept-Language", "bzh")
            .header("Content-Language", "eu")
            .arrives("preflight, PUT")
            .unasked("access-control-request-headers")
            .reads(200),
    ]);
    facts
}

/// One row of [`stars`].
struct Star {
    is_allowed: bool,
    credentials: bool,
    methods: &'static str,
    headers: &'static str,
    method: &'static str,
    header: Option<(&'static str, &'static str)>,
}

/// `*` is everything but `Authorization`, and with credentials a name.
fn stars() -> Vec<Fact> {
    let star = |is_allowed, credentials, methods, headers, method, header| Star {
        is_allowed,
        credentials,
        methods,
        headers,
        method,
        header,
    };
    let x_test = Some(("X-Test", "1"));
    let authorization = Some(("Authorization", "Bearer 1"));
    let of_wpt = [
        star(true, false, "get", "x-test", "GET", x_test),
        star(true, false, "*", "x-test", "SUPER", x_test),
        star(true, false, "*", "*", "OK", x_test),
        star(false, true, "*", "*", "OK", x_test),
        star(false, true, "*", "", "PUT", None),
        star(true, true, "PUT", "*", "PUT", None),
        star(false, true, "get", "*", "GET", x_test),
        star(false, true, "*", "*", "GET", x_test),
        star(true, true, "*", "*", "*", Some(("*", "1"))),
        star(false, true, "put", "*", "PUT", None),
        star(true, false, "*", "*, Authorization", "GET", authorization),
        star(true, false, "*", "Authorization, *", "GET", authorization),
        star(true, true, "*", "Authorization", "GET", authorization),
    ];
    let of_the_standard = [
        star(true, false, "*", "*", "GET", Some(("Content-Type", "application/json"))),
        star(true, false, "*", "*", "*", Some(("*", "1"))),
        star(false, true, "**", "*", "*", None),
        star(true, false, "PUT, *", "x-test, *", "DELETE", Some(("X-Other", "1"))),
        star(false, true, "PUT, *", "x-test, *", "DELETE", None),
        star(false, true, "PUT, *", "x-test, *", "PUT", Some(("X-Other", "1"))),
        star(false, false, "'*'", "x-test", "DELETE", x_test),
    ];
    let mut facts: Vec<_> = of_wpt.iter().map(|row| row.fact(STAR)).collect();
    facts.extend(of_the_standard.iter().map(|row| row.fact(STANDARD)));
    let because = "it still lets `*` cover `Authorization`";
    let only_star = star(false, false, "*", "*", "GET", authorization).fact(STAR);
    facts.push(
        only_star
            .differs(Engine::Chromium, because)
            .differs(Engine::Firefox, because)
            .differs(Engine::WebKit, because),
    );
    facts
}

impl Star {
    fn fact(&self, file: &'static str) -> Fact {
        let Self { is_allowed, credentials, methods, headers, method, header } = self;
        let verb = if *is_allowed { "allow" } else { "do not allow" };
        let with = if *credentials { "with credentials" } else { "without credentials" };
        let name = format!("`{methods}` and `{headers}` {verb} {method} and {header:?} {with}");
        let shares = || if *credentials { answer(200).origin(PAGE).credentials() } else { any() };
        let fact = fact(file, name)
            .at(REMOTE, shares())
            .preflight(shares().methods(methods).headers(headers))
            .fetch(*method, REMOTE);
        let fact = header.iter().fold(fact, |fact, (name, value)| fact.header(*name, *value));
        let fact = if *credentials { fact.include() } else { fact };
        if *is_allowed {
            fact.arrives(format!("preflight, {method}")).sent("origin", PAGE).reads(200)
        } else {
            fact.arrives("preflight").refused_at_preflight()
        }
    }
}

/// Returns the facts about this rule: a list that does not parse fails the whole preflight, also where nothing of it is needed.
fn lists() -> Vec<Fact> {
    let get = |file, name: String, preflight: Answer| {
        asks(file, name, preflight).get(REMOTE).header("x-force-preflight", "")
    };
    let mut facts = vec![
        get(
            VALIDATION,
            "a blank in the name of a header fails the preflight".into(),
            any().headers("x-force-preflight,header name with space"),
        ),
        get(
            VALIDATION,
            "a blank in the name of a method fails the preflight".into(),
            any().headers("x-force-preflight").methods("Bad method name"),
        ),
    ];
    for bad in ["x y", "\"x\"", "x/y", "x;y", "x=y", "(x)", "x:y", "{x}", "x@y", "[x]", "x?", "a, x y"] {
        facts.push(get(
            STANDARD,
            format!("`{bad}` is no list of headers"),
            any().headers(format!("x-force-preflight, {bad}")),
        ));
        facts.push(get(
            STANDARD,
            format!("`{bad}` is no list of methods"),
            any().headers("x-force-preflight").methods(format!("GET, {bad}")),
        ));
    }
    let latin = any().headers(b"x-force-preflight, \xE9");
    facts.push(get(STANDARD, "a byte beyond ASCII is no name of a header".into(), latin));
    let second = any().headers("x-force-preflight").headers("no no");
    facts.push(get(STANDARD, "a second line that does not parse fails the preflight".into(), second));
    let mut facts: Vec<_> =
        facts.into_iter().map(|fact| fact.arrives("preflight").refused_at_preflight()).collect();
    let good = [
        ",x-force-preflight",
        "x-force-preflight,",
        " ,\t, x-force-preflight\t",
        "X-FORCE-PREFLIGHT",
        "x, y,x-force-preflight",
        "x-force-preflight, !#$%&'*+-.^_`|~0aZ",
    ];
    facts.extend(good.iter().map(|list| {
        get(STANDARD, format!("`{list}` allows a header"), any().headers(list))
            .arrives("preflight, GET")
            .reads(200)
    }));
    let lines = any().headers("x").headers("x-force-preflight");
    facts.push(
        get(STANDARD, "a second line allows a header".into(), lines).arrives("preflight, GET").reads(200),
    );
    facts.extend(token_methods());
    facts
}

/// Each of these is a token, in the names of methods and of headers.
fn token_methods() -> Vec<Fact> {
    let mut facts = Vec::new();
    for byte in "!#$%&'*+-.^_`|~".chars() {
        let name = format!("x{byte}y");
        facts.push(
            asks(STANDARD, format!("the name `{name}` can be asked for and allowed"), any().headers(&name))
                .get(REMOTE)
                .header(&*name, "1")
                .arrives("preflight, GET")
                .asked("access-control-request-headers", &*name)
                .sent(&*name, "1")
                .reads(200),
        );
        facts.push(
            asks(
                STANDARD,
                format!("a list with the method `{name}` parses"),
                any().methods(format!("PUT, {name}")),
            )
            .put(REMOTE)
            .arrives("preflight, PUT")
            .reads(200),
        );
    }
    facts
}

fn request_headers() -> Vec<Fact> {
    vec![
        asks(REQUEST_HEADERS, "a header that is listed is sent", any().headers("x-print"))
            .get(REMOTE)
            .header("x-print", "unicorn")
            .arrives("preflight, GET")
            .sent("x-print", "unicorn")
            .reads(200),
        asks(REQUEST_HEADERS, "safelisted headers need not be listed", any().headers("x-print,"))
            .get(REMOTE)
            .header("x-print", "unicorn")
            .header("content-type", "text/plain")
            .header("accept", "test")
            .header("accept-language", "nn")
            .header("content-language", "nn")
            .arrives("preflight, GET")
            .asked("access-control-request-headers", "x-print")
            .sent("x-print", "unicorn")
            .sent("content-type", "text/plain")
            .sent("accept", "test")
            .sent("accept-language", "nn")
            .sent("content-language", "nn")
            .reads(200),
        asks(REQUEST_HEADERS, "one header that is not listed is one too many", any().headers("x-print"))
            .get(REMOTE)
            .header("x-print", "unicorn")
            .header("y-print", "unicorn")
            .arrives("preflight")
            .asked("access-control-request-headers", "x-print,y-print")
            .refused_at_preflight(),
        asks(REQUEST_HEADERS, "a strange list allows", any().headers(",y-lol,x-PriNT, ,,,Y-PRINT"))
            .get(REMOTE)
            .header("x-print", "unicorn")
            .header("y-print", "narwhal")
            .arrives("preflight, GET")
            .sent("x-print", "unicorn")
            .sent("y-print", "narwhal")
            .reads(200),
        fact(COMMAS, "a list of headers may begin with a comma")
            .at(REMOTE, answer(200).origin(PAGE))
            .preflight(answer(200).origin(PAGE).headers(",y-lol,x-print, ,,,y-print"))
            .get(REMOTE)
            .header("x-print", "unicorn")
            .header("y-print", "narwhal")
            .arrives("preflight, GET")
            .reads(200),
        fact(COMMAS, "a list of methods may begin with a comma")
            .at(REMOTE, answer(200).origin(PAGE))
            .preflight(answer(200).origin(PAGE).methods(",,PUT,GET"))
            .put(REMOTE)
            .arrives("preflight, PUT")
            .reads(200),
    ]
}

/// The headers of an OPTIONS request.
fn asked() -> Vec<Fact> {
    let lower = "xhr/access-control-preflight-request-header-lowercase.htm";
    let sorted = "xhr/access-control-preflight-request-header-sorted.htm";
    let origin = "xhr/access-control-preflight-request-headers-origin.htm";
    let custom = ["X-Custom-Test", "X-Custom-ua", "X-Custom-V", "X-Custom-s", "X-Custom-U"];
    let five = "x-custom-s,x-custom-test,x-custom-u,x-custom-ua,x-custom-v";
    let sorts = asks(sorted, "names are asked for in order", any().headers(five)).get(REMOTE);
    vec![
        asks(lower, "names are asked for in lower case", any().headers("x-test"))
            .get(REMOTE)
            .header("X-Test", "foobar")
            .arrives("preflight, GET")
            .asked("access-control-request-headers", "x-test")
            .reads(200),
        custom
            .iter()
            .fold(sorts, |fact, name| fact.header(*name, "foobar"))
            .arrives("preflight, GET")
            .asked("access-control-request-headers", five)
            .reads(200),
        asks(origin, "`Origin` is not asked for", any().headers("x-pass"))
            .get(REMOTE)
            .header("x-pass", "PASS")
            .arrives("preflight, GET")
            .asked("access-control-request-headers", "x-pass")
            .asked("origin", PAGE)
            .reads(200),
        asks(STANDARD, "a name that was given twice is asked for once", any().headers("x-test"))
            .get(REMOTE)
            .header("X-Test", "1")
            .header("x-test", "2")
            .arrives("preflight, GET")
            .asked("access-control-request-headers", "x-test")
            .sent("x-test", "1, 2")
            .reads(200)
            .differs(Engine::Firefox, "it is asked for twice"),
        asks(
            STANDARD,
            "a preflight has none of the page's headers and no body",
            any().methods("PUT").headers("x-test"),
        )
        .put(REMOTE)
        .header("x-test", "1")
        .header("accept", "text/html")
        .body(Body::Text("data"))
        .arrives("preflight, PUT")
        .asked("accept", "*/*")
        .unasked("x-test")
        .unasked("content-type")
        .unasked("content-length")
        .sent("accept", "text/html")
        .sent_body("data")
        .reads(200),
        asks(STANDARD, "an OPTIONS request has a preflight of its own", any().methods("OPTIONS"))
            .fetch("OPTIONS", REMOTE)
            .arrives("preflight, OPTIONS")
            .asked("access-control-request-method", "OPTIONS")
            .unsent("access-control-request-method")
            .reads(200),
        fact(STANDARD, "of the same origin nothing is asked")
            .at(PAGE, answer(200))
            .put(PAGE)
            .header("x-test", "1")
            .arrives("PUT")
            .sent("origin", PAGE)
            .sent("x-test", "1")
            .reads(200),
    ]
}

/// Answers to a preflight that refuse.
fn refused() -> Vec<Fact> {
    let get = |file, name: &str, preflight| {
        asks(file, name, preflight)
            .get(REMOTE)
            .header("x-test", "foo")
            .arrives("preflight")
            .refused_at_preflight()
    };
    let put = |file, name: &str, preflight| {
        asks(file, name, preflight).put(REMOTE).arrives("preflight").refused_at_preflight()
    };
    let denied = "xhr/access-control-basic-get-fail-non-simple.htm";
    let allows = || answer(200).headers("x-test").methods("PUT");
    vec![
        get(denied, "a preflight without any header", answer(200)),
        get("xhr/access-control-preflight-async-header-denied.htm", "a header that is not allowed", any()),
        get(
            "xhr/access-control-preflight-sync-header-denied.htm",
            "another header is allowed",
            any().headers("x-foo"),
        ),
        put("xhr/access-control-preflight-async-method-denied.htm", "a method that is not allowed", any()),
        put(
            "xhr/access-control-preflight-sync-method-denied.htm",
            "another method is allowed",
            any().methods("DELETE"),
        ),
        put("xhr/access-control-preflight-async-not-supported.htm", "OPTIONS is not supported", answer(405)),
        put(
            "xhr/access-control-preflight-sync-not-supported.htm",
            "OPTIONS is not implemented",
            answer(501).origin("*"),
        ),
        get(
            "xhr/access-control-preflight-request-invalid-status-301.htm",
            "a preflight is not redirected",
            any().headers("x-test"),
        )
        .with_redirect(301),
        get(
            "xhr/access-control-preflight-request-invalid-status-400.htm",
            "a bad request",
            any().headers("x-test"),
        )
        .with_redirect(400),
        get("xhr/access-control-basic-preflight-denied.htm", "no origin is allowed", allows()),
        get(STANDARD, "another origin is allowed", allows().origin(REMOTE)),
        get(STANDARD, "two origins are allowed", allows().origin(PAGE).origin(PAGE)),
        get(STANDARD, "an origin with a slash is allowed", allows().origin(format!("{PAGE}/"))),
        put(STANDARD, "a method is listed among the headers", any().headers("PUT")),
        get(STANDARD, "a header is listed among the methods", any().methods("x-test")),
        get(STANDARD, "the listed header is longer", any().headers("x-test2")),
        get(STANDARD, "the listed header is shorter", any().headers("x-tes")),
    ]
}

impl Fact {
    /// Its preflight is answered with this status, and leads elsewhere.
    fn with_redirect(mut self, status: u16) -> Self {
        for place in &mut self.places {
            let elsewhere = Answer { status, ..place.preflight.clone() };
            place.preflight = elsewhere.location(format!("{REMOTE}/next"));
        }
        self
    }
}

/// Returns the facts about this rule: the answers to a preflight and to the request are judged apart.
fn two_answers() -> Vec<Fact> {
    let body = "xhr/access-control-response-with-body.htm";
    let origin = "xhr/access-control-preflight-request-header-returns-origin.any.js";
    vec![
        fact(body, "the body of a preflight is not the response's")
            .at(REMOTE, any().body("PASS"))
            .preflight(any().headers("X-Requested-With").body("FAIL"))
            .get(REMOTE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Requested-With", "XMLHttpRequest")
            .arrives("preflight, GET")
            .reads(200)
            .reads_body("PASS"),
        fact(origin, "a preflight may allow `*` and the response the origin")
            .at(REMOTE, answer(200).origin(PAGE).body("PASS"))
            .preflight(any().headers("x-test"))
            .get(REMOTE)
            .header("X-Test", "foobar")
            .arrives("preflight, GET")
            .reads(200)
            .reads_body("PASS"),
        fact(origin, "a preflight may allow the origin and the response `*`")
            .at(REMOTE, any())
            .preflight(answer(200).origin(PAGE).headers("x-test"))
            .get(REMOTE)
            .header("X-Test", "foobar")
            .arrives("preflight, GET")
            .reads(200),
        fact(STANDARD, "what a preflight allowed can still be refused")
            .at(REMOTE, answer(200))
            .preflight(any().headers("x-test"))
            .get(REMOTE)
            .header("X-Test", "foobar")
            .arrives("preflight, GET")
            .refused_at_response(),
        fact(
            "xhr/access-control-basic-allow-non-cors-safelisted-method.any.js",
            "a PUT that is allowed sends its body",
        )
        .at(REMOTE, answer(200).origin(PAGE).body("PASS: PUT data received"))
        .preflight(answer(200).origin(PAGE).methods("PUT"))
        .put(REMOTE)
        .body(Body::Text("PASS: PUT data received"))
        .arrives("preflight, PUT")
        .sent_body("PASS: PUT data received")
        .reads(200),
    ]
}

/// Returns the facts about this rule: with a listener on `upload`, each cross-origin request needs a preflight.
fn uploads() -> Vec<Fact> {
    let posts = |file, name: &str, preflight| {
        asks(file, name, preflight).post(REMOTE).body(Body::Text("On time")).upload_listener()
    };
    let redirects = |name: &str, preflight| {
        asks(UPLOAD, name, preflight)
            .at(PAGE, answer(307).location(REMOTE))
            .post(PAGE)
            .body(Body::Text("On time"))
    };
    vec![
        posts(UPLOAD, "an upload with a listener asks for POST", any())
            .arrives("preflight, POST")
            .asked("access-control-request-method", "POST")
            .unasked("access-control-request-headers")
            .sent_body("On time")
            .reads(200),
        posts(UPLOAD, "an upload with a listener is refused without an answer to OPTIONS", answer(501))
            .arrives("preflight")
            .refused_at_preflight(),
        asks(UPLOAD, "without a listener nothing is asked", answer(501))
            .post(REMOTE)
            .body(Body::Text("Too late"))
            .arrives("POST")
            .reads(200),
        redirects("after a redirect from the page's origin too", any())
            .upload_listener()
            .arrives("POST, preflight, POST")
            .reads(200),
        redirects("after a redirect without a listener nothing is asked", answer(501))
            .arrives("POST, POST")
            .reads(200),
        posts(STANDARD, "a listed method allows an upload", any().methods("POST"))
            .arrives("preflight, POST")
            .reads(200),
        posts(STANDARD, "an upload's POST need not be listed", any().methods("PUT"))
            .arrives("preflight, POST")
            .reads(200),
        fact(STANDARD, "of the same origin a listener asks for nothing")
            .at(PAGE, answer(200))
            .post(PAGE)
            .body(Body::Text("On time"))
            .upload_listener()
            .arrives("POST")
            .reads(200),
    ]
}
