//! A log of the API's requests and responses. A page that is refused sees no reason, and an API that is down looks the
//! same to it: this log distinguishes the two.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Mutex, MutexGuard, PoisonError},
};

use actix_web::{
    Error, Responder,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    get,
    http::header::HeaderMap,
    middleware::Next,
    web,
};
use cors_runtime::cors;

/// The oldest entry is dropped when the log is full: a page reads its own entries immediately.
const CAPACITY: usize = 500;

/// The latest requests, including preflights.
#[derive(Default)]
pub(crate) struct Log(Mutex<VecDeque<Entry>>);

struct Entry {
    /// The `run` in the request's query, which the page chooses to find its requests again.
    run: String,
    exchange: Exchange,
}

/// The method of the request, the status and the headers of the response. A tuple becomes a JSON array.
type Exchange = (String, u16, BTreeMap<String, String>);

impl Log {
    fn add(&self, entry: Entry) {
        let mut entries = self.entries();
        if entries.len() == CAPACITY {
            entries.pop_front();
        }
        entries.push_back(entry);
    }

    fn of_run(&self, run: &str) -> Vec<Exchange> {
        self.entries().iter().filter(|entry| entry.run == run).map(|entry| entry.exchange.clone()).collect()
    }

    fn entries(&self) -> MutexGuard<'_, VecDeque<Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Lists the API's responses to the requests of one run.
#[cors(origins = ["http://localhost:*"])]
#[get("/log/{run}")]
pub(crate) async fn read_log(run: web::Path<String>, log: web::Data<Log>) -> impl Responder {
    web::Json(log.of_run(&run))
}

/// Leads a link of the page to the inspector, which is for no page of another origin, and is opened from here.
#[get("/inspect")]
pub(crate) async fn inspect() -> impl Responder {
    web::Html::new(
        r#"<!doctype html><title>Inspector</title><script>location.replace("/.cors" + location.hash)</script>"#,
    )
}

/// Middleware around the whole API: records every response with its final headers.
pub(crate) async fn record(
    log: web::Data<Log>,
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let run = request.query_string().strip_prefix("run=").map(str::to_owned);
    let method = request.method().to_string();
    let response = next.call(request).await?;
    if let Some(run) = run {
        let exchange = (method, response.status().as_u16(), readable(response.headers()));
        log.add(Entry { run, exchange });
    }
    Ok(response)
}

fn readable(headers: &HeaderMap) -> BTreeMap<String, String> {
    headers
        .iter()
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes());
            (name.to_string(), value.into_owned())
        })
        .collect()
}
