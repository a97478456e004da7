//! Any status of an actual response can be read; a preflight's is 200 to 299.
//! <https://fetch.spec.whatwg.org/#cors-preflight-fetch>

use crate::fact::{Fact, REMOTE, STANDARD, answer, fact};

const PREFLIGHT: &str = "fetch/api/cors/cors-preflight-status.any.js";
const FAILURE: &str = "cors/preflight-failure.htm";
const ACTUAL: &str = "cors/status-async.htm";
const AFTER: &str = "cors/status-preflight.htm";

pub(super) fn facts() -> Vec<Fact> {
    let mut facts = of_preflights();
    facts.extend(of_answers());
    facts.extend(after_preflights());
    facts.extend(of_their_own());
    facts
}

/// Returns a GET with a header, whose preflight has this status and allows everything.
fn preflighted(file: &'static str, status: u16) -> Fact {
    let fact = fact(file, format!("a preflight answered with {status}"))
        .at(REMOTE, answer(200).origin("*"))
        .preflight(answer(status).origin("*").headers("x-force-preflight").max_age("0"))
        .get(REMOTE)
        .header("x-force-preflight", "");
    if (200..300).contains(&status) {
        fact.arrives("preflight, GET").reads(200)
    } else {
        fact.arrives("preflight").refused_at_preflight()
    }
}

fn of_preflights() -> Vec<Fact> {
    let of_fetch = [
        200, 201, 202, 203, 204, 205, 206, 300, 301, 302, 303, 304, 305, 306, 307, 308, 400, 401, 402, 403,
        404, 405, 501, 502, 503, 504, 505,
    ];
    let of_xhr = [299, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 500, 680, 790];
    let mut facts: Vec<_> = of_fetch.iter().map(|status| preflighted(PREFLIGHT, *status)).collect();
    facts.extend(of_xhr.iter().map(|status| preflighted(FAILURE, *status)));
    facts
}

fn of_answers() -> Vec<Fact> {
    let answered = |method: &str, status: u16, body: &'static str, seen: &'static str| {
        let preflight = if matches!(method, "GET" | "HEAD" | "POST") { "" } else { "preflight, " };
        fact(ACTUAL, format!("{method} answered with {status}"))
            .at(REMOTE, answer(status).origin("*").body(body))
            .preflight(answer(200).origin("*").methods(method))
            .fetch(method, REMOTE)
            .arrives(format!("{preflight}{method}"))
            .reads(status)
            .reads_body(seen)
    };
    vec![
        answered("GET", 200, "Not today.", "Not today."),
        answered("GET", 201, "Not today 01.", "Not today 01."),
        answered("GET", 202, "Not today 02.", "Not today 02."),
        answered("GET", 203, "Not today 03.", "Not today 03."),
        answered("GET", 204, "", ""),
        answered("GET", 205, "", ""),
        answered("GET", 206, "Not today 06.", "Not today 06."),
        answered("GET", 209, "Not today 09.", "Not today 09."),
        answered("GET", 299, "Not today 99.", "Not today 99."),
        answered("POST", 200, "<x>402</x>", "<x>402</x>"),
        answered("HEAD", 200, "Nice!", ""),
        answered("PUT", 200, "400", "400"),
        answered("CHICKEN", 200, "bah", "bah"),
        answered("GET", 400, "no", "no"),
        answered("HEAD", 401, "no", ""),
        answered("POST", 404, "no", "no"),
        answered("POST", 500, "no", "no"),
        answered("PUT", 699, "no", "no"),
        answered("CHICKEN", 501, "no", "no"),
    ]
}

/// The actual response may have any status.
fn after_preflights() -> Vec<Fact> {
    let pairs = [
        ("GET", 200),
        ("GET", 204),
        ("GET", 400),
        ("GET", 401),
        ("HEAD", 200),
        ("HEAD", 204),
        ("HEAD", 400),
        ("HEAD", 401),
        ("HEAD", 501),
        ("HEAD", 699),
        ("POST", 204),
        ("POST", 400),
        ("POST", 401),
        ("POST", 404),
        ("PUT", 699),
        ("CHICKEN", 501),
    ];
    let mut facts = Vec::new();
    for (method, status) in pairs {
        let of = |name: String, preflight: u16| {
            fact(AFTER, name)
                .at(REMOTE, answer(status).origin("*"))
                .preflight(answer(preflight).origin("*").methods(method).headers("x-nonsimple"))
                .fetch(method, REMOTE)
                .header("x-nonsimple", "true")
        };
        let allowed = of(format!("{method} answered with {status} after a preflight"), 200);
        facts.push(allowed.arrives(format!("preflight, {method}")).reads(status));
        if status >= 300 {
            let refused = of(format!("{method} whose preflight is answered with {status}"), status);
            facts.push(refused.arrives("preflight").refused_at_preflight());
        }
    }
    facts
}

fn of_their_own() -> Vec<Fact> {
    let conditional = "xhr/send-conditional-cors.htm";
    let tagged = |name: &str, second| {
        fact(conditional, name)
            .at(REMOTE, answer(200).origin("*").body("MAYBE NOT"))
            .then(second)
            .preflight(answer(200).origin("*").headers("If-None-Match"))
            .get(REMOTE)
            .arrives("GET")
            .reads(200)
            .get(REMOTE)
            .header("If-None-Match", "\"1\"")
            .arrives("preflight, GET")
    };
    vec![
        tagged("a 304 without the header is not shared", answer(304)).refused_at_response(),
        tagged("a 304 with it is", answer(304).origin("*")).reads(304).reads_body(""),
        fact("xhr/access-control-preflight-credential-async.htm", "a 401 after a preflight with credentials")
            .at(REMOTE, answer(401).origin("http://page.test:8000").credentials())
            .preflight(answer(200).origin("http://page.test:8000").credentials().methods("PUT"))
            .put(REMOTE)
            .include()
            .arrives("preflight, PUT")
            .unasked("authorization")
            .reads(401),
        fact(STANDARD, "a redirect status without a `Location` is an ordinary response")
            .at(REMOTE, answer(302).origin("*").body("where?"))
            .get(REMOTE)
            .arrives("GET")
            .reads(302)
            .reads_body("where?"),
        fact(STANDARD, "300 and 304 to 306 are no redirects")
            .at(REMOTE, answer(300).origin("*").location("/next"))
            .then(answer(304).origin("*").location("/next"))
            .then(answer(305).origin("*").location("/next"))
            .then(answer(306).origin("*").location("/next"))
            .get(REMOTE)
            .arrives("GET")
            .reads(300)
            .get(REMOTE)
            .arrives("GET")
            .reads(304)
            .get(REMOTE)
            .arrives("GET")
            .reads(305)
            .get(REMOTE)
            .arrives("GET")
            .reads(306),
    ]
}
