//! The words of a refusal: what is wrong, and the fix. Log, hook and tests have them from here.

use std::{
    fmt::{self, Display, Formatter},
    panic::Location,
};

use super::{
    asked::Asked,
    near::Difference,
    refusal::{Nearest, Refusal},
};
use crate::{
    compiled::CompiledPolicy,
    policy::AllowedOrigins,
    refusal::{RefusalReason, RefusalStep},
    text::Place,
};

/// The most entries of a list that a line names.
const NAMED: usize = 3;

impl Refusal<'_> {
    /// Returns the fix in one sentence, with the text to write.
    #[must_use]
    pub fn help(&self) -> String {
        Help(self).to_string()
    }
}

impl Display for Refusal<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (step, is_enforced) = (self.step(), self.is_enforced());
        Line { step, is_enforced, asked: self.asked, explanation: &Explanation(self) }.fmt(f)
    }
}

/// The whole line: `not shared: GET /me from "https://app.example.com": …`
pub(super) struct Line<'a> {
    pub(super) step: RefusalStep,
    pub(super) is_enforced: bool,
    pub(super) asked: &'a Asked,
    pub(super) explanation: &'a dyn Display,
}

impl Display for Line<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let verdict = match self.step {
            RefusalStep::Preflight => "refused at the preflight",
            RefusalStep::Actual if self.is_enforced => "refused",
            RefusalStep::Actual => "not shared",
        };
        let Asked { method, path, origin, .. } = self.asked;
        write!(f, "{verdict}: {method} {path} from \"{origin}\": {}", self.explanation)
    }
}

/// The line, which is what a log shows of an error too.
impl fmt::Debug for Refusal<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }
}

/// The second half of the line: what is wrong, and the fix.
pub(super) struct Explanation<'a>(pub(super) &'a Refusal<'a>);

/// The fix.
struct Help<'a>(&'a Refusal<'a>);

impl Display for Explanation<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self(refusal) = self;
        write_fault(refusal, f)?;
        write!(f, "; help: {}", Help(refusal))
    }
}

fn write_fault(refusal: &Refusal<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    let policy = Named(refusal.refused.policy);
    match refusal.reason() {
        RefusalReason::NoOrigin => {
            write!(
                f,
                "{}, a page of another site sent it, and {policy} has `enforce`",
                RefusalReason::NO_ORIGIN
            )
        }
        RefusalReason::SeveralOrigins => {
            write!(
                f,
                "{}, which no browser sends: {policy} allows none of them",
                RefusalReason::SEVERAL_ORIGINS
            )
        }
        RefusalReason::OriginNotAllowed => {
            write!(f, "{policy} allows {}{}", Allowed(refusal), Functions(refusal))
        }
        RefusalReason::Denied => write!(f, "{policy} shares nothing"),
        RefusalReason::NotConfigured => {
            write!(f, "{policy} is not set, so it shares nothing")
        }
        RefusalReason::EmptySet => {
            write!(f, "the origin set of {policy} is empty, and it allows {}", Allowed(refusal))
        }
        RefusalReason::NullWithCredentials => {
            write!(f, "{policy} has `credentials`, and any site can make a page whose origin is \"null\"")
        }
        RefusalReason::InsecureOrigin => {
            write!(
                f,
                "{policy} has `credentials`, and whoever is on the network can pose as an `http://` origin"
            )
        }
        RefusalReason::PublicSuffix => {
            write!(f, "{policy} has `credentials`, and anyone can register a host below a public suffix")
        }
        RefusalReason::AnyWithheld => {
            write!(
                f,
                "the origin set of {policy} holds \"*\", which allows nobody under `credentials` and `enforce`"
            )
        }
        RefusalReason::NotLookedUp => {
            write!(f, "{policy} allows {}, and no `lookup` was asked", Allowed(refusal))
        }
        RefusalReason::LookupFailed => {
            write!(f, "a `lookup` of {policy} failed: it lacked an argument, or panicked")
        }
        RefusalReason::HostNotAllowed => {
            let host = &refusal.asked.host;
            write!(
                f,
                "{policy} has `enforce = strict` and allows {}, none of them at the host \"{host}\" that the request names",
                Allowed(refusal)
            )
        }
        RefusalReason::MethodNotShared => write!(f, "{policy} shares {}", Allowed(refusal)),
        RefusalReason::HeaderNotListed => write!(f, "{policy} allows {}", Allowed(refusal)),
        RefusalReason::CredentialsNotAllowed => {
            write!(f, "{policy} has no `credentials`, and the page sends cookies")
        }
        RefusalReason::NotReached(status) => {
            write!(f, "it came to no route: something inside of {policy} answered {}", status.as_u16())
        }
        RefusalReason::ExtensionsCleared => write!(
            f,
            "something inside of {policy} cleared the extensions of the request, and with them what the policies inside decided"
        ),
    }
}

