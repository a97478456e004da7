//! A refusal, with all that is known of it.

use std::{borrow::Cow, panic::Location};

use cors_rules::suggest;

use super::{
    asked::Asked,
    near::{self, Difference},
};
use crate::{
    compiled::CompiledPolicy,
    decision::concluded::is_unlisted,
    policy::{AllowedOrigins, Fields},
    refusal::{RefusalReason, RefusalStep},
};

/// A page that is refused: the request, the policy that refuses it, the reason, and the fix.
///
/// Its text is one line, which is the same in the log, in unit tests and for a [hook](crate::set_refusal_hook):
///
/// ```text
/// not shared: GET /me from "https://www.example.com": the policy of app::me (src/main.rs:12) allows "https://example.com", without "www."; help: add "https://www.example.com" to its origins
/// ```
///
/// What comes from the request has at most 256 bytes (1024 for the names of headers), an `…` for the rest, and nothing in it that could
/// forge a line of a log.
pub struct Refusal<'a> {
    pub(super) refused: Refused,
    pub(super) asked: &'a Asked,
}

/// The parts of a refusal that are no text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Refused {
    /// `None` where no policy had a say.
    pub(crate) policy: Option<&'static CompiledPolicy>,
    pub(crate) step: RefusalStep,
    pub(crate) reason: RefusalReason,
    /// True if the handler does not run.
    pub(crate) is_enforced: bool,
}

/// The allowed entry that is nearest to what the page has.
pub(super) enum Nearest {
    Origin(String, Difference),
    /// A method or a header.
    Name(String),
}

impl<'a> Refusal<'a> {
    pub(super) fn new(refused: Refused, asked: &'a Asked) -> Self {
        let reason = refused.policy.map_or(refused.reason, |policy| more_exactly(refused.reason, policy));
        Self { refused: Refused { reason, ..refused }, asked }
    }

    /// Returns the reason.
    #[must_use]
    pub fn reason(&self) -> RefusalReason {
        self.refused.reason
    }

    /// Returns the step at which the page is refused.
    #[must_use]
    pub fn step(&self) -> RefusalStep {
        self.refused.step
    }

    /// Checks whether `enforce` refused an actual request, so that the handler did not run.
    #[must_use]
    pub fn is_enforced(&self) -> bool {
        self.refused.is_enforced
    }

    /// Returns the `Origin` of the request: the first, if it has several, and nothing if it has none.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.asked.origin
    }

    /// Returns the method of the actual request, which a preflight asks for.
    #[must_use]
    pub fn method(&self) -> &str {
        &self.asked.method
    }

    /// Returns the path, without the query.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.asked.path
    }

    /// Returns the names of the request headers that a preflight asks for.
    pub fn requested_headers(&self) -> impl Iterator<Item = &str> {
        self.asked.names()
    }

    /// Returns the handler of the route, as the compiler names its type: `app::items::put_item`. `None` if a
    /// [`Cors`](crate::Cors) or a [`SkipPreflight`](crate::SkipPreflight) refuses.
    #[must_use]
    pub fn handler(&self) -> Option<&'static str> {
        self.refused.policy?.declared.handler
    }

    /// Returns the place of the attribute, or of the `Cors::new`; `None` if a [`SkipPreflight`](crate::SkipPreflight) refuses.
    #[must_use]
    pub fn place(&self) -> Option<&'static Location<'static>> {
        Some(self.refused.policy?.declared.place)
    }

    /// Returns the place of the shared policy that the policy starts from, or of the configuration that it comes from; `None`
    /// without one.
    #[must_use]
    pub fn shared_policy(&self) -> Option<&'static Location<'static>> {
        self.refused.policy?.fields.place
    }

    /// Returns what the policy allows of the kind that the reason is about: origins, methods or names of headers. Of an origin set it is
    /// a thousand entries at most; what a function allows is not known.
    #[must_use]
    pub fn allowed(&self) -> Vec<Cow<'static, str>> {
        let mut allowed = Vec::new();
        let Some(policy) = self.refused.policy else { return allowed };
        match self.refused.reason {
            RefusalReason::MethodNotShared => {
                for method in policy.methods.listed() {
                    allowed.push(Cow::Owned(method.as_str().to_owned()));
                }
            }
            RefusalReason::HeaderNotListed => add_all(&mut allowed, policy.fields.headers),
            _ => {
                let Fields { origins, dev_origins, .. } = policy.fields;
                add_all(&mut allowed, origins.listed());
                add_all(&mut allowed, dev_origins);
                for set in origins.dynamic().map_or(&[][..], |dynamic| dynamic.sets) {
                    allowed.extend((set.first_entries)(set).into_iter().map(Cow::Owned));
                }
            }
        }
        allowed
    }

    /// Returns the allowed origin, method or header that the page nearly has.
    #[must_use]
    pub fn nearest(&self) -> Option<String> {
        match self.find_nearest()? {
            Nearest::Origin(nearest, _) | Nearest::Name(nearest) => Some(nearest),
        }
    }

    #[inline(never)]
    pub(super) fn find_nearest(&self) -> Option<Nearest> {
        match self.refused.reason {
            RefusalReason::OriginNotAllowed => {
                let allowed = self.allowed();
                let (entry, difference) = near::nearest(&self.asked.origin, &allowed)?;
                Some(Nearest::Origin(entry.to_owned(), difference))
            }
            RefusalReason::MethodNotShared => self.nearest_name(&self.asked.method),
            RefusalReason::HeaderNotListed => self.unlisted().find_map(|name| self.nearest_name(name)),
            _ => None,
        }
    }

    fn nearest_name(&self, name: &str) -> Option<Nearest> {
        let allowed = self.allowed();
        let mut names: Vec<&str> = Vec::new();
        for allowed in &allowed {
            names.push(allowed);
        }
        suggest::closest(name, &names).map(|nearest| Nearest::Name(nearest.to_owned()))
    }

    /// Returns the names that the preflight asks for and the policy does not list.
    pub(super) fn unlisted(&self) -> impl Iterator<Item = &'a str> {
        let policy = self.refused.policy;
        let asked = self.asked;
        asked.names().filter(move |name| policy.is_some_and(|policy| is_unlisted(policy, name.as_bytes())))
    }
}

/// Returns the more exact reason, where the decision does not tell `NotConfigured` and `Denied` from others.
fn more_exactly(reason: RefusalReason, policy: &CompiledPolicy) -> RefusalReason {
    let fields = &policy.fields;
    let has_no_origins = fields.origins.listed().is_empty() && fields.dev_origins.is_empty();
    match (reason, fields.origins) {
        (RefusalReason::OriginNotAllowed, AllowedOrigins::Configured(_)) => RefusalReason::NotConfigured,
        (RefusalReason::OriginNotAllowed, AllowedOrigins::Listed(_)) if has_no_origins => {
            RefusalReason::Denied
        }
        _ => reason,
    }
}

fn add_all(allowed: &mut Vec<Cow<'static, str>>, texts: &[&'static str]) {
    for text in texts {
        allowed.push(Cow::Borrowed(text));
    }
}
