//! The form: a request that a page could make, step by step against this very application.
//!
//! The preflight is really sent, inside of the process. The actual request is judged from the policy that answered, so no handler of it
//! runs.

use std::rc::Rc;

use actix_web::{
    Error, HttpRequest,
    body::MessageBody,
    dev::{Payload, Service, ServiceRequest, ServiceResponse},
    http::{
        Method, Uri,
        header::{HOST, HeaderMap, HeaderName, HeaderValue},
    },
};
use cors_rules::origin::parse_header;
use serde::{Deserialize, Serialize};
use url::{Position, Url};

use super::{
    finding::{Finding, verdict},
    judged::{header_list, is_relevant, relevant},
    viewer::service_origin,
};
use crate::{
    browser::{
        Browser, Credentials, Failure, Fetch, Head, HeaderList, Init, Next, Outgoing, Preflight, Reason,
        Step, decoded,
    },
    compiled::CompiledPolicy,
    explained::{ServerSide, asked},
};

/// A request that a page could make.
#[derive(Deserialize)]
pub(super) struct Trial {
    origin: String,
    method: String,
    path: String,
    #[serde(default)]
    headers: Vec<(String, String)>,
    #[serde(default)]
    credentials: bool,
}

/// The steps of a browser.
#[derive(Debug, Serialize)]
pub(super) struct Steps(Vec<Taken>);

#[derive(Debug, Serialize)]
struct Taken {
    step: &'static str,
    /// `None` if nobody can know.
    is_refused: Option<bool>,
    #[serde(flatten)]
    finding: Finding,
    sent: Vec<(String, String)>,
    received: Vec<(String, String)>,
}

/// The answer to a preflight, and what the server knows about it.
struct Answer {
    head: Head,
    received: Vec<(String, String)>,
    server: ServerSide,
}

impl Trial {
    /// Takes the steps, with the request of the form as the one that goes into the application. It comes back unless the application
    /// lost it in an error.
    pub(super) async fn run<S, B>(self, form: ServiceRequest, service: &Rc<S>) -> (Steps, Option<HttpRequest>)
    where
        S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
        B: MessageBody,
    {
        let base = Url::parse(&service_origin(&form)).ok();
        let mut browser = Browser::default();
        let started = self.start(base.as_ref(), &browser);
        let (mut fetch, outgoing) = match started {
            Ok(started) => started,
            Err(taken) => return (Steps(vec![*taken]), Some(form.into_parts().0)),
        };
        let is_preflight = outgoing.step == Step::Preflight;
        let preflight =
            if is_preflight { outgoing.headers.clone() } else { question(&outgoing, &self.origin) };
        let (answer, request) = match preflight_request(form, &outgoing, &preflight) {
            Ok(request) => send(request, service).await,
            Err(form) => {
                let taken =
                    Taken::of_step(Step::Request, Some(true), "no server can read the path or a header");
                return (Steps(vec![taken]), Some(form.into_parts().0));
            }
        };
        let mut taken = Vec::new();
        let mut actual = outgoing;
        if is_preflight {
            let next = fetch.answered(&answer.head, &mut browser);
            let (url, failure) = (actual.url.as_str(), next.as_ref().err());
            let step = Taken::of_answer(url, &self.origin, Step::Preflight, failure, &answer);
            taken.push(Taken { sent: lines(&preflight), ..step });
            match next {
                Ok(Next::Send(outgoing)) => actual = outgoing,
                Ok(Next::Show(_)) | Err(_) => return (Steps(taken), request),
            }
        }
        taken.push(judge_actual(&mut fetch, &mut browser, &actual, &self.origin, &answer));
        (Steps(taken), request)
    }

    /// Starts the fetch; an error is the step at which nothing is sent to another origin.
    fn start(&self, base: Option<&Url>, browser: &Browser) -> Result<(Fetch, Outgoing), Box<Taken>> {
        let init = Init {
            headers: self.headers.clone(),
            credentials: if self.credentials { Credentials::Include } else { Credentials::SameOrigin },
            ..Init::new(&self.method, &self.path)
        };
        if parse_header(self.origin.as_bytes()).is_none() {
            return Err(Taken::of_step(Step::Request, Some(true), "this is not the origin of a page").into());
        }
        let request = init.request(&self.origin, base).map_err(|reason| Box::new(Taken::unsent(&reason)))?;
        let (fetch, outgoing) =
            Fetch::start(request, browser).map_err(|failure| Box::new(Taken::unsent(&failure.reason)))?;
        let is_elsewhere = base.is_none_or(|base| base.origin() != outgoing.url.origin());
        if is_elsewhere {
            return Err(
                Taken::of_step(Step::Request, Some(true), "the path leads away from this service").into()
            );
        }
        if base.is_some_and(|base| base.origin().ascii_serialization() == self.origin) {
            let text = "the page is of the service's own origin, so no policy applies";
            return Err(Taken::of_step(Step::Request, Some(false), text).into());
        }
        Ok((fetch, outgoing))
    }
}

