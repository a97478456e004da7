//! Prices: anybody may read them, administrators change them.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use actix_web::{HttpResponse, Responder, get, put, web};
use cors_runtime::cors;

use crate::policies::{ADMIN, PUBLIC};

/// Cents for a print of each kind.
pub(crate) struct Prices(Mutex<BTreeMap<String, u32>>);

impl Prices {
    pub(crate) fn sample() -> Self {
        Self(Mutex::new([("postcard".to_owned(), 120), ("poster".to_owned(), 1900)].into()))
    }

    pub(crate) fn are_for(&self, kind: &str) -> bool {
        self.lock().contains_key(kind)
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, u32>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// For the pages of whoever compares prices.
#[cors(PUBLIC)]
#[get("/prices")]
pub(crate) async fn read(prices: web::Data<Prices>) -> impl Responder {
    web::Json(prices.lock().clone())
}

/// In the scope of the administrators.
#[cors(ADMIN)]
#[put("/prices/{kind}")]
pub(crate) async fn change(
    kind: web::Path<String>,
    cents: web::Json<u32>,
    prices: web::Data<Prices>,
) -> impl Responder {
    prices.lock().insert(kind.into_inner(), *cents);
    HttpResponse::NoContent()
}
