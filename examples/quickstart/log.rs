//! What the API was asked and what it answered. A page that is refused learns nothing more than that, and a dead API
//! looks just the same: this log tells the two apart.

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

/// Old entries make room for new ones: a page asks for its own at once.
const CAPACITY: usize = 500;

/// The latest requests, preflights included.
#[derive(Default)]
pub(crate) struct Log(Mutex<VecDeque<Entry>>);

struct Entry {
    /// The `run` of the request's query: what the page chose to find its requests again.
    run: String,
    exchange: Exchange,
}

/// The request's method, the response's status and its headers; a tuple is a JSON array.
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

/// What the API answered to the requests of one run.
#[cors(origins = ["http://localhost:*"])]
#[get("/log/{run}")]
pub(crate) async fn read_log(run: web::Path<String>, log: web::Data<Log>) -> impl Responder {
    web::Json(log.of_run(&run))
}

/// Middleware around the whole API: every answer passes here, with the headers that it leaves with.
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
