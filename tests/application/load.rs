//! Origins replaced while serving: over real HTTP, with several workers and several clients.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    sync::{
        atomic::{AtomicBool, AtomicUsize, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

use actix_web::{App, HttpServer, Responder, get, rt::System};
use cors_runtime::{OriginSet, cors};

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

fn serve() -> SocketAddr {
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        System::new().block_on(async move {
            let server = HttpServer::new(|| App::new().service(handler)).workers(2);
            let server = server.bind(("127.0.0.1", 0)).expect("a free port");
            send.send(server.addrs()[0]).expect("the test waits for the address");
            server.run().await.expect("the server runs");
        });
    });
    receive.recv().expect("the server starts")
}

/// A connection that stays open.
struct Client(TcpStream);

impl Client {
    fn connect(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).expect("the server listens");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a timeout");
        stream.set_nodelay(true).expect("no delay");
        Self(stream)
    }

    /// Checks whether a page of `origin` may read the answer.
    fn is_allowed(&mut self, origin: &str) -> bool {
        let request = format!("GET / HTTP/1.1\r\nHost: a\r\nOrigin: {origin}\r\n\r\n");
        self.0.write_all(request.as_bytes()).expect("the request is sent");
        let (mut answer, mut byte) = (Vec::new(), [0; 512]);
        while !answer.ends_with(b"shared") {
            let read = self.0.read(&mut byte).expect("the server answers");
            assert!(read > 0, "the connection was closed");
            answer.extend(&byte[..read]);
        }
        let answer = String::from_utf8(answer).expect("a text").to_ascii_lowercase();
        assert!(answer.starts_with("http/1.1 200") && answer.contains("vary: origin"), "{answer}");
        let is_allowed = answer.contains(&format!("access-control-allow-origin: {origin}\r\n"));
        let is_credentialed = answer.contains("access-control-allow-credentials: true");
        assert_eq!(is_allowed, is_credentialed, "{answer}");
        assert_eq!(is_allowed, answer.contains("access-control-"), "{answer}");
        is_allowed
    }
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
    let address = serve();
    let (is_done, answers) = (AtomicBool::new(false), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                let mut client = Client::connect(address);
                while !is_done.load(Ordering::Relaxed) {
                    assert!(client.is_allowed(ALWAYS), "an origin of every set was refused");
                    assert!(!client.is_allowed(NEVER), "an origin of no set was allowed");
                    client.is_allowed(EVEN);
                    answers.fetch_add(3, Ordering::Relaxed);
                }
            });
        }
        // Two connections, so that both workers are asked.
        let mut clients = [Client::connect(address), Client::connect(address)];
        for turn in 1..=REPLACEMENTS {
            ORIGINS.replace(origins(turn)).expect("right origins");
            let client = &mut clients[turn / 2 % 2];
            let (now, before) = if turn.is_multiple_of(2) { (EVEN, ODD) } else { (ODD, EVEN) };
            assert!(client.is_allowed(now), "turn {turn}: a worker still has the former set");
            assert!(!client.is_allowed(before), "turn {turn}: a worker still has the former set");
            if turn.is_multiple_of(100) {
                ORIGINS.replace([EVEN, ODD, "*"]).expect_err("`*` is never taken from configuration");
                assert!(!client.is_allowed(before), "turn {turn}: a wrong list changed the set");
            }
        }
        is_done.store(true, Ordering::Relaxed);
    });
    assert!(answers.into_inner() > REPLACEMENTS, "the load was too light to show anything");
}
