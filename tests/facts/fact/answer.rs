//! The answers of a server at an address: headers are sent as they are listed, byte by byte.

/// An address, and what the server answers there.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) url: String,
    /// The answer to a preflight.
    pub(crate) preflight: Answer,
    /// The answers to everything else, one after the other; the last one stays.
    pub(crate) answers: Vec<Answer>,
}

/// The answer of a server.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) lines: Vec<(String, Vec<u8>)>,
    pub(crate) body: &'static str,
}

/// Returns an answer without a header.
pub(crate) fn answer(status: u16) -> Answer {
    Answer { status, lines: Vec::new(), body: "" }
}

impl Answer {
    /// Adds a line of headers.
    pub(crate) fn line(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        self.lines.push((name.to_owned(), value.as_ref().to_owned()));
        self
    }

    /// `Access-Control-Allow-Origin`
    pub(crate) fn origin(self, value: impl AsRef<[u8]>) -> Self {
        self.line("Access-Control-Allow-Origin", value)
    }

    /// `Access-Control-Allow-Credentials: true`
    pub(crate) fn credentials(self) -> Self {
        self.line("Access-Control-Allow-Credentials", "true")
    }

    /// `Access-Control-Allow-Methods`
    pub(crate) fn methods(self, value: impl AsRef<[u8]>) -> Self {
        self.line("Access-Control-Allow-Methods", value)
    }

    /// `Access-Control-Allow-Headers`
    pub(crate) fn headers(self, value: impl AsRef<[u8]>) -> Self {
        self.line("Access-Control-Allow-Headers", value)
    }

    /// `Access-Control-Max-Age`
    pub(crate) fn max_age(self, value: impl AsRef<[u8]>) -> Self {
        self.line("Access-Control-Max-Age", value)
    }

    /// `Access-Control-Expose-Headers`
    pub(crate) fn expose(self, value: impl AsRef<[u8]>) -> Self {
        self.line("Access-Control-Expose-Headers", value)
    }

    /// `Location`
    pub(crate) fn location(self, value: impl AsRef<[u8]>) -> Self {
        self.line("Location", value)
    }

    pub(crate) fn status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    pub(crate) fn body(mut self, body: &'static str) -> Self {
        self.body = body;
        self
    }
}
