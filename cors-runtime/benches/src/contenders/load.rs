//! The applications behind a socket, for `wrk`.

use std::{io, net::Ipv4Addr};

use actix_web::{App, HttpServer, rt::System, web};

use super::{actix_cors::middleware, annotated, direct::Direct, handlers};
use crate::{Contender, Setting};

/// Serves `/me` on this port of the loopback, by one worker: the other core is for who asks.
///
/// # Errors
///
/// The port of the server.
pub fn serve_over_http(contender: Contender, port: u16) -> io::Result<()> {
    macro_rules! serve {
        ($application:expr) => {
            System::new().block_on(
                HttpServer::new(|| $application).workers(1).bind((Ipv4Addr::LOCALHOST, port))?.run(),
            )
        };
    }
    match contender {
        Contender::Plain => serve!(App::new().service(handlers::me)),
        Contender::Direct => serve!(App::new().service(Direct)),
        Contender::Annotated => serve!(App::new().service(annotated::one_origin)),
        Contender::Resource => serve!(App::new().service(
            web::resource("/me").wrap(middleware(Setting::OneOrigin)).route(web::get().to(handlers::answer))
        )),
        Contender::Application => {
            serve!(App::new().wrap(middleware(Setting::OneOrigin)).service(handlers::me))
        }
    }
}
