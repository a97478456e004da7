//! The axes of the table.

/// One figure of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The application.
    pub setting: Setting,
    /// The request.
    pub situation: Situation,
    /// The library that does CORS in it.
    pub contender: Contender,
}

/// The library that does CORS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contender {
    /// Nobody: the route attribute alone.
    Plain,
    /// Nobody: a handler registered as `#[cors]` does it, which is the least that its route can cost.
    Direct,
    /// `#[cors]` above the route attribute.
    Annotated,
    /// actix-cors: `web::resource(..).wrap(..).route(..)`.
    Resource,
    /// actix-cors: `App::new().wrap(..)`.
    Application,
}

/// The kind of request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Situation {
    /// An actual request from an allowed origin.
    Allowed,
    /// An actual request from any other origin.
    Refused,
    /// A request without `Origin`.
    NoOrigin,
    /// A preflight of what is allowed.
    PreflightAllowed,
    /// A preflight from an origin that is not allowed.
    PreflightRefused,
}

/// The application: one route with one allowed origin, except as the name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "`name` says it")]
pub enum Setting {
    OneOrigin,
    TenOrigins,
    ThousandOrigins,
    HundredThousandOrigins,
    Patterns,
    AnyOrigin,
    FirstOfThousandRoutes,
    LastOfThousandRoutes,
    FiftyHeaders,
    BehindPlain,
    Parameter,
    NewParameter,
    ParameterBehindPlain,
    ResponseWithHeader,
    Wrapped,
    LogAtWarn,
    AnyHeader,
    Predicate,
    Enforced,
    Strict,
    /// Patterns of 60 000 ports of one host; only for attacks.
    ManyPorts,
    Middleware,
}

impl Cell {
    /// Every cell, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        Setting::ALL.into_iter().flat_map(Self::of_setting)
    }

    fn of_setting(setting: Setting) -> impl Iterator<Item = Self> {
        Situation::ALL.into_iter().flat_map(move |situation| {
            Contender::ALL
                .into_iter()
                .map(move |contender| Self { setting, situation, contender })
                .filter(|cell| cell.is_measured())
        })
    }

    /// Checks whether there is something to compare: nobody answers the preflight of a plain route, and what only the handler
    /// differs in is measured without actix-cors.
    fn is_measured(self) -> bool {
        let actual = !self.situation.is_preflight();
        let of_handler = self.situation == Situation::Allowed;
        match (self.setting, self.contender) {
            (Setting::ResponseWithHeader | Setting::Wrapped, Contender::Plain | Contender::Annotated) => {
                of_handler
            }
            (Setting::ResponseWithHeader | Setting::Wrapped, _) => false,
            (setting, contender) if setting.is_about_the_place() => contender == Contender::Annotated,
            (setting, Contender::Direct) => actual && setting == Setting::OneOrigin,
            (_, Contender::Plain) => actual,
            _ => true,
        }
    }
}

impl Contender {
    /// All of them, in the order of the columns.
    pub const ALL: [Self; 5] =
        [Self::Plain, Self::Direct, Self::Annotated, Self::Resource, Self::Application];

    /// Returns the name on the command line.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Direct => "direct",
            Self::Annotated => "annotated",
            Self::Resource => "resource",
            Self::Application => "application",
        }
    }

    /// Returns the head of the column.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Direct => "direct, no CORS",
            Self::Annotated => "`#[cors]`",
            Self::Resource => "actix-cors on the resource",
            Self::Application => "actix-cors on the application",
        }
    }
}

impl Situation {
    /// All of them, in the order of the rows.
    pub const ALL: [Self; 5] =
        [Self::Allowed, Self::Refused, Self::NoOrigin, Self::PreflightAllowed, Self::PreflightRefused];

    /// Returns the row's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Allowed => "actual, allowed",
            Self::Refused => "actual, refused",
            Self::NoOrigin => "no `Origin`",
            Self::PreflightAllowed => "preflight, allowed",
            Self::PreflightRefused => "preflight, refused",
        }
    }

    /// Checks whether a preflight is asked.
    #[must_use]
    pub fn is_preflight(self) -> bool {
        matches!(self, Self::PreflightAllowed | Self::PreflightRefused)
    }
}

impl Setting {
    /// Those of the table, in its order: what is not among them, only hostile requests are sent to.
    pub const ALL: [Self; 16] = [
        Self::OneOrigin,
        Self::TenOrigins,
        Self::ThousandOrigins,
        Self::HundredThousandOrigins,
        Self::Patterns,
        Self::AnyOrigin,
        Self::FirstOfThousandRoutes,
        Self::LastOfThousandRoutes,
        Self::FiftyHeaders,
        Self::BehindPlain,
        Self::Parameter,
        Self::NewParameter,
        Self::ParameterBehindPlain,
        Self::ResponseWithHeader,
        Self::Wrapped,
        Self::LogAtWarn,
    ];

    /// Checks whether it is about who else may take the request that a preflight announces, which only `#[cors]` asks.
    fn is_about_the_place(self) -> bool {
        matches!(self, Self::BehindPlain | Self::Parameter | Self::NewParameter | Self::ParameterBehindPlain)
    }

    /// Returns the heading of its part of the table.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::OneOrigin => "1 origin, 1 route, 1 allowed header",
            Self::TenOrigins => "10 origins",
            Self::ThousandOrigins => "1 000 origins",
            Self::HundredThousandOrigins => "100 000 origins",
            Self::Patterns => "subdomain patterns",
            Self::AnyOrigin => "any origin",
            Self::FirstOfThousandRoutes => "the first of 1 000 routes",
            Self::LastOfThousandRoutes => "the last of 1 000 routes",
            Self::FiftyHeaders => "50 allowed headers, all asked for",
            Self::BehindPlain => "behind a plain route of the same path",
            Self::Parameter => "a path with a parameter",
            Self::NewParameter => "the same, where each request has another one",
            Self::ParameterBehindPlain => "a path with a parameter, behind a plain route of the same path",
            Self::ResponseWithHeader => "a handler that sets a header",
            Self::Wrapped => "a handler with a `wrap`",
            Self::LogAtWarn => "1 origin, the log at `warn`",
            Self::AnyHeader => "any header",
            Self::Predicate => "a predicate",
            Self::Enforced => "`enforce`",
            Self::Strict => "`enforce = strict`",
            Self::ManyPorts => "60 000 ports of one host",
            Self::Middleware => "the middleware `Cors`",
        }
    }
}