/// Judges the actual request from the policy that answered for it.
fn judge_actual(
    fetch: &mut Fetch,
    browser: &mut Browser,
    actual: &Outgoing,
    origin: &str,
    answer: &Answer,
) -> Taken {
    let Some(policy) = answer.server.policy() else {
        let text =
            "unknown until it is sent: no policy answered, so the route has no `#[cors]`, or does not exist";
        return Taken { sent: lines(&actual.headers), ..Taken::of_step(Step::Response, None, text) };
    };
    let head = Head { status: 200, headers: headers_of_response(policy, answer) };
    let outcome = fetch.answered(&head, browser);
    let failure = outcome.as_ref().err();
    let taken = Taken::of_answer(actual.url.as_str(), origin, Step::Response, failure, answer);
    Taken { sent: lines(&actual.headers), received: lines(&head.headers), ..taken }
}

/// Returns the headers that the policy puts on the response to an actual request: the origin and the credentials are those of the
/// preflight.
fn headers_of_response(policy: &CompiledPolicy, answer: &Answer) -> HeaderList {
    let mut headers = HeaderList::default();
    for name in ["access-control-allow-origin", "access-control-allow-credentials"] {
        for value in answer.head.headers.lines(name) {
            headers.append(name, value);
        }
    }
    if let Some(exposed) =
        policy.expose_headers.as_ref().filter(|_| headers.has("access-control-allow-origin"))
    {
        headers.append("access-control-expose-headers", exposed);
    }
    headers
}

/// Returns the headers of a preflight that no browser sends, since the request is a simple one: it finds the policy.
fn question(outgoing: &Outgoing, origin: &str) -> HeaderList {
    let method = outgoing.method.clone();
    Preflight {
        origin: origin.to_owned(),
        method,
        headers: Vec::new(),
        credentials: false,
        unconditional: true,
    }
    .headers()
}

/// Turns the request of the form into a preflight; an error is the form, if that cannot be one.
fn preflight_request(
    mut form: ServiceRequest,
    outgoing: &Outgoing,
    headers: &HeaderList,
) -> Result<ServiceRequest, ServiceRequest> {
    let target = outgoing.url[Position::BeforePath..Position::AfterQuery].parse::<Uri>();
    let (Ok(uri), Some(mut map)) = (target, header_map(headers)) else { return Err(form) };
    if let Some(host) = form.headers().get(HOST) {
        map.insert(HOST, host.clone());
    }
    form.match_info_mut().get_mut().update(&uri);
    let head = form.head_mut();
    (head.method, head.uri, head.headers) = (Method::OPTIONS, uri, map);
    form.set_payload(Payload::None);
    Ok(form)
}

fn header_map(headers: &HeaderList) -> Option<HeaderMap> {
    let mut map = HeaderMap::new();
    for (name, value) in headers.iter() {
        map.append(HeaderName::from_bytes(name.as_bytes()).ok()?, HeaderValue::from_bytes(value).ok()?);
    }
    Some(map)
}

/// Sends a preflight into the application.
async fn send<S, B>(preflight: ServiceRequest, service: &Rc<S>) -> (Answer, Option<HttpRequest>)
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    let asked = asked(Step::Preflight, preflight.head());
    let (outcome, server) = ServerSide::of(asked, || service.call(preflight)).await;
    let (request, status, headers) = match outcome {
        Ok(response) => {
            let (request, response) = response.into_parts();
            (Some(request), response.status(), response.headers().clone())
        }
        Err((_, response)) => (None, response.status(), response.headers().clone()),
    };
    let head = Head { status: status.as_u16(), headers: header_list(&headers) };
    (Answer { head, received: relevant(&headers), server }, request)
}

impl Taken {
    fn of_step(step: Step, is_refused: Option<bool>, verdict: &str) -> Self {
        Self {
            step: match step {
                Step::Request => "page",
                Step::Preflight => "preflight",
                Step::Response => "actual",
            },
            is_refused,
            finding: Finding::without_answer(verdict),
            sent: Vec::new(),
            received: Vec::new(),
        }
    }

    fn unsent(reason: &Reason) -> Self {
        Self::of_step(Step::Request, Some(true), &verdict(Some(reason)))
    }

    fn of_answer(url: &str, origin: &str, step: Step, failure: Option<&Failure>, answer: &Answer) -> Self {
        let Answer { head, received, server } = answer;
        let reason = failure.map(|failure| &failure.reason);
        Self {
            finding: Finding::of(url, origin, step, (reason, head.status), server),
            received: received.clone(),
            ..Self::of_step(step, Some(reason.is_some()), "")
        }
    }
}

/// Returns the lines of a list that are headers of the protocol.
fn lines(headers: &HeaderList) -> Vec<(String, String)> {
    let relevant = headers.iter().filter(|(name, _)| is_relevant(name));
    relevant.map(|(name, value)| (name.to_owned(), decoded(value))).collect()
}