impl Display for Help<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self(refusal) = self;
        let origin = refusal.origin();
        match refusal.reason() {
            RefusalReason::NoOrigin => f.write_str("let the page send it with `fetch` in the mode `cors`"),
            RefusalReason::SeveralOrigins => f.write_str("remove what adds one, such as a proxy"),
            RefusalReason::OriginNotAllowed | RefusalReason::NotLookedUp => help_with_origin(refusal, f),
            RefusalReason::Denied => write!(f, "write `origins = [\"{origin}\"]` in place of `deny`"),
            RefusalReason::NotConfigured => {
                f.write_str("call `set` of the `ConfiguredPolicy` in `main`, before the server starts")
            }
            RefusalReason::EmptySet => {
                write!(f, "fill it before the server starts: call `replace` with \"{origin}\"")
            }
            RefusalReason::NullWithCredentials => f.write_str(
                "give the page an origin of its own, or write `dangerously = [null_origin]` and name \"null\"",
            ),
            RefusalReason::InsecureOrigin => f.write_str(
                "serve the page over `https` and allow that origin, or write `dangerously = [insecure_origins]`",
            ),
            RefusalReason::PublicSuffix => {
                write!(f, "put \"{origin}\" itself into the set, or write `dangerously = [public_suffixes]`")
            }
            RefusalReason::AnyWithheld => write!(f, "name the origins in its place: \"{origin}\""),
            RefusalReason::LookupFailed => f.write_str(
                "register what its arguments extract, such as `web::Data`; `RUST_LOG=cors=debug` names the error",
            ),
            RefusalReason::HostNotAllowed => write!(
                f,
                "if pages of that host may use the service, add \"http://{}\" to its origins",
                refusal.asked.host
            ),
            RefusalReason::MethodNotShared => help_with_method(refusal, f),
            RefusalReason::HeaderNotListed => help_with_headers(refusal, f),
            RefusalReason::CredentialsNotAllowed => f.write_str(
                "add `credentials` to it, and name its origins if it has `any`; or let the page send none: \
                 `credentials: \"omit\"`",
            ),
            RefusalReason::NotReached(_) => f.write_str(
                "wrap a middleware that answers preflights in `SkipPreflight`, and give a handler of every method \
                 (`web::to`) the methods that it is for",
            ),
            RefusalReason::ExtensionsCleared => f.write_str("keep the extensions of the request"),
        }
    }
}

fn help_with_origin(refusal: &Refusal<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    let origin = refusal.origin();
    match refusal.find_nearest() {
        Some(Nearest::Origin(entry, difference)) if difference.is_of_no_browser() => {
            write!(f, "no browser sends this origin: send \"{entry}\"")
        }
        Some(Nearest::Origin(entry, Difference::Loopback)) => {
            write!(f, "open the page at \"{entry}\", or add \"{origin}\" to its origins")
        }
        _ => match set_of(refusal) {
            Some(set) => write!(f, "add \"{origin}\" to the origin set of {}", Place(set)),
            None => write!(f, "add \"{origin}\" to its origins"),
        },
    }
}

