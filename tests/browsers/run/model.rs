//! A row in the model: what `cors_runtime::test` says a page sees, with the same application behind it.

use actix_web::{rt::System, test::init_service};
use cors_runtime::test::{self, Page, Refusal, Response};

use super::Verdict;
use crate::{
    row::{Body, Credentials, Frame, How, Mode, Row, Seen, Sees, Visit},
    server::{Harm, Harms, Log, Ports, app},
};

/// Returns the verdicts on these rows, of an application that does this harm.
pub(crate) fn run_in_model(rows: &[Row], harm: Option<&Harm>) -> Vec<Verdict> {
    System::new().block_on(async {
        let (log, harms) = (Log::default(), Harms::default());
        let app = init_service(app(log.clone(), harms.clone())).await;
        let mut verdicts = Vec::new();
        for (index, row) in rows.iter().enumerate() {
            // A page of the model fetches: neither a navigation nor a handshake is what its script could.
            if row.visits.iter().any(|visit| matches!(visit.how, How::Navigation | How::WebSocket)) {
                verdicts.push(Verdict::Skipped);
                continue;
            }
            let run = format!("model-{index}");
            if let Some(harm) = harm {
                harms.set(&run, harm.clone());
            }
            let page = page(row, &run);
            let mut differences = Vec::new();
            for visit in &row.visits {
                page.wait(visit.wait);
                let url = visit.url(Ports::IMAGINED, &run);
                let outcome = request(&page, visit, &url).fetch(&app).await;
                differences.extend(compare(visit, &outcome));
            }
            verdicts.push(Verdict::new(row, differences, &log.take(&run)));
        }
        verdicts
    })
}

/// Returns the page of a row, in a browser whose user was where the row says.
fn page(row: &Row, run: &str) -> Page {
    let page = match row.frame {
        Frame::Top => Page::at(&Ports::IMAGINED.fill(row.page)),
        Frame::Sandboxed | Frame::Data => Page::sandboxed(),
    };
    for (site, attributes) in &row.cookies {
        page.set_cookie(&Ports::IMAGINED.fill(site), &format!("{run}=1; {attributes}"));
    }
    page
}

/// Returns the request of the model: an element of a page is the fetch that it makes.
fn request(page: &Page, visit: &Visit, url: &str) -> test::Request {
    let request = page.request(visit.method, url);
    let request = visit.headers.iter().fold(request, |request, (name, value)| request.header(name, value));
    let request = match &visit.body {
        Body::None => request,
        Body::Text(value) => request.text(value.clone()),
        Body::Bytes(value) => request.body(value.clone().into_bytes()),
        Body::Form(value) => request.form(*value),
        Body::Multipart(value) => {
            request.body(*value).header("Content-Type", "multipart/form-data; boundary=x")
        }
        Body::Blob { value, media_type } => request.body(*value).header("Content-Type", media_type),
    };
    let request = match visit.credentials {
        Credentials::Omit => request.omit_credentials(),
        Credentials::SameOrigin => request,
        Credentials::Include => request.credentials(),
    };
    let request = match visit.how {
        How::Upload => request.upload_listener(),
        How::EventSource => request.header("Accept", "text/event-stream"),
        _ => request,
    };
    request.mode(match visit.mode {
        Mode::Cors => test::Mode::Cors,
        Mode::NoCors => test::Mode::NoCors,
        Mode::SameOrigin => test::Mode::SameOrigin,
    })
}

fn compare(visit: &Visit, outcome: &Result<Response, Refusal>) -> Vec<String> {
    let seen = match outcome {
        Ok(response) => seen(visit, response),
        Err(_) => Seen::Refused,
    };
    let mut differences = visit.compare(&seen);
    if let (Sees::Refused { step, why }, Err(refusal)) = (&visit.sees, outcome)
        && (refusal.step() != *step || !why.is(refusal.reason()))
    {
        differences.push(format!("should be refused {step} ({why:?}) and was {refusal}"));
    }
    if let (Sees::Response { .. } | Sees::Loaded | Sees::Opaque, Err(refusal)) = (&visit.sees, outcome) {
        differences.push(refusal.to_string());
    }
    differences
}

fn seen(visit: &Visit, response: &Response) -> Seen {
    match visit.how {
        _ if response.is_opaque() => Seen::Opaque,
        How::Fetch | How::Xhr | How::Upload => Seen::Response {
            status: response.status(),
            body: response.text().into_owned(),
            headers: response.headers().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        },
        _ if response.is_success() => Seen::Loaded,
        _ => Seen::Refused,
    }
}
