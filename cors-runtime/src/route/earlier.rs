//! The methods that services before an annotated route serve: one of them may take the request that a preflight announces.
//!
//! actix's router asks the guards of each service whose pattern fits the path, in order of registration. Its method guards
//! note in the request which methods they stand for before they compare, so what has been noted when a guard of ours is
//! asked is what earlier services serve. The one thing that reads these notes in public is the `Allow` of a resource
//! without routes.

use std::{
    cell::OnceCell,
    future::{Future, Ready, ready},
    mem::{self, ManuallyDrop},
    pin::Pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use actix_http::Request;
use actix_service::IntoServiceFactory;
use actix_web::{
    App, Error, HttpMessage, HttpRequest,
    dev::{AppConfig, Extensions, Service, ServiceFactory, ServiceRequest, ServiceResponse, Transform},
    http::{
        Uri,
        header::{ALLOW, HeaderValue},
    },
    web,
};

use crate::list::elements;

thread_local! {
    static READER: OnceCell<Option<Reader>> = const { OnceCell::new() };
}

/// Returns how many methods have been noted in a request.
pub(crate) fn number_of_noted(extensions: &mut Extensions, make: MakeReader) -> usize {
    match noted(extensions, make) {
        Some(noted) if !noted.is_empty() => elements(noted.as_bytes()).count(),
        _ => 0,
    }
}

/// Returns the methods that earlier services have noted in a request, as a list; empty where there are none, and `None` where they
/// cannot be read.
#[inline(never)]
pub(super) fn noted(extensions: &mut Extensions, make: MakeReader) -> Option<HeaderValue> {
    READER.with(|reader| reader.get_or_init(make).as_ref()?.read(extensions))
}

type Answer = Pin<Box<dyn Future<Output = Result<ServiceResponse, Error>>>>;
type Resource = dyn Service<ServiceRequest, Response = ServiceResponse, Error = Error, Future = Answer>;

/// A resource without routes, and a request that lends it the extensions of another.
#[derive(Clone)]
pub(crate) struct Reader {
    resource: Rc<Resource>,
    request: HttpRequest,
}

/// A function that makes a reader.
pub(crate) type MakeReader = fn() -> Option<Reader>;

/// Makes the reader of a thread: what one request to an application of its own shows.
///
/// Generic, so that it is built where a handler is, in the user's crate, which has an `App` of its own: in a binary one
/// copy of actix's serves both.
#[expect(clippy::extra_unused_type_parameters, reason = "it is what makes it generic")]
pub(crate) fn make_reader<Anything>() -> Option<Reader> {
    let kept = Rc::new(OnceCell::new());
    // It stays for as long as the thread does: taking an application apart is a lot of code for nothing.
    let app = App::new().service(web::resource("/").wrap(Keep(kept.clone()))).into_factory();
    let app = ManuallyDrop::new(app);
    let service = at_once(Box::pin(app.new_service(AppConfig::default())))?.ok()?;
    let service = ManuallyDrop::new(service);
    let mut request = Request::new();
    // A new request may be a used one.
    request.head_mut().uri = Uri::default();
    // The answer does not matter.
    drop(at_once(service.call(request)));
    kept.get().cloned()
}

impl Reader {
    fn read(&self, extensions: &mut Extensions) -> Option<HeaderValue> {
        mem::swap(extensions, &mut *self.request.extensions_mut());
        let answer = at_once(self.resource.call(ServiceRequest::from_request(self.request.clone())));
        mem::swap(extensions, &mut *self.request.extensions_mut());
        let answer = answer?.ok()?;
        Some(answer.headers().get(ALLOW).cloned().unwrap_or_else(|| HeaderValue::from_static("")))
    }
}

/// Returns the output of a future that waits for nothing.
fn at_once<T>(mut future: Pin<Box<dyn Future<Output = T>>>) -> Option<T> {
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => Some(output),
        Poll::Pending => None,
    }
}

/// Keeps the service that it is put around, with the first request that comes to it.
struct Keep(Rc<OnceCell<Reader>>);

impl<S> Transform<S, ServiceRequest> for Keep
where
    S: Service<ServiceRequest, Response = ServiceResponse, Error = Error, Future = Answer> + 'static,
{
    type Response = ServiceResponse;
    type Error = Error;
    type Transform = Keeping;
    type InitError = ();
    type Future = Ready<Result<Self::Transform, ()>>;

    fn new_transform(&self, service: S) -> Self::Future {
        ready(Ok(Keeping { resource: Rc::new(service), kept: self.0.clone() }))
    }
}

/// The service of a [`Keep`].
struct Keeping {
    resource: Rc<Resource>,
    kept: Rc<OnceCell<Reader>>,
}

impl Service<ServiceRequest> for Keeping {
    type Response = ServiceResponse;
    type Error = Error;
    type Future = Answer;

    actix_web::dev::always_ready!();

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let (resource, request_of_reader) = (self.resource.clone(), request.request().clone());
        // There is one.
        let _ = self.kept.set(Reader { resource, request: request_of_reader });
        self.resource.call(request)
    }
}

#[cfg(test)]
mod tests {
    use actix_web::{
        guard::{self, Guard},
        test::TestRequest,
    };

    use super::*;

    /// All of this file rests on it, and no documentation of actix promises it.
    #[test]
    fn what_the_method_guards_of_actix_have_noted_can_be_read() {
        let request = TestRequest::default().to_srv_request();
        let read = || noted(&mut request.extensions_mut(), make_reader::<()>).expect("a reader");
        assert_eq!(read(), "");
        request.extensions_mut().insert("another extension");
        for method in [&guard::Get() as &dyn Guard, &guard::Any(guard::Post()).or(guard::Put())] {
            method.check(&request.guard_ctx());
        }
        assert_eq!(read(), "GET, POST, PUT");
        assert_eq!(number_of_noted(&mut request.extensions_mut(), make_reader::<()>), 3);
        assert_eq!(request.extensions().get(), Some(&"another extension"), "extensions are only lent");
    }
}
