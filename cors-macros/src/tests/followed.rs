//! Each help can be followed: who does what it says gets on, and is done after a few steps.

use super::mistakes::{Written, said, written};

/// The most steps from a mistake to a right attribute.
const STEPS: usize = 4;

/// The helps that need a person: what is right depends on a host that only they know.
const BY_HAND: &[&str] = &[
    "help: shorten it: no browser finds a longer one",
    "help: write the form that a browser's address bar copies",
];

#[test]
fn who_follows_the_helps_arrives_at_a_right_attribute() {
    let (mut all, mut lost) = (0, Vec::new());
    for paragraph in written() {
        all += 1;
        if let Err(at) = follow(&paragraph, STEPS) {
            lost.push(at);
        }
    }
    lost.retain(|at| !BY_HAND.iter().any(|help| at.contains(help)));
    assert!(lost.is_empty(), "{} of {all}:\n\n{}", lost.len(), lost.join("\n\n"));
}

/// Does what the first message says, in every way that its words allow, until nothing is wrong. An error is where it ends.
fn follow(written: &Written, steps: usize) -> Result<(), String> {
    let said = said(written);
    let Some((underlined, message)) = said.first() else { return Ok(()) };
    let end = || Err(format!("{}\n`{underlined}`: {message}", written.arguments));
    if steps == 0 {
        return end();
    }
    let mut last = end();
    for arguments in changed(&written.arguments, underlined, message) {
        if arguments == written.arguments {
            continue;
        }
        match follow(&Written { arguments, ..written.clone() }, steps - 1) {
            Ok(()) => return Ok(()),
            Err(further) if last.is_ok() => last = Err(further),
            Err(_) => {}
        }
    }
    last
}

/// Returns the arguments as somebody changes them who reads the help.
fn changed(arguments: &str, underlined: &str, message: &str) -> Vec<String> {
    let Some((_, help)) = message.rsplit_once("help: ") else { return Vec::new() };
    let codes: Vec<&str> = help.split('`').skip(1).step_by(2).collect();
    let parts = parts(arguments);
    let own = |part: &&str| part.contains(underlined) || underlined.contains(*part);
    let without = |lost: &dyn Fn(&str) -> bool| {
        parts.iter().filter(|part| !lost(part)).copied().collect::<Vec<_>>().join(", ")
    };
    let mut all = Vec::new();
    if help.starts_with("keep one") {
        all.push(arguments.replacen(&format!("{underlined}, "), "", 1));
    }
    if help.starts_with("remove") || help.contains("remove it") {
        for code in &codes {
            all.push(without(&|part| part.starts_with(code)));
            all.push(arguments.replacen(code, "", 1));
        }
        all.push(
            arguments.replacen(underlined, "", 1).replace("[, ", "[").replace(", ]", "]").replace(", ,", ","),
        );
        all.push(without(&|part| own(&part)));
    }
    for code in codes {
        let code = code.strip_prefix("#[cors(").and_then(|code| code.strip_suffix(")]")).unwrap_or(code);
        all.push(arguments.replacen(underlined, code, 1));
        let key = code.split(" = ").next().unwrap_or_default();
        let is_same_key = |part: &str| part.starts_with(key) || part.contains(underlined);
        let replaced = parts.iter().map(|part| if is_same_key(part) { code } else { part });
        all.push(replaced.collect::<Vec<_>>().join(", "));
        all.push(format!("{arguments}, {code}"));
    }
    all
}

/// Splits arguments at their outermost commas.
fn parts(arguments: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut is_text) = (Vec::new(), 0, 0_i32, false);
    for (index, c) in arguments.char_indices() {
        match c {
            '"' => is_text = !is_text,
            '[' | '(' | '{' if !is_text => depth += 1,
            ']' | ')' | '}' if !is_text => depth -= 1,
            ',' if !is_text && depth == 0 => {
                parts.push(arguments[start..index].trim());
                start = index + 1;
            }
            _ => {}
        }
    }
    parts.push(arguments[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}
