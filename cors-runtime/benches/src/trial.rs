//! One cell, ready to be measured.

use actix_http::Request;

use crate::{
    Cell, Subject, application, expected,
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
