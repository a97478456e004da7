//! A form with files. [`FormData`](https://xhr.spec.whatwg.org/#interface-formdata), as HTML writes it:
//! <https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data>

use std::fmt::Write;

use actix_web::web::Bytes;

/// The entries of a form, for [`Request::form_data`](super::Request::form_data).
///
/// ```
/// use cors_runtime::test::{FormData, Page};
///
/// let form = FormData::new().text("title", "A pen").file("image", "pen.png", "image/png", &b"..."[..]);
/// let upload = Page::at("https://app.example.com").post("/items").form_data(form);
/// ```
#[derive(Clone, Debug, Default)]
pub struct FormData(Vec<Entry>);

#[derive(Clone, Debug)]
struct Entry {
    /// `name="…"`, and the file if it is one.
    disposition: String,
    media_type: Option<String>,
    value: Bytes,
}

impl FormData {
    /// Returns a form without an entry.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a value.
    #[must_use]
    pub fn text(mut self, name: &str, value: &str) -> Self {
        let disposition = format!("name=\"{}\"", escaped(&with_line_ends(name)));
        let value = Bytes::from(with_line_ends(value));
        self.0.push(Entry { disposition, media_type: None, value });
        self
    }

    /// Adds a file; without a type it is `application/octet-stream`.
    #[must_use]
    pub fn file(mut self, name: &str, filename: &str, media_type: &str, value: impl Into<Bytes>) -> Self {
        let name = escaped(&with_line_ends(name));
        let disposition = format!("name=\"{name}\"; filename=\"{}\"", escaped(filename));
        let media_type = if media_type.is_empty() { "application/octet-stream" } else { media_type };
        self.0.push(Entry { disposition, media_type: Some(media_type.to_owned()), value: value.into() });
        self
    }

    /// Returns the type of the body, and the body.
    pub(super) fn encoded(&self) -> (String, Bytes) {
        let boundary = self.boundary();
        let mut body = Vec::new();
        for Entry { disposition, media_type, value } in &self.0 {
            let mut head = format!("--{boundary}\r\nContent-Disposition: form-data; {disposition}\r\n");
            if let Some(media_type) = media_type {
                // Writing to a string cannot fail.
                let _ = write!(head, "Content-Type: {media_type}\r\n");
            }
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(b"\r\n");
            body.extend_from_slice(value);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        (format!("multipart/form-data; boundary={boundary}"), body.into())
    }

    /// Returns a boundary that is in no value, and that is the same for equal forms.
    fn boundary(&self) -> String {
        let mut number = 0_u64;
        loop {
            let boundary = format!("----CorsRuntimeFormBoundary{number:016}");
            let is_in = |value: &[u8]| value.windows(boundary.len()).any(|part| part == boundary.as_bytes());
            if !self.0.iter().any(|entry| is_in(&entry.value)) {
                return boundary;
            }
            number += 1;
        }
    }
}

/// `a\nb` → `a\r\nb`
fn with_line_ends(value: &str) -> String {
    value.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n")
}

/// `a"b` → `a%22b`
fn escaped(value: &str) -> String {
    value.replace('\r', "%0D").replace('\n', "%0A").replace('"', "%22")
}
