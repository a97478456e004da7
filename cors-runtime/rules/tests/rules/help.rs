use cors_rules::{
    Code, exposed_header, method,
    origin::{self, check},
    request_header, suggest,
};

use crate::right;

#[test]
fn the_corrected_origin_is_offered_and_valid() {
    let table = [
        ("example.com", "https://example.com"),
        ("//example.com", "https://example.com"),
        ("://example.com", "https://example.com"),
        ("https:example.com", "https://example.com"),
        ("https:/example.com", "https://example.com"),
        ("http:/example.com", "http://example.com"),
        ("https//example.com", "https://example.com"),
        ("https:\\\\example.com", "https://example.com"),
        ("HTTPS:/Example.com/", "https://example.com"),
        ("localhost:3000", "http://localhost:3000"),
        ("app.localhost", "http://app.localhost"),
        ("127.0.0.1:3000", "http://127.0.0.1:3000"),
        ("[::1]:3000", "http://[::1]:3000"),
        ("::1", "http://[::1]"),
        ("localhost:*", "http://localhost:*"),
        (".example.com", "https://example.com"),
        ("https://a.com/", "https://a.com"),
        ("https://a.com/x?q#f", "https://a.com"),
        ("https://a.com?q", "https://a.com"),
        ("https://a.com#f", "https://a.com"),
        ("https://a.com\\x", "https://a.com"),
        ("https://a.com/*", "https://a.com"),
        ("https://u:p@a.com", "https://a.com"),
        ("https://u:p@a.com:8443/x", "https://a.com:8443"),
        (" https://a.com\n", "https://a.com"),
        ("https:// a.com", "https://a.com"),
        ("HTTPS://A.com", "https://a.com"),
        ("https://*.A.com", "https://*.a.com"),
        ("https://résumé.com", "https://xn--rsum-bpad.com"),
        ("https://RÉSUMÉ.com", "https://xn--rsum-bpad.com"),
        ("https://*.bücher.example", "https://*.xn--bcher-kva.example"),
        ("https://a.com:443", "https://a.com"),
        ("http://a.com:80", "http://a.com"),
        ("https://a.com:0443", "https://a.com"),
        ("https://a.com:", "https://a.com"),
        ("https://a.com:08080", "https://a.com:8080"),
        ("https://a..com", "https://a.com"),
        ("https://.a.com", "https://a.com"),
        ("http://127.1", "http://127.0.0.1"),
        ("http://0x7f.1:8080", "http://127.0.0.1:8080"),
        ("http://2130706433", "http://127.0.0.1"),
        ("http://127.0.0.1.", "http://127.0.0.1"),
        ("http://[0:0:0:0:0:0:0:1]", "http://[::1]"),
        ("http://[::A]:80", "http://[::a]"),
        ("http://[::127.0.0.1]", "http://[::7f00:1]"),
        ("http://[fe80::1%25eth0]", "http://[fe80::1]"),
        ("http://::1", "http://[::1]"),
        ("http://::1:3000", "http://[::1]:3000"),
        ("http://2001:db8::1", "http://[2001:db8::1]"),
        ("ws://a.com", "http://a.com"),
        ("wss://a.com:443/socket", "https://a.com"),
        ("blob:https://a.com/5c1a", "https://a.com"),
        ("*://*", "*"),
        ("**", "*"),
        ("*.a.com", "https://*.a.com"),
        ("*.localhost", "http://*.localhost"),
        ("https://*a.com", "https://*.a.com"),
        ("https://**.a.com", "https://*.a.com"),
        ("https://*.*.a.com", "https://*.a.com"),
        ("https://*.127.0.0.1", "https://127.0.0.1"),
        ("https://*.[::1]", "https://[::1]"),
        ("*://a.com", "https://a.com"),
        ("*://localhost", "http://localhost"),
        ("http*://a.com", "https://a.com"),
        ("http://localhost:80*", "http://localhost:*"),
    ];
    for (value, corrected) in table {
        let violation = check(value).expect_err(value);
        assert_eq!(right(&violation), Some(corrected), "`{value}`: {}", violation.help);
        assert!(check(corrected).is_ok(), "`{corrected}`");
    }
}

