//! Faults of the server, made on purpose to see that the rows notice.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};

/// One header of every response, broken.
#[derive(Clone, Debug)]
pub(crate) enum Harm {
    /// It is taken away.
    Without(HeaderName),
    /// It is there twice, both times the same.
    Twice(HeaderName),
    /// It says something else.
    Says(HeaderName, &'static str),
}

/// The harm that a server does in each run of a row.
#[derive(Clone, Default)]
pub(crate) struct Harms(Arc<Mutex<HashMap<String, Harm>>>);

impl Harms {
    pub(crate) fn set(&self, run: &str, harm: Harm) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(run.to_owned(), harm);
    }

    pub(super) fn apply(&self, run: &str, headers: &mut HeaderMap) {
        if let Some(harm) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(run) {
            harm.apply(headers);
        }
    }
}

impl Harm {
    fn apply(&self, headers: &mut HeaderMap) {
        match self {
            Self::Without(name) => drop(headers.remove(name)),
            Self::Twice(name) => {
                if let Some(value) = headers.get(name).cloned() {
                    headers.append(name.clone(), value);
                }
            }
            Self::Says(name, value) => {
                if headers.contains_key(name) {
                    headers.insert(name.clone(), HeaderValue::from_static(value));
                }
            }
        }
    }
}
