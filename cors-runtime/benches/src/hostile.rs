//! Requests that try to make the CORS part work: as large as actix lets them through.
//!
//! Each has a harmless twin of the same size, whose bytes stand in a header that nobody reads, so that the difference
//! is what the CORS part does with them.
//!
//! What is beyond the bounds that the documentation of `#[cors]` states is refused once that is known. What is just
//! within them is read to the end, each byte a few times.

use actix_http::Request;

use crate::{
    Cell, Contender, Setting, Situation, Subject, application,
    policies::{FOREIGN_ORIGIN, ORIGIN},
    requests::{HOST, line, read_all},
};

/// actix-http reads a head of 128 KiB at most; this leaves room for the rest of it.
const LARGEST: usize = 126 * 1024;

/// actix-http reads 96 headers at most; this leaves room for the others.
const MOST_LINES: usize = 85;

/// The bytes of `Access-Control-Request-Headers` that are read under `any`, as the documentation of `#[cors]` says.
const READ_BYTES: usize = 8192;

/// The bar for a value that is too long: how many times the instructions of a harmless request it may cost until that is
/// known.
pub const READ_IN_PART: f64 = 4.0;

/// The bar for a value that is read to its end: some 40 instructions a byte.
pub const READ_WHOLLY: f64 = 128.0;

const PADDING: &str = "X-Padding";

/// A request that is all about one header: a preflight, where nothing else is said.
#[derive(Clone, Debug)]
pub struct Attack {
    /// A sentence about the attack.
    pub name: &'static str,
    setting: Setting,
    method: &'static str,
    target: Target,
    lines: Vec<String>,
    /// The harmless value of its twin, which gets the same answer.
    harmless: &'static str,
    /// The bar: how many times the instructions of its twin it may cost.
    pub limit: f64,
}

/// The header that an attack fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    Host,
    Origin,
    RequestMethod,
    RequestHeaders,
    Forwarded,
}

impl Attack {
    /// All of them.
    #[must_use]
    pub fn all() -> Vec<Self> {
        [origins(), request_methods(), request_headers(), servers(), hosts()].concat()
    }

    /// Returns the application that is attacked.
    #[must_use]
    pub fn subject(&self) -> Subject {
        application(Cell {
            setting: self.setting,
            situation: Situation::PreflightAllowed,
            contender: Contender::Annotated,
        })
    }

    /// Returns the attack itself.
    #[must_use]
    pub fn request(&self) -> Request {
        let harmless = Target::ALL.into_iter().filter(|target| *target != self.target);
        self.asking(harmless, self.target.name())
    }

    /// Its twin.
    #[must_use]
    pub fn twin(&self) -> Request {
        self.asking(Target::ALL.into_iter(), PADDING)
    }

    fn new(
        name: &'static str,
        setting: Setting,
        target: Target,
        lines: Vec<String>,
        harmless: &'static str,
    ) -> Self {
        Self { name, setting, method: "OPTIONS", target, lines, harmless, limit: READ_IN_PART }
    }

    /// Returns the same, on an actual request.
    fn actual(self) -> Self {
        Self { method: "GET", ..self }
    }

    /// Returns the same, of what is just within the bounds.
    fn read_wholly(self) -> Self {
        Self { limit: READ_WHOLLY, ..self }
    }

    /// Returns a request with these harmless headers and with the lines of the attack under this name.
    fn asking(&self, harmless: impl Iterator<Item = Target>, name: &str) -> Request {
        let harmless = harmless.map(|target| {
            let value = if target == self.target { self.harmless } else { target.allowed() };
            line(target.name(), value)
        });
        let lines = self.lines.iter().map(|value| line(name, value));
        read_all(self.method, "/me", &harmless.chain(lines).collect::<String>())
    }
}

impl Target {
    const ALL: [Self; 5] =
        [Self::Host, Self::Origin, Self::RequestMethod, Self::RequestHeaders, Self::Forwarded];

    fn name(self) -> &'static str {
        match self {
            Self::Host => "Host",
            Self::Origin => "Origin",
            Self::RequestMethod => "Access-Control-Request-Method",
            Self::RequestHeaders => "Access-Control-Request-Headers",
            Self::Forwarded => "Forwarded",
        }
    }

    /// Returns a value that every policy here allows.
    fn allowed(self) -> &'static str {
        match self {
            Self::Host => HOST,
            Self::Origin => ORIGIN,
            Self::RequestMethod => "GET",
            Self::RequestHeaders => "x-request-id",
            Self::Forwarded => "proto=https",
        }
    }
}

