//! `PolicyConfig`: every literal policy of the tests of the attribute gets the same verdict and the same words.

use std::{fs, path::Path};

use cors_runtime::{Policy, PolicyConfig, policy};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use serde_json::{Map, Value, json};

/// A policy of a test, and the messages that the attribute has about it.
struct Case {
    arguments: String,
    messages: Vec<String>,
}

/// Returns the paragraphs of `cors-macros/mistakes`.
fn paragraphs() -> Vec<Case> {
    let mut cases = Vec::new();
    for file in fs::read_dir("../cors-macros/mistakes").expect("the folder is there") {
        let text = fs::read_to_string(file.expect("a file").path()).expect("a text");
        for paragraph in text.trim().split("\n\n") {
            let said = |line: &&str| line.starts_with('>');
            let arguments: Vec<&str> = paragraph.lines().filter(|line| !said(line)).collect();
            let said: Vec<&str> =
                paragraph.lines().filter(said).map(|line| line.trim_start_matches("> ")).collect();
            let messages = said.join("\n");
            let starts: Vec<usize> = messages
                .match_indices('`')
                .map(|(at, _)| at)
                .filter(|at| *at == 0 || messages.as_bytes()[at - 1] == b'\n')
                .collect();
            let ends = starts.iter().skip(1).copied().chain([messages.len()]);
            let messages = starts.iter().zip(ends).filter_map(|(start, end)| {
                messages[*start..end].split_once("`: ").map(|(_, message)| message.trim().to_owned())
            });
            let arguments = arguments.into_iter().filter(|line| !line.starts_with("#["));
            cases.push(Case {
                arguments: arguments.collect::<Vec<_>>().join("\n"),
                messages: messages.collect(),
            });
        }
    }
    cases
}

/// Returns the programs of `tests/ui/fail` that have one attribute, with what the compiler says of it.
fn programs(folder: &Path, cases: &mut Vec<Case>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            programs(&path, cases);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let program = fs::read_to_string(&path).expect("a text");
            let mut attributes = program.match_indices("#[cors(");
            let (Some((start, begin)), None) = (attributes.next(), attributes.next()) else { continue };
            let Some(end) = program[start..].find(")]\n") else { continue };
            let stderr = fs::read_to_string(path.with_extension("stderr")).expect("its messages");
            let blocks = stderr.split("\n\n").filter_map(|block| block.strip_prefix("error: "));
            let messages = blocks.map(|block| {
                let lines = block.lines().take_while(|line| !line.trim_start().starts_with("--> "));
                lines.map(str::trim).collect::<Vec<_>>().join("\n")
            });
            cases.push(Case {
                arguments: program[start + begin.len()..start + end].to_owned(),
                messages: messages.collect(),
            });
        }
    }
}

/// Returns a policy as JSON; `None` if something in it is no literal, or no key of a configuration.
fn as_json(arguments: &str) -> Option<Value> {
    let mut object = Map::new();
    for argument in split(arguments.parse().ok()?) {
        let mut tokens = argument.into_iter();
        let Some(TokenTree::Ident(key)) = tokens.next() else { return None };
        let equals = tokens.next();
        let is_equals = matches!(&equals, Some(TokenTree::Punct(punct)) if punct.as_char() == '=');
        let value: TokenStream = tokens.collect();
        let value = match (key.to_string().as_str(), is_equals) {
            ("credentials" | "enforce", false) if equals.is_none() => json!(true),
            ("credentials", true) => json!(value.to_string().parse::<bool>().ok()?),
            ("enforce", true) if value.to_string() == "strict" => json!("strict"),
            ("origins" | "methods" | "headers" | "expose", true) => list(value, as_text)?,
            ("dangerously", true) => list(value, as_word)?,
            ("max_age", true) => age(&value)?,
            _ => return None,
        };
        if object.insert(key.to_string(), value).is_some() {
            return None;
        }
    }
    object.contains_key("origins").then_some(Value::Object(object))
}

