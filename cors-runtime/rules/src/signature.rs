//! What the arguments of a handler tell: they need something of the request that the policy keeps from it. All of it can be
//! legitimate, so these are warnings.

use crate::{Violation, rule::rules};

/// An extractor that needs something of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extractor {
    /// A body of JSON: its `Content-Type` is no safelisted one.
    /// <https://fetch.spec.whatwg.org/#cors-safelisted-request-header>
    Json,
    /// A token in `Authorization`, which only a script sets.
    Bearer,
    /// A name and a password in `Authorization`, which a script or the browser sets.
    Basic,
    /// A session, by its cookie.
    Session,
}

rules! {
    JSON: JsonWithoutContentType =
        "no page can send JSON to this route: its `Content-Type` needs a place in `headers`";
    BEARER: TokenWithoutAuthorization =
        "no page can send a token to this route: `Authorization` needs a place in `headers`";
    BASIC: TokenWithoutAuthorization =
        "no page can send a password to this route: `Authorization` needs a place in `headers`, or the policy `credentials`";
    SESSION: SessionWithoutCredentials =
        "no page has a session at this route: its cookie comes with `credentials` alone",
        help "add `credentials`";
}

impl Extractor {
    /// Returns the extractor of this name, the last segment of the path of a type: `Json`, and what ends in it, such as a renamed
    /// import, or a wrapper that validates.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "BearerAuth" => Some(Self::Bearer),
            "BasicAuth" => Some(Self::Basic),
            "Session" | "Identity" => Some(Self::Session),
            name if name.ends_with("Json") => Some(Self::Json),
            _ => None,
        }
    }

    /// Returns the request header that it needs.
    #[must_use]
    pub const fn header(self) -> Option<&'static str> {
        match self {
            Self::Json => Some("Content-Type"),
            Self::Bearer | Self::Basic => Some("Authorization"),
            Self::Session => None,
        }
    }

    /// Checks whether `credentials` give it what it needs.
    #[must_use]
    pub const fn comes_with_credentials(self) -> bool {
        matches!(self, Self::Basic | Self::Session)
    }

    /// Returns the warning about a policy that does not give it what it needs.
    #[must_use]
    pub const fn warning(self) -> Violation {
        let rule = match self {
            Self::Json => JSON,
            Self::Bearer => BEARER,
            Self::Basic => BASIC,
            Self::Session => SESSION,
        };
        match self.header() {
            Some(header) => rule.broken().with_help(&["add `\"", header, "\"` to `headers`"]),
            None => rule.broken(),
        }
    }
}
