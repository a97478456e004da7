//! The name of each rule.

/// Defines [`Code`] and its names from one list, so that they cannot drift apart.
macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// The rule that a value breaks.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[$doc])* $variant,)*
        }

        impl Code {
            /// All codes, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the name in kebab case, such as `no-scheme`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

codes! {
    // Origins.
    /// The policy names no origin.
    Missing = "missing",
    /// The value does not begin with a scheme and `://`.
    NoScheme = "no-scheme",
    /// Something that begins with `/` follows the origin.
    Path = "path",
    /// Something that begins with `?` follows the origin.
    Query = "query",
    /// Something that begins with `#` follows the origin.
    Fragment = "fragment",
    /// A user or a password comes before the host.
    Userinfo = "userinfo",
    /// The value has blanks.
    Space = "space",
    /// The value has upper-case letters.
    UpperCase = "upper-case",
    /// The host is not in its ASCII form.
    NonAscii = "non-ascii",
    /// The default port of the scheme is written out.
    DefaultPort = "default-port",
    /// An `xn--` label is malformed.
    Idna = "idna",
    /// The port is not a number from 1 to 65535.
    Port = "port",
    /// The host is malformed or not in its canonical form.
    Host = "host",
    /// The scheme is malformed, or no page sends it.
    Scheme = "scheme",
    /// A `*` is in a place where it means nothing.
    Wildcard = "wildcard",
    /// `*` is beside other entries.
    WildcardMixed = "wildcard-mixed",
    /// The origin is `null`.
    Null = "null",
    /// An entry is in the list twice.
    Duplicate = "duplicate",
    /// A pattern of the list already covers the entry.
    Covered = "covered",
    /// The value is a regular expression.
    RegexLike = "regex-like",
    // With credentials.
    /// `*` with credentials.
    AnyWithCredentials = "any-with-credentials",
    /// An origin that the network can forge, with credentials.
    InsecureOrigin = "insecure-origin",
    /// Subdomains of a public suffix, with credentials.
    PublicSuffix = "public-suffix",
    // With enforce.
    /// `*` among the request headers, with enforce.
    AnyWithEnforce = "any-with-enforce",
    /// A request header that says where the request went, with enforce.
    ForwardingHeader = "forwarding-header",
    // The policy as a whole.
    /// `dev_origins` is beside `origins = any`.
    DevOriginsBesideAny = "dev-origins-beside-any",
    /// `dangerously` names what is no danger.
    UnknownDanger = "unknown-danger",
    /// Nothing needs a danger that `dangerously` accepts.
    UnneededDanger = "unneeded-danger",
    // Lists of methods and of headers.
    /// The name is not a token of HTTP.
    NotAToken = "not-a-token",
    /// The list is empty.
    EmptyList = "empty-list",
    // Methods.
    /// A method that browsers never send.
    ForbiddenMethod = "forbidden-method",
    /// A standard method that is not in upper case.
    MethodCase = "method-case",
    /// A misspelt standard method, or the name of a header that is one typo away from a known one.
    Misspelt = "misspelt",
    /// `OPTIONS`, which is the preflight itself.
    Preflight = "preflight",
    /// A method that the route does not serve.
    NotServed = "not-served",
    /// `any` or `*` among the methods.
    AnyMethod = "any-method",
    /// A route that browsers can never reach across origins.
    NothingShared = "nothing-shared",
    /// None of the inherited methods is served by the route.
    NoneLeft = "none-left",
    // Headers.
    /// A request header that a page can never send, or a response header that it can never read.
    ForbiddenHeader = "forbidden-header",
    /// A response header among the request headers.
    ResponseHeader = "response-header",
    /// A request header among the response headers.
    RequestHeader = "request-header",
    /// A header of the preflight among the exposed ones.
    PreflightHeader = "preflight-header",
    /// Every page can already read the header.
    Safelisted = "safelisted",
    // The arguments of a handler.
    /// The handler reads JSON, which no page can send.
    JsonWithoutContentType = "json-without-content-type",
    /// The handler reads a token or a password, which no page can send.
    TokenWithoutAuthorization = "token-without-authorization",
    /// The handler reads a session, whose cookie no page can send.
    SessionWithoutCredentials = "session-without-credentials",
    // `max_age`.
    /// The time is negative.
    Negative = "negative",
    /// The time is longer than any browser keeps a preflight.
    TooLong = "too-long",
    /// The unit is missing or unknown.
    Unit = "unit",
    /// The time is not a whole number of seconds.
    Fraction = "fraction",
    /// The time is not a number.
    NotANumber = "not-a-number",
    /// No preflight of the route can succeed.
    UselessMaxAge = "useless-max-age",
}
