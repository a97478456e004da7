//! The help for invalid values.

use cors_rules::{
    Violation, exposed_header, max_age, method,
    origin::{self, check},
    request_header,
};

fn help(value: &str) -> String {
    check(value).expect_err(value).help.as_str().to_owned()
}

fn assert_help(check: impl Fn(&str) -> Option<Violation>, table: &[(&str, &str)]) {
    for &(value, help) in table {
        let violation = check(value).expect(value);
        assert_eq!(violation.help.as_str(), help, "`{value}`: {}", violation.message);
    }
}

const EXAMPLE: &str = "write the origin of the page, such as `\"https://example.com\"`";
const ADDRESS: &str =
    "write the address in its shortest form and in brackets, such as `\"http://[::1]:3000\"`";
const WHOLE_HOST: &str =
    "write `\"https://*.example.com\"` for every subdomain of a host, or `origins = any` for every origin";
const PATTERNS: &str = "write `\"https://*.example.com\"` for every subdomain, `\"http://localhost:*\"` for every \
                        port, one entry for each alternative, or `origins = predicate(is_ours)` for what no list can \
                        say";
const CHARACTER: &str =
    "write the origin as a browser's address bar copies it, such as `\"https://app.example.com\"`";
const CONSTANT: &str = "write the host itself, or a constant: `origins = [APP_ORIGIN]`";
const STAR: &str =
    "write `\"https://*.example.com\"` for every subdomain, or `\"http://localhost:*\"` for every port";

#[test]
fn a_value_that_names_something_is_never_corrected_to_every_origin() {
    assert_help(
        |value| check(value).err(),
        &[
            ("https://[g::1]", ADDRESS),
            ("https://[v1.x]", ADDRESS),
            ("https://[a.com]", ADDRESS),
            ("https://[::１]", "write `\"https://[::1]\"`"),
            ("http://*.[::1]", "write `\"http://[::1]\"`"),
            ("https://u:p@[::1]", "write `\"https://[::1]\"`"),
            ("http://u@[2001:db8::1]:3000", "write `\"http://[2001:db8::1]:3000\"`"),
            ("chrome-extension://*", "write the extension's id in its place"),
            ("chrome-extension://<id>", "write the extension's id in its place"),
            ("chrome-extension://", "write the extension's id behind it"),
            ("https://*", WHOLE_HOST),
            ("https://*/", WHOLE_HOST),
            ("https://*:*", WHOLE_HOST),
            ("http://*:*", WHOLE_HOST),
            ("https://*:8080", WHOLE_HOST),
            ("https://*.*", WHOLE_HOST),
            ("https://.+", PATTERNS),
            ("https://.*", PATTERNS),
            ("localhost*", STAR),
            ("http://localhost*", STAR),
            ("https://a.*.com", STAR),
            ("*://*", "write `\"*\"`"),
            (" * ", "write `\"*\"`"),
        ],
    );
}

#[test]
fn no_scheme_and_no_host_is_invented() {
    assert_help(
        |value| check(value).err(),
        &[
            ("https", EXAMPLE),
            (" null", EXAMPLE),
            ("null/", EXAMPLE),
            ("NULL", EXAMPLE),
            ("mailto:a@b.com", EXAMPLE),
            ("user@example.com", EXAMPLE),
            ("foo//a.com", EXAMPLE),
            ("hxxp//a.com", EXAMPLE),
            ("3000", EXAMPLE),
            ("origin", EXAMPLE),
            ("my-app", "write `\"https://my-app\"`"),
            ("self", "remove it: same-origin requests need no CORS"),
            ("'self'", "remove it: same-origin requests need no CORS"),
            ("same-origin", "remove it: same-origin requests need no CORS"),
            ("none", "write `deny` in place of `origins` to share nothing"),
            ("htttp//a.com", "write `\"http://a.com\"`"),
            ("htps:/a.com", "write `\"https://a.com\"`"),
            ("https//a.com", "write `\"https://a.com\"`"),
            ("https://https://a.com", "write `\"https://a.com\"`"),
            ("HTTPS://https//a.com/", "write `\"https://a.com\"`"),
            ("https:///a.com", "write `\"https://a.com\"`"),
            ("localhost/", "write `\"http://localhost\"`"),
        ],
    );
}

