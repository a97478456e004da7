//! Origins replaced while serving: over real HTTP, with several workers and several clients.

use std::{
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    thread,
};

use actix_web::{App, Responder, get};
use cors_runtime::{OriginSet, cors};
use support::{Connection, Request, Server};

static ORIGINS: OriginSet = OriginSet::new();

/// The number of times that the origins are replaced.
const REPLACEMENTS: usize = 4_000;
/// In every set.
const ALWAYS: &str = "https://always.example.com";
/// In no set.
const NEVER: &str = "https://never.example.com";
/// In every other set.
const EVEN: &str = "https://even.example.com";
const ODD: &str = "https://odd.example.com";

#[cors(origins = set(ORIGINS), credentials)]
#[get("/")]
async fn handler() -> impl Responder {
    "shared"
}

/// Checks whether a page of `origin` may read the answer.
fn is_allowed(connection: &mut Connection, origin: &str) -> bool {
    let answer = connection.send(&Request::actual("GET", "/", origin)).expect("the server answers");
    assert_eq!((answer.status, answer.text(), answer.lines("vary")), (200, "shared", vec!["Origin"]));
    let is_allowed = answer.allow_origin() == Some(origin);
    let is_credentialed = answer.lines("access-control-allow-credentials") == ["true"];
    assert_eq!(is_allowed, is_credentialed, "{answer:?}");
    assert_eq!(is_allowed, !answer.access_control().is_empty(), "{answer:?}");
    is_allowed
}

/// Returns a hundred origins and patterns beside those that the test asks for.
fn origins(turn: usize) -> Vec<String> {
    let mut origins: Vec<String> =
        (0..100).map(|number| format!("https://*.n{number}.turn{turn}.example")).collect();
    origins.insert(turn % 100, ALWAYS.to_owned());
    origins.push(if turn.is_multiple_of(2) { EVEN.to_owned() } else { ODD.to_owned() });
    origins
}

#[test]
fn origins_are_replaced_thousands_of_times_under_load_without_one_wrong_answer() {
    ORIGINS.replace(origins(0)).expect("right origins");
    let server = Server::start_app(2, || App::new().service(handler));
    let connect = || Connection::open(server.address).expect("the server listens");
    let (is_done, answers) = (AtomicBool::new(false), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                let client = &mut connect();
                while !is_done.load(Ordering::Relaxed) {
                    assert!(is_allowed(client, ALWAYS), "an origin of every set was refused");
                    assert!(!is_allowed(client, NEVER), "an origin of no set was allowed");
                    is_allowed(client, EVEN);
                    answers.fetch_add(3, Ordering::Relaxed);
                }
            });
        }
        // Two connections, so that both workers are asked.
        let mut clients = [connect(), connect()];
        for turn in 1..=REPLACEMENTS {
            ORIGINS.replace(origins(turn)).expect("right origins");
            let client = &mut clients[turn / 2 % 2];
            let (now, before) = if turn.is_multiple_of(2) { (EVEN, ODD) } else { (ODD, EVEN) };
            assert!(is_allowed(client, now), "turn {turn}: a worker still has the former set");
            assert!(!is_allowed(client, before), "turn {turn}: a worker still has the former set");
            if turn.is_multiple_of(100) {
                ORIGINS.replace([EVEN, ODD, "*"]).expect_err("`*` is never taken from configuration");
                assert!(!is_allowed(client, before), "turn {turn}: a wrong list changed the set");
            }
        }
        is_done.store(true, Ordering::Relaxed);
    });
    assert!(answers.into_inner() > REPLACEMENTS, "the load was too light to show anything");
}
