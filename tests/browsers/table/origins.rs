//! Origins as policies write them: exact ones, patterns, ports, addresses.

use actix_web::{Responder, route, web::ServiceConfig};
use cors_runtime::cors;

use crate::{
    row::{Row, Why, row},
    server::{EXACT_PORTS, Ran},
};

/// For pages over TLS, which may not call anything else.
const SECURE_API: &str = "https://api.localhost:{tls_api}";

/// One exact port: the server takes the first of `EXACT_PORTS` that is free, which is a constant list as well.
#[cors(origins = [
    "http://app.localhost:18471", "http://app.localhost:18473", "http://app.localhost:18477",
])]
#[route("/origins/exact", method = "GET", method = "PUT")]
async fn exact(_: Ran) -> impl Responder {
    "exact"
}

#[cors(origins = ["http://app.localhost", "https://app.localhost"])]
#[route("/origins/default-port", method = "GET", method = "PUT")]
async fn default_port(_: Ran) -> impl Responder {
    "default port"
}

#[cors(origins = ["http://*.app.localhost:*"])]
#[route("/origins/subdomains", method = "GET", method = "PUT")]
async fn subdomains(_: Ran) -> impl Responder {
    "subdomains"
}

#[cors(origins = [
    "http://*.app.localhost:18471", "http://*.app.localhost:18473", "http://*.app.localhost:18477",
])]
#[route("/origins/subdomains-exact", method = "GET", method = "PUT")]
async fn subdomains_exact(_: Ran) -> impl Responder {
    "subdomains at one port"
}

#[cors(origins = ["http://localhost:*"])]
#[route("/origins/localhost", method = "GET", method = "PUT")]
async fn localhost(_: Ran) -> impl Responder {
    "localhost"
}

#[cors(origins = ["http://127.0.0.1:*"])]
#[route("/origins/ipv4", method = "GET", method = "PUT")]
async fn ipv4(_: Ran) -> impl Responder {
    "ipv4"
}

#[cors(origins = ["http://[::1]:*"])]
#[route("/origins/ipv6", method = "GET", method = "PUT")]
async fn ipv6(_: Ran) -> impl Responder {
    "ipv6"
}

#[cors(origins = ["http://[::1]:18471", "http://[::1]:18473", "http://[::1]:18477"])]
#[route("/origins/ipv6-exact", method = "GET", method = "PUT")]
async fn ipv6_exact(_: Ran) -> impl Responder {
    "ipv6 at one port"
}

#[cors(origins = ["http://xn--bcher-kva.localhost:*", "http://a_b.localhost:*", "http://1.localhost:*"])]
#[route("/origins/names", method = "GET", method = "PUT")]
async fn names(_: Ran) -> impl Responder {
    "names"
}

#[cors(origins = ["https://example.com"], dev_origins = ["http://app.localhost:*"])]
#[route("/origins/dev", method = "GET", method = "PUT")]
async fn dev(_: Ran) -> impl Responder {
    "dev"
}

const CONSTANT: &str = "http://app.localhost:*";

#[cors(origins = [CONSTANT, "http://partner.localhost:*"])]
#[route("/origins/constant", method = "GET", method = "PUT")]
async fn constant(_: Ran) -> impl Responder {
    "constant"
}

/// The server takes one of the ports that the policies name.
const _: () = assert!(matches!(EXACT_PORTS, [18471, 18473, 18477]));

pub(super) fn configure(config: &mut ServiceConfig) {
    config.service(exact).service(default_port).service(subdomains).service(subdomains_exact).service(localhost);
    config.service(ipv4).service(ipv6).service(ipv6_exact).service(names).service(dev).service(constant);
}

/// Returns a row about a page that is allowed: it reads, and passes a preflight.
fn allowed(name: &'static str, page: &'static str, path: &'static str, body: &'static str) -> Row {
    row(name).page(page).get(path).sees(body).put(path).preflighted().sees(body)
}

/// Returns a row about a page that is not allowed: it reads nothing, and passes no preflight.
fn refused(name: &'static str, page: &'static str, path: &'static str) -> Row {
    row(name)
        .page(page)
        .get(path)
        .refused_at_response(Why::NoAllowOrigin)
        .put(path)
        .refused_at_preflight(Why::NoAllowOrigin)
}

pub(super) fn rows() -> Vec<Row> {
    let mut rows = ports();
    rows.extend(patterns());
    rows.extend(hosts());
    rows
}