#[test]
fn a_piece_of_a_host_is_none_that_a_star_stands_for() {
    let name_each = "name each origin, or let a function decide: write `origins = predicate(is_ours)`";
    assert_help(
        |value| check(value).err(),
        &[
            ("https://*-preview.a.com", "write `\"https://*.a.com\"`, or name each origin"),
            ("https://app-*.a.com:8080", "write `\"https://*.a.com:8080\"`, or name each origin"),
            ("https://*--site.netlify.app", name_each),
            ("https://a*.com", name_each),
            ("https://.a.com", "write `\"https://a.com\"`, or `\"https://*.a.com\"` for every subdomain"),
            (".a.com", "write `\"https://a.com\"`, or `\"https://*.a.com\"` for every subdomain"),
            ("https://*a.com", "write `\"https://*.a.com\"`"),
            ("https://*com", STAR),
            (
                "http://192.168.*.*",
                "name each address, or write `\"https://*.example.com\"` for every subdomain of a host",
            ),
            (
                "http://10.*:3000",
                "name each address, or write `\"https://*.example.com\"` for every subdomain of a host",
            ),
            (r"https://[a-z]+-preview\.a\.com", PATTERNS),
        ],
    );
}

#[test]
fn several_entries_in_one_string_are_taken_apart() {
    let two = "write `\"https://a.com\", \"https://b.com\"`";
    let own = "write a string of its own for each origin";
    assert_help(
        |value| check(value).err(),
        &[
            ("https://a.com;https://b.com", two),
            ("https://a.com|https://b.com", two),
            ("https://a.com,https://b.com", two),
            ("https://a.com, https://b.com", two),
            ("https://a.com https://b.com", two),
            ("'https://A.com', 'https://b.com/'", two),
            ("https://a.com,https://b!.com", own),
            ("https://a.com, x", own),
            ("https://a,b.com", own),
            ("https://a.com:8443,8444", own),
            ("https://a.com or https://b.com", own),
        ],
    );
}

#[test]
fn what_surrounds_an_origin_falls_away() {
    let right = "write `\"https://a.com\"`";
    assert_help(
        |value| check(value).err(),
        &[
            ("'https://a.com'", right),
            ("\"https://a.com\"", right),
            ("`https://a.com`", right),
            ("“https://a.com”", right),
            ("<https://a.com>", right),
            ("[\"https://a.com\"]", right),
            ("https://a.com\"", right),
            ("https://a\u{ad}.com", "remove `\\u{ad}`: `\"https://a.com\"`"),
            ("https://\u{202e}a.com", "remove `\\u{202e}`: `\"https://a.com\"`"),
            ("https://a\u{200b}.com", "remove `\\u{200b}`: `\"https://a.com\"`"),
            ("\u{feff}https://a.com/", "remove `\\u{feff}`: `\"https://a.com\"`"),
            ("https://a．com", "write the ASCII `.`: `\"https://a.com\"`"),
            ("https：//a.com", right),
            ("https://[::1:3000", "write `\"https://[::1]:3000\"`"),
            ("https://[::1", "write `\"https://[::1]\"`"),
            ("https://[1.2.3.4]", "write `\"https://1.2.3.4\"`"),
            ("https://::1]", "write `\"https://[::1]\"`"),
            ("https://[::1]8080", "write `\"https://[::1]:8080\"`"),
            ("https://user:secret@app.example.com", "write `\"https://app.example.com\"`"),
        ],
    );
    assert!(check("https://e\u{301}.com").unwrap_err().message.as_str().contains(r"`\u{301}`"));
}

#[test]
fn what_is_no_host_is_answered_with_one() {
    let long = format!("https://{}.com", "a".repeat(64));
    let longer = format!("https://{}com", "aaaa.".repeat(60));
    assert!(help(&long).starts_with("shorten it: ") && help(&longer).starts_with("shorten it: "));
    assert_help(
        |value| check(value).err(),
        &[
            ("https://a!.com", CHARACTER),
            ("https://x[::1]", CHARACTER),
            ("https://a%2ecom", CHARACTER),
            ("https://{host}", CONSTANT),
            ("https://${HOST}:8080", CONSTANT),
            ("https://$HOST", CONSTANT),
            ("https://<your-domain>", CONSTANT),
            ("https://app.%s", CONSTANT),
            ("https://%HOST%", CONSTANT),
            ("{origin}", "write the origin itself, or a constant: `origins = [APP_ORIGIN]`"),
            ("https://{a,b}.com", "write one entry for each alternative"),
        ],
    );
}

