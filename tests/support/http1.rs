//! HTTP/1.1, byte by byte, on a connection that the client never closes.

use std::{
    io::{self, BufRead, BufReader, ErrorKind, Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use crate::{BROKEN_OFF, Request, Response};

/// A connection to a server.
#[derive(Debug)]
pub struct Connection {
    address: SocketAddr,
    reader: BufReader<TcpStream>,
}

impl Connection {
    /// Opens a connection.
    ///
    /// # Errors
    ///
    /// If nobody listens there.
    pub fn open(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        stream.set_nodelay(true)?;
        Ok(Self { address, reader: BufReader::new(stream) })
    }

    /// Returns the answer to a request.
    ///
    /// # Errors
    ///
    /// If the server closes the connection before the end of the head, or sends what is not HTTP.
    pub fn send(&mut self, request: &Request) -> io::Result<Response> {
        let mut bytes = format!("{} {} HTTP/1.1\r\n", request.method, request.path).into_bytes();
        if !request.headers.iter().any(|(name, _)| name == "host") {
            bytes.extend(format!("host: {}\r\n", self.address).bytes());
        }
        for (name, value) in &request.headers {
            bytes.extend([name.as_bytes(), b": ", value, b"\r\n"].concat());
        }
        if !request.body.is_empty() {
            bytes.extend(format!("content-length: {}\r\n", request.body.len()).bytes());
        }
        bytes.extend(b"\r\n");
        bytes.extend(&request.body);
        self.reader.get_mut().write_all(&bytes)?;

        let mut response = self.head()?;
        if request.method != "HEAD" && !matches!(response.status, 100..200 | 204 | 304) {
            let mut body = Vec::new();
            if self.body(&response, &mut body).is_err() {
                body.extend(BROKEN_OFF.bytes());
            }
            response.body = body;
        }
        Ok(response)
    }

    fn head(&mut self) -> io::Result<Response> {
        let status_line = self.line()?;
        let mut words = status_line.splitn(3, ' ').skip(1);
        let status = words.next().and_then(|status| status.parse().ok());
        let reason = words.next().unwrap_or_default().to_owned();
        let status = status.ok_or_else(|| io::Error::new(ErrorKind::InvalidData, status_line))?;
        let mut headers = Vec::new();
        loop {
            let line = self.line()?;
            let Some((name, value)) = line.split_once(':') else { break };
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        Ok(Response { status, reason, headers, body: Vec::new() })
    }

    fn body(&mut self, head: &Response, body: &mut Vec<u8>) -> io::Result<()> {
        let not_a_number = |error| io::Error::new(ErrorKind::InvalidData, error);
        if head.lines("transfer-encoding") == ["chunked"] {
            loop {
                let length = usize::from_str_radix(&self.line()?, 16).map_err(not_a_number)?;
                body.extend(self.exactly(length)?);
                self.line()?;
                if length == 0 {
                    break;
                }
            }
        } else if let [length] = head.lines("content-length")[..] {
            body.extend(self.exactly(length.parse().map_err(not_a_number)?)?);
        } else {
            self.reader.read_to_end(body)?;
        }
        Ok(())
    }

    fn exactly(&mut self, length: usize) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.reader.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    /// Returns a line without its end.
    fn line(&mut self) -> io::Result<String> {
        let mut line = Vec::new();
        if self.reader.read_until(b'\n', &mut line)? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        Ok(String::from_utf8_lossy(line.trim_ascii_end()).into_owned())
    }
}
