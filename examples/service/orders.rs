//! Orders: customers place them in the app, or with systems of their own.

use std::sync::{Mutex, MutexGuard, PoisonError};

use actix_web::{HttpResponse, Responder, Result, error::ErrorUnprocessableEntity, get, post, web};
use cors_runtime::cors;
use serde::{Deserialize, Serialize};

use crate::{
    auth::User,
    policies::{ADMIN, APP, FRONTEND},
    prices::Prices,
};

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Order {
    kind: String,
    amount: u32,
}

/// Whose orders they are, and what was ordered.
#[derive(Default)]
pub(crate) struct Orders(Mutex<Vec<(String, Order)>>);

impl Orders {
    fn lock(&self) -> MutexGuard<'_, Vec<(String, Order)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn place(&self, user: &User, orders: Vec<Order>, prices: &Prices) -> Result<HttpResponse> {
        if let Some(unknown) = orders.iter().find(|order| !prices.are_for(&order.kind)) {
            return Err(ErrorUnprocessableEntity(format!("there is no price for {:?}", unknown.kind)));
        }
        self.lock().extend(orders.into_iter().map(|order| (user.name.clone(), order)));
        Ok(HttpResponse::Created().finish())
    }
}

/// The app and its previews show them.
#[cors(FRONTEND)]
#[get("/orders")]
pub(crate) async fn of_user(user: web::ReqData<User>, orders: web::Data<Orders>) -> impl Responder {
    let own: Vec<Order> =
        orders.lock().iter().filter(|(name, _)| *name == user.name).map(|(_, order)| order.clone()).collect();
    web::Json(own)
}

/// Only the app places one: a preview is not what customers agreed to. Its preflight is refused, and without one no browser
/// sends the token.
#[cors(FRONTEND, origins = [APP])]
#[post("/orders")]
pub(crate) async fn place(
    user: web::ReqData<User>,
    order: web::Json<Order>,
    orders: web::Data<Orders>,
    prices: web::Data<Prices>,
) -> Result<impl Responder> {
    orders.place(&user, vec![order.into_inner()], &prices)
}

/// For the customers' own systems, which are no pages: nothing is shared, although it stands inside of a `Cors`.
#[cors(deny)]
#[post("/orders/batch")]
pub(crate) async fn place_many(
    user: web::ReqData<User>,
    batch: web::Json<Vec<Order>>,
    orders: web::Data<Orders>,
    prices: web::Data<Prices>,
) -> Result<impl Responder> {
    orders.place(&user, batch.into_inner(), &prices)
}

/// In the scope of the administrators, with a header that their page needs.
#[cors(ADMIN, expose = ["X-Total-Count"])]
#[get("/orders")]
pub(crate) async fn all(orders: web::Data<Orders>) -> impl Responder {
    let all = orders.lock().clone();
    HttpResponse::Ok().insert_header(("X-Total-Count", all.len())).json(all)
}
