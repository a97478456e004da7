//! The endpoint that has the file read again.

use actix_web::{
    Error, Responder, Result,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    error::ErrorUnauthorized,
    http::header::AUTHORIZATION,
    middleware::{Next, from_fn},
    post, web,
};
use cors_runtime::cors;

use crate::{ORIGINS, origins::OriginsFile};

/// What an administrator has to know.
#[derive(Clone)]
pub(crate) struct Token(String);

impl Token {
    /// An empty token would let everybody in.
    pub(crate) fn new(token: String) -> Option<Self> {
        (!token.is_empty()).then_some(Self(token))
    }

    fn is_borne_by(&self, request: &ServiceRequest) -> bool {
        let header = request.headers().get(AUTHORIZATION);
        header
            .and_then(|value| value.as_bytes().strip_prefix(b"Bearer "))
            .is_some_and(|token| is_same(token, self.0.as_bytes()))
    }
}

/// Compares without an early end, so that the time it takes does not tell how much of a guess is right.
fn is_same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
}

/// Nothing that a page should reach, whatever the file says: it is for curl and the deployment.
#[cors(deny)]
#[post("/admin/reload", wrap = "from_fn(authenticate)")]
pub(crate) async fn reload(file: web::Data<OriginsFile>) -> Result<impl Responder> {
    // Reading a file blocks, and a worker has other requests.
    let count = web::block(move || file.load_into(&ORIGINS)).await??;
    Ok(format!("{count} origins\n"))
}

async fn authenticate(
    token: web::Data<Token>,
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    if !token.is_borne_by(&request) {
        return Err(ErrorUnauthorized("this takes the token of an administrator"));
    }
    next.call(request).await
}
