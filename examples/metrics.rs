//! Refusals as a metric, beside those of `actix-web-prom`: a front end that a release has locked out shows in a chart.
//!
//! ```sh
//! RUST_LOG=warn cargo run --example metrics
//!
//! # a page that the policy does not allow: the response is not shared
//! curl -i http://localhost:8080/me -H 'Origin: https://www.app.example.com'
//! # cors_refusals_total{reason="origin_not_allowed",route="metrics::me",step="actual"} 1
//! curl http://localhost:8080/metrics
//! ```
//!
//! `PORT` sets another port (default: 8080).

#[path = "shared/port.rs"]
mod port;
#[cfg(test)]
#[path = "metrics/tests.rs"]
mod tests;

use std::error::Error;

use actix_web::{App, HttpServer, Responder, get};
use actix_web_prom::{PrometheusMetrics, PrometheusMetricsBuilder};
use cors_runtime::{cors, set_refusal_hook};
use prometheus::{IntCounterVec, Opts};

#[cors(origins = ["https://app.example.com"], credentials)]
#[get("/me")]
async fn me() -> impl Responder {
    "you"
}

/// Returns the middleware with its registry, in which each refusal is counted from now on. Never use an origin or a path as a
/// label: clients choose them, and each new one is a new time series.
fn metrics() -> Result<PrometheusMetrics, Box<dyn Error + Send + Sync>> {
    let metrics = PrometheusMetricsBuilder::new("api").endpoint("/metrics").build()?;
    let options = Opts::new("cors_refusals_total", "Pages that were refused, by route, reason and step");
    let refusals = IntCounterVec::new(options, &["route", "reason", "step"])?;
    metrics.registry.register(Box::new(refusals.clone()))?;
    set_refusal_hook(move |refusal| {
        let route = refusal.handler().unwrap_or("middleware");
        refusals.with_label_values(&[route, refusal.reason().as_str(), refusal.step().as_str()]).inc();
    })?;
    Ok(metrics)
}

#[actix_web::main]
async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    env_logger::init();
    let metrics = metrics()?;
    HttpServer::new(move || App::new().service(me).wrap(metrics.clone()))
        .bind(("127.0.0.1", port::from_env()?))?
        .run()
        .await?;
    Ok(())
}
