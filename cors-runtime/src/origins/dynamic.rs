//! Origins that only run time knows: sets, predicates and lookups, alone or beside each other and beside literals.

use std::{fmt, pin::Pin, ptr};

use actix_web::{
    HttpMessage, HttpRequest,
    dev::{RequestHead, ServiceRequest},
    http::header::HeaderValue,
};
use cors_rules::{
    dangers::{Danger, Dangers},
    origin::{Pattern, Port},
};

use super::{
    listed::Listed,
    origin::Origin,
    set::{OriginSet, PolicyOfSet},
    sole::sole_origin,
};
use crate::refusal::RefusalReason;

/// Decides on one origin.
type Predicate = fn(&Origin, &RequestHead) -> bool;

/// Asks an asynchronous function about the origin of a request.
pub(crate) type Lookup = fn(&HttpRequest) -> LookupAnswer;

/// The answer to come: `None` if an argument of the function could not be had.
pub(crate) type LookupAnswer = Pin<Box<dyn Future<Output = Option<bool>>>>;

/// The origins of a policy of which some are known only at run time, as plain data. They are asked in the order of the
/// fields, until one allows the origin.
#[derive(Clone, Copy, Debug)]
pub struct DynamicOrigins {
    /// Exact origins and patterns.
    pub listed: &'static [&'static str],
    /// Those that a set holds at the time of a request.
    pub sets: &'static [&'static OriginSet],
    /// Those that a function allows.
    pub predicates: &'static [Predicate],
    /// Those that an asynchronous function allows.
    pub lookups: &'static [Lookup],
    /// Makes the matcher: a function pointer, so it is linked only if a policy has such origins.
    pub make_matcher: MakeMatcher,
}

/// Makes the matcher of such origins and of these `dev_origins`, in such a policy.
pub(super) type MakeMatcher =
    fn(&'static DynamicOrigins, &[&'static str], PolicyOfSet) -> &'static dyn Matcher;

/// The matcher of such origins, which is called through a pointer.
pub trait Matcher: fmt::Debug + Send + Sync {
    /// Returns the value of `Access-Control-Allow-Origin` for a request.
    fn allow<'a>(&self, head: &'a RequestHead) -> Result<&'a HeaderValue, RefusalReason>;

    /// Returns the same for a policy with lookups, as they have been asked.
    fn allow_as_asked<'a>(&self, request: &'a ServiceRequest) -> Result<&'a HeaderValue, RefusalReason>;

    /// Keeps the outcome of the lookups for a request.
    fn keep_outcome(&self, request: &ServiceRequest, outcome: Result<(), RefusalReason>);

    /// Checks whether an origin is allowed that need not be the one that the request says.
    fn has(&self, origin: &[u8], head: &RequestHead) -> bool;
}

/// The outcomes of the lookups for a request, in its extensions: each with the address of its matcher, of which every policy
/// has its own.
#[derive(Default)]
struct LookedUp(Vec<(usize, Result<(), RefusalReason>)>);

impl DynamicOrigins {
    /// No origins.
    pub const NONE: Self =
        Self { listed: &[], sets: &[], predicates: &[], lookups: &[], make_matcher: Dynamic::make };

    /// Returns the dangers that these origins may need, as far as is known before run time.
    #[must_use]
    pub const fn possible_dangers(&self, credentials: bool) -> Dangers {
        let mut possible = Dangers::needed_by_origins(self.listed, credentials);
        if !self.sets.is_empty() {
            possible = possible.union(Dangers::possible_in_set(credentials));
        }
        if !self.predicates.is_empty() || !self.lookups.is_empty() {
            possible = possible.union(Dangers::possible_in_predicate(credentials));
        }
        possible
    }

    /// Checks whether one of the sets may be told to hold `*`.
    pub(crate) fn can_be_any(&self) -> bool {
        self.sets.iter().any(|set| set.can_be_any())
    }

    /// Checks whether one of the sets holds `*` at this time.
    pub(crate) fn is_any(&self) -> bool {
        self.sets.iter().any(|set| set.is_any())
    }
}

