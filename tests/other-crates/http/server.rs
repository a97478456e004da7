//! An application on a port of its own, over HTTP/1.1 and HTTP/2.

use std::{fmt, net::SocketAddr, sync::mpsc, thread, time::Duration};

use actix_http::Request as ActixRequest;
use actix_service::IntoServiceFactory;
use actix_web::{
    App, Error, HttpServer,
    body::MessageBody,
    dev::{AppConfig, Response as ActixResponse, ServiceFactory},
    rt::System,
    web::ServiceConfig,
};

use super::{Protocol, Request, Response, http1, http2};

/// A server that runs until the test process ends.
pub(crate) struct Server {
    address: SocketAddr,
}

impl Server {
    /// Serves an application whose services `configure` registers.
    pub(crate) fn start(configure: fn(&mut ServiceConfig)) -> Self {
        Self::start_app(move || App::new().configure(configure))
    }

    /// Serves an application.
    pub(crate) fn start_app<F, I, S, B>(app: F) -> Self
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
                    .workers(1)
                    // Without them a test waits: 40 ms for an answer over HTTP/2, 1 s where a body is left unread.
                    .tcp_nodelay(true)
                    .client_disconnect_timeout(Duration::from_millis(100))
                    .bind_auto_h2c(("127.0.0.1", 0))
                    .expect("a free port");
                send.send(server.addrs()[0]).expect("the test waits for the address");
                server.run().await.expect("the server runs");
            });
        });
        let address = receive.recv().expect("the server starts");
        Self { address }
    }

    /// Returns the answer to one request; `None` where the server closed the connection or the stream without one.
    pub(crate) fn try_send(&self, protocol: Protocol, request: &Request) -> Option<Response> {
        self.try_send_in_turn(protocol, std::slice::from_ref(request)).remove(0)
    }

    /// Returns the answer to one request.
    pub(crate) fn send(&self, protocol: Protocol, request: &Request) -> Response {
        self.try_send(protocol, request).unwrap_or_else(|| panic!("no answer to {request:?}"))
    }

    /// Returns the answers to several requests on one connection, one after the other.
    pub(crate) fn try_send_in_turn(&self, protocol: Protocol, requests: &[Request]) -> Vec<Option<Response>> {
        match protocol {
            Protocol::Http1 => http1::send(self.address, requests)
                .expect("the server listens")
                .into_iter()
                .map(Result::ok)
                .collect(),
            Protocol::Http2 => http2::send(self.address, requests)
                .expect("the server listens")
                .into_iter()
                .map(Result::ok)
                .collect(),
        }
    }
}
