//! The page of the inspector in every engine: exchanges of a real page appear while it looks, and the form tries another one.

use std::{net::TcpListener, sync::mpsc, thread};

use actix_web::{App, HttpServer, Responder, dev::ServerHandle, get, put, rt::System, web};
use cors_runtime::{Inspector, cors};
use serde_json::{Value, json};

use super::harness::with_browsers;
use crate::engines::Engine;

#[cors(origins = ["http://localhost:*"], headers = ["Content-Type"], max_age = "1h")]
#[put("/items/{id}")]
async fn put_item() -> impl Responder {
    "stored"
}

#[get("/bare")]
async fn bare() -> impl Responder {
    "bare"
}

#[get("/page")]
async fn blank() -> impl Responder {
    web::Html::new("<!doctype html><title>A page</title>")
}

/// A service with the inspector, and the ports of it and of a page.
struct Service {
    api: u16,
    page: u16,
    handle: ServerHandle,
    thread: Option<thread::JoinHandle<()>>,
}

impl Service {
    fn start() -> Self {
        let listen = || TcpListener::bind("127.0.0.1:0").expect("a port");
        let [api, page_of] = [listen(), listen()];
        let ports = [&api, &page_of].map(|listener| listener.local_addr().expect("an address").port());
        let (send, receive) = mpsc::channel();
        let thread = thread::spawn(move || {
            System::new().block_on(async move {
                let make = || App::new().service((put_item, bare, blank)).wrap(Inspector::new());
                let server = HttpServer::new(make).workers(1).disable_signals().shutdown_timeout(1);
                let server =
                    server.listen(api).and_then(|server| server.listen(page_of)).expect("it listens");
                let server = server.run();
                send.send(server.handle()).expect("the test waits");
                server.await.expect("it runs");
            });
        });
        let handle = receive.recv().expect("it starts");
        Self { api: ports[0], page: ports[1], handle, thread: Some(thread) }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
        if let Some(thread) = self.thread.take() {
            // A panic of the server has been printed already.
            let _ = thread.join();
        }
    }
}

/// Calls the service as a page of another origin does: once as it may, and twice as it may not.
const CALL: &str = r#"
    const [api, done] = arguments;
    const send = (path, init) => fetch(api + path, init).then((response) => response.text(), () => "TypeError");
    const json = { "Content-Type": "application/json" };
    (async () => [
        await send("/items/7", { method: "PUT", headers: json, body: "{}" }),
        await send("/items/7", { method: "PUT", headers: { "X-Debug": "1" } }),
        await send("/bare"),
    ])().then(done);
"#;

/// Reads what the page of the inspector shows, tries a request with its form, and reads the outcome.
const READ: &str = r##"
    const [origin, done] = arguments;
    const all = (selector, node = document) => [...node.querySelectorAll(selector)];
    const wait = async (find) => {
        for (let tries = 0; tries < 100; tries++) {
            const found = find();
            if (found) return found;
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
        throw new Error(`it never came: ${find}`);
    };
    const fill = (selector, value) => {
        const field = document.querySelector(selector);
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
    };
    (async () => {
        await wait(() => all("#list > li").length >= 3 && all("#table > li strong").length >= 1);
        const shown = all("#list > li").map((item) => ({
            badge: item.querySelector(".badge").textContent,
            steps: all(".step h3", item).map((step) => step.textContent),
            help: item.querySelector(".help")?.textContent ?? "",
            decided: item.querySelector(".step.refused .decided")?.textContent ?? "",
        }));
        fill("#filter [name=route]", "put /items");
        const filtered = all("#list > li").filter((item) => !item.hidden).length;
        fill("#filter [name=route]", "");
        const routes = all("#table > li").map((item) => item.textContent);
        fill("#trial [name=origin]", origin);
        fill("#trial [name=method]", "PUT");
        fill("#trial [name=path]", "/items/9");
        fill("#trial [name=headers]", "X-Other: 1");
        document.querySelector("#trial button").click();
        await wait(() => document.querySelector("#outcome .badge"));
        const outcome = document.querySelector("#outcome").textContent;
        const isWide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
        return { shown, filtered, routes, outcome, isWide, connection: document.querySelector("#connection").textContent };
    })().then(done, (error) => done({ error: String(error) }));
"##;

/// Returns what the inspector shows after a page has called the service.
fn inspect(engine: Engine) -> Result<(Value, Option<Vec<String>>), String> {
    let service = Service::start();
    let (api, page) =
        (format!("http://localhost:{}", service.api), format!("http://localhost:{}", service.page));
    let mut browser = engine.start().or_else(|_| engine.start())?;
    browser.open(&format!("{page}/page"))?;
    let called = browser.run(CALL, &json!(api))?;
    if called != json!(["stored", "TypeError", "TypeError"]) {
        return Err(format!("the page should be refused twice: {called}"));
    }
    browser.console()?;
    browser.open(&format!("{api}/.cors"))?;
    let shown = browser.run(READ, &json!(page))?;
    let console = browser.console()?;
    // The stream of events ends with its page, so that the server can stop.
    browser.open("about:blank")?;
    Ok((shown, console))
}

fn check(engine: Engine) -> Vec<String> {
    let (seen, console) = match inspect(engine) {
        Ok(seen) => seen,
        Err(error) => return vec![format!("{engine}: {error}")],
    };
    let mut faults = Vec::new();
    let mut expect = |is_right: bool, what: &str| {
        if !is_right {
            faults.push(format!("{engine}: {what}: {seen:#}"));
        }
    };
    let find = |help: &str| {
        let shown = seen["shown"].as_array().into_iter().flatten();
        shown.filter(|item| item["help"].as_str().is_some_and(|text| text.contains(help))).count()
    };
    let first =
        |badge: &str| seen["shown"].as_array().into_iter().flatten().find(|item| item["badge"] == badge);
    expect(find("add \"x-debug\" to its headers") >= 1, "the header that is not listed");
    expect(find("write `#[cors(origins = ") >= 1, "the route without an attribute");
    expect(
        first("shared")
            .is_some_and(|item| item["steps"] == json!(["Page✓", "Preflight✓", "Request✓", "Script✓"])),
        "the steps of the request that is shared",
    );
    expect(
        first("refused at the preflight")
            .is_some_and(|item| item["decided"] == "access-control-allow-headers: Content-Type"),
        "the header that decided",
    );
    expect(
        seen["filtered"].as_u64().is_some_and(|count| count >= 2),
        "the filter keeps the requests of a route",
    );
    expect(
        seen["routes"].as_array().is_some_and(|routes| {
            routes.iter().any(|route| route.as_str().is_some_and(|text| text.starts_with("PUT /items/{id}")))
        }),
        "the route with its whole path",
    );
    expect(
        seen["outcome"].as_str().is_some_and(|text| text.contains("Help: add \"x-other\" to its headers")),
        "the outcome of the form",
    );
    expect(seen["connection"] == "live" && seen["isWide"] == false, "it is live, and nothing sticks out");
    let complaints: Vec<String> = console.into_iter().flatten().collect();
    expect(complaints.is_empty(), &format!("the console should say nothing: {complaints:?}"));
    faults
}

#[test]
fn browser_shows_the_page_of_the_inspector() {
    with_browsers(|_, engines| {
        let faults: Vec<String> = thread::scope(|scope| {
            let all: Vec<_> = engines.iter().map(|engine| scope.spawn(|| check(*engine))).collect();
            all.into_iter().flat_map(|thread| thread.join().expect("an engine's thread")).collect()
        });
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    });
}
