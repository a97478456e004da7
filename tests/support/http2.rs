//! HTTP/2 with prior knowledge: several requests in turn on one connection.

use std::{error::Error, net::SocketAddr, time::Duration};

use actix_web::{
    rt::{self, Runtime, net::TcpStream, time::timeout},
    web::Bytes,
};
use h2::client::{self, SendRequest};

use crate::{BROKEN_OFF, Request, Response};

type Fallible<T> = Result<T, Box<dyn Error>>;

/// Returns the answers to `requests`; `None` where the server reset the stream.
pub(crate) fn send(address: SocketAddr, requests: &[Request]) -> Fallible<Vec<Option<Response>>> {
    Runtime::new()?.block_on(async {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (mut client, connection) = client::handshake(stream).await?;
        let connection = rt::spawn(connection);
        let mut responses = Vec::new();
        for request in requests {
            let response = timeout(Duration::from_secs(10), exchange(&mut client, address, request));
            responses.push(response.await?.ok());
        }
        connection.abort();
        Ok(responses)
    })
}

async fn exchange(
    client: &mut SendRequest<Bytes>,
    address: SocketAddr,
    request: &Request,
) -> Fallible<Response> {
    let mut head = http::Request::new(());
    *head.method_mut() = request.method.parse()?;
    *head.uri_mut() = format!("http://{address}{}", request.path).parse()?;
    *head.version_mut() = http::Version::HTTP_2;
    for (name, value) in &request.headers {
        let name = http::HeaderName::from_bytes(name.as_bytes())?;
        head.headers_mut().append(name, http::HeaderValue::from_bytes(value)?);
    }
    let (response, mut body) = client.send_request(head, request.body.is_empty())?;
    if !request.body.is_empty() {
        body.send_data(Bytes::from(request.body.clone()), true)?;
    }
    let (head, mut body) = response.await?.into_parts();
    let mut response = Response {
        status: head.status.as_u16(),
        reason: String::new(),
        headers: Vec::new(),
        body: Vec::new(),
    };
    for (name, value) in &head.headers {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        response.headers.push((name.to_string(), value));
    }
    while let Some(chunk) = body.data().await {
        let Ok(chunk) = chunk else {
            response.body.extend(BROKEN_OFF.bytes());
            break;
        };
        body.flow_control().release_capacity(chunk.len())?;
        response.body.extend(chunk);
    }
    Ok(response)
}