fn split(tokens: TokenStream) -> Vec<TokenStream> {
    let mut parts = vec![TokenStream::new()];
    for token in tokens {
        match &token {
            TokenTree::Punct(punct) if punct.as_char() == ',' => parts.push(TokenStream::new()),
            _ => parts.last_mut().expect("one part").extend([token]),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn as_text(element: TokenStream) -> Option<String> {
    syn::parse2::<syn::LitStr>(element).map(|text| text.value()).ok()
}

fn as_word(element: TokenStream) -> Option<String> {
    syn::parse2::<syn::Ident>(element).map(|word| word.to_string()).ok()
}

fn list(value: TokenStream, read: fn(TokenStream) -> Option<String>) -> Option<Value> {
    if value.to_string() == "any" {
        return Some(json!(["*"]));
    }
    let [TokenTree::Group(group)] = &value.into_iter().collect::<Vec<_>>()[..] else { return None };
    if group.delimiter() != Delimiter::Bracket {
        return None;
    }
    let elements = split(group.stream()).into_iter().map(read);
    elements.collect::<Option<Vec<_>>>().map(|elements| json!(elements))
}

fn age(value: &TokenStream) -> Option<Value> {
    if let Ok(text) = syn::parse2::<syn::LitStr>(value.clone()) {
        return Some(json!(text.value()));
    }
    let text = value.to_string().replace(' ', "");
    let number = text.parse::<i64>().map(Value::from).ok();
    // A number with a fraction; a longer whole one has no type in JSON.
    number.or_else(|| text.parse::<f64>().ok().filter(|number| number.fract() != 0.0).map(Value::from))
}

/// Messages about the item below the attribute, which a configuration has not.
const OF_THE_ITEM: &[&str] = &[
    "the route",
    "this route",
    "is the preflight itself",
    "`#[cors]` stands",
    "route macro",
    "`read`",
    "`#[fetch]`",
];

/// A message about the attribute's own punctuation, which a configuration has not.
const OF_THE_PUNCTUATION: &str = "nothing stands before this `,`";

#[test]
fn every_literal_policy_gets_the_verdict_and_the_words_of_the_attribute() {
    let mut cases = paragraphs();
    programs(Path::new("../tests/ui/fail"), &mut cases);
    let (mut compared, mut faults) = (0, Vec::new());
    for Case { arguments, messages } in &cases {
        let Some(json) = as_json(arguments) else { continue };
        if messages.is_empty()
            || messages.iter().any(|message| {
                message.contains(OF_THE_PUNCTUATION)
                    || OF_THE_ITEM.iter().any(|words| message.contains(words))
            })
        {
            continue;
        }
        let Ok(config) = serde_json::from_value::<PolicyConfig>(json) else {
            faults.push(format!("not read: {arguments}"));
            continue;
        };
        compared += 1;
        match config.check() {
            Ok(_) => faults.push(format!("allowed: {arguments}\nthe attribute says {messages:#?}")),
            Err(error) => {
                let error = error.to_string();
                for message in messages {
                    // Without the carets below a value, which a log in one line would not show in their place.
                    let lines = message.lines().map(str::trim);
                    let missing: Vec<&str> =
                        lines.filter(|line| !line.starts_with('^') && !error.contains(line)).collect();
                    if !missing.is_empty() {
                        faults.push(format!("{arguments}\nmissing {missing:#?} in\n{error}"));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} of {compared}:\n{}", faults.len(), faults.join("\n\n"));
    assert!(compared > 150, "only {compared} of {} policies are literal", cases.len());
}

/// Returns a policy as text, without addresses, and without its place in the code.
fn shown(policy: Policy) -> String {
    let shown = format!("{policy:?}");
    let (before, rest) = shown.split_once("place: Some(").expect("each policy has a place");
    let (_, after) = rest.split_once(')').expect("it has an end");
    let shown = format!("{before}{after}");
    let parts = shown.split("0x").map(|part| part.trim_start_matches(|c: char| c.is_ascii_hexdigit()));
    parts.collect::<Vec<_>>().join("at")
}

fn checked(json: Value) -> Policy {
    serde_json::from_value::<PolicyConfig>(json).expect("a configuration").check().expect("a right policy")
}

#[test]
fn a_right_configuration_is_the_policy_that_the_macro_writes() {
    let cases = [
        (json!({ "origins": ["*"] }), policy!(origins = any)),
        (
            json!({ "origins": "*", "headers": "*", "expose": "*" }),
            policy!(origins = any, headers = any, expose = any),
        ),
        (
            json!({
                "origins": "https://app.example.com , https://*.preview.example.com,",
                "methods": ["GET", "PUT"],
                "headers": "Content-Type,X-A",
                "expose": ["ETag"],
                "credentials": true,
                "max_age": "10m",
                "enforce": "strict",
            }),
            policy!(
                origins = ["https://app.example.com", "https://*.preview.example.com"],
                methods = ["GET", "PUT"],
                headers = ["Content-Type", "X-A"],
                expose = ["ETag"],
                credentials,
                max_age = "10m",
                enforce = strict
            ),
        ),
        (
            json!({
                "origins": ["http://app.example.com", "https://*.github.io"],
                "credentials": true,
                "max_age": 7,
                "enforce": true,
                "dangerously": "insecure_origins, public_suffixes",
            }),
            policy!(
                origins = ["http://app.example.com", "https://*.github.io"],
                credentials,
                max_age = 7,
                enforce,
                dangerously = [insecure_origins, public_suffixes]
            ),
        ),
        (
            json!({ "origins": ["null"], "dangerously": ["null_origin"], "enforce": false, "credentials": false }),
            policy!(origins = ["null"], dangerously = [null_origin], credentials = false),
        ),
    ];
    for (json, policy) in cases {
        assert_eq!(shown(checked(json.clone())), shown(policy), "{json}");
    }
}

#[test]
fn what_is_no_policy_is_not_read() {
    for (json, words) in [
        (json!({}), "missing field `origins`"),
        (json!({ "origins": ["https://a.example"], "credentails": true }), "unknown field `credentails`"),
        (json!({ "origins": 5 }), "a list of texts, or one text with commas"),
        (json!({ "origins": ["https://a.example"], "enforce": "on" }), "`true`, `false` or \"strict\""),
        (json!({ "origins": ["https://a.example"], "max_age": true }), "seconds, or a text such as"),
    ] {
        let error = serde_json::from_value::<PolicyConfig>(json.clone()).expect_err("no policy").to_string();
        assert!(error.contains(words), "{json}: {error}");
    }
}

#[test]
fn every_mistake_is_named_with_its_field_and_position_and_none_forges_a_line() {
    let json = json!({
        "origins": ["https://a.example", "https://b.example/", "https://c.example\nWARN forged", "https://a.example"],
        "methods": ["GET", "get"],
        "headers": ["*"],
        "credentials": true,
        "max_age": "90",
        "dangerously": ["null_orign", "x\u{1b}[31m"],
    });
    let error =
        serde_json::from_value::<PolicyConfig>(json).expect("it is read").check().expect_err("mistakes");
    let text = error.to_string();
    for part in [
        "8 mistakes",
        "origins, entry 2: ",
        "origins, entry 3: ",
        "origins, entry 4: `https://a.example` is already",
        "methods, entry 2: ",
        "headers, entry 1: ",
        "max_age: ",
        "dangerously, entry 1: unknown danger `null_orign`\nhelp: did you mean `null_origin`?",
        "dangerously, entry 2: ",
    ] {
        assert!(text.contains(part), "{part} in\n{text}");
    }
    assert!(!text.lines().any(|line| line.starts_with("WARN")), "{text}");
    assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "{text:?}");
}

#[test]
fn a_long_list_is_checked_in_no_time() {
    let tenants = (0..60_000).map(|number| format!("https://t{number}.example"));
    let more = ["https://*.t7.example", "https://t9.example"].map(str::to_owned);
    let origins: Vec<String> = tenants.chain(more).collect();
    let error = serde_json::from_value::<PolicyConfig>(json!({ "origins": origins }));
    let error = error.expect("it is read").check().expect_err("one is repeated").to_string();
    assert!(
        error.starts_with("1 mistake ") && error.contains("entry 60002: `https://t9.example` is already"),
        "{error}"
    );
}

#[test]
fn an_empty_list_is_named_by_its_field_alone() {
    let json = json!({ "origins": [], "methods": "", "headers": [], "expose": [], "dangerously": [] });
    let error =
        serde_json::from_value::<PolicyConfig>(json).expect("it is read").check().expect_err("mistakes");
    let text = error.to_string();
    for field in ["origins", "methods", "headers", "expose", "dangerously"] {
        assert!(text.contains(&format!("\n{field}: an empty list ")), "{field} in\n{text}");
    }
}