/// The matcher for them.
#[derive(Debug)]
struct Dynamic {
    /// The literals, and those of `dev_origins`.
    listed: Listed,
    origins: &'static DynamicOrigins,
    /// The dangers that its origins may need: all without credentials, and with them those that the policy accepts.
    accepted: Dangers,
}

impl Matcher for Dynamic {
    fn allow<'a>(&self, head: &'a RequestHead) -> Result<&'a HeaderValue, RefusalReason> {
        let origin = sole_origin(&head.headers)?;
        self.decide(origin, head)?;
        Ok(origin)
    }

    fn allow_as_asked<'a>(&self, request: &'a ServiceRequest) -> Result<&'a HeaderValue, RefusalReason> {
        let extensions = request.extensions();
        let outcomes =
            extensions.get::<LookedUp>().map(|LookedUp(outcomes)| &outcomes[..]).unwrap_or_default();
        match outcomes.iter().rev().find(|(matcher, _)| *matcher == self.address()) {
            Some((_, outcome)) => outcome.and_then(|()| sole_origin(request.headers())),
            None => self.allow(request.head()),
        }
    }

    fn keep_outcome(&self, request: &ServiceRequest, outcome: Result<(), RefusalReason>) {
        let mut extensions = request.extensions_mut();
        let LookedUp(mut outcomes) = extensions.remove().unwrap_or_default();
        outcomes.push((self.address(), outcome));
        extensions.insert(LookedUp(outcomes));
    }

    fn has(&self, origin: &[u8], head: &RequestHead) -> bool {
        HeaderValue::from_bytes(origin).is_ok_and(|origin| self.decide(&origin, head).is_ok())
    }
}

impl Dynamic {
    fn make(
        origins: &'static DynamicOrigins,
        dev_origins: &[&'static str],
        policy: PolicyOfSet,
    ) -> &'static dyn Matcher {
        let mut listed = Listed::default();
        listed.extend(origins.listed);
        listed.extend(dev_origins);
        for set in origins.sets {
            (set.register)(set, policy);
        }
        // For the rest of the process, like the policy.
        Box::leak(Box::new(Self { listed, origins, accepted: policy.accepted }))
    }

    fn address(&self) -> usize {
        ptr::from_ref(self).addr()
    }

    /// Decides whether this origin is allowed to the request.
    fn decide(&self, origin: &HeaderValue, head: &RequestHead) -> Result<(), RefusalReason> {
        if self.listed.has(origin.as_bytes()) {
            return Ok(());
        }
        let DynamicOrigins { sets, predicates, lookups, .. } = self.origins;
        let mut refusal = RefusalReason::OriginNotAllowed;
        for set in *sets {
            match (set.decide)(set, origin.as_bytes(), self.accepted) {
                Ok(()) => return Ok(()),
                Err(own) => refusal = own,
            }
        }
        if predicates.is_empty() && lookups.is_empty() {
            return Err(refusal);
        }
        let parsed = Origin::parse(origin).ok_or(RefusalReason::OriginNotAllowed)?;
        check_dangers(&parsed, self.accepted)?;
        if predicates.iter().any(|is_allowed| is_allowed(&parsed, head)) {
            return Ok(());
        }
        Err(if lookups.is_empty() { refusal } else { RefusalReason::NotLookedUp })
    }
}

/// Checks whether a function may be asked about an origin, where these dangers are accepted.
fn check_dangers(origin: &Origin, accepted: Dangers) -> Result<(), RefusalReason> {
    let (Some(scheme), Some(host)) = (origin.scheme(), origin.host()) else {
        return if accepted.has(Danger::NullOrigin) {
            Ok(())
        } else {
            Err(RefusalReason::NullWithCredentials)
        };
    };
    let pattern = Pattern { scheme, subdomains: false, host, port: Port::Default };
    // Not `Dangers::needed_by_pattern`: it would link the list of public suffixes, which an origin does not need.
    let is_withheld = pattern.is_insecure() && !accepted.has(Danger::InsecureOrigins);
    if is_withheld { Err(RefusalReason::InsecureOrigin) } else { Ok(()) }
}
