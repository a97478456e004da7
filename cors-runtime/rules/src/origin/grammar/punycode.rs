//! Punycode, the form of a label beyond ASCII behind `xn--`. <https://www.rfc-editor.org/rfc/rfc3492>

use crate::Text;

/// The longest label, in characters or in bytes.
pub(crate) const LONGEST: usize = 63;

const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const FIRST_BIAS: u32 = 72;
const FIRST_BEYOND_ASCII: u32 = 0x80;
const DIGITS: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";

/// The characters of a label.
#[derive(Clone, Copy)]
pub(crate) struct Label {
    characters: [u32; LONGEST],
    len: u32,
}

impl Label {
    pub(crate) const fn new() -> Self {
        Self { characters: [0; LONGEST], len: 0 }
    }

    pub(crate) const fn len(&self) -> usize {
        self.len as usize
    }

    /// Returns the character at `at`, which is less than the length.
    pub(crate) const fn get(&self, at: usize) -> u32 {
        self.characters[at]
    }

    /// Puts `character` at `at`; false if the label is full.
    pub(crate) const fn insert(&mut self, at: usize, character: u32) -> bool {
        let len = self.len();
        if len == LONGEST || at > len {
            return false;
        }
        let mut i = len;
        while i > at {
            self.characters[i] = self.characters[i - 1];
            i -= 1;
        }
        self.characters[at] = character;
        self.len += 1;
        true
    }

    /// Returns the smallest character that is at least `least`.
    const fn next(&self, least: u32) -> Option<u32> {
        let mut next = None;
        let mut i = 0;
        while i < self.len() {
            let c = self.characters[i];
            if c >= least {
                next = match next {
                    Some(smallest) if smallest <= c => next,
                    _ => Some(c),
                };
            }
            i += 1;
        }
        next
    }
}

/// Returns the threshold's bias after a character.
/// <https://www.rfc-editor.org/rfc/rfc3492#section-6.1>
const fn adapt(delta: u32, points: u32, first: bool) -> u32 {
    let mut delta = delta / if first { DAMP } else { 2 };
    delta += delta / points;
    let mut k = 0;
    while delta > (BASE - T_MIN) * T_MAX / 2 {
        delta /= BASE - T_MIN;
        k += BASE;
    }
    k + (BASE - T_MIN + 1) * delta / (delta + SKEW)
}

/// Returns the threshold of the digit at position `k`.
const fn threshold(k: u32, bias: u32) -> u32 {
    if k <= bias + T_MIN {
        T_MIN
    } else if k >= bias + T_MAX {
        T_MAX
    } else {
        k - bias
    }
}

/// Returns the value of a digit; only lower case is canonical.
const fn digit(byte: u8) -> Option<u32> {
    match byte {
        b'a'..=b'z' => Some((byte - b'a') as u32),
        b'0'..=b'9' => Some((byte - b'0') as u32 + 26),
        _ => None,
    }
}

/// Returns the label that `encoded`, without `xn--`, stands for.
/// <https://www.rfc-editor.org/rfc/rfc3492#section-6.2>
pub(crate) const fn decode(encoded: &[u8]) -> Option<Label> {
    let mut label = Label::new();
    let first = copy_basic(encoded, &mut label);
    let (mut n, mut i, mut bias) = (FIRST_BEYOND_ASCII, 0, FIRST_BIAS);
    let mut at = first;
    while at < encoded.len() {
        let Some((delta, next)) = integer(encoded, at, bias) else {
            return None;
        };
        let points = label.len + 1;
        bias = adapt(delta, points, at == first);
        let sum = delta.saturating_add(i);
        n = n.saturating_add(sum / points);
        i = sum % points;
        // A sum that saturated is far beyond the last character.
        if char::from_u32(n).is_none() || !label.insert(i as usize, n) {
            return None;
        }
        i += 1;
        at = next;
    }
    Some(label)
}

/// Copies the characters before the last hyphen, and returns the start of the digits.
const fn copy_basic(encoded: &[u8], label: &mut Label) -> usize {
    let mut hyphen = encoded.len();
    while hyphen > 0 && encoded[hyphen - 1] != b'-' {
        hyphen -= 1;
    }
    let mut i = 0;
    while i + 1 < hyphen {
        label.insert(i, encoded[i] as u32);
        i += 1;
    }
    hyphen
}

