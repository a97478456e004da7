//! Prices, which anyone can read and administrators change.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use actix_web::{HttpResponse, Responder, get, put, web};
use cors_runtime::cors;

use crate::policies::{ADMIN, PUBLIC};

/// The price in cents of each kind of print.
pub(crate) struct Prices(Mutex<BTreeMap<String, u32>>);

impl Prices {
    pub(crate) fn sample() -> Self {
        Self(Mutex::new([("postcard".to_owned(), 120), ("poster".to_owned(), 1900)].into()))
    }

    pub(crate) fn has_kind(&self, kind: &str) -> bool {
        self.lock().contains_key(kind)
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, u32>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Lists the prices, for any page.
#[cors(PUBLIC)]
#[get("/prices")]
pub(crate) async fn read(prices: web::Data<Prices>) -> impl Responder {
    web::Json(prices.lock().clone())
}

/// Changes a price, for the administrators' page.
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
