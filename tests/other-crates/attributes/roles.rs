//! The roles of the requests in these tests.

use std::collections::HashSet;

use actix_web::{Error, dev::ServiceRequest};

/// Gives a request the role that it names.
pub(super) async fn roles(request: &ServiceRequest) -> Result<HashSet<String>, Error> {
    let role = request.headers().get("role").and_then(|role| role.to_str().ok());
    Ok(role.map(str::to_owned).into_iter().collect())
}
