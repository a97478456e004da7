//! The applications.

mod actix_cors;
mod annotated;
mod direct;
mod handlers;
mod load;
mod plain;
mod thousand;

use actix_web::{
    App, Error,
    body::MessageBody,
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    rt::Runtime,
};

pub use self::load::serve_over_http;
pub(crate) use self::thousand::PATHS as THOUSAND_PATHS;
use crate::{Cell, Contender, Subject, log_level::set_log_level};

/// Returns the application of a cell, with the log as it wants it.
#[must_use]
pub fn application(cell: Cell) -> Subject {
    set_log_level(cell.setting);
    match cell.contender {
        Contender::Plain => plain::application(cell.setting),
        Contender::Direct => direct::application(),
        Contender::Annotated => annotated::application(cell.setting),
        Contender::Resource => actix_cors::on_the_resource(cell.setting),
        Contender::Application => actix_cors::on_the_application(cell.setting),
    }
}

/// Starts an application, as its server would.
fn start<T, B>(application: App<T>) -> Subject
where
    T: ServiceFactory<
            ServiceRequest,
            Config = (),
            Response = ServiceResponse<B>,
            Error = Error,
            InitError = (),
        > + 'static,
    B: MessageBody + 'static,
{
    let started = Runtime::new().expect("a runtime").block_on(actix_web::test::init_service(application));
    Subject::new(started)
}