#[test]
fn no_correction_is_offered_for_an_ambiguous_value() {
    let values = [
        "",
        "any",
        "Null",
        "https://",
        "https://a b.com",
        "https://a.com, https://b.com",
        "https://a.com,b.com",
        "https://a.com:99999",
        "https://a.com:x",
        "https://a.com:0",
        "https://a!b.com",
        "https://256.1.1.1",
        "https://1.2.3.4.5",
        "https://a\u{301}.com",
        "https://ไทย.com",
        "https://نa.com",
        "https://न\u{93c}.com",
        "https://xn--a.com",
        "file:///x",
        "data:text/html,x",
        "about:blank",
        "1http://a.com",
        "https://a.*.com",
        "https://a*.com",
        "https://*:8080",
        "https://(a|b).com",
        "^https://",
        r"https://.*\.a\.com",
        r"https?://.+\.a\.com",
        r"^https:\/\/a\.com$",
        r"/^https:\/\/(\w+\.)?a\.com(:\d+)?$/",
        r"https://[a-z0-9-]+\.a\.com",
        r"http://localhost:[0-9]{4,5}",
        "https://{a,b}.com",
        "https://${HOST}",
        "view-source:https://a.com",
    ];
    for value in values {
        let violation = check(value).expect_err(value);
        assert_eq!(
            right(&violation)
                .filter(|&right| check(right).is_ok()
                    && violation.help.as_str() == format!("write `\"{right}\"`")),
            None,
            "`{value}`"
        );
    }
}

#[test]
fn the_corrected_method_is_offered_and_right() {
    let table =
        [("get", "GET"), ("Patch", "PATCH"), (" GET ", "GET"), ("'put'", "PUT"), ("\"pacth\"", "PATCH")];
    for (value, corrected) in table {
        // An apostrophe is a character of a token.
        let Err(violation) = method::check(value) else { continue };
        assert_eq!(right(&violation), Some(corrected), "`{value}`: {}", violation.help);
        assert!(method::check(corrected).is_ok(), "`{corrected}`");
    }
    let list = method::check("GET, POST").unwrap_err();
    assert_eq!(list.help.as_str(), "write `\"GET\", \"POST\"`");
    assert_eq!(right(&method::check("(trace)").unwrap_err()), None);
}

#[test]
fn the_corrected_header_is_offered_and_right() {
    let table = [
        ("Content Type", "Content-Type"),
        ("content type", "Content-Type"),
        (" X-A ", "X-A"),
        ("Content-Type:", "Content-Type"),
        ("Content-Type: text/plain", "Content-Type"),
        ("Contnet Type", "Content-Type"),
        ("X Custom Name", "X-Custom-Name"),
    ];
    for (value, corrected) in table {
        for check in [request_header::check, exposed_header::check] {
            let violation = check(value).unwrap_err();
            assert_eq!(violation.code, Code::NotAToken);
            assert_eq!(right(&violation), Some(corrected), "`{value}`: {}", violation.help);
            assert!(check(corrected).is_ok(), "`{corrected}`");
        }
    }
    let list = request_header::check("X-A, X-B").unwrap_err();
    assert_eq!(list.help.as_str(), "write `\"X-A\", \"X-B\"`");
    assert_eq!(right(&request_header::check("X-Ä").unwrap_err()), None);
}

#[test]
fn a_suggestion_is_near_and_the_nearest() {
    let keys = ["origins", "methods", "headers", "expose", "credentials", "max_age", "deny"];
    let table = [
        ("credentails", Some("credentials")),
        ("orgins", Some("origins")),
        ("origin", Some("origins")),
        ("Methods", Some("methods")),
        ("maxage", Some("max_age")),
        ("header", Some("headers")),
        ("expsoe", Some("expose")),
        ("dney", Some("deny")),
        ("banana", None),
        ("x", None),
        ("", None),
    ];
    for (word, suggestion) in table {
        assert_eq!(suggest::closest(word, &keys), suggestion, "`{word}`");
    }
    assert_eq!(suggest::closest("GTE", &["PUT", "GET"]), Some("GET"));
    assert_eq!(suggest::closest(&"x".repeat(100), &["x"]), None, "too long to compare");
    assert_eq!(suggest::closest("PUT", &[]), None);
}

#[test]
fn every_message_is_in_lower_case_and_ends_without_a_dot() {
    let mut violations =
        vec![origin::missing(), origin::empty(), method::any(), method::empty(), method::none_left()];
    for value in ["a.com", "https://a.com/", "https://A.com", "http://127.1", "https://*", "any", "", "^x"] {
        violations.extend(check(value).err());
    }
    for value in ["", "get", "TRACE", "PACTH", "G T"] {
        violations.extend(method::check(value).err());
    }
    for value in ["", "Cookie", "Host", "Access-Control-Max-Age", "A B"] {
        violations.extend(request_header::check(value).err());
    }
    for violation in violations {
        let message = violation.message.as_str();
        assert!(!message.starts_with(|c: char| c.is_uppercase()), "{message}");
        assert!(!message.ends_with('.'), "{message}");
        assert!(!violation.help.as_str().starts_with("help"), "{}", violation.help);
    }
}
