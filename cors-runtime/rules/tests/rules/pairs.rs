use cors_rules::{Code, exposed_header, method, origin::check_pair, request_header};

#[test]
fn every_origin_of_a_list_says_something_new() {
    let table = [
        ("https://a.com", "https://a.com", 1, Code::Duplicate),
        ("https://*.a.com", "https://*.a.com", 1, Code::Duplicate),
        ("null", "null", 1, Code::Duplicate),
        ("*", "*", 1, Code::Duplicate),
        ("https://*.a.com", "https://x.a.com", 1, Code::Covered),
        ("https://x.a.com", "https://*.a.com", 0, Code::Covered),
        ("https://*.a.com", "https://*.x.a.com", 1, Code::Covered),
        ("http://localhost:3000", "http://localhost:*", 0, Code::Covered),
        ("http://localhost:*", "http://localhost", 1, Code::Covered),
    ];
    for (earlier, later, redundant, code) in table {
        let (index, violation) = check_pair(earlier, later).unwrap_err();
        assert_eq!((index, violation.code), (redundant, code), "`{earlier}` and `{later}`");
        let report = violation.report(if index == 0 { earlier } else { later });
        for value in [earlier, later] {
            assert!(report.as_str().contains(value), "{report} names `{value}`");
        }
    }
}

#[test]
fn origins_that_overlap_in_part_or_break_a_rule_are_not_compared() {
    let table = [
        ("https://a.com", "https://b.com"),
        ("https://a.com", "http://a.com"),
        ("https://a.com", "https://*.a.com"),
        ("https://*.a.com", "https://x.a.com:*"),
        ("https://*.a.com", "null"),
        ("*", "https://a.com"),
        ("a.com", "a.com"),
        ("https://A.com", "https://a.com"),
    ];
    for (earlier, later) in table {
        assert!(check_pair(earlier, later).is_ok(), "`{earlier}` and `{later}`");
    }
}

#[test]
fn methods_are_listed_once() {
    assert_eq!(method::check_pair("GET", "GET").unwrap_err().code, Code::Duplicate);
    assert!(method::check_pair("GET", "PUT").is_ok());
    assert!(method::check_pair("Custom", "CUSTOM").is_ok(), "methods have a case");
}

#[test]
fn header_names_are_listed_once_and_not_beside_a_star() {
    let duplicates = [("X-A", "X-A"), ("X-A", "x-a"), ("*", "*")];
    for (earlier, later) in duplicates {
        for check in [request_header::check_pair, exposed_header::check_pair] {
            let (index, violation) = check(earlier, later).unwrap_err();
            assert_eq!((index, violation.code), (1, Code::Duplicate), "`{earlier}` and `{later}`");
            assert!(violation.message.as_str().contains(earlier), "{}", violation.message);
        }
    }
    for check in [request_header::check_pair, exposed_header::check_pair] {
        let (index, violation) = check("*", "X-A").unwrap_err();
        assert_eq!((index, violation.code), (1, Code::WildcardMixed));
        let (index, violation) = check("X-A", "*").unwrap_err();
        assert_eq!((index, violation.code), (0, Code::WildcardMixed));
        assert!(violation.message.as_str().contains("X-A"), "{}", violation.message);
        assert!(violation.message.as_str().contains("`*`"), "{}", violation.message);
        assert!(check("X-A", "X-B").is_ok());
        assert!(check("*", "").is_err() && check("", "*").is_err(), "an empty name is beside `*` too");
    }
}

#[test]
fn authorization_stands_beside_a_star_among_request_headers_alone() {
    assert!(request_header::check_pair("*", "Authorization").is_ok());
    assert!(request_header::check_pair("authorization", "*").is_ok());
    assert!(exposed_header::check_pair("*", "Authorization").is_err());
}

#[test]
fn an_entry_is_compared_as_it_stands() {
    assert!(check_pair("https://a.com", "https://a.com.").is_ok(), "distinct hosts");
}
