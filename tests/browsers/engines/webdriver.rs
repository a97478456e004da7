//! `WebDriver`, as far as it is needed here: JSON over HTTP/1.1, one connection a command, every wait bounded.
//! <https://www.w3.org/TR/webdriver2/>

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    time::Duration,
};

use serde_json::{Value, json};

use super::COMMAND_TIMEOUT;

/// A session of a driver that listens on a port of this machine.
pub(crate) struct WebDriver {
    port: u16,
    session: String,
}

impl WebDriver {
    /// Asks the driver for a browser with these capabilities.
    pub(crate) fn new_session(port: u16, capabilities: &Value) -> Result<Self, String> {
        let body = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let value = send(port, "/session", &body)?;
        let id = value["sessionId"].as_str().ok_or_else(|| format!("no session: {value}"))?;
        Ok(Self { port, session: format!("/session/{id}") })
    }

    pub(crate) fn command(&self, name: &str, body: &Value) -> Result<Value, String> {
        send(self.port, &format!("{}/{name}", self.session), body)
    }
}

/// Checks whether something listens.
pub(crate) fn is_up(port: u16) -> bool {
    TcpStream::connect_timeout(&address(port), Duration::from_millis(200)).is_ok()
}

/// Returns a port that nothing listened on a moment ago.
pub(crate) fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind(address(0)).map_err(|error| error.to_string())?;
    listener.local_addr().map(|address| address.port()).map_err(|error| error.to_string())
}

fn address(port: u16) -> SocketAddr {
    (Ipv4Addr::LOCALHOST, port).into()
}

fn send(port: u16, path: &str, body: &Value) -> Result<Value, String> {
    let answer = exchange(port, path, &body.to_string()).map_err(|error| format!("{path}: {error}"))?;
    let mut answer: Value = serde_json::from_slice(&answer).map_err(|error| format!("{path}: {error}"))?;
    let value = answer["value"].take();
    match value["error"].as_str() {
        Some(error) => Err(format!("{path}: {error}: {}", value["message"])),
        None => Ok(value),
    }
}

/// Returns the body of the answer. Drivers give its length, and do not always close the connection.
fn exchange(port: u16, path: &str, body: &str) -> io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect_timeout(&address(port), COMMAND_TIMEOUT)?;
    stream.set_read_timeout(Some(COMMAND_TIMEOUT))?;
    let length = body.len();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Type: application/json\r\n\
         Content-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    stream.write_all([head.as_bytes(), body.as_bytes()].concat().as_slice())?;
    let mut answer = BufReader::new(stream);
    let mut body = vec![0; read_head(&mut answer)?];
    answer.read_exact(&mut body)?;
    Ok(body)
}

/// Reads up to the body, and says how long that is.
fn read_head(answer: &mut impl BufRead) -> io::Result<usize> {
    let mut length = 0;
    let mut line = String::new();
    while answer.read_line(&mut line)? > 0 && line != "\r\n" {
        let header =
            line.trim_end().split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("content-length"));
        if let Some((_, value)) = header {
            length = value.trim().parse().map_err(io::Error::other)?;
        }
        line.clear();
    }
    Ok(length)
}
