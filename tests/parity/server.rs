//! A real server for one of the two applications, and the other side of its wire.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    sync::mpsc,
    thread,
    time::Duration,
};

use actix_web::{
    App, Error, HttpServer,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::header::{HeaderName, HeaderValue},
    middleware::{Next, from_fn},
    rt::System,
    web::ServiceConfig,
};

const SEEN: HeaderName = HeaderName::from_static("x-seen");

/// A server that runs until the test process ends.
pub(crate) struct Server {
    address: SocketAddr,
}

impl Server {
    pub(crate) fn start(configure: fn(&mut ServiceConfig)) -> Self {
        let (send, receive) = mpsc::channel();
        thread::spawn(move || {
            System::new().block_on(async move {
                let server = HttpServer::new(move || App::new().wrap(from_fn(observe)).configure(configure))
                    .workers(1)
                    .bind(("127.0.0.1", 0))
                    .expect("a free port");
                send.send(server.addrs()[0]).expect("the test waits for the address");
                server.run().await.expect("the server runs");
            });
        });
        Self { address: receive.recv().expect("the server starts") }
    }

    /// Sends these bytes and reads until the server closes, or `is_whole` is content: a request body that nobody read
    /// keeps the connection open for seconds.
    pub(crate) fn send(&self, bytes: &[u8], is_whole: impl Fn(&[u8]) -> bool) -> Vec<u8> {
        let mut stream = TcpStream::connect(self.address).expect("the server listens");
        stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a timeout");
        stream.write_all(bytes).expect("the request is sent");
        let mut answer = Vec::new();
        let mut buffer = [0; 4096];
        while !is_whole(&answer) {
            match stream.read(&mut buffer).expect("the server answers") {
                0 => break,
                length => answer.extend(&buffer[..length]),
            }
        }
        answer
    }
}

/// Turns what an application-wide middleware sees of a route into a header, which is compared like the rest.
async fn observe<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    match next.call(request).await {
        Ok(mut response) => {
            let request = response.request();
            let seen = format!(
                "Ok pattern={:?} name={:?} segments={:?} path={:?} size={:?} error={:?}",
                request.match_pattern(),
                request.match_name(),
                request.match_info().iter().collect::<Vec<_>>(),
                request.match_info().unprocessed(),
                response.response().body().size(),
                response.response().error().map(ToString::to_string),
            );
            response.headers_mut().append(SEEN, value(&seen));
            Ok(response)
        }
        Err(mut error) => {
            let seen = format!("Err error={error:?}");
            error.add_response_mapper(move |mut response| {
                response.headers_mut().append(SEEN, value(&seen));
                response
            });
            Err(error)
        }
    }
}

fn value(text: &str) -> HeaderValue {
    HeaderValue::from_bytes(text.as_bytes()).expect("`Debug` escapes what a header cannot hold")
}
