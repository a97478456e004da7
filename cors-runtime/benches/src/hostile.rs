//! Requests that try to make the CORS part work: as large as actix lets them through.
//!
//! Each has a harmless twin of the same size, whose bytes stand in a header that nobody reads, so that the difference
//! is what the CORS part does with them.

use actix_http::Request;

use crate::{
    Cell, Contender, Setting, Situation, Subject, application,
    policies::{FIFTY_HEADERS, FOREIGN_ORIGIN, HEADER, ORIGIN},
    requests::{line, read},
};

/// actix-http reads a head of 128 KiB at most; this leaves room for the rest of it.
const LARGEST: usize = 126 * 1024;

/// actix-http reads 96 headers at most; this leaves room for the others.
const MOST_LINES: usize = 85;

const PADDING: &str = "X-Padding";

/// A request that is all about one header.
#[derive(Clone, Debug)]
pub struct Attack {
    /// What it does.
    pub name: &'static str,
    setting: Setting,
    target: Target,
    lines: Vec<String>,
}

/// The header that an attack fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    Origin,
    RequestMethod,
    RequestHeaders,
}

impl Attack {
    /// All of them.
    #[must_use]
    pub fn all() -> Vec<Self> {
        [origins(), request_methods(), request_headers()].concat()
    }

    /// The application that is attacked.
    #[must_use]
    pub fn subject(&self) -> Subject {
        application(Cell {
            setting: self.setting,
            situation: Situation::PreflightAllowed,
            contender: Contender::Annotated,
        })
    }

    /// The attack itself.
    #[must_use]
    pub fn request(&self) -> Request {
        let harmless = Target::ALL.into_iter().filter(|target| *target != self.target);
        self.preflight(harmless, self.target.name())
    }

    /// Its twin.
    #[must_use]
    pub fn twin(&self) -> Request {
        self.preflight(Target::ALL.into_iter(), PADDING)
    }

    /// A preflight with these harmless headers and with the lines of the attack under this name.
    fn preflight(&self, harmless: impl Iterator<Item = Target>, name: &str) -> Request {
        let harmless = harmless.map(|target| line(target.name(), target.harmless(self.target)));
        let lines = self.lines.iter().map(|value| line(name, value));
        read("OPTIONS", "/me", &harmless.chain(lines).collect::<String>())
    }
}

impl Target {
    const ALL: [Self; 3] = [Self::Origin, Self::RequestMethod, Self::RequestHeaders];

    fn name(self) -> &'static str {
        match self {
            Self::Origin => "Origin",
            Self::RequestMethod => "Access-Control-Request-Method",
            Self::RequestHeaders => "Access-Control-Request-Headers",
        }
    }

    /// A value that is answered like the attack on `attacked`.
    fn harmless(self, attacked: Self) -> &'static str {
        match self {
            Self::Origin if attacked == self => FOREIGN_ORIGIN,
            Self::Origin => ORIGIN,
            Self::RequestMethod if attacked == self => "PUT",
            Self::RequestMethod => "GET",
            Self::RequestHeaders => "x-request-id",
        }
    }
}

fn origins() -> Vec<Attack> {
    let attack = |name, setting, lines| Attack { name, setting, target: Target::Origin, lines };
    let long_host = format!("https://{}.example.com", "a".repeat(LARGEST));
    let many_labels = format!("https://{}example.com", "a.".repeat(LARGEST / 2));
    vec![
        attack("an `Origin` of one long label", Setting::OneOrigin, vec![long_host.clone()]),
        attack("the same, for 1 000 origins", Setting::ThousandOrigins, vec![long_host.clone()]),
        attack("the same, for patterns", Setting::Patterns, vec![long_host]),
        attack("an `Origin` of many labels, for patterns", Setting::Patterns, vec![many_labels]),
        attack("an `Origin` of dots, for patterns", Setting::Patterns, vec![".".repeat(LARGEST)]),
        attack("many `Origin` lines", Setting::OneOrigin, vec![ORIGIN.to_owned(); MOST_LINES]),
    ]
}

fn request_methods() -> Vec<Attack> {
    let attack =
        |name, lines| Attack { name, setting: Setting::OneOrigin, target: Target::RequestMethod, lines };
    vec![
        attack("a long `Access-Control-Request-Method`", vec!["G".repeat(LARGEST)]),
        attack("many `Access-Control-Request-Method` lines", vec!["GET".to_owned(); MOST_LINES]),
    ]
}

fn request_headers() -> Vec<Attack> {
    let attack = |name, setting, lines| Attack { name, setting, target: Target::RequestHeaders, lines };
    let one = |name, line: String| attack(name, Setting::OneOrigin, vec![line]);
    let lines = |name, line: &str| attack(name, Setting::OneOrigin, vec![line.to_owned(); MOST_LINES]);
    let own = HEADER.to_lowercase();
    let fifty = FIFTY_HEADERS.join(",").to_lowercase();
    let blanks_between = format!("{own},{},{own}", " ".repeat(LARGEST / MOST_LINES - 100));
    vec![
        one("one name asked for again and again", filled_with(&format!("{own},"))),
        one("the same, with blanks", filled_with(&format!("\t{own} , "))),
        one("commas", ",".repeat(LARGEST)),
        one("blanks before a name", format!("{own},{}{own}", " ".repeat(LARGEST))),
        one("blanks after a name", format!("{own}{},{own}", " ".repeat(LARGEST))),
        one("blanks alone", format!("{own},{},{own}", " ".repeat(LARGEST))),
        one("a long name", "x".repeat(LARGEST)),
        lines("many lines of one name", &own),
        lines("many empty lines", ""),
        lines("many lines of blanks", &blanks_between),
        lines("many lines of commas", ",,,,,,,,,,,,,,,,"),
        attack(
            "50 allowed names again and again",
            Setting::AllOfFiftyHeaders,
            vec![filled_with(&format!("{fifty},"))],
        ),
    ]
}

fn filled_with(part: &str) -> String {
    part.repeat(LARGEST / part.len())
}
