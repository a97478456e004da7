//! Text for a log: that of a client, and places in the code.

use std::{
    fmt::{self, Display, Formatter},
    panic::Location,
};

/// Returns the first bytes of a text, on one line and in ASCII: everything else is escaped, as are quotes and `\`. An `…` stands for
/// the rest: `a"b⏎c` → `a\"b\nc`
#[inline(never)]
pub(crate) fn shown(bytes: &[u8], most: usize) -> String {
    let first = bytes.get(..most).unwrap_or(bytes);
    let mut shown = String::with_capacity(first.len());
    for byte in first {
        for byte in byte.escape_ascii() {
            shown.push(char::from(byte));
        }
    }
    if first.len() < bytes.len() {
        shown.push('…');
    }
    shown
}

/// A place in the code, as lines of a log name it: `src/main.rs:12`
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place(pub(crate) &'static Location<'static>);

impl Display for Place {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.0.file(), self.0.line())
    }
}

/// The file and the line.
#[cfg(feature = "serde")]
impl serde::Serialize for Place {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;

        let mut fields = serializer.serialize_struct("Place", 2)?;
        fields.serialize_field("file", self.0.file())?;
        fields.serialize_field("line", &self.0.line())?;
        fields.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_becomes_one_line_of_visible_characters() {
        let cases: &[(&[u8], &str)] = &[
            (b"https://app.example.com", "https://app.example.com"),
            (b"/a b", "/a b"),
            (b"a\"b\\\r\nc\x1b[2J\t", r#"a\"b\\\r\nc\x1b[2J\t"#),
            ("b\u{fc}\u{2028}".as_bytes(), r"b\xc3\xbc\xe2\x80\xa8"),
        ];
        for (bytes, expected) in cases {
            assert_eq!(shown(bytes, 64), *expected);
        }
        assert_eq!([shown(b"12345678", 8), shown(b"123456789", 8)], ["12345678", "12345678…"]);
    }
}
