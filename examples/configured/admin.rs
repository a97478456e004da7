//! The endpoint that reloads the file.

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

/// The secret of the administrators.
#[derive(Clone)]
pub(crate) struct Token(String);

impl Token {
    /// Returns no token for an empty text, which would let everyone in.
    pub(crate) fn new(token: String) -> Option<Self> {
        (!token.is_empty()).then_some(Self(token))
    }

    fn is_sent_by(&self, request: &ServiceRequest) -> bool {
        let header = request.headers().get(AUTHORIZATION);
        header
            .and_then(|value| value.as_bytes().strip_prefix(b"Bearer "))
            .is_some_and(|token| is_same(token, self.0.as_bytes()))
    }
}

/// Compares in constant time: the duration does not reveal how much of a guess is right.
fn is_same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
}

/// Reloads the file. It is for curl and for deployments: no page can call it, whatever the file contains.
#[cors(deny)]
#[post("/admin/reload", wrap = "from_fn(authenticate)")]
pub(crate) async fn reload(file: web::Data<OriginsFile>) -> Result<impl Responder> {
    // Reading a file blocks, so it must not run on the worker's thread.
    let count = web::block(move || file.load_into(&ORIGINS)).await??;
    Ok(format!("{count} origins\n"))
}

async fn authenticate(
    token: web::Data<Token>,
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    if !token.is_sent_by(&request) {
        return Err(ErrorUnauthorized("this takes the token of an administrator"));
    }
    next.call(request).await
}
