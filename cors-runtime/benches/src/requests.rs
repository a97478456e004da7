//! The requests, as a browser sends them.

use actix_http::{Request, test::TestRequest};
use actix_web::http::{Method, header};

use crate::{
    Cell, Setting, Situation,
    contenders::THOUSAND_PATHS,
    policies::{FOREIGN_ORIGIN, ORIGIN, SUBDOMAIN, headers},
};

/// The request of a cell.
pub(crate) fn request(cell: Cell) -> Request {
    let mut request = browser(path(cell.setting));
    if let Some(origin) = origin(cell) {
        request.insert_header((header::ORIGIN, origin));
    }
    if cell.situation.is_preflight() {
        request
            .method(Method::OPTIONS)
            .insert_header((header::ACCESS_CONTROL_REQUEST_METHOD, "GET"))
            .insert_header((header::ACCESS_CONTROL_REQUEST_HEADERS, asked_for(cell.setting)));
    }
    request.finish()
}

/// A request with what every browser sends anyway.
pub(crate) fn browser(path: &str) -> TestRequest {
    let mut request = TestRequest::with_uri(path);
    request
        .insert_header((header::HOST, "api.example.com"))
        .insert_header((
            header::USER_AGENT,
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        ))
        .insert_header((header::ACCEPT, "*/*"))
        .insert_header((header::ACCEPT_LANGUAGE, "en-US,en;q=0.5"))
        .insert_header((header::ACCEPT_ENCODING, "gzip, deflate, br, zstd"));
    request
}

fn path(setting: Setting) -> &'static str {
    match setting {
        Setting::FirstOfThousandRoutes => THOUSAND_PATHS[0],
        Setting::LastOfThousandRoutes => THOUSAND_PATHS[THOUSAND_PATHS.len() - 1],
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
    let names = headers(setting);
    let names = if setting == Setting::ThreeOfFiftyHeaders { &names[20..23] } else { names };
    names.join(",").to_lowercase()
}
