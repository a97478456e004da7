//! One cell, ready to be measured.

use std::sync::Once;

use actix_http::Request;
use log::{LevelFilter, Log, Metadata, Record};

use crate::{
    Cell, Setting, Subject, application, expected,
    requests::{earlier_request, request},
};

/// Requests served beforehand: actix keeps its request and response heads in pools, and a server's are full.
const WARM_UP: usize = 3;

/// An application that answers as it should, warm, and the request to measure it with.
pub struct Trial {
    cell: Cell,
    subject: Subject,
}

impl Trial {
    /// Returns the trial of a cell.
    ///
    /// # Panics
    ///
    /// If the application does not answer as the cell expects: its figure would be meaningless.
    #[must_use]
    pub fn new(cell: Cell) -> Self {
        set_log_level(cell.setting);
        let subject = application(cell);
        for _ in 0..WARM_UP {
            expected::check(cell, &subject.answer(earlier_request(cell)));
        }
        Self { cell, subject }
    }

    /// Returns the next request: to be made before anything is counted.
    #[must_use]
    pub fn request(&self) -> Request {
        request(self.cell)
    }

    /// The part that is counted.
    pub fn serve(&self, request: Request) {
        self.subject.serve(request);
    }
}

/// Turns the log off, except where it is measured. There a refusal that is measured is one of which the log has said so already.
fn set_log_level(setting: Setting) {
    static LOGGER: Once = Once::new();
    LOGGER.call_once(|| log::set_logger(&Forgetting).expect("the only logger"));
    log::set_max_level(if setting == Setting::LogAtWarn { LevelFilter::Warn } else { LevelFilter::Off });
}

/// A logger that wants everything, and keeps nothing.
struct Forgetting;

impl Log for Forgetting {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, _: &Record<'_>) {}

    fn flush(&self) {}
}
