//! Whom the handlers of these tests let in.

use std::collections::HashSet;

use actix_web::{Error, dev::ServiceRequest};

/// Who asks with a role has it.
pub(super) async fn roles(request: &ServiceRequest) -> Result<HashSet<String>, Error> {
    let role = request.headers().get("role").and_then(|role| role.to_str().ok());
    Ok(role.map(str::to_owned).into_iter().collect())
}
