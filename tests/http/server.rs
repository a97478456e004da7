//! A real server for a test: an application on a port of its own, over HTTP/1.1.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    sync::mpsc,
    thread,
    time::Duration,
};

use actix_web::{App, HttpServer, rt::System, web::ServiceConfig};

/// A server that runs until the test process ends.
pub(crate) struct Server {
    address: SocketAddr,
}

impl Server {
    /// Serves an application whose services `configure` registers.
    pub(crate) fn start(configure: fn(&mut ServiceConfig)) -> Self {
        let (send, receive) = mpsc::channel();
        thread::spawn(move || {
            System::new().block_on(async move {
                let server = HttpServer::new(move || App::new().configure(configure))
                    .workers(1)
                    .bind(("127.0.0.1", 0))
                    .expect("a free port");
                send.send(server.addrs()[0]).expect("the test waits for the address");
                server.run().await.expect("the server runs");
            });
        });
        let address = receive.recv().expect("the server starts");
        Self { address }
    }

    /// Sends a request: its method, its path, and its header lines, repeated ones and all, byte by byte.
    pub(crate) fn send(&self, method: &str, path: &str, headers: &[(&str, &[u8])]) -> Response {
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\n", self.address).into_bytes();
        for (name, value) in headers {
            request.extend([name.as_bytes(), b": ", value, b"\r\n"].concat());
        }
        request.extend(b"Connection: close\r\n\r\n");
        let mut stream = TcpStream::connect(self.address).expect("the server listens");
        stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a timeout");
        stream.write_all(&request).expect("the request is sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("the server answers");
        Response::parse(&answer)
    }

    /// Returns a preflight from `origin` for `method`, without request-headers.
    pub(crate) fn preflight(&self, path: &str, origin: &str, method: &str) -> Response {
        self.preflight_with(path, origin, method, &[])
    }

    /// Returns a preflight from `origin` for `method` and these lines of `Access-Control-Request-Headers`.
    pub(crate) fn preflight_with(&self, path: &str, origin: &str, method: &str, lines: &[&str]) -> Response {
        let mut headers: Vec<(&str, &[u8])> =
            vec![("Origin", origin.as_bytes()), ("Access-Control-Request-Method", method.as_bytes())];
        headers.extend(lines.iter().map(|line| ("Access-Control-Request-Headers", line.as_bytes())));
        self.send("OPTIONS", path, &headers)
    }

    /// Returns an actual request from `origin`.
    pub(crate) fn actual(&self, method: &str, path: &str, origin: &str) -> Response {
        self.send(method, path, &[("Origin", origin.as_bytes())])
    }
}

/// A response as it came, line by line.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) status: u16,
    /// Names in lower case, one entry a line.
    headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Response {
    fn parse(answer: &[u8]) -> Self {
        let text = String::from_utf8_lossy(answer);
        let (head, body) = text.split_once("\r\n\r\n").expect("a head and a body");
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).expect("a status line");
        let headers = lines.filter_map(|line| line.split_once(':'));
        Self {
            status: status.parse().expect("a status"),
            headers: headers
                .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
                .collect(),
            body: body.to_owned(),
        }
    }

    /// Every line of a header.
    pub(crate) fn lines(&self, name: &str) -> Vec<&str> {
        self.headers.iter().filter(|(own, _)| own == name).map(|(_, value)| value.as_str()).collect()
    }

    /// Every `access-control-*` line as `name: value`, sorted.
    pub(crate) fn access_control(&self) -> Vec<String> {
        let mut lines: Vec<String> = self
            .headers
            .iter()
            .filter(|(name, _)| name.starts_with("access-control-"))
            .map(|(name, value)| format!("{name}: {value}"))
            .collect();
        lines.sort();
        lines
    }
}
