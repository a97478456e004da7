//! Notes on what a browser does not refuse, and a developer should know.

use std::time::Duration;

use actix_web::http::{
    StatusCode,
    header::{ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_ORIGIN, HeaderMap},
};
use cors_rules::origin::is_loopback;

use super::viewer::host_without_port;
use crate::{
    browser::{Step, is_redirect},
    compiled::CompiledPolicy,
    decision::vary::has_origin_on_any_line,
    text::Place,
};

/// Returns the notes on an answer that the browser accepts.
pub(super) fn on_accepted(
    step: Step,
    headers: &HeaderMap,
    hidden: &[String],
    policy: Option<&CompiledPolicy>,
) -> Vec<String> {
    let mut notes = Vec::new();
    let allowed = headers.get(ACCESS_CONTROL_ALLOW_ORIGIN);
    let is_any = allowed.is_some_and(|allowed| allowed == "*");
    if step == Step::Preflight {
        if is_any {
            notes.push(
                "a request with credentials is refused here: `Access-Control-Allow-Origin` is `*`".to_owned(),
            );
        } else if headers.get(ACCESS_CONTROL_ALLOW_CREDENTIALS).is_none_or(|value| value != "true") {
            notes.push(
                "a request with credentials is refused here: `Access-Control-Allow-Credentials` is not `true`".to_owned(),
            );
        }
    }
    if allowed.is_some() && !is_any && !has_origin_on_any_line(headers) {
        notes.push(
            "without `Vary: Origin` a cache may give this answer to a page of another origin".to_owned(),
        );
    }
    let missed: Vec<String> =
        hidden.iter().filter(|name| !is_for_no_script(name)).map(|name| format!("\"{name}\"")).collect();
    if !missed.is_empty() {
        notes.push(on_missed(&missed.join(", "), policy));
    }
    notes
}

/// Returns the note that the page cannot read these headers.
fn on_missed(names: &str, policy: Option<&CompiledPolicy>) -> String {
    let help = match policy {
        None => format!("add {names} to `Access-Control-Expose-Headers`"),
        Some(policy) => {
            let place = Place(policy.declared.place);
            if policy.fields.expose.is_empty() {
                format!("write `expose = [{names}]` in the policy at {place}")
            } else {
                format!("add {names} to `expose` in the policy at {place}")
            }
        }
    };
    format!("the page cannot read {names}; help: {help}")
}

/// Checks whether a response header is for browsers and caches alone, so that nobody misses it in a script.
fn is_for_no_script(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "accept-ranges",
        "alt-svc",
        "connection",
        "content-encoding",
        "content-security-policy",
        "date",
        "keep-alive",
        "permissions-policy",
        "referrer-policy",
        "server",
        "strict-transport-security",
        "transfer-encoding",
        "x-content-type-options",
        "x-frame-options",
        "x-xss-protection",
    ];
    NAMES.contains(&name) || name.starts_with("cross-origin-")
}

/// Returns the note on an answer that is not the last.
pub(super) fn on_status(status: StatusCode) -> Option<String> {
    match status.as_u16() {
        status if is_redirect(status) => {
            Some("the browser follows the redirect, and the page reads the answer there".to_owned())
        }
        304 => Some(
            "if the browser asked by itself, it judges what it has stored and not this answer".to_owned(),
        ),
        _ => None,
    }
}

/// Returns the note that a browser soon asks again.
pub(super) fn on_age(age: Duration) -> Option<String> {
    let seconds = age.as_secs();
    (seconds <= SOON).then(|| {
        format!("browsers ask again after {seconds} seconds; help: add `max_age = \"1h\"` to the policy")
    })
}

/// The seconds for which browsers remember a preflight without `max_age`: most pages ask again.
const SOON: u64 = 5;

/// Returns the note that no header can help where a page of the internet calls this machine.
/// <https://wicg.github.io/local-network-access/>
pub(super) fn on_local_network(page: &str, service: &str) -> Option<String> {
    let host = |origin: &str| origin.split_once("://").map(|(_, host)| host_without_port(host));
    let (page, service) = (host(page)?, host(service)?);
    (!is_loopback(&page) && is_loopback(&service)).then(|| {
        "Local Network Access: Chromium asks the user before such a page may call this machine, and no header grants it"
            .to_owned()
    })
}
