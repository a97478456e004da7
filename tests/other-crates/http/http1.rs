//! HTTP/1.1, byte by byte: several requests in turn on one connection that the client never closes.

use std::{
    io::{self, BufRead, BufReader, ErrorKind, Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use super::{BROKEN_OFF, Request, Response};

/// Returns the answers to `requests`; an error from where the server closed the connection on.
pub(super) fn send(address: SocketAddr, requests: &[Request]) -> io::Result<Vec<io::Result<Response>>> {
    let stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(stream);
    Ok(requests.iter().map(|request| exchange(&mut reader, address, request)).collect())
}

fn exchange(
    reader: &mut BufReader<TcpStream>,
    address: SocketAddr,
    request: &Request,
) -> io::Result<Response> {
    let mut bytes =
        format!("{} {} HTTP/1.1\r\nhost: {address}\r\n", request.method, request.path).into_bytes();
    for (name, value) in &request.headers {
        bytes.extend([name.as_bytes(), b": ", value, b"\r\n"].concat());
    }
    if !request.body.is_empty() {
        bytes.extend(format!("content-length: {}\r\n", request.body.len()).bytes());
    }
    bytes.extend(b"\r\n");
    bytes.extend(request.body);
    reader.get_mut().write_all(&bytes)?;

    let status_line = line(reader)?;
    let status = status_line.split(' ').nth(1).and_then(|status| status.parse().ok());
    let status = status.ok_or_else(|| io::Error::new(ErrorKind::InvalidData, status_line))?;
    let mut response = Response { status, headers: Vec::new(), body: Vec::new() };
    loop {
        let line = line(reader)?;
        let Some((name, value)) = line.split_once(':') else { break };
        response.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    if request.method != "HEAD" && !matches!(status, 100..200 | 204 | 304) {
        let mut bytes = Vec::new();
        if read_body(reader, &response, &mut bytes).is_err() {
            bytes.extend(BROKEN_OFF.bytes());
        }
        response.body = bytes;
    }
    Ok(response)
}

fn read_body(reader: &mut BufReader<TcpStream>, head: &Response, body: &mut Vec<u8>) -> io::Result<()> {
    if head.lines("transfer-encoding") == ["chunked"] {
        loop {
            let length = usize::from_str_radix(&line(reader)?, 16)
                .map_err(|error| io::Error::new(ErrorKind::InvalidData, error))?;
            body.extend(exactly(reader, length)?);
            line(reader)?;
            if length == 0 {
                break;
            }
        }
    } else if let [length] = head.lines("content-length")[..] {
        let length = length.parse().map_err(|error| io::Error::new(ErrorKind::InvalidData, error))?;
        body.extend(exactly(reader, length)?);
    } else {
        reader.read_to_end(body)?;
    }
    Ok(())
}

fn exactly(reader: &mut BufReader<TcpStream>, length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; length];
    reader.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// Returns a line without its end.
fn line(reader: &mut BufReader<TcpStream>) -> io::Result<String> {
    let mut line = Vec::new();
    if reader.read_until(b'\n', &mut line)? == 0 {
        return Err(ErrorKind::UnexpectedEof.into());
    }
    Ok(String::from_utf8_lossy(line.trim_ascii_end()).into_owned())
}
