//! One request to two applications, and in what their answers differ.

use std::collections::BTreeSet;

use actix_http::Request as ActixRequest;
use actix_web::{
    Error,
    body::MessageBody,
    dev::{Service, ServiceResponse},
};
use support::{Request, in_process::exchange};

use crate::guide::Difference;

/// Returns every line of an answer that has to do with CORS, with its status and body.
pub(crate) async fn answer<S, B>(app: &S, request: &Request) -> BTreeSet<String>
where
    S: Service<ActixRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    let response = exchange(app, request).await;
    let mut lines = BTreeSet::from([format!("status: {}", response.status)]);
    for (name, value) in &response.headers {
        if name == "vary" || name.starts_with("access-control-") {
            let line = format!("{name}: {}", in_order(name, value));
            assert!(lines.insert(line), "a line stands there once");
        }
    }
    if !response.body.is_empty() {
        lines.insert(format!("body: {}", response.text()));
    }
    lines
}

/// Returns the names of a list in one order and in lower case: actix-cors has them in any order. `lists.rs` looks at that.
fn in_order(name: &str, value: &str) -> String {
    if !["allow-methods", "allow-headers", "expose-headers"].iter().any(|list| name.ends_with(list)) {
        return value.to_owned();
    }
    let mut names: Vec<String> = value.split(',').map(|name| name.trim().to_ascii_lowercase()).collect();
    names.sort();
    names.join(", ")
}

/// Asserts that two applications answer with exactly these differences: `-` is what only actix-cors says, `+` what only
/// this crate does.
pub(crate) async fn assert_twins<A, B, C, D>(
    theirs: &A,
    ours: &B,
    request: Request,
    differences: &[Difference],
) where
    A: Service<ActixRequest, Response = ServiceResponse<C>, Error = Error>,
    B: Service<ActixRequest, Response = ServiceResponse<D>, Error = Error>,
    C: MessageBody,
    D: MessageBody,
{
    let (before, after) = (answer(theirs, &request).await, answer(ours, &request).await);
    let found: BTreeSet<String> = before
        .difference(&after)
        .map(|line| format!("- {line}"))
        .chain(after.difference(&before).map(|line| format!("+ {line}")))
        .collect();
    let expected: BTreeSet<String> =
        differences.iter().flat_map(|difference| difference.lines.iter().map(ToString::to_string)).collect();
    assert_eq!(found, expected, "{request:?}");
}
