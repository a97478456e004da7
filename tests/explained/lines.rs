//! The lines of the log, as `RUST_LOG=warn` shows them.

use std::{cell::RefCell, sync::Once};

use actix_http::Request;
use actix_web::{
    Error,
    body::MessageBody,
    dev::{Service, ServiceResponse},
};
use cors_runtime::test;
use log::{Level, LevelFilter, Log, Metadata, Record};

thread_local! {
    /// The lines of this test, which has its own thread.
    static LINES: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

struct Lines;

impl Log for Lines {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.level() <= Level::Warn
    }

    fn log(&self, record: &Record<'_>) {
        if record.target().starts_with("cors") {
            assert_eq!((record.level(), record.target()), (Level::Warn, "cors"), "{}", record.args());
            LINES.with_borrow_mut(|lines| lines.push(record.args().to_string()));
        }
    }

    fn flush(&self) {}
}

/// Keeps the lines from now on.
pub(crate) fn keep() {
    static KEPT: Once = Once::new();
    KEPT.call_once(|| {
        log::set_logger(&Lines).expect("the first logger");
        log::set_max_level(LevelFilter::Warn);
    });
}

/// Returns the lines since the last call.
pub(crate) fn take() -> Vec<String> {
    LINES.take()
}

/// The words of a refused page, and those of the log.
pub(crate) struct Said {
    /// The explanation behind the browser's reason.
    pub(crate) page: String,
    pub(crate) log: Vec<String>,
}

/// Makes a request that is refused, and returns what is said of it.
pub(crate) async fn refused<S, B>(request: test::Request, app: &S) -> Said
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody + 'static,
{
    keep();
    take();
    let refusal = request.fetch(app).await.expect_err("a refusal");
    let page = refusal.explanation().unwrap_or_default().to_owned();
    assert!(refusal.to_string().ends_with(&page), "{refusal}");
    Said { page, log: take() }
}

/// Makes a request that is not refused, of which the log says nothing.
pub(crate) async fn shared<S, B>(request: test::Request, app: &S)
where
    S: Service<Request, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody + 'static,
{
    keep();
    take();
    request.fetch(app).await.expect("nothing refuses it");
    assert_eq!(take(), [""; 0]);
}