fn ports() -> Vec<Row> {
    vec![
        allowed("an exact port is allowed", "http://app.localhost:{exact}", "/origins/exact", "exact"),
        refused("another port is refused", "http://app.localhost:{web}", "/origins/exact"),
        refused("another host at the exact port is refused", "http://other.localhost:{exact}", "/origins/exact"),
        refused("an origin without a port is not one with a port", "http://app.localhost:{web}", "/origins/default-port"),
        allowed("any port is allowed", "http://localhost:{web}", "/origins/localhost", "localhost"),
        allowed("any other port is allowed", "http://localhost:{exact}", "/origins/localhost", "localhost"),
        refused("any port of another host is refused", "http://app.localhost:{web}", "/origins/localhost"),
        row("any port of another scheme is refused")
            .page("https://localhost:{tls}")
            .get("/origins/localhost")
            .to(SECURE_API)
            .refused_at_response(Why::NoAllowOrigin)
            .put("/origins/localhost")
            .to(SECURE_API)
            .refused_at_preflight(Why::NoAllowOrigin),
    ]
}

fn patterns() -> Vec<Row> {
    vec![
        allowed("a subdomain is allowed", "http://a.app.localhost:{web}", "/origins/subdomains", "subdomains"),
        allowed("a deep subdomain is allowed", "http://a.b.c.app.localhost:{web}", "/origins/subdomains", "subdomains"),
        refused("the apex is no subdomain", "http://app.localhost:{web}", "/origins/subdomains"),
        refused("a host that ends like the pattern is refused", "http://evilapp.localhost:{web}", "/origins/subdomains"),
        refused("a host that goes on after the pattern is refused", "http://a.app.localhost.evil.localhost:{web}", "/origins/subdomains"),
        allowed("a subdomain at an exact port is allowed", "http://a.app.localhost:{exact}", "/origins/subdomains-exact", "subdomains at one port"),
        refused("a subdomain at another port is refused", "http://a.app.localhost:{web}", "/origins/subdomains-exact"),
        row("a subdomain of another scheme is refused")
            .page("https://a.app.localhost:{tls}")
            .get("/origins/subdomains")
            .to(SECURE_API)
            .refused_at_response(Why::NoAllowOrigin)
            .put("/origins/subdomains")
            .to(SECURE_API)
            .refused_at_preflight(Why::NoAllowOrigin),
    ]
}

fn hosts() -> Vec<Row> {
    vec![
        allowed("an IPv4 address is allowed", "http://127.0.0.1:{web}", "/origins/ipv4", "ipv4"),
        refused("another IPv4 address is refused", "http://127.0.0.2:{web}", "/origins/ipv4"),
        refused("the name of an address is another origin", "http://localhost:{web}", "/origins/ipv4"),
        allowed("an IPv6 address is allowed", "http://[::1]:{web}", "/origins/ipv6", "ipv6"),
        allowed("an IPv6 address at an exact port is allowed", "http://[::1]:{exact}", "/origins/ipv6-exact", "ipv6 at one port"),
        refused("an IPv6 address at another port is refused", "http://[::1]:{web}", "/origins/ipv6-exact"),
        refused("an IPv4 address is no IPv6 address", "http://127.0.0.1:{web}", "/origins/ipv6"),
        row("an API at an IPv6 address is read").page("http://[::1]:{web}").get("/origins/ipv6").to("http://[::1]:{api}").sees("ipv6"),
        row("an API at an IPv4 address is read").page("http://127.0.0.1:{web}").get("/origins/ipv4").to("http://127.0.0.1:{api}").sees("ipv4"),
        allowed("a host with an underscore is allowed", "http://a_b.localhost:{web}", "/origins/names", "names"),
        allowed("a host that is a digit is allowed", "http://1.localhost:{web}", "/origins/names", "names"),
        allowed("an international name is allowed in its ASCII form", "http://xn--bcher-kva.localhost:{web}", "/origins/names", "names"),
        allowed("a development origin is allowed in a development build", "http://app.localhost:{web}", "/origins/dev", "dev"),
        refused("another origin is not", "http://partner.localhost:{web}", "/origins/dev"),
        allowed("an origin of a constant is allowed", "http://app.localhost:{web}", "/origins/constant", "constant"),
        allowed("an origin beside a constant is allowed", "http://partner.localhost:{web}", "/origins/constant", "constant"),
    ]
}
