//! `Access-Control-Allow-Credentials` is exactly `true`, and the origin is not `*`.
//! <https://fetch.spec.whatwg.org/#concept-cors-check>

use crate::fact::{
    ASKS_AS_THE_PAGE, Answer, Body, Credentials, Engine, Fact, PAGE, REMOTE, STANDARD, answer, fact,
};

const FLAG: &str = "cors/credentials-flag.htm";
const COOKIES: &str = "fetch/api/cors/cors-cookies.any.js";
const SAME_COOKIES: &str = "fetch/api/credentials/cookies.any.js";
const AUTHORIZATION: &str = "fetch/api/credentials/authentication-basic.any.js";

pub(super) fn facts() -> Vec<Fact> {
    let mut facts = values();
    facts.extend(checks());
    facts.extend(cookies());
    facts.extend(same_origin_cookies());
    facts.extend(cookies_of_xhr());
    facts.extend(cookies_and_preflights());
    facts.extend(authorization());
    facts
}

/// Shares with the page, and with credentials.
fn shares() -> Answer {
    answer(200).origin(PAGE).credentials()
}

fn values() -> Vec<Fact> {
    let with = |file, name: String, answer: Answer| {
        fact(file, name).at(REMOTE, answer).get(REMOTE).include().arrives("GET").sent("origin", PAGE)
    };
    let flag = "Access-Control-Allow-Credentials";
    let mut facts = Vec::new();
    for (file, value) in [
        (FLAG, "TRUE"),
        (FLAG, "True"),
        (FLAG, "\"true\""),
        (FLAG, "'true'"),
        (FLAG, "false"),
        (FLAG, "1"),
        (FLAG, "0"),
        (FLAG, ""),
        (FLAG, "-"),
        (STANDARD, "true,"),
        (STANDARD, "true, true"),
        (STANDARD, "true;"),
        (STANDARD, "yes"),
        (STANDARD, "*"),
        (STANDARD, "tr ue"),
    ] {
        let answer = answer(200).origin(PAGE).line(flag, value);
        facts.push(
            with(file, format!("`{value}` does not allow credentials"), answer.clone()).refused_at_response(),
        );
        facts.push(
            fact(STANDARD, format!("`{value}` harms nothing without credentials"))
                .at(REMOTE, answer)
                .get(REMOTE)
                .arrives("GET")
                .reads(200),
        );
    }
    for value in ["true", " true", "true\t", "  true  "] {
        let answer = answer(200).origin(PAGE).line(flag, value);
        facts.push(with(STANDARD, format!("`{value}` allows credentials"), answer).reads(200));
    }
    let twice = shares().credentials();
    facts.push(with(STANDARD, "two lines of `true` do not".into(), twice).refused_at_response());
    facts.push(
        with(STANDARD, "a missing line refuses credentials".into(), answer(200).origin(PAGE))
            .refused_at_response(),
    );
    facts
}

fn checks() -> Vec<Fact> {
    let get = |name: &str, answer: Answer, credentials| {
        fact(STANDARD, name).at(REMOTE, answer).get(REMOTE).credentials(credentials).arrives("GET")
    };
    let put = |name: &str, preflight: Answer, actual: Answer| {
        fact(STANDARD, name).at(REMOTE, actual).preflight(preflight).put(REMOTE).include()
    };
    let any = || answer(200).origin("*");
    vec![
        get("`*` allows no credentials", any(), Credentials::Include).refused_at_response(),
        get("`*` and `true` allow none either", any().credentials(), Credentials::Include)
            .refused_at_response(),
        get("`*` allows a request that omits them", any(), Credentials::Omit).reads(200),
        get("`*` allows the default mode", any(), Credentials::SameOrigin).reads(200),
        get("`*` and `true` allow a request without", any().credentials(), Credentials::Omit).reads(200),
        put("a preflight has to allow credentials", answer(200).origin(PAGE).methods("PUT"), shares())
            .arrives("preflight")
            .refused_at_preflight(),
        put("a preflight may not allow `*`", any().credentials().methods("PUT"), shares())
            .arrives("preflight")
            .refused_at_preflight(),
        put("the response has to allow credentials too", shares().methods("PUT"), answer(200).origin(PAGE))
            .arrives("preflight, PUT")
            .refused_at_response(),
        put("the response may not allow `*`", shares().methods("PUT"), any().credentials())
            .arrives("preflight, PUT")
            .refused_at_response(),
        put("both allow credentials", shares().methods("PUT"), shares()).arrives("preflight, PUT").reads(200),
        fact(STANDARD, "of the same origin nobody has to allow them")
            .at(PAGE, answer(200))
            .get(PAGE)
            .include()
            .arrives("GET")
            .reads(200),
    ]
}

