//! The requests that arrived at the server, and whether a handler ran: no page can tell that.

use std::{
    collections::HashMap,
    future::{Ready, ready},
    sync::{Arc, Mutex, PoisonError},
};

use actix_web::{
    Error, FromRequest, HttpRequest,
    dev::{Payload, ServiceRequest},
    http::{Method, header::COOKIE},
    web::Data,
};

/// The requests of each run of a row, in the order in which they arrived.
#[derive(Clone, Default)]
pub(crate) struct Log(Arc<Mutex<HashMap<String, Vec<String>>>>);

impl Log {
    /// Returns the requests of a run: the method, and ` ran` after it if a handler ran. Forgets them afterwards.
    pub(crate) fn take(&self, run: &str) -> Vec<String> {
        self.with(|runs| runs.remove(run)).unwrap_or_default()
    }

    /// Notes a request; requests of the harness itself belong to no run.
    pub(super) fn arrived(&self, request: &ServiceRequest) {
        if let Some(run) = run_of(request.query_string()) {
            // No preflight has credentials: should one, then it is not what any row expects.
            let cookies = *request.method() == Method::OPTIONS && request.headers().contains_key(COOKIE);
            let line = format!("{}{}", request.method(), if cookies { " with cookies" } else { "" });
            self.with(|runs| runs.entry(run.to_owned()).or_default().push(line));
        }
    }

    fn ran(&self, request: &HttpRequest) {
        self.with(|runs| {
            let last = run_of(request.query_string()).and_then(|run| runs.get_mut(run)?.last_mut());
            if let Some(last) = last {
                last.push_str(" ran");
            }
        });
    }

    fn with<T>(&self, f: impl FnOnce(&mut HashMap<String, Vec<String>>) -> T) -> T {
        f(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// To which run a request belongs, by its query.
pub(crate) fn run_of(query: &str) -> Option<&str> {
    query.split('&').find_map(|pair| pair.strip_prefix("run="))
}

/// An argument of a handler that notes that it ran.
pub(crate) struct Ran;

impl FromRequest for Ran {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        if let Some(log) = request.app_data::<Data<Log>>() {
            log.ran(request);
        }
        ready(Ok(Self))
    }
}
