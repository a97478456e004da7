//! Orders, which customers place in the app or with their own systems.

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

/// All orders, each with the name of its user.
#[derive(Default)]
pub(crate) struct Orders(Mutex<Vec<(String, Order)>>);

impl Orders {
    fn lock(&self) -> MutexGuard<'_, Vec<(String, Order)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn place(&self, user: &User, orders: Vec<Order>, prices: &Prices) -> Result<HttpResponse> {
        if let Some(unknown) = orders.iter().find(|order| !prices.has_kind(&order.kind)) {
            return Err(ErrorUnprocessableEntity(format!("there is no price for {:?}", unknown.kind)));
        }
        self.lock().extend(orders.into_iter().map(|order| (user.name.clone(), order)));
        Ok(HttpResponse::Created().finish())
    }
}

/// Lists the user's orders, for the app and its previews.
#[cors(FRONTEND)]
#[get("/orders")]
pub(crate) async fn of_user(user: web::ReqData<User>, orders: web::Data<Orders>) -> impl Responder {
    let own: Vec<Order> =
        orders.lock().iter().filter(|(name, _)| *name == user.name).map(|(_, order)| order.clone()).collect();
    web::Json(own)
}

/// Places an order, for the app only: customers have not agreed to what a preview does. The preflight of a preview is
/// refused, so its browser never sends the token.
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

/// Places many orders, for the customers' own systems, which are not pages. `deny` shares nothing, even inside `Cors`.
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

/// Lists all orders, for the administrators' page, which also reads one response header.
#[cors(ADMIN, expose = ["X-Total-Count"])]
#[get("/orders")]
pub(crate) async fn all(orders: web::Data<Orders>) -> impl Responder {
    let all = orders.lock().clone();
    HttpResponse::Ok().insert_header(("X-Total-Count", all.len())).json(all)
}
