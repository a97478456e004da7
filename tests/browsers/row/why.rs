//! Why a page is refused: one word for what the model says and for what Chromium writes to its console.

use cors_runtime::test::Reason;

/// The reason of a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// No `Access-Control-Allow-Origin`: what this crate answers to whom it refuses.
    NoAllowOrigin,
    /// `*` for a request with credentials.
    AnyWithCredentials,

    /// No `Access-Control-Allow-Credentials: true`.
    NoCredentials,
    /// A method that the preflight does not allow.
    Method,
    /// A header that the preflight does not allow.
    Header,
    /// Several origins where there is to be one.
    SeveralOrigins,
    /// A list of a preflight that does not parse.
    Syntax,
    /// A preflight that is no success.
    Status,
    /// A method that no page can use, or that is none.
    NoMethod,
    /// Something that no page can ask for.
    Request,
    /// A request of a mode that is never sent to another origin.
    CrossOrigin,
    /// A websocket that the server does not open.
    Handshake,
    /// A redirect to somewhere that the page may not follow.
    Location,
    /// A redirect to a URL that is not `http` or `https`.
    LocationScheme,
}

impl Why {
    /// Returns a part of what Chromium writes to its console; `None` where it writes nothing about CORS.
    pub(crate) fn in_chromium(self) -> Option<&'static str> {
        Some(match self {
            Self::NoAllowOrigin => "No 'Access-Control-Allow-Origin' header is present",
            Self::AnyWithCredentials => "must not be the wildcard '*' when the request's credentials mode is",

            Self::NoCredentials => "'Access-Control-Allow-Credentials' header in the response is",
            Self::Method => "is not allowed by Access-Control-Allow-Methods in preflight response",
            Self::Header => "is not allowed by Access-Control-Allow-Headers in preflight response",
            Self::SeveralOrigins => "contains multiple values",
            Self::Syntax => "Cannot parse Access-Control-Allow-Headers",
            Self::Status => "Response to preflight request doesn't pass access control check",
            Self::Location => "Redirect location",
            Self::NoMethod | Self::Request | Self::CrossOrigin | Self::Handshake | Self::LocationScheme => {
                return None;
            }
        })
    }

    /// Checks whether the model says the same.
    pub(crate) fn is(self, reason: &Reason) -> bool {
        match self {
            Self::NoAllowOrigin => matches!(reason, Reason::NoAllowOrigin),
            Self::AnyWithCredentials => matches!(reason, Reason::AnyWithCredentials),

            Self::NoCredentials => matches!(reason, Reason::NoCredentials(_)),
            Self::Method => matches!(reason, Reason::Method(_)),
            Self::Header => matches!(reason, Reason::Header(_)),
            Self::SeveralOrigins => matches!(reason, Reason::OtherOrigin { .. }),
            Self::Syntax => matches!(reason, Reason::AllowHeadersSyntax(_)),
            Self::Status => matches!(reason, Reason::Status(_)),
            Self::NoMethod => matches!(reason, Reason::MethodName(_) | Reason::ForbiddenMethod(_)),
            Self::Request => {
                matches!(
                    reason,
                    Reason::HeaderSyntax(_)
                        | Reason::Body(_)
                        | Reason::NoCorsMethod(_)
                        | Reason::Url(_)
                        | Reason::UserInfo(_)
                        | Reason::BadPort(_)
                )
            }
            Self::CrossOrigin => matches!(reason, Reason::CrossOrigin),
            // The model opens no websockets.
            Self::Handshake => false,
            Self::Location | Self::LocationScheme => matches!(reason, Reason::Location(_)),
        }
    }
}
