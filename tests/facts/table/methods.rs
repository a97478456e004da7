//! Methods: which are written in upper case, which no page can use, which need a preflight.
//! <https://fetch.spec.whatwg.org/#methods>

use crate::fact::{Body, Fact, Mode, PAGE, REMOTE, STANDARD, answer, fact};

const SAME_ORIGIN: &str = "xhr/open-method-case-insensitive.htm";
const CASE: &str = "xhr/open-method-case-sensitive.htm";
const BOGUS: &str = "xhr/open-method-bogus.htm";
const INSECURE: &str = "xhr/open-method-insecure.htm";
const REQUEST_ERROR: &str = "fetch/api/request/request-error.any.js";
const CORS: &str = "fetch/api/cors/cors-preflight.any.js";

pub(super) fn facts() -> Vec<Fact> {
    let mut facts = normalized();
    facts.extend(kept());
    facts.extend(no_methods());
    facts.extend(forbidden());
    facts.extend(bodies());
    facts.extend(listed());
    facts.extend(safelisted());
    facts
}

/// Six methods are written in upper case. <https://fetch.spec.whatwg.org/#concept-method-normalize>
fn normalized() -> Vec<Fact> {
    let methods = [
        ("deLETE", "DELETE"),
        ("get", "GET"),
        ("heAd", "HEAD"),
        ("OpTIOns", "OPTIONS"),
        ("post", "POST"),
        ("Put", "PUT"),
        ("DELETE", "DELETE"),
        ("oPTIONS", "OPTIONS"),
    ];
    let mut facts: Vec<_> = methods
        .iter()
        .map(|(written, sent)| {
            fact(SAME_ORIGIN, format!("`{written}` is sent as {sent}"))
                .at(PAGE, answer(200))
                .fetch(*written, PAGE)
                .arrives(*sent)
                .reads(200)
        })
        .collect();
    for (written, sent) in [("delete", "DELETE"), ("Put", "PUT"), ("opTIONS", "OPTIONS")] {
        facts.push(
            fact(STANDARD, format!("a preflight for `{written}` asks for {sent}"))
                .at(REMOTE, answer(200).origin("*"))
                .preflight(answer(200).origin("*").methods(sent))
                .fetch(written, REMOTE)
                .arrives(format!("preflight, {sent}"))
                .asked("access-control-request-method", sent)
                .reads(200),
        );
    }
    facts
}

/// No other method is.
fn kept() -> Vec<Fact> {
    let methods = [
        "XUNICORN", "xUNIcorn", "chiCKEN", "PATCH", "patCH", "patch", "copy", "COpy", "inDEX", "movE",
        "query",
    ];
    let mut facts = Vec::new();
    for method in methods {
        facts.push(
            fact(CASE, format!("`{method}` is sent as it is"))
                .at(PAGE, answer(200))
                .fetch(method, PAGE)
                .arrives(method)
                .reads(200),
        );
        facts.push(
            fact(STANDARD, format!("a preflight for `{method}` asks for it as it is"))
                .at(REMOTE, answer(200).origin("*"))
                .preflight(answer(200).origin("*").methods(method))
                .fetch(method, REMOTE)
                .arrives(format!("preflight, {method}"))
                .asked("access-control-request-method", method)
                .reads(200),
        );
    }
    facts
}

/// Returns the facts about this rule: the name of a method is a token.
fn no_methods() -> Vec<Fact> {
    let methods = [
        (BOGUS, ""),
        (BOGUS, ">"),
        (BOGUS, " GET"),
        (BOGUS, "G T"),
        (REQUEST_ERROR, "IN VALID"),
        (STANDARD, "GET "),
        (STANDARD, "GET\n"),
        (STANDARD, "G@T"),
        (STANDARD, "G:T"),
        (STANDARD, "G(T"),
        (STANDARD, "G,T"),
        (STANDARD, "G/T"),
        (STANDARD, "G\u{E9}T"),
        (STANDARD, "\"GET\""),
    ];
    let bogus = |(file, method): &(&'static str, &str)| {
        fact(file, format!("{method:?} is no method")).at(PAGE, answer(200)).fetch(*method, PAGE).never_sent()
    };
    methods.iter().map(bogus).collect()
}

