//! The public suffixes: names below which anyone can register. <https://publicsuffix.org/>

use crate::slice::{part, tail};

/// The rules of the list, ICANN's and private ones, in their ASCII form, sorted by bytes, each on a
/// line of its own. `cargo run -p cors-rules --example update-public-suffixes` writes the file.
const LIST: &str = include_str!("public_suffixes.txt");

/// Whether `host` is a public suffix that the list knows, or the parent of a whole level of them:
/// under `*.ck` every `*.co.ck` belongs to strangers, and so does every `*.ck`.
pub(crate) const fn is_listed(host: &str) -> bool {
    let host = match host.as_bytes() {
        // The same name to the network.
        [name @ .., b'.'] => part(host, 0, name.len()),
        _ => host,
    };
    if contains("", host) || contains("*.", host) {
        return true;
    }
    let mut dot = 0;
    let bytes = host.as_bytes();
    while dot < bytes.len() && bytes[dot] != b'.' {
        dot += 1;
    }
    contains("*.", tail(host, dot + 1)) && !contains("!", host)
}

/// Whether the rule `prefix` `name` stands in the list.
const fn contains(prefix: &str, name: &str) -> bool {
    let list = LIST.as_bytes();
    // The line that is looked for begins at `low` or later, and before `high`.
    let (mut low, mut high) = (0, list.len());
    while low < high {
        let mut line = low + (high - low) / 2;
        while line > low && list[line - 1] != b'\n' {
            line -= 1;
        }
        match compare(list, line, prefix.as_bytes(), name.as_bytes()) {
            0 => return true,
            order if order > 0 => high = line,
            _ => {
                while line < high && list[line] != b'\n' {
                    line += 1;
                }
                low = line + 1;
            }
        }
    }
    false
}

/// The order of the line at `at` relative to `prefix` `name`: negative, zero or positive.
const fn compare(list: &[u8], at: usize, prefix: &[u8], name: &[u8]) -> i16 {
    let len = prefix.len() + name.len();
    let mut i = 0;
    loop {
        let ends = at + i >= list.len() || list[at + i] == b'\n';
        if ends || i == len {
            return if ends && i == len {
                0
            } else if ends {
                -1
            } else {
                1
            };
        }
        let byte = if i < prefix.len() { prefix[i] } else { name[i - prefix.len()] };
        if list[at + i] != byte {
            return list[at + i] as i16 - byte as i16;
        }
        i += 1;
    }
}
