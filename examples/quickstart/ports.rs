//! The two ports, from environment variables. Each error is one line.

use std::{
    env::{self, VarError},
    io::{self, ErrorKind},
    net::{Ipv4Addr, Ipv6Addr, TcpListener},
};

const API: &str = "API_PORT";
const PAGE: &str = "PAGE_PORT";

/// The ports of the API and of the page. A port is part of an origin, so two ports are two origins.
#[derive(Clone, Copy)]
pub(crate) struct Ports {
    pub(crate) api: u16,
    pub(crate) page: u16,
}

impl Ports {
    pub(crate) fn from_env() -> Result<Self, String> {
        let ports = Self { api: port(API, 8080)?, page: port(PAGE, 8081)? };
        if ports.api == ports.page {
            return Err(format!(
                "{API} and {PAGE} are both {}: that would be one origin, so give them two ports",
                ports.api
            ));
        }
        Ok(ports)
    }

    /// Returns the listeners of the API and those of the page.
    pub(crate) fn listen(self) -> Result<(Vec<TcpListener>, Vec<TcpListener>), String> {
        Ok((listen(API, self.api)?, listen(PAGE, self.page)?))
    }
}

fn port(variable: &str, default: u16) -> Result<u16, String> {
    let value = match env::var(variable) {
        Ok(value) => value,
        Err(VarError::NotPresent) => return Ok(default),
        Err(VarError::NotUnicode(value)) => value.to_string_lossy().into_owned(),
    };
    match value.parse() {
        Ok(port) if port > 0 => Ok(port),
        _ => Err(format!("{variable} is {value:?}: expected a port, from 1 to 65535")),
    }
}

/// Listens on loopback over IPv4 and, if the machine has it, IPv6: browsers differ in which one `localhost` means.
fn listen(variable: &str, port: u16) -> Result<Vec<TcpListener>, String> {
    let explain = |error: &io::Error| match error.kind() {
        ErrorKind::AddrInUse => format!("port {port} is taken: set {variable} to a free one"),
        _ => format!("port {port} cannot be opened ({error}): set {variable} to another one"),
    };
    let ipv4 = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| explain(&error))?;
    match TcpListener::bind((Ipv6Addr::LOCALHOST, port)) {
        Ok(ipv6) => Ok(vec![ipv4, ipv6]),
        // Another program on this IPv6 port would be `localhost` in some browsers.
        Err(error) if error.kind() == ErrorKind::AddrInUse => Err(explain(&error)),
        Err(_) => Ok(vec![ipv4]),
    }
}
