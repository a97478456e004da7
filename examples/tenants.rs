//! Origins of tenants: looked up in the state of the application, with a bounded cache and a timeout.
//!
//! ```sh
//! cargo run --example tenants
//!
//! # the page of a tenant reads its own data: `Access-Control-Allow-Origin` names it
//! curl -i http://localhost:8080/acme/orders -H 'Origin: https://acme.example'
//! # and not those of another tenant: the same answer without that header
//! curl -i http://localhost:8080/globex/orders -H 'Origin: https://acme.example'
//! # the support's page reads all of them
//! curl -i http://localhost:8080/globex/orders -H 'Origin: https://support.example'
//! ```
//!
//! `PORT` sets another port (default: 8080).

#[path = "tenants/answers.rs"]
mod answers;
#[path = "shared/port.rs"]
mod port;
#[cfg(test)]
#[path = "tenants/tests.rs"]
mod tests;

use std::time::Duration;

use actix_web::{
    App, HttpServer, Responder, get, put,
    rt::time::{sleep, timeout},
    web,
};
use cors_runtime::{Origin, OriginSet, Policy, cors, policy};

use crate::answers::Answers;

/// The page of the support reads the data of each tenant, the page of a tenant its own, and partners those of all. What the
/// code knows is asked first, the database last.
const TENANTS: Policy = policy!(
    origins = ["https://support.example", lookup(is_partner), lookup(is_tenant)],
    headers = ["Content-Type"],
    credentials,
    max_age = "10m"
);

/// Every handler in here has the policy.
#[cors(TENANTS)]
mod orders {
    use super::{Responder, get, put, web};

    #[get("/{tenant}/orders")]
    pub(super) async fn list(tenant: web::Path<String>) -> impl Responder {
        format!("3 orders of {tenant}")
    }

    #[put("/{tenant}/orders/{id}")]
    pub(super) async fn change(path: web::Path<(String, u32)>, amount: web::Json<u32>) -> impl Responder {
        let (tenant, id) = path.into_inner();
        format!("order {id} of {tenant}: {amount}")
    }
}

/// The partners of this application: a set that is no `static`, so that two applications in a process can differ.
async fn is_partner(origin: Origin, partners: web::Data<OriginSet>) -> bool {
    partners.contains(&origin)
}

/// Checks whether a page belongs to the tenant in the path.
async fn is_tenant(origin: Origin, path: web::Path<Tenant>, tenants: web::Data<Tenants>) -> bool {
    tenants.have(&path.tenant, &origin).await
}

/// The part of the path that all routes have.
#[derive(serde::Deserialize)]
struct Tenant {
    tenant: String,
}

/// A database that takes its time, and what it has answered.
struct Tenants {
    pages: &'static [(&'static str, &'static str)],
    answers: Answers,
}

impl Tenants {
    fn new(pages: &'static [(&'static str, &'static str)]) -> Self {
        Self { pages, answers: Answers::default() }
    }

    async fn have(&self, tenant: &str, origin: &Origin) -> bool {
        if let Some(answer) = self.answers.of(tenant, origin) {
            return answer;
        }
        // A database that hangs must not keep the request: then nobody is allowed.
        match timeout(Duration::from_millis(500), self.ask(tenant, origin)).await {
            Ok(answer) => self.answers.keep(tenant, origin, answer),
            Err(_) => false,
        }
    }

    async fn ask(&self, tenant: &str, origin: &Origin) -> bool {
        sleep(Duration::from_millis(5)).await;
        self.pages.contains(&(tenant, origin.as_str()))
    }
}

/// Registers the routes, for `main` and for the tests.
fn routes(config: &mut web::ServiceConfig) {
    config.service((orders::list, orders::change));
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let partners = OriginSet::new();
    partners.replace(["https://*.partner.example"]).map_err(std::io::Error::other)?;
    let partners = web::Data::new(partners);
    let pages = &[("acme", "https://acme.example"), ("globex", "https://globex.example")];
    let tenants = web::Data::new(Tenants::new(pages));
    let port = port::from_env().map_err(std::io::Error::other)?;
    println!("the orders are at http://localhost:{port}/acme/orders");
    let app = move || App::new().app_data(partners.clone()).app_data(tenants.clone()).configure(routes);
    HttpServer::new(app).bind(("127.0.0.1", port))?.run().await
}
