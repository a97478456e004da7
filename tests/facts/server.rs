//! A server that sends exactly what a fact lists, and notes what arrives.

use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    rc::Rc,
};

use actix_web::{
    HttpRequest, HttpResponse,
    body::BoxBody,
    http::{
        Method, StatusCode,
        header::{ACCESS_CONTROL_REQUEST_METHOD, HeaderName, HeaderValue},
    },
    web::Bytes,
};

use crate::fact::{Answer, Place, answer};

/// All places of a fact.
#[derive(Clone)]
pub(crate) struct Server(Rc<State>);

struct State {
    places: Vec<(Place, Cell<usize>)>,
    arrived: RefCell<Vec<Arrival>>,
}

/// A request as it arrived.
#[derive(Clone, Debug)]
pub(crate) struct Arrival {
    pub(crate) is_preflight: bool,
    pub(crate) method: String,
    pub(crate) path: String,
    /// Names in lower case; a character for each byte, and a line break between two lines of one name.
    pub(crate) headers: HashMap<String, String>,
    pub(crate) body: Bytes,
}

impl Server {
    pub(crate) fn new(places: &[Place]) -> Self {
        let places = places.iter().map(|place| (place.clone(), Cell::new(0))).collect();
        Self(Rc::new(State { places, arrived: RefCell::default() }))
    }

    /// Returns the requests that arrived since the last call.
    pub(crate) fn take_arrived(&self) -> Vec<Arrival> {
        self.0.arrived.take()
    }

    /// Returns the handler of every request.
    pub(crate) fn handle(&self, request: &HttpRequest, body: Bytes) -> HttpResponse {
        let arrival = Arrival::new(request, body);
        let address = format!("{}{}", request.connection_info().host(), arrival.path);
        let answer = self.answer(&address, arrival.is_preflight);
        self.0.arrived.borrow_mut().push(arrival);
        respond(&answer)
    }

    fn answer(&self, address: &str, is_preflight: bool) -> Answer {
        let Some((place, next)) = self.0.places.iter().find(|(place, _)| address_of(&place.url) == address)
        else {
            return answer(404);
        };
        if is_preflight {
            return place.preflight.clone();
        }
        let index = next.get().min(place.answers.len() - 1);
        next.set(index + 1);
        place.answers[index].clone()
    }
}

impl Arrival {
    fn new(request: &HttpRequest, body: Bytes) -> Self {
        let mut headers: HashMap<String, String> = HashMap::new();
        for (name, value) in request.headers() {
            let value: String = value.as_bytes().iter().map(|byte| char::from(*byte)).collect();
            let lines = headers.entry(name.to_string()).or_default();
            if lines.is_empty() {
                *lines = value;
            } else {
                *lines = format!("{lines}\n{value}");
            }
        }
        Self {
            is_preflight: request.method() == Method::OPTIONS
                && request.headers().contains_key(ACCESS_CONTROL_REQUEST_METHOD),
            method: request.method().to_string(),
            path: request.uri().path_and_query().map_or_else(String::new, ToString::to_string),
            headers,
            body,
        }
    }
}

/// Returns a request as a fact writes it: `preflight`, `GET`, `GET /next`.
impl std::fmt::Display for Arrival {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.is_preflight { "preflight" } else { &self.method })?;
        if self.path == "/" { Ok(()) } else { write!(f, " {}", self.path) }
    }
}

/// Returns the host, port, path and query of a URL: `http://www1.page.test:8000` → `www1.page.test:8000/`.
fn address_of(url: &str) -> String {
    let (_, rest) = url.split_once("://").expect("the URL of a place is a whole one");
    if rest.contains('/') { rest.to_owned() } else { format!("{rest}/") }
}

fn respond(answer: &Answer) -> HttpResponse {
    let status = StatusCode::from_u16(answer.status).expect("the status has three digits");
    let mut response = HttpResponse::with_body(status, BoxBody::new(answer.body));
    for (name, value) in &answer.lines {
        let name = HeaderName::from_bytes(name.as_bytes()).expect("the name is a token");
        let value = HeaderValue::from_bytes(value).expect("a server can send the value");
        response.headers_mut().append(name, value);
    }
    response
}
