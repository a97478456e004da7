//! The expectations about a request.

use cors_runtime::test::Step;

use super::Visit;

/// The part of an answer that a page sees.
#[derive(Clone, Debug)]
pub(crate) enum Comes {
    /// A response that it can read.
    Readable(Sight),
    /// Nothing but that there was an answer.
    Opaque,
    /// Nothing but that there was a redirect.
    OpaqueRedirect,
    /// A `TypeError`, and where the browser gave up.
    TypeError(Step),
}

/// The part of a response that a page can read. A field that is not set can be anything.
#[derive(Clone, Debug)]
pub(crate) struct Sight {
    pub(crate) status: u16,
    pub(crate) body: Option<&'static str>,
    /// Headers; `None` where the page must not see one.
    pub(crate) headers: Vec<(&'static str, Option<String>)>,
    pub(crate) url: Option<String>,
    pub(crate) redirected: Option<bool>,
}

impl Visit {
    pub(super) fn sight(&mut self) -> &mut Sight {
        match &mut self.comes {
            Some(Comes::Readable(sight)) => sight,
            other => panic!("only a response can be read, and this is {other:?}"),
        }
    }
}
