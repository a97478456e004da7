//! Random policies, and a service that has one. This is the only place that knows how a policy comes about without the
//! attribute.

use std::{cell::Cell, rc::Rc};

use actix_web::HttpResponse;
use cors_rules::{
    dangers::Dangers,
    exposed_header, method,
    origin::{self, Context},
    request_header,
};
use cors_runtime::__private::{
    AllowedOrigins, AppService, Fields, HttpServiceFactory, Plan, Route, register_handler,
};
use proptest::{
    option,
    prelude::{Just, Strategy, prop_oneof},
    sample::{select, subsequence},
};

/// Origins that look alike, so that random pages come close.
const ORIGINS: &[&str] = &[
    "https://example.com",
    "https://example.com:8443",
    "http://example.com",
    "https://*.example.com",
    "https://*.example.com:8443",
    "https://*.example.com:*",
    "https://a.example.com",
    "https://evilexample.com",
    "https://*.com.example",
    "http://localhost:*",
    "http://localhost:3000",
    "http://*.localhost:*",
    "http://127.0.0.1:*",
    "http://[::1]:3000",
    "null",
];

const METHODS: &[&str] = &["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "PURGE"];

const HEADERS: &[&str] = &["Content-Type", "X-Request-Id", "X-Trace", "Authorization", "Accept", "Range"];

const EXPOSED: &[&str] = &["ETag", "X-Total", "X-Missing", "Retry-After"];

/// A policy and the route that has it.
#[derive(Clone, Debug)]
pub(crate) struct Chosen {
    pub(crate) origins: Vec<&'static str>,
    /// The methods that the route serves.
    pub(crate) served: Vec<&'static str>,
    /// Those that the policy names; none is all.
    pub(crate) methods: Vec<&'static str>,
    pub(crate) headers: Vec<&'static str>,
    pub(crate) expose: Vec<&'static str>,
    pub(crate) credentials: bool,
    pub(crate) max_age: Option<u32>,
}

pub(crate) fn any() -> impl Strategy<Value = Chosen> {
    let origins = prop_oneof![1 => Just(vec!["*"]), 6 => subsequence(ORIGINS, 1..5)];
    let headers = prop_oneof![
        1 => Just(vec!["*"]),
        1 => Just(vec!["*", "Authorization"]),
        5 => subsequence(HEADERS, 0..=HEADERS.len()),
    ];
    let expose = prop_oneof![1 => Just(vec!["*"]), 4 => subsequence(EXPOSED, 0..=EXPOSED.len())];
    let methods = subsequence(METHODS, 1..=METHODS.len()).prop_flat_map(|served| {
        let named = subsequence(served.clone(), 0..=served.len());
        (Just(served), named)
    });
    let max_age = option::of(select(vec![0, 1, 600]));
    (origins, methods, headers, expose, proptest::bool::ANY, max_age).prop_map(
        |(origins, (served, methods), headers, expose, credentials, max_age)| Chosen {
            origins,
            served,
            methods,
            headers,
            expose,
            credentials,
            max_age,
        },
    )
}

impl Chosen {
    /// Checks whether the attribute would take it, with every danger accepted.
    pub(crate) fn is_valid(&self) -> bool {
        let context = Context {
            credentials: self.credentials,
            dangers: Dangers::ALL,
            is_alone: self.origins.len() == 1,
        };
        self.origins.iter().all(|value| origin::check_in(value, context).is_ok())
            && self.methods.iter().all(|value| method::check_served(value, &self.served).is_ok())
            && self.headers.iter().all(|value| request_header::check_in(value, self.credentials).is_ok())
            && self.expose.iter().all(|value| exposed_header::check_in(value, self.credentials).is_ok())
            && pairs(&self.origins).all(|(a, b)| origin::check_pair(a, b).is_ok())
            && pairs(&self.headers).all(|(a, b)| request_header::check_pair(a, b).is_ok())
    }

    /// Returns the policy as the attribute's expansion writes it: lists that live as long as the program.
    fn fields(&self) -> Fields {
        let leak = |list: &Vec<&'static str>| -> &'static [&'static str] { list.clone().leak() };
        Fields {
            origins: AllowedOrigins::Listed(leak(&self.origins)),
            methods: (!self.methods.is_empty()).then(|| leak(&self.methods)),
            headers: leak(&self.headers),
            expose: leak(&self.expose),
            credentials: self.credentials,
            max_age: self.max_age,
            ..Fields::NONE
        }
    }
}

fn pairs<'a>(list: &'a [&'static str]) -> impl Iterator<Item = (&'static str, &'static str)> + 'a {
    list.iter().enumerate().flat_map(|(index, later)| list[..index].iter().map(|earlier| (*earlier, *later)))
}

/// A route with a policy, which counts how often its handler runs.
#[derive(Clone)]
pub(crate) struct Service {
    policy: Chosen,
    runs: Rc<Cell<usize>>,
}

impl Service {
    pub(crate) fn new(policy: &Chosen) -> Self {
        Self { policy: policy.clone(), runs: Rc::default() }
    }

    pub(crate) fn runs(&self) -> usize {
        self.runs.get()
    }
}

impl HttpServiceFactory for Service {
    fn register(self, config: &mut AppService) {
        let Self { policy, runs } = self;
        let plan = Plan::new(&policy.served, policy.fields(), &policy.served);
        let handler = move || {
            runs.set(runs.get() + 1);
            async { response() }
        };
        register_handler(config, Route::new("/", "route", plan), handler);
    }
}

/// Returns a response with a header of every kind.
fn response() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header(("Content-Type", "text/plain"))
        .insert_header(("ETag", "\"1\""))
        .insert_header(("Retry-After", "1"))
        .insert_header(("Set-Cookie", "a=b"))
        .insert_header(("X-Total", "7"))
        .body("read")
}
