//! Pages whose origin is `null`: sandboxed frames and `data:` URLs.

use crate::fact::{Fact, Mode, PAGE, REMOTE, STANDARD, answer, fact};

const IFRAME: &str = "fetch/api/cors/data-url-iframe.html";
const WORKER: &str = "fetch/api/cors/data-url-worker.html";
const SHARED: &str = "fetch/api/cors/data-url-shared-worker.html";

pub(super) fn facts() -> Vec<Fact> {
    let mut facts = Vec::new();
    for file in [IFRAME, WORKER, SHARED] {
        facts.push(
            null(file, "without the header nothing is shared").at(PAGE, answer(200)).get(PAGE).refused(),
        );
        facts.push(null(file, "`null` shares").at(PAGE, answer(200).origin("null")).get(PAGE).allowed());
    }
    facts.extend(sandboxed());
    facts.extend(of_the_standard());
    facts
}

fn null(file: &'static str, name: &str) -> Fact {
    fact(file, name).page("null")
}

impl Fact {
    fn allowed(self) -> Self {
        self.arrives("GET").sent("origin", "null").reads(200)
    }

    fn refused(self) -> Self {
        self.arrives("GET").sent("origin", "null").refused_at_response()
    }
}

fn sandboxed() -> Vec<Fact> {
    let get = |file, name: &str, answer| null(file, name).at(REMOTE, answer).get(REMOTE);
    vec![
        get("xhr/access-control-sandboxed-iframe-allow.htm", "`*` shares", answer(200).origin("*")).allowed(),
        get(
            "xhr/access-control-sandboxed-iframe-allow-origin-null.htm",
            "`null` shares",
            answer(200).origin("null"),
        )
        .allowed(),
        get(
            "xhr/access-control-sandboxed-iframe-denied.htm",
            "a missing header does not share with it",
            answer(200),
        )
        .refused(),
        get(
            "xhr/access-control-sandboxed-iframe-denied-without-wildcard.htm",
            "the origin of the frame's parent does not",
            answer(200).origin(PAGE).credentials(),
        )
        .refused(),
        get(
            "xhr/access-control-basic-allow-access-control-origin-header-data-url.htm",
            "a data: URL is from null",
            answer(200).origin("*"),
        )
        .allowed(),
    ]
}

fn of_the_standard() -> Vec<Fact> {
    let get = |name: &str, answer| null(STANDARD, name).at(REMOTE, answer).get(REMOTE);
    let shares = || answer(200).origin("null").credentials();
    vec![
        get("`NULL` is not `null`", answer(200).origin("NULL")).refused(),
        get("`null` in quotation marks is not", answer(200).origin("\"null\"")).refused(),
        get("`null` with credentials", shares()).include().allowed(),
        get("`*` with credentials", answer(200).origin("*").credentials()).include().refused(),
        null(STANDARD, "a preflight of null is from null")
            .at(REMOTE, shares())
            .preflight(shares().methods("PUT"))
            .put(REMOTE)
            .include()
            .arrives("preflight, PUT")
            .asked("origin", "null")
            .sent("origin", "null")
            .reads(200),
        null(STANDARD, "nothing is of its origin")
            .at(PAGE, answer(200))
            .get(PAGE)
            .mode(Mode::SameOrigin)
            .never_sent(),
        null(STANDARD, "a redirect leaves it null")
            .at(REMOTE, answer(302).origin("null").location("/next"))
            .at(format!("{REMOTE}/next"), answer(200).origin("null"))
            .get(REMOTE)
            .arrives("GET, GET /next")
            .sent("origin", "null")
            .reads(200),
    ]
}
