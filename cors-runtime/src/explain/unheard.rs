//! A refusal that no policy made: no route has heard of the request, or its decision did not reach the page.

use std::fmt::{self, Display, Formatter};

use actix_web::http::Method;

use super::{
    asked::Asked,
    refusal::{Refusal, Refused},
    words::{Explanation, Listed, Named},
};
use crate::{
    browser::is_redirect,
    compiled::{CompiledPolicy, Declared},
    refusal::{RefusalReason, RefusalStep},
    text::Place,
};

/// An annotated route on the path of a request that it did not take, and the methods that it serves.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PassedRoute {
    pub(crate) declared: Declared,
    pub(crate) methods: &'static [Method],
}

/// A refusal in which no policy had a say.
pub(crate) struct Unheard<'a> {
    pub(crate) step: RefusalStep,
    pub(crate) asked: &'a Asked,
    pub(crate) status: u16,
    /// The annotated routes of the path that did not take the request.
    pub(crate) passed: Vec<PassedRoute>,
}

impl Display for Unheard<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("no policy had a say: ")?;
        let Asked { method, path, origin, .. } = self.asked;
        match (self.step, self.status, &self.passed[..]) {
            (_, 404 | 405, _) if path.contains("//") => write!(
                f,
                "no route has the path {path}; help: the URL that the page asks for has one \"/\" too many: remove it"
            ),
            (_, _, passed @ [_, ..]) => write_other_methods(passed, method, f),
            (RefusalStep::Preflight, 404 | 405, []) => write!(
                f,
                "no route with `#[cors]` serves {method} {path}; help: write `#[cors(origins = [\"{origin}\"])]` above the \
                 route attribute, or put `Cors` around a route that has none"
            ),
            (RefusalStep::Preflight, status, []) => {
                write!(f, "something answered {status} before a route with `#[cors]`")?;
                f.write_str(help_with_answer(status))
            }
            (RefusalStep::Actual, status @ (401 | 403 | 429), []) => write!(
                f,
                "something answered {status} before a route with `#[cors]`, or the route has none; help: put `Cors` around a \
                 middleware that answers by itself, or write `#[cors(origins = [\"{origin}\"])]` above the route attribute"
            ),
            (RefusalStep::Actual, 404 | 405, []) => write!(
                f,
                "no route serves {method} {path}; help: correct the path or the method, or put `Cors` around the application so \
                 that pages can read the answer"
            ),
            (RefusalStep::Actual, _, []) => write!(
                f,
                "the route has no `#[cors]`; help: write `#[cors(origins = [\"{origin}\"])]` above its route attribute, or put \
                 `Cors` around files and routes without one"
            ),
        }
    }
}

/// Returns what follows where something answers a preflight in place of a route: the kind of thing that it is, and the fix.
fn help_with_answer(status: u16) -> &'static str {
    match status {
        redirect if is_redirect(redirect) => {
            ": browsers do not follow a redirect of a preflight; help: let the page request the URL that it leads to, such as \
             with `https` or without the `/` at the end"
        }
        401 | 403 | 429 => {
            ": preflights have no cookies and no `Authorization`; help: write `.wrap(SkipPreflight::new(auth))` in place of \
             `.wrap(auth)`, and put `Cors` around both so that pages can read the errors of `auth`"
        }
        _ => {
            "; help: wrap the middleware that answers preflights in `SkipPreflight`, put `Cors` around it so that pages can \
             read what it answers, and keep no other CORS layer"
        }
    }
}

/// The most routes that a line names.
const NAMED: usize = 3;

/// Says which methods the routes on the path serve.
fn write_other_methods(passed: &[PassedRoute], method: &str, f: &mut Formatter<'_>) -> fmt::Result {
    for (index, PassedRoute { declared, methods }) in passed.iter().take(NAMED).enumerate() {
        let and = if index == 0 { "" } else { ", " };
        let served: Vec<&str> = methods.iter().map(Method::as_str).collect();
        let handler = declared.handler.unwrap_or_default();
        write!(f, "{and}{handler} ({}) serves {}", Place(declared.place), Listed(&served))?;
    }
    write!(f, ", and not \"{method}\"; help: ")?;
    let mut served = passed.iter().flat_map(|route| route.methods);
    match served.find(|served| served.as_str().eq_ignore_ascii_case(method)) {
        Some(served) => write!(f, "methods are case-sensitive: let the page send \"{served}\""),
        None => write!(f, "let the page send one of these, or add a route of \"{method}\" with `#[cors]`"),
    }
}

/// Explains a refusal of a request that a policy allows: the page sends credentials that the policy does not allow, or something
/// around the policy changed its answer.
pub(crate) fn explain_allowed(
    policy: &'static CompiledPolicy,
    step: RefusalStep,
    has_credentials: bool,
    asked: &Asked,
) -> String {
    if has_credentials && !policy.credentials {
        let reason = RefusalReason::CredentialsNotAllowed;
        let refused = Refused { policy: Some(policy), step, reason, is_enforced: false };
        return Explanation(&Refusal::new(refused, asked)).to_string();
    }
    format!(
        "{} allows it, and something around it changed its answer; help: remove the other layer that sets CORS headers",
        Named(Some(policy))
    )
}