#[test]
fn a_method_is_put_into_upper_case_but_for_options() {
    let remove = "remove it: `OPTIONS` is the preflight itself, which is answered without being listed";
    assert_help(
        |value| method::check(value).err(),
        &[("get", "write `\"GET\"`"), ("patch", "write `\"PATCH\"`"), ("options", remove)],
    );
    assert_help(
        |value| method::check_served(value, &["GET"]).err(),
        &[("options", remove), ("OPTOINS", remove), ("pacth", "did you mean `\"PATCH\"`?")],
    );
    let served = method::check_served("options", &["OPTIONS"]).unwrap_err();
    assert_eq!(served.help.as_str(), "write `\"OPTIONS\"`");
    let message = |value| method::check(value).unwrap_err().message;
    assert_eq!(message("get").as_str(), "methods are case-sensitive, and browsers send `get` in upper case");
    assert_eq!(
        message("patch").as_str(),
        "methods are case-sensitive, and browsers do not upper-case `patch`"
    );
}

#[test]
fn the_help_for_an_invalid_time_is_a_valid_time() {
    let time = "write seconds, such as `600`, or a time with its unit, such as `\"10m\"`";
    let unit = "write one number and one of these units, such as `\"7d\"`";
    let milliseconds = "there are no milliseconds: write `\"1s\"` or more";
    assert_help(
        |value| max_age::parse_text(value).err(),
        &[
            ("", time),
            (" ", time),
            ("10ms", milliseconds),
            ("500 milliseconds", milliseconds),
            ("10x", unit),
            ("60S", "write `\"60s\"`"),
            ("24 hours", "write `\"24h\"`"),
            ("1_000 s", "write `\"1000s\"`"),
        ],
    );
    assert_help(
        |value| max_age::parse_seconds(value).err(),
        &[
            ("1e3", "write whole seconds, such as `90`"),
            ("600.0", "write whole seconds, such as `600`"),
            ("1.5", "write whole seconds, such as `2`"),
            ("1000000.5", "write `86400` or less"),
            ("0x10", "write the number with decimal digits, such as `600`"),
        ],
    );
}

#[test]
fn a_duplicate_header_in_another_case_says_that_names_are_case_insensitive() {
    let message = |earlier, later| request_header::check_pair(earlier, later).unwrap_err().1.message;
    assert_eq!(message("X-A", "X-A").as_str(), "`X-A` is already in the list");
    assert_eq!(
        message("X-A", "x-a").as_str(),
        "`X-A` is already in the list: header names are case-insensitive"
    );
}

#[test]
fn every_invalid_value_has_a_help_and_every_correction_is_valid() {
    const PIECES: &[&str] = &[
        "https://", "http:", "//", "a.com", "A", ".", "*", "*.", ":", ":80", "[", "]", "::1", "@", "/", "?",
        "#", " ", ",", "'", "<", ">", "{", "}", "$", "%", "é", "．", "\u{ad}", "(", ")", "|", "\\", "^", "-",
        "null", "xn--a", "127.1",
    ];
    let mut values: Vec<String> = PIECES.iter().map(|&piece| piece.to_owned()).collect();
    for one in PIECES {
        for two in PIECES {
            values.push(format!("{one}{two}"));
            values.extend(PIECES.iter().map(|three| format!("{one}{two}{three}")));
        }
    }
    for value in &values {
        let Err(violation) = check(value) else { continue };
        let help = violation.help.as_str();
        assert!(!help.is_empty(), "`{value}`: {}", violation.message);
        let Some(list) = help.strip_prefix("write `\"").and_then(|help| help.split_once("\"`")) else {
            continue;
        };
        for right in list.0.split("\", \"") {
            assert!(check(right).is_ok(), "`{value}`: {help}");
            assert!(right != "*" || !value.contains("://") || value.starts_with('*'), "`{value}`: {help}");
        }
    }
    for check in [method::check, request_header::check, exposed_header::check] {
        for violation in values.iter().filter_map(|value| check(value).err()) {
            assert!(!violation.help.is_empty(), "{}", violation.message);
        }
    }
    assert!(!origin::missing().help.is_empty());
}