/// Returns the number of variable length at `at`, and its end.
const fn integer(encoded: &[u8], at: usize, bias: u32) -> Option<(u32, usize)> {
    let mut number: u32 = 0;
    let mut weight: u32 = 1;
    let mut k = BASE;
    let mut end = at;
    while end < encoded.len() {
        let Some(digit) = digit(encoded[end]) else {
            return None;
        };
        number = number.saturating_add(digit.saturating_mul(weight));
        end += 1;
        let t = threshold(k, bias);
        if digit < t {
            return Some((number, end));
        }
        weight = weight.saturating_mul(BASE - t);
        k += BASE;
    }
    None
}

/// Returns the encoded form of `label`, without `xn--`.
/// <https://www.rfc-editor.org/rfc/rfc3492#section-6.3>
pub(crate) const fn encode(label: &Label) -> Text {
    let mut text = Text::new();
    let basic = push_basic(label, &mut text);
    let (mut n, mut delta, mut bias) = (FIRST_BEYOND_ASCII, 0u32, FIRST_BIAS);
    let mut handled = basic;
    while let Some(next) = label.next(n) {
        delta = delta.saturating_add((next - n).saturating_mul(handled + 1));
        n = next;
        let mut i = 0;
        while i < label.len() {
            let c = label.characters[i];
            if c < n {
                delta = delta.saturating_add(1);
            }
            if c == n {
                push_integer(&mut text, delta, bias);
                bias = adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled += 1;
            }
            i += 1;
        }
        delta = delta.saturating_add(1);
        n += 1;
    }
    text
}

/// Appends the ASCII characters and, if there are any, a hyphen; returns their number.
const fn push_basic(label: &Label, text: &mut Text) -> u32 {
    let mut basic = 0;
    let mut i = 0;
    while i < label.len() {
        let c = label.characters[i];
        if c < FIRST_BEYOND_ASCII {
            text.push_ascii((c & 0x7F) as u8);
            basic += 1;
        }
        i += 1;
    }
    if basic > 0 {
        text.push("-");
    }
    basic
}

/// Appends a number of variable length.
const fn push_integer(text: &mut Text, number: u32, bias: u32) {
    let mut rest = number;
    let mut k = BASE;
    loop {
        let t = threshold(k, bias);
        if rest < t {
            break;
        }
        text.push_ascii(DIGITS[(t + (rest - t) % (BASE - t)) as usize]);
        rest = (rest - t) / (BASE - t);
        k += BASE;
    }
    text.push_ascii(DIGITS[rest as usize]);
}

#[cfg(test)]
mod tests {
    use std::{string::String, vec::Vec};

    use super::{LONGEST, Label, decode, encode};

    fn label(text: &str) -> Label {
        let mut label = Label::new();
        for (i, c) in text.chars().enumerate() {
            assert!(label.insert(i, c.into()));
        }
        label
    }

    fn text(label: &Label) -> String {
        (0..label.len()).filter_map(|i| char::from_u32(label.get(i))).collect()
    }

    #[test]
    fn the_samples_of_rfc_3492_encode_and_decode() {
        let samples = [
            ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
            ("pročprostěnemluvíčesky", "proprostnemluvesky-uyb24dma41a"),
            ("למההםפשוטלאמדבריםעברית", "4dbcagdahymbxekheh6e0a7fei0b"),
            ("почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"),
            ("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"),
            ("bücher", "bcher-kva"),
            ("ü", "tda"),
        ];
        for (decoded, encoded) in samples {
            assert_eq!(encode(&label(decoded)).as_str(), encoded);
            assert_eq!(decode(encoded.as_bytes()).map(|label| text(&label)).as_deref(), Some(decoded));
        }
    }

    #[test]
    fn what_encodes_nothing_does_not_decode() {
        // An unfinished number, no digits, a surrogate, and beyond the last character.
        for encoded in ["b", "tda!", "TDA", "ü", "a-b", "999999b", "99999999999999999a"] {
            assert!(decode(encoded.as_bytes()).is_none(), "`{encoded}`");
        }
    }

    #[test]
    fn a_label_takes_no_more_than_its_length() {
        let mut full = Label::new();
        let taken: Vec<bool> = (0..70).map(|_| full.insert(0, 0x61)).collect();
        assert_eq!(taken.iter().filter(|&&taken| taken).count(), LONGEST);
        assert!(!Label::new().insert(1, 0x61), "no gap before it");
    }
}