fn origins() -> Vec<Attack> {
    let attack = |name, setting, value: String| {
        Attack::new(name, setting, Target::Origin, vec![value], FOREIGN_ORIGIN)
    };
    let long_host = format!("https://{}.example.com", "a".repeat(LARGEST));
    let many_labels = format!("https://{}example.com", "a.".repeat(LARGEST / 2));
    let most_labels = format!("https://{}example.net", "a.".repeat(120));
    let many_lines = vec![ORIGIN.to_owned(); MOST_LINES];
    vec![
        attack("an `Origin` of one long label", Setting::OneOrigin, long_host.clone()),
        attack("the same, for 1 000 origins", Setting::ThousandOrigins, long_host.clone()),
        attack("the same, for patterns", Setting::Patterns, long_host.clone()),
        attack("an `Origin` of many labels, for patterns", Setting::Patterns, many_labels),
        attack("an `Origin` of dots, for patterns", Setting::Patterns, ".".repeat(LARGEST)),
        attack(
            "an `Origin` of a host with 60 000 ports",
            Setting::ManyPorts,
            "https://a.example.net:61024".to_owned(),
        ),
        attack("the same, for a predicate", Setting::Predicate, long_host),
        Attack::new("many `Origin` lines", Setting::OneOrigin, Target::Origin, many_lines, FOREIGN_ORIGIN),
        attack("an `Origin` of 120 labels, for patterns", Setting::Patterns, most_labels).read_wholly(),
    ]
}

fn request_methods() -> Vec<Attack> {
    let attack = |name, setting, lines| Attack::new(name, setting, Target::RequestMethod, lines, "PUT");
    let long = vec!["G".repeat(LARGEST)];
    let many = vec!["GET".to_owned(); MOST_LINES];
    vec![
        attack("a long `Access-Control-Request-Method`", Setting::OneOrigin, long.clone()),
        attack("the same, for the middleware `Cors`", Setting::Middleware, long),
        attack("many `Access-Control-Request-Method` lines", Setting::OneOrigin, many),
    ]
}

/// Attacks the list of request headers, which is read only where `*` must not cover `Authorization`.
fn request_headers() -> Vec<Attack> {
    let attack = |name, setting, lines| {
        Attack::new(name, setting, Target::RequestHeaders, lines, Target::RequestHeaders.allowed())
    };
    let any = |name, line: String| attack(name, Setting::AnyHeader, vec![line]);
    let lines = |name, line: String| attack(name, Setting::AnyHeader, vec![line; MOST_LINES]);
    let within = |part: &str| part.repeat(READ_BYTES / part.len() - 1);
    vec![
        attack("many names", Setting::OneOrigin, vec![filled_with("x-name,")]),
        any("many names under `any`", filled_with("x-name,")),
        any("a long name under `any`", "x".repeat(LARGEST)),
        any("commas under `any`", ",".repeat(LARGEST)),
        lines("many lines under `any`", "x-name".to_owned()),
        lines("many empty lines under `any`", String::new()),
        lines("many lines of blanks under `any`", " ".repeat(LARGEST / MOST_LINES - 100)),
        any("8 KiB of names under `any`", within("x-name,")).read_wholly(),
        any("8 KiB of commas under `any`", within(",")).read_wholly(),
        any("8 KiB of one name under `any`", within("x")).read_wholly(),
    ]
}

/// A policy with `enforce`, which checks whether a request went to its own origin.
fn servers() -> Vec<Attack> {
    let attack = |name, line: String| {
        let harmless = Target::Forwarded.allowed();
        Attack::new(name, Setting::Enforced, Target::Forwarded, vec![line], harmless).actual()
    };
    vec![
        attack("a `Forwarded` of many parts, for `enforce`", filled_with("a=,")),
        attack("a long `Forwarded`, for `enforce`", format!("host={}", "a".repeat(LARGEST))),
    ]
}

/// Attacks `enforce = strict`, which asks whether the host is that of an allowed origin.
fn hosts() -> Vec<Attack> {
    let attack = |name, host: String| {
        Attack::new(name, Setting::Strict, Target::Host, vec![host], "api.example.net").actual()
    };
    let most_labels = format!("{}example.net", "A.".repeat(120));
    vec![
        attack("a long `Host`, for `enforce = strict`", "A".repeat(LARGEST)),
        attack("a `Host` of many labels, for `enforce = strict`", filled_with("A.")),
        attack("a `Host` of 120 labels, for `enforce = strict`", most_labels).read_wholly(),
    ]
}

fn filled_with(part: &str) -> String {
    part.repeat(LARGEST / part.len())
}
