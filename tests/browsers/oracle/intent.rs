//! The meaning of a policy for a request, without status, headers of the protocol or cache.

use crate::{
    policy::Chosen,
    request::{Credentials, Request},
};

/// The outcome that a request should have.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is the answer to a question of its own")]
pub(crate) struct Intent {
    /// True if the page has to ask for leave.
    pub(crate) asks: bool,
    /// True if the route serves the method.
    pub(crate) is_served: bool,
    /// True if the page may remember to have asked: by its name a simple method needs no leave, so that one answer about
    /// headers is good for all of them, also for one that the policy does not share.
    pub(crate) is_memorable: bool,
    /// True if the handler runs, for a page that remembers nothing.
    pub(crate) runs: bool,
    /// True if the page reads the response.
    pub(crate) reads: bool,
    /// The headers that the page may read.
    pub(crate) headers: Vec<&'static str>,
}

impl Intent {
    pub(crate) fn of(policy: &Chosen, page: &str, request: &Request) -> Self {
        let method = sent(request.method);
        let is_served = policy.served.contains(&method.as_str());
        let is_simple_method = ["GET", "HEAD", "POST"].contains(&method.as_str());
        let asked_headers: Vec<_> =
            request.headers.iter().filter(|(_, _, safe)| !safe).map(|(name, ..)| *name).collect();
        let asks = !is_simple_method || !asked_headers.is_empty() || request.upload_listener;

        let knows_page = is_page_allowed(policy, page)
            && (request.credentials != Credentials::Include || policy.credentials);
        let shares = knows_page && is_method_allowed(policy, &method);
        let allows_headers = asked_headers.iter().all(|name| is_header_allowed(policy, name));
        let grants = shares && allows_headers;
        let needs_no_method = is_simple_method && !request.upload_listener;
        Self {
            asks,
            is_served,
            is_memorable: knows_page && allows_headers && (shares || needs_no_method),
            runs: is_served && (grants || !asks),
            reads: is_served && shares && (grants || !asks),
            headers: readable(policy),
        }
    }
}

/// Returns the method as a browser sends it.
fn sent(method: &str) -> String {
    match method.to_uppercase().as_str() {
        upper @ ("DELETE" | "GET" | "HEAD" | "OPTIONS" | "POST" | "PUT") => upper.to_owned(),
        _ => method.to_owned(),
    }
}

fn is_page_allowed(policy: &Chosen, page: &str) -> bool {
    policy.origins.iter().any(|origin| *origin == "*" || *origin == page || is_like(page, origin))
}

/// Checks whether an origin is like a pattern: `*.` is one label or more, `:*` is any port or none.
fn is_like(page: &str, pattern: &str) -> bool {
    let (Some((scheme, host, port)), Some((own_scheme, own_host, own_port))) = (split(page), split(pattern))
    else {
        return false;
    };
    let like_host = match own_host.strip_prefix('*') {
        Some(end) => host.ends_with(end) && host.len() > end.len(),
        None => host == own_host,
    };
    scheme == own_scheme && like_host && (own_port == "*" || port == own_port)
}

/// Scheme, host and port; no port is an empty one.
fn split(origin: &str) -> Option<(&str, &str, &str)> {
    let (scheme, rest) = origin.split_once("://")?;
    match rest.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => Some((scheme, host, port)),
        _ => Some((scheme, rest, "")),
    }
}

fn is_method_allowed(policy: &Chosen, method: &str) -> bool {
    policy.served.contains(&method) && (policy.methods.is_empty() || policy.methods.contains(&method))
}

/// `*` is every header but the one that opens doors.
fn is_header_allowed(policy: &Chosen, name: &str) -> bool {
    let is_named = policy.headers.iter().any(|own| own.eq_ignore_ascii_case(name));
    is_named || (policy.headers.contains(&"*") && !name.eq_ignore_ascii_case("Authorization"))
}

/// Returns the headers of the response that a page reads, in order.
fn readable(policy: &Chosen) -> Vec<&'static str> {
    let all = [
        "access-control-allow-origin",
        "access-control-expose-headers",
        "content-length",
        "content-type",
        "etag",
        "retry-after",
        "vary",
        "x-total",
    ];
    let is_exposed = |name: &&str| policy.expose.iter().any(|own| own.eq_ignore_ascii_case(name));
    let any = policy.expose.contains(&"*");
    let depends_on_page = !policy.origins.contains(&"*");
    all.into_iter()
        .filter(|name| *name != "vary" || depends_on_page)
        .filter(|name| any || name.starts_with("content-") || is_exposed(name))
        .collect()
}
