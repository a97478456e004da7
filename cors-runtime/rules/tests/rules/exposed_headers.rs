use cors_rules::{
    Code,
    exposed_header::{any_with_credentials, check, check_in, empty, is_forbidden, is_safelisted, warning},
};

use crate::{assert_broken, assert_right};

#[test]
fn names_that_a_page_may_read_are_right() {
    let names = [
        "*",
        "ETag",
        "X-Request-Id",
        "Location",
        "Link",
        "Retry-After",
        "Content-Disposition",
        "x-total-count",
        "WWW-Authenticate",
        "Date",
        "Vary",
        "Access-Control-Allow-Origin",
        "Content-Type",
        "Server-Timing",
    ];
    let table: Vec<_> = names.iter().map(|&name| (name, "a page may read it")).collect();
    assert_right(|value| check(value).err(), &table);
    assert_right(|value| check_in(value, false).err(), &table);
}

#[test]
fn names_that_no_page_can_read_are_not() {
    assert_broken(
        |value| check(value).err(),
        &[
            ("Set-Cookie", Code::ForbiddenHeader, "Set-Cookie", "never readable"),
            ("set-cookie2", Code::ForbiddenHeader, "set-cookie2", "never readable"),
            ("Origin", Code::RequestHeader, "Origin", "of the request"),
            (
                "access-control-request-method",
                Code::RequestHeader,
                "access-control-request-method",
                "of the request",
            ),
            (
                "Access-Control-Request-Headers",
                Code::RequestHeader,
                "Access-Control-Request-Headers",
                "of the request",
            ),
            (
                "Access-Control-Allow-Methods",
                Code::PreflightHeader,
                "Access-Control-Allow-Methods",
                "of the preflight",
            ),
            (
                "access-control-allow-headers",
                Code::PreflightHeader,
                "access-control-allow-headers",
                "of the preflight",
            ),
            ("Access-Control-Max-Age", Code::PreflightHeader, "Access-Control-Max-Age", "of the preflight"),
            ("", Code::NotAToken, "", "empty"),
            ("X Total Count", Code::NotAToken, " ", "a blank"),
            ("ETag;", Code::NotAToken, ";", "a semicolon"),
        ],
    );
    assert!(is_forbidden("SET-COOKIE") && !is_forbidden("Cookie"));
}

#[test]
fn a_name_that_is_readable_already_is_worth_a_warning() {
    let names = [
        "Cache-Control",
        "Content-Language",
        "Content-Length",
        "Content-Type",
        "Expires",
        "Last-Modified",
        "Pragma",
        "pragma",
    ];
    for name in names {
        assert!(is_safelisted(name), "`{name}`");
        assert_eq!(warning(name).map(|warning| warning.code), Some(Code::Safelisted), "`{name}`");
    }
    assert_eq!(warning("ETag"), None);
    assert_eq!(warning("*"), None);
}

#[test]
fn a_star_needs_no_credentials() {
    assert_broken(
        |value| check_in(value, true).err(),
        &[("*", Code::AnyWithCredentials, "*", "taken for a name")],
    );
    assert_right(|value| check_in(value, true).err(), &[("ETag", "named")]);
    assert_eq!(any_with_credentials().code, Code::AnyWithCredentials);
    assert_eq!(empty().code, Code::EmptyList);
}
