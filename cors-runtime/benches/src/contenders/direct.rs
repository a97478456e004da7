//! The floor: the handler alone, registered as `#[cors]` registers it.

use actix_web::{
    App, Error,
    dev::{AppService, HttpServiceFactory, ResourceDef, ServiceRequest, fn_service},
    guard::{Guard, fn_guard},
    http::Method,
};

use super::{handlers::answer, start};
use crate::Subject;

pub(super) fn application() -> Subject {
    start(App::new().service(Direct))
}

/// The handler as a service.
pub(super) struct Direct;

impl HttpServiceFactory for Direct {
    fn register(self, config: &mut AppService) {
        let service = fn_service(|request: ServiceRequest| async move {
            Ok::<_, Error>(request.into_response(answer().await))
        });
        let guard: Box<dyn Guard> = Box::new(fn_guard(|context| context.head().method == Method::GET));
        config.register_service(ResourceDef::new("/me"), Some(vec![guard]), service, None);
    }
}