/// Sets a cookie at one host, and asks at the same or another one.
fn cookies() -> Vec<Fact> {
    let other = "http://www.page.test:8000";
    let sets = |name: &str, first: &'static str, second: &'static str, credentials, set: &str| {
        let start = fact(COOKIES, name).at(first, shares().line("Set-Cookie", set));
        let start = if first == second { start.then(shares()) } else { start.at(second, shares()) };
        start
            .get(first)
            .credentials(credentials)
            .arrives("GET")
            .reads(200)
            .hides("set-cookie")
            .get(second)
            .credentials(credentials)
            .arrives("GET")
            .reads(200)
    };
    let include = Credentials::Include;
    vec![
        sets("omit: nothing is kept or sent", PAGE, PAGE, Credentials::Omit, "g=7").unsent("cookie"),
        sets("include: a cookie comes back", REMOTE, REMOTE, include, "a=1").sent("cookie", "a=1"),
        sets("a cookie of the page's host stays there", PAGE, REMOTE, include, "c=3").unsent("cookie"),
        sets("a cookie of another host stays there", REMOTE, PAGE, include, "d=4").unsent("cookie"),
        sets("same-origin: nothing is kept of another host", REMOTE, REMOTE, Credentials::SameOrigin, "f=6")
            .unsent("cookie"),
        sets("a cookie of one host does not go to a third", REMOTE, other, include, "e=5").unsent("cookie"),
    ]
}

fn same_origin_cookies() -> Vec<Fact> {
    let sets = |name: &str, first, second, cookies: &[&str]| {
        let sets = cookies.iter().fold(answer(200), |answer, cookie| answer.line("Set-Cookie", cookie));
        fact(SAME_COOKIES, name)
            .at(PAGE, sets)
            .then(answer(200))
            .get(PAGE)
            .credentials(first)
            .arrives("GET")
            .reads(200)
            .get(PAGE)
            .credentials(second)
            .arrives("GET")
            .reads(200)
    };
    let (omit, same_origin, include) = (Credentials::Omit, Credentials::SameOrigin, Credentials::Include);
    vec![
        sets("include: one cookie", include, include, &["a=1"]).sent("cookie", "a=1"),
        sets("include: two cookies", include, include, &["b=2", "c=3"]).sent("cookie", "b=2; c=3"),
        sets("omit: no cookie", omit, omit, &["d=4"]).unsent("cookie"),
        sets("omit: none is kept", omit, include, &["e=5"]).unsent("cookie"),
        sets("omit: none is sent", include, omit, &["f=6"]).unsent("cookie"),
        sets("same-origin: one cookie", same_origin, same_origin, &["a=1"]).sent("cookie", "a=1"),
        sets("same-origin: two cookies", same_origin, same_origin, &["b=2", "c=3"])
            .sent("cookie", "b=2; c=3"),
        sets("a cookie that is over is not sent", include, include, &["a=1; max-age=0"]).unsent("cookie"),
    ]
}

/// `withCredentials` decides both what is sent and what is kept.
fn cookies_of_xhr() -> Vec<Fact> {
    let start =
        |name: &str| fact(FLAG, name).at(REMOTE, shares().line("Set-Cookie", "credentials=1")).then(shares());
    vec![
        start("without credentials nothing is kept")
            .get(REMOTE)
            .arrives("GET")
            .unsent("cookie")
            .reads(200)
            .get(REMOTE)
            .include()
            .arrives("GET")
            .unsent("cookie")
            .reads(200),
        start("with credentials it is, and sent only with them")
            .get(REMOTE)
            .include()
            .arrives("GET")
            .unsent("cookie")
            .reads(200)
            .get(REMOTE)
            .arrives("GET")
            .unsent("cookie")
            .reads(200)
            .get(REMOTE)
            .include()
            .arrives("GET")
            .sent("cookie", "credentials=1")
            .reads(200),
        fact(STANDARD, "a cookie is kept of a response that is refused")
            .at(REMOTE, answer(200).line("Set-Cookie", "a=1"))
            .get(REMOTE)
            .include()
            .arrives("GET")
            .refused_at_response()
            .get(REMOTE)
            .include()
            .arrives("GET")
            .sent("cookie", "a=1")
            .refused_at_response(),
        fact(STANDARD, "no-cors sends the cookies that it is asked to")
            .cookie(REMOTE, "a=1")
            .at(REMOTE, answer(200))
            .get(REMOTE)
            .no_cors()
            .include()
            .arrives("GET")
            .sent("cookie", "a=1")
            .opaque()
            .get(REMOTE)
            .no_cors()
            .arrives("GET")
            .unsent("cookie")
            .opaque(),
    ]
}

