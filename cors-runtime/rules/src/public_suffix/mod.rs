//! The public suffixes: names below which anyone can register. <https://publicsuffix.org/>

use crate::slice::{part, tail};

/// The rules of the list, ICANN's and private ones, in their ASCII form. Each is a line; short ones come first, and those of
/// one length are sorted by bytes. `cargo run -p cors-rules --example
/// update-public-suffixes -- LIST` makes this file of the list as the `psl` crate carries it
/// (`data/rules.txt`, as here) or Debian's `publicsuffix` package, which is years behind. The data is
/// under the Mozilla Public License 2.0.
const LIST: &[u8] = include_bytes!("list.txt");

/// The longest rule, in bytes.
const LONGEST: usize = 63;

/// The start of the rules of at least each length. All lines of one length have the same width, so const evaluation finds a
/// rule without searching for line ends.
static STARTS: [usize; LONGEST + 2] = {
    let mut starts = [0; LONGEST + 2];
    let mut len = 0;
    while len <= LONGEST {
        starts[len + 1] = end_of_lines(starts[len], len);
        len += 1;
    }
    assert!(starts[LONGEST + 1] == LIST.len(), "a rule is longer than `LONGEST`");
    starts
};

/// Returns the end of the lines of `len` bytes, which begin at `start`.
const fn end_of_lines(start: usize, len: usize) -> usize {
    let (mut low, mut high) = (0, (LIST.len() - start) / (len + 1) + 1);
    while low < high {
        let middle = low + (high - low) / 2;
        let line = start + middle * (len + 1);
        // After them every line is longer, so none both begins and ends like one of this length.
        let begins = line == 0 || LIST[line - 1] == b'\n';
        if begins && line + len < LIST.len() && LIST[line + len] == b'\n' {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    start + low * (len + 1)
}

/// Checks whether `host` is a public suffix that the list knows, or the parent of a whole level of them:
/// under `*.ck` every `*.co.ck` belongs to strangers, and so does every `*.ck`.
pub(crate) const fn is_listed(host: &str) -> bool {
    let host = match host.as_bytes() {
        // The same name to the network.
        [name @ .., b'.'] => part(host, 0, name.len()),
        _ => host,
    };
    if has_rule(b"", host) || has_rule(b"*.", host) {
        return true;
    }
    let bytes = host.as_bytes();
    let mut dot = 0;
    while dot < bytes.len() && bytes[dot] != b'.' {
        dot += 1;
    }
    dot < bytes.len() && has_rule(b"*.", tail(host, dot + 1)) && !has_rule(b"!", host)
}

/// Checks whether the list has the rule `prefix` + `name`.
const fn has_rule(prefix: &[u8], name: &str) -> bool {
    let name = name.as_bytes();
    let len = prefix.len() + name.len();
    if len > LONGEST {
        return false;
    }
    let start = STARTS[len];
    let (mut low, mut high) = (0, (STARTS[len + 1] - start) / (len + 1));
    while low < high {
        let middle = low + (high - low) / 2;
        match compare(start + middle * (len + 1), prefix, name) {
            0 => return true,
            order if order > 0 => high = middle,
            _ => low = middle + 1,
        }
    }
    false
}

/// Compares the line at `line` with `prefix` + `name`, which is as long: negative, zero or positive.
const fn compare(line: usize, prefix: &[u8], name: &[u8]) -> i16 {
    let mut i = 0;
    while i < prefix.len() {
        if LIST[line + i] != prefix[i] {
            return LIST[line + i] as i16 - prefix[i] as i16;
        }
        i += 1;
    }
    let line = line + prefix.len();
    let mut i = 0;
    while i < name.len() {
        if LIST[line + i] != name[i] {
            return LIST[line + i] as i16 - name[i] as i16;
        }
        i += 1;
    }
    0
}
