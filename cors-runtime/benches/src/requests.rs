//! The requests, as a browser sends them and as actix's own decoder reads them: what a header costs depends on how it
//! lies in memory.

use std::cell::RefCell;

use actix_codec::Decoder;
use actix_http::{
    Request,
    h1::{Codec, Message},
};
use actix_web::{rt::Runtime, web::BytesMut};

use crate::{
    Cell, Setting, Situation,
    contenders::THOUSAND_PATHS,
    policies::{FOREIGN_ORIGIN, ORIGIN, SUBDOMAIN, headers},
};

/// The headers that every browser sends.
const BROWSER: &str = "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\r\n\
    Accept: */*\r\n\
    Accept-Language: en-US,en;q=0.5\r\n\
    Accept-Encoding: gzip, deflate, br, zstd\r\n";

/// The server that the requests are for.
pub(crate) const HOST: &str = "api.example.com";

/// Returns the request of a cell.
pub(crate) fn request(cell: Cell) -> Request {
    request_for(cell, path(cell.setting))
}

/// Returns a request that goes before that of a cell.
pub(crate) fn earlier_request(cell: Cell) -> Request {
    request_for(cell, if cell.setting == Setting::NewParameter { "/items/6" } else { path(cell.setting) })
}

fn request_for(cell: Cell, path: &str) -> Request {
    let origin = origin(cell).map(|origin| line("Origin", origin));
    let headers = origin.unwrap_or_default();
    if !cell.situation.is_preflight() {
        return read("GET", path, &headers);
    }
    let asked_for = line("Access-Control-Request-Headers", &asked_for(cell.setting));
    let headers = headers + &line("Access-Control-Request-Method", "GET") + &asked_for;
    read("OPTIONS", path, &headers)
}

/// Returns a header line.
pub(crate) fn line(name: &str, value: &str) -> String {
    format!("{name}: {value}\r\n")
}

thread_local! {
    static DECODER: RefCell<Codec> = RefCell::new(
        // It wants a runtime for the date of its answers, which nobody here asks for.
        Runtime::new().expect("a runtime").block_on(async { Codec::default() }),
    );
}

/// Returns a request to [`HOST`] with these header lines beside the browser's own.
fn read(method: &str, path: &str, headers: &str) -> Request {
    read_all(method, path, &(line("Host", HOST) + headers))
}

/// Returns a request with these header lines beside what a browser says of itself. Panics where actix would not let it through.
pub(crate) fn read_all(method: &str, path: &str, headers: &str) -> Request {
    let head = format!("{method} {path} HTTP/1.1\r\n{BROWSER}{headers}\r\n");
    match DECODER.with_borrow_mut(|decoder| decoder.decode(&mut BytesMut::from(head.as_str()))) {
        Ok(Some(Message::Item(request))) => request,
        other => panic!("no request that actix lets through: {other:?}"),
    }
}

fn path(setting: Setting) -> &'static str {
    match setting {
        Setting::FirstOfThousandRoutes => THOUSAND_PATHS[0],
        Setting::LastOfThousandRoutes => THOUSAND_PATHS[THOUSAND_PATHS.len() - 1],
        Setting::Parameter | Setting::NewParameter | Setting::ParameterBehindPlain => "/items/7",
        _ => "/me",
    }
}

fn origin(cell: Cell) -> Option<&'static str> {
    match (cell.situation, cell.setting) {
        (Situation::NoOrigin, _) => None,
        (Situation::Refused | Situation::PreflightRefused, _) => Some(FOREIGN_ORIGIN),
        (_, Setting::Patterns) => Some(SUBDOMAIN),
        _ => Some(ORIGIN),
    }
}

/// `Access-Control-Request-Headers`: lower case, sorted and without blanks.
fn asked_for(setting: Setting) -> String {
    headers(setting).join(",").to_lowercase()
}