fn cookies_and_preflights() -> Vec<Fact> {
    let must_not = "xhr/access-control-preflight-request-must-not-contain-cookie.htm";
    let redirect = "fetch/api/cors/cors-cookies-redirect.any.js";
    let other = "http://page.test:8001/next";
    let redirected = |name: &str| {
        fact(redirect, name)
            .cookie(REMOTE, "a=1")
            .cookie("http://page.test:8001", "a=2")
            .at(REMOTE, answer(301).origin(PAGE).credentials().location(other))
            .preflight(shares().headers("a"))
            .at(other, answer(200).origin("null").credentials())
            .preflight(answer(200).origin("null").credentials().headers("a"))
            .get(REMOTE)
            .include()
    };
    vec![
        fact(must_not, "a preflight carries no cookie and takes none")
            .cookie(REMOTE, "a=1")
            .at(REMOTE, shares())
            .preflight(shares().methods("PUT").line("Set-Cookie", "b=2"))
            .put(REMOTE)
            .include()
            .body(Body::Text("data"))
            .arrives("preflight, PUT")
            .unasked("cookie")
            .sent("cookie", "a=1")
            .reads(200),
        redirected("after a redirect the cookie of the next host is sent")
            .arrives("GET, GET /next")
            .sent("cookie", "a=2")
            .reads(200),
        redirected("after a redirect with a preflight too")
            .header("a", "b")
            .arrives("preflight, GET, preflight /next, GET /next")
            .unasked("cookie")
            .sent("cookie", "a=2")
            .reads(200)
            .differs(Engine::Firefox, ASKS_AS_THE_PAGE),
    ]
}

/// `Authorization` that a page sets itself goes out in every mode, and needs the header allowed elsewhere.
fn authorization() -> Vec<Fact> {
    let basic = "Basic dXNlcjpwYXNzd29yZA==";
    let mut facts = Vec::new();
    for (name, credentials) in [
        ("include", Credentials::Include),
        ("same-origin", Credentials::SameOrigin),
        ("omit", Credentials::Omit),
    ] {
        facts.push(
            fact(AUTHORIZATION, format!("`Authorization` is sent with the mode {name}"))
                .at(PAGE, answer(200))
                .get(PAGE)
                .credentials(credentials)
                .header("Authorization", basic)
                .arrives("GET")
                .sent("authorization", basic)
                .reads(200),
        );
        facts.push(
            fact(
                "xhr/send-authentication-cors-basic-setrequestheader.htm",
                format!("across origins with the mode {name}"),
            )
            .at(REMOTE, shares())
            .preflight(shares().headers("authorization, x-user"))
            .get(REMOTE)
            .credentials(credentials)
            .header("x-user", "1")
            .header("Authorization", basic)
            .arrives("preflight, GET")
            .asked("access-control-request-headers", "authorization,x-user")
            .unasked("authorization")
            .sent("authorization", basic)
            .reads(200),
        );
    }
    facts.push(
        fact(
            "xhr/send-authentication-cors-setrequestheader-no-cred.htm",
            "`Authorization` that is not allowed",
        )
        .at(REMOTE, shares())
        .preflight(shares().headers("x-user"))
        .get(REMOTE)
        .header("x-user", "1")
        .header("Authorization", basic)
        .arrives("preflight")
        .refused_at_preflight(),
    );
    facts.push(
        fact(AUTHORIZATION, "a 401 is an ordinary response")
            .at(PAGE, answer(401).line("WWW-Authenticate", "Basic realm=\"test\""))
            .get(PAGE)
            .credentials(Credentials::Omit)
            .header("Authorization", "Basic dXNlcjp3cm9uZy1wYXNz")
            .arrives("GET")
            .reads(401),
    );
    facts
}
