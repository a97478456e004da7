//! The ports of the pages and of the API.
//!
//! Policies are written while compiling, so that a policy with `:*` takes whatever port is free. Where a row is about
//! an exact port, its policy names several ([`EXACT_PORTS`]) and the first that is free is used; all others are then
//! ports that the policy does not name.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener},
};

/// The port that a policy with an exact port lists: below the ports that the system hands out.
pub(crate) const EXACT_PORTS: [u16; 3] = [18471, 18473, 18477];

/// The addresses of pages and API in this run. Rows write `{web}`, `{api}`, `{exact}`, `{tls}` and `{tls_api}`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ports {
    web: u16,
    api: u16,
    exact: u16,
    tls: u16,
    tls_api: u16,
}

impl Ports {
    /// Any ports, for where no network is.
    pub(crate) const IMAGINED: Self =
        Self { web: 8001, api: 8002, exact: EXACT_PORTS[0], tls: 8003, tls_api: 8004 };

    /// Returns the text with these ports in place of their names.
    pub(crate) fn fill(self, text: &str) -> String {
        [
            ("{web}", self.web),
            ("{api}", self.api),
            ("{exact}", self.exact),
            ("{tls}", self.tls),
            ("{tls_api}", self.tls_api),
        ]
        .iter()
        .fold(text.to_owned(), |text, (name, port)| text.replace(name, &port.to_string()))
    }
}

/// The bound sockets behind [`Ports`].
pub(super) struct Listeners {
    pub(super) plain: Vec<TcpListener>,
    pub(super) secure: Vec<TcpListener>,
}

impl Listeners {
    pub(super) fn bind() -> io::Result<(Ports, Self)> {
        let (mut plain, mut secure) = (Vec::new(), Vec::new());
        let ports = Ports {
            web: bind_free(&mut plain)?,
            api: bind_free(&mut plain)?,
            exact: bind_exact(&mut plain)?,
            tls: bind_free(&mut secure)?,
            tls_api: bind_free(&mut secure)?,
        };
        Ok((ports, Self { plain, secure }))
    }
}

/// Loopback by each of its names: `*.localhost` may be the IPv4 or the IPv6 address.
const ADDRESSES: [IpAddr; 3] = [
    IpAddr::V4(Ipv4Addr::LOCALHOST),
    IpAddr::V4(Ipv4Addr::new(127, 0, 0, 2)),
    IpAddr::V6(Ipv6Addr::LOCALHOST),
];

/// Returns a port that is free on all addresses.
fn bind_free(listeners: &mut Vec<TcpListener>) -> io::Result<u16> {
    const ATTEMPTS: usize = 20;
    let mut error = None;
    for _ in 0..ATTEMPTS {
        let first = TcpListener::bind((ADDRESSES[0], 0))?;
        let port = first.local_addr()?.port();
        match bind_all(&ADDRESSES[1..], port) {
            Ok(others) => {
                listeners.push(first);
                listeners.extend(others);
                return Ok(port);
            }
            Err(other) => error = Some(other),
        }
    }
    Err(error.unwrap_or_else(|| io::ErrorKind::AddrInUse.into()))
}

/// Returns the first of [`EXACT_PORTS`] that is free.
fn bind_exact(listeners: &mut Vec<TcpListener>) -> io::Result<u16> {
    let mut bound = EXACT_PORTS.iter().map(|port| (port, bind_all(&ADDRESSES, *port)));
    match bound.find_map(|(port, all)| Some((*port, all.ok()?))) {
        Some((port, all)) => {
            listeners.extend(all);
            Ok(port)
        }
        None => Err(io::Error::other(format!(
            "none of {EXACT_PORTS:?} is free on 127.0.0.1, 127.0.0.2 and [::1]"
        ))),
    }
}

fn bind_all(addresses: &[IpAddr], port: u16) -> io::Result<Vec<TcpListener>> {
    addresses.iter().map(|address| TcpListener::bind(SocketAddr::new(*address, port))).collect()
}
