//! Header lists of requests and responses. Fetch Standard, [header
//! lists](https://fetch.spec.whatwg.org/#concept-header-list).

use cors_rules::method::is_token;

/// The head of a response.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    pub(crate) status: u16,
    pub(crate) headers: HeaderList,
}

/// A header list. Names are in lower case; values are bytes without whitespace around them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct HeaderList(Vec<(String, Vec<u8>)>);

impl HeaderList {
    /// Adds a header line. <https://fetch.spec.whatwg.org/#concept-header-value-normalize>
    pub(crate) fn append(&mut self, name: &str, value: impl AsRef<[u8]>) {
        self.0.push((name.to_ascii_lowercase(), normalized(value.as_ref()).to_vec()));
    }

    /// Keeps only the lines whose name satisfies `keeps`.
    pub(crate) fn retain(&mut self, keeps: impl Fn(&str) -> bool) {
        self.0.retain(|(name, _)| keeps(name));
    }

    /// Checks whether the list has a line of this name, which is in lower case.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.lines(name).next().is_some()
    }

    /// Returns the lines in their order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_slice()))
    }

    /// Returns the values of all lines of this name, which is in lower case.
    pub(crate) fn lines<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a [u8]> {
        self.iter().filter(move |(own, _)| *own == name).map(|(_, value)| value)
    }

    /// Returns all values of a header, joined by commas. <https://fetch.spec.whatwg.org/#concept-header-list-get>
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        let values: Vec<_> = self.lines(name).map(decoded).collect();
        if values.is_empty() { None } else { Some(values.join(", ")) }
    }

    /// Returns the elements of a header that is a list of tokens, such as methods or header names.
    /// <https://fetch.spec.whatwg.org/#extract-header-list-values>
    ///
    /// `None` means that the header is missing.
    ///
    /// # Errors
    ///
    /// The value of the header, if one of the elements is not a token.
    pub(crate) fn tokens(&self, name: &str) -> Result<Option<Vec<String>>, String> {
        let Some(value) = self.get(name) else { return Ok(None) };
        let elements = value.split(',').map(|element| element.trim_matches([' ', '\t']));
        let elements: Vec<_> = elements.filter(|element| !element.is_empty()).map(str::to_owned).collect();
        if elements.iter().all(|element| is_token(element)) { Ok(Some(elements)) } else { Err(value) }
    }

    /// Returns the list with one line for each name, as browsers send it: `a: 1`, `a: 2` → `a: 1, 2`
    pub(crate) fn combined(&self) -> Self {
        let mut combined: Vec<(String, Vec<u8>)> = Vec::new();
        for (name, value) in &self.0 {
            match combined.iter_mut().find(|(own, _)| own == name) {
                Some((_, own)) => {
                    own.extend_from_slice(b", ");
                    own.extend_from_slice(value);
                }
                None => combined.push((name.clone(), value.clone())),
            }
        }
        Self(combined)
    }

    /// Returns the headers sorted by name, with one value for each name.
    /// <https://fetch.spec.whatwg.org/#concept-header-list-sort-and-combine>
    pub(crate) fn sorted(&self) -> Vec<(String, String)> {
        let Self(mut lines) = self.combined();
        lines.sort();
        lines.into_iter().map(|(name, value)| (name, decoded(&value))).collect()
    }
}

/// Returns the text in which each byte is a character: `[0xE9]` → `é`
/// <https://infra.spec.whatwg.org/#isomorphic-decode>
pub(crate) fn decoded(value: &[u8]) -> String {
    value.iter().copied().map(char::from).collect()
}

/// Returns the bytes of a page's text: `é` → `[0xE9]`. A character above U+00FF has no byte.
/// <https://webidl.spec.whatwg.org/#es-ByteString>
pub(crate) fn encoded(value: &str) -> Option<Vec<u8>> {
    value.chars().map(|character| u8::try_from(u32::from(character)).ok()).collect()
}

/// Removes HTTP whitespace at both ends.
pub(crate) fn normalized(value: &[u8]) -> &[u8] {
    let is_blank = |byte: &u8| matches!(byte, b'\t' | b'\n' | b'\r' | b' ');
    let start = value.iter().position(|byte| !is_blank(byte)).unwrap_or(value.len());
    let end = value.iter().rposition(|byte| !is_blank(byte)).map_or(start, |last| last + 1);
    &value[start..end]
}

/// Splits a list at its commas, but not at those in quoted strings: `a, "b,c"` → `a`, `"b,c"`
/// <https://fetch.spec.whatwg.org/#header-value-get-decode-and-split>
pub(crate) fn split(value: &str) -> Vec<&str> {
    let (mut elements, mut start) = (Vec::new(), 0);
    let (mut is_quoted, mut is_escaped) = (false, false);
    for (index, character) in value.char_indices() {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' if is_quoted => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => {
                elements.push(&value[start..index]);
                start = index + 1;
            }
            _ => {}
        }
    }
    elements.push(&value[start..]);
    elements.into_iter().map(|element| element.trim_matches([' ', '\t'])).collect()
}
