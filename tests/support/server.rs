//! An application on a port of its own, over HTTP/1.1 and HTTP/2.

use std::{fmt, net::SocketAddr, slice, sync::mpsc, thread, time::Duration};

use actix_http::Request as ActixRequest;
use actix_service::IntoServiceFactory;
use actix_web::{
    App, Error, HttpServer,
    body::MessageBody,
    dev::{AppConfig, Response as ActixResponse, ServiceFactory},
    rt::System,
    web::ServiceConfig,
};

use crate::{Connection, Request, Response, http2};

/// The version of HTTP that a client speaks.
#[derive(Clone, Copy, Debug)]
pub enum Protocol {
    Http1,
    /// HTTP/2 with prior knowledge, over plain TCP.
    Http2,
}

pub const BOTH: &[Protocol] = &[Protocol::Http1, Protocol::Http2];

/// A server that runs until the test process ends.
#[derive(Clone, Copy, Debug)]
pub struct Server {
    pub address: SocketAddr,
}

impl Server {
    /// Serves an application whose services `configure` registers.
    #[must_use]
    pub fn start(configure: fn(&mut ServiceConfig)) -> Self {
        Self::start_app(1, move || App::new().configure(configure))
    }

    /// Serves an application in this many threads.
    ///
    /// # Panics
    ///
    /// If no port is free.
    pub fn start_app<F, I, S, B>(workers: usize, app: F) -> Self
    where
        F: Fn() -> I + Send + Clone + 'static,
        I: IntoServiceFactory<S, ActixRequest>,
        S: ServiceFactory<ActixRequest, Config = AppConfig> + 'static,
        S::Error: Into<Error>,
        S::InitError: fmt::Debug,
        S::Response: Into<ActixResponse<B>>,
        S::Service: 'static,
        B: MessageBody + 'static,
    {
        let (send, receive) = mpsc::channel();
        thread::spawn(move || {
            System::new().block_on(async move {
                let server = HttpServer::new(app)
                    .workers(workers)
                    // Without them a test waits: 40 ms for an answer over HTTP/2, 1 s where a body is left unread.
                    .tcp_nodelay(true)
                    .client_disconnect_timeout(Duration::from_millis(100))
                    .bind_auto_h2c(("127.0.0.1", 0))
                    .expect("a free port");
                send.send(server.addrs()[0]).expect("the test waits for the address");
                server.run().await.expect("the server runs");
            });
        });
        Self { address: receive.recv().expect("the server starts") }
    }

    /// Returns the answers to several requests on one connection, one after the other; `None` where the server closed
    /// the connection or the stream without one.
    ///
    /// # Panics
    ///
    /// If the server does not listen.
    #[must_use]
    pub fn try_send_in_turn(&self, protocol: Protocol, requests: &[Request]) -> Vec<Option<Response>> {
        match protocol {
            Protocol::Http1 => {
                let mut connection = Connection::open(self.address).expect("the server listens");
                requests.iter().map(|request| connection.send(request).ok()).collect()
            }
            Protocol::Http2 => http2::send(self.address, requests).expect("the server listens"),
        }
    }

    /// Returns the answer to one request; `None` where there is none.
    #[must_use]
    pub fn try_send(&self, protocol: Protocol, request: &Request) -> Option<Response> {
        self.try_send_in_turn(protocol, slice::from_ref(request)).remove(0)
    }

    /// Returns the answer to one request.
    ///
    /// # Panics
    ///
    /// If there is none.
    #[must_use]
    pub fn send_over(&self, protocol: Protocol, request: &Request) -> Response {
        self.try_send(protocol, request).unwrap_or_else(|| panic!("no answer to {request:?}"))
    }

    /// Returns the answer to one request over HTTP/1.1.
    #[must_use]
    pub fn send(&self, request: &Request) -> Response {
        self.send_over(Protocol::Http1, request)
    }

    /// Returns the answer to an actual request from `origin`.
    #[must_use]
    pub fn actual(&self, method: &str, path: &str, origin: &str) -> Response {
        self.send(&Request::actual(method, path, origin))
    }

    /// Returns the answer to a preflight from `origin` for `method`.
    #[must_use]
    pub fn preflight(&self, method: &str, path: &str, origin: &str) -> Response {
        self.send(&Request::preflight(method, path, origin))
    }
}