/// <https://fetch.spec.whatwg.org/#forbidden-method>
fn forbidden() -> Vec<Fact> {
    let methods = ["track", "TRACK", "trAck", "TRACE", "trace", "traCE", "connect", "CONNECT", "connECT"];
    let mut facts: Vec<_> = methods
        .iter()
        .map(|method| {
            fact(INSECURE, format!("no page can use `{method}`"))
                .at(PAGE, answer(200))
                .fetch(*method, PAGE)
                .never_sent()
        })
        .collect();
    facts.push(
        fact(REQUEST_ERROR, "fetch() cannot use TRACE")
            .at(REMOTE, answer(200))
            .fetch("TRACE", REMOTE)
            .never_sent(),
    );
    for method in ["TESTING", "PUT", "DELETE", "OPTIONS", "PATCH"] {
        facts.push(
            fact(REQUEST_ERROR, format!("no-cors does not allow {method}"))
                .at(REMOTE, answer(200))
                .fetch(method, REMOTE)
                .mode(Mode::NoCors)
                .never_sent(),
        );
    }
    facts
}

fn bodies() -> Vec<Fact> {
    let file = "fetch/api/request/request-init-002.html";
    let with_body = |method: &&str| {
        fact(file, format!("{method} has no body"))
            .at(PAGE, answer(200))
            .fetch(*method, PAGE)
            .body(Body::Text("This is a USVString"))
            .never_sent()
    };
    let mut facts: Vec<_> = ["GET", "HEAD", "get"].iter().map(with_body).collect();
    for method in ["DELETE", "OPTIONS", "CHICKEN"] {
        facts.push(
            fact(STANDARD, format!("{method} can have a body"))
                .at(PAGE, answer(200))
                .fetch(method, PAGE)
                .body(Body::Text("data"))
                .arrives(method)
                .sent_body("data")
                .reads(200),
        );
    }
    facts
}

/// Methods match by case.
fn listed() -> Vec<Fact> {
    let asks = |file, name: String, method: &str, allowed: &str| {
        fact(file, name)
            .at(REMOTE, answer(200).origin("*"))
            .preflight(answer(200).origin("*").methods(allowed).max_age("0"))
            .fetch(method, REMOTE)
            .asked("access-control-request-method", method)
    };
    let mut facts = Vec::new();
    for method in ["DELETE", "PUT", "PATCH", "NEW", "patCH"] {
        let allowed = asks(CORS, format!("{method} that is listed is allowed"), method, method);
        facts.push(
            allowed
                .arrives(format!("preflight, {method}"))
                .unasked("access-control-request-headers")
                .reads(200),
        );
        facts.push(
            fact(CORS, format!("{method} that is not listed is refused"))
                .at(REMOTE, answer(200).origin("*"))
                .preflight(answer(200).origin("*").max_age("0"))
                .fetch(method, REMOTE)
                .arrives("preflight")
                .refused_at_preflight(),
        );
    }
    for (method, listed) in
        [("PATCH", "patch"), ("patch", "PATCH"), ("PUT", "put"), ("CHICKEN", "Chicken"), ("PUT", "PUTT")]
    {
        let refused = asks(STANDARD, format!("`{listed}` does not allow `{method}`"), method, listed);
        facts.push(refused.arrives("preflight").refused_at_preflight());
    }
    let lists = ["GET, PUT", "PUT,DELETE", ",,PUT,GET", "PUT,", " PUT\t,\tGET ", "get, PUT"];
    facts.extend(lists.iter().map(|list| {
        asks(STANDARD, format!("`{list}` allows PUT"), "PUT", list).arrives("preflight, PUT").reads(200)
    }));
    facts
}

/// GET, HEAD and POST need not be listed, not even where a preflight is asked for something else.
fn safelisted() -> Vec<Fact> {
    let safelisted = |method: &&str| {
        fact(STANDARD, format!("{method} need not be listed"))
            .at(REMOTE, answer(200).origin("*"))
            .preflight(answer(200).origin("*").methods("PUT").headers("x-test"))
            .fetch(*method, REMOTE)
            .header("x-test", "1")
            .arrives(format!("preflight, {method}"))
            .asked("access-control-request-method", *method)
            .reads(200)
    };
    ["GET", "HEAD", "POST"].iter().map(safelisted).collect()
}