/// Returns the place of the first origin set of the policy.
fn set_of(refusal: &Refusal<'_>) -> Option<&'static Location<'static>> {
    let dynamic = refusal.refused.policy?.fields.origins.dynamic()?;
    dynamic.sets.first().map(|set| set.place)
}

fn help_with_method(refusal: &Refusal<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    let method = refusal.method();
    match refusal.find_nearest() {
        Some(Nearest::Name(nearest)) if nearest.eq_ignore_ascii_case(method) => {
            write!(f, "methods are case-sensitive: let the page send \"{nearest}\"")
        }
        _ => write!(f, "add \"{method}\" to its methods"),
    }
}

fn help_with_headers(refusal: &Refusal<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    if let Some(Nearest::Name(nearest)) = refusal.find_nearest() {
        write!(f, "let the page send \"{nearest}\", if that is meant; else ")?;
    }
    let unlisted: Vec<&str> = refusal.unlisted().collect();
    write!(f, "add {} to its headers", Listed(&unlisted))
}

/// The name of a policy, with the line to change: `the policy of app::me (src/main.rs:12, shared from src/cors.rs:3)`
pub(super) struct Named(pub(super) Option<&'static CompiledPolicy>);

impl Display for Named {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Some(policy) = self.0 else { return f.write_str("`SkipPreflight`") };
        let declared = &policy.declared;
        write!(f, "the policy of {} ({}", declared.handler.unwrap_or("`Cors`"), Place(declared.place))?;
        let (shared, word) = match policy.fields.origins {
            AllowedOrigins::Configured(configured) => (Some(configured.place), "configured at"),
            _ => (policy.fields.place, "shared from"),
        };
        let is_same_line = |shared: &Location<'_>| {
            (shared.file(), shared.line()) == (declared.place.file(), declared.place.line())
        };
        if let Some(shared) = shared.filter(|shared| !is_same_line(shared)) {
            write!(f, ", {word} {}", Place(shared))?;
        }
        f.write_str(")")
    }
}

/// The allowed entries: the nearest, or the first ones.
struct Allowed<'a>(&'a Refusal<'a>);

impl Display for Allowed<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(Nearest::Origin(entry, difference)) = self.0.find_nearest() {
            return write!(f, "\"{entry}\", {}", difference.words());
        }
        let allowed = self.0.allowed();
        if allowed.is_empty() { f.write_str(nothing(self.0.reason())) } else { Listed(&allowed).fmt(f) }
    }
}

/// Returns the words for an empty list, by the kind that the reason is about.
fn nothing(reason: RefusalReason) -> &'static str {
    match reason {
        RefusalReason::HeaderNotListed => "no request header",
        RefusalReason::MethodNotShared => "no method",
        _ => "no origin by name",
    }
}

/// A list of texts, which is not empty: `"a", "b", "c" and 2 more`
pub(super) struct Listed<'a, T>(pub(super) &'a [T]);

impl<T: AsRef<str>> Display for Listed<'_, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for text in self.0.iter().take(NAMED) {
            write!(f, "{separator}\"{}\"", text.as_ref())?;
            separator = ", ";
        }
        match self.0.len().saturating_sub(NAMED) {
            0 => Ok(()),
            more => write!(f, " and {more} more"),
        }
    }
}

/// The functions of a policy that have been asked too.
struct Functions<'a>(&'a Refusal<'a>);

impl Display for Functions<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let dynamic = self.0.refused.policy.and_then(|policy| policy.fields.origins.dynamic());
        let Some(dynamic) = dynamic else { return Ok(()) };
        for (is_there, name) in
            [(!dynamic.predicates.is_empty(), "predicate"), (!dynamic.lookups.is_empty(), "lookup")]
        {
            if is_there {
                write!(f, ", and its `{name}` does not allow this one")?;
            }
        }
        Ok(())
    }
}
