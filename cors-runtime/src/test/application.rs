//! The applications that a page can call.

use std::future::Future;

use actix_http::Request;
use actix_service::Service;
use actix_web::{Error, body::MessageBody, dev::ServiceResponse};

/// The service of an application, as [`actix_web::test::init_service`] makes it.
///
/// Every such service is one. The trait is a name for them, for helpers of tests:
///
/// ```
/// use cors_runtime::test::{Application, Page};
///
/// async fn assert_private(app: &impl Application, path: &str) {
///     assert!(Page::at("https://evil.example").get(path).fetch(app).await.is_err());
/// }
/// ```
pub trait Application {
    /// The body of its responses.
    #[doc(hidden)]
    type Body: MessageBody + 'static;

    /// Answers a request.
    #[doc(hidden)]
    fn answer(&self, request: Request) -> impl Future<Output = Result<ServiceResponse<Self::Body>, Error>>;
}

impl<S, B, E> Application for S
where
    S: Service<Request, Response = ServiceResponse<B>, Error = E>,
    B: MessageBody + 'static,
    E: Into<Error>,
{
    type Body = B;

    async fn answer(&self, request: Request) -> Result<ServiceResponse<B>, Error> {
        self.call(request).await.map_err(Into::into)
    }
}
