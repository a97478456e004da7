use cors_rules::{
    Code,
    request_header::{any_with_credentials, check, check_enforced, check_in, empty, is_forbidden},
};

use crate::{assert_broken, assert_right};

#[test]
fn names_that_a_page_may_send_are_right() {
    let names = [
        "*",
        "Content-Type",
        "content-type",
        "Authorization",
        "X-Requested-With",
        "X-Request-Id",
        "Accept",
        "Accept-Language",
        "If-None-Match",
        "Range",
        "User-Agent",
        "ETag",
        "Cache-Control",
        "Idempotency-Key",
        "traceparent",
        "sentry-trace",
        "baggage",
        "x_custom",
        "Contnet-Type",
        "Authorisation",
        "Security-Token",
        "Secret",
        "Proxied-By",
        "Cookies",
        "Hostname",
        "Dates",
        "a",
        "!#$%&'+.^_`|~-",
    ];
    let table: Vec<_> = names.iter().map(|&name| (name, "a page may send it")).collect();
    assert_right(|value| check(value).err(), &table);
    assert_right(|value| check_in(value, false).err(), &table);
}

#[test]
fn names_that_only_the_browser_sets_are_not() {
    let names = [
        "Accept-Charset",
        "Accept-Encoding",
        "Access-Control-Request-Headers",
        "Access-Control-Request-Method",
        "Connection",
        "Content-Length",
        "Cookie",
        "Cookie2",
        "Date",
        "DNT",
        "Expect",
        "Host",
        "Keep-Alive",
        "Origin",
        "Referer",
        "Set-Cookie",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
        "Via",
        "Sec-Fetch-Site",
        "Sec-",
        "Proxy-Authorization",
        "proxy-x",
        "cookie",
        "HOST",
    ];
    for name in names {
        assert!(is_forbidden(name), "`{name}`");
        assert_broken(
            |value| check(value).err(),
            &[(name, Code::ForbiddenHeader, name, "only the browser sets it")],
        );
    }
    let cookie = check("cookie").unwrap_err();
    assert!(cookie.help.as_str().contains("`credentials`"), "{}", cookie.help);
}

#[test]
fn names_of_the_answer_belong_there() {
    let table = [
        ("Access-Control-Allow-Origin", "`origins`"),
        ("access-control-allow-methods", "`methods`"),
        ("Access-Control-Allow-Headers", "`headers`"),
        ("Access-Control-Allow-Credentials", "`credentials`"),
        ("Access-Control-Expose-Headers", "`expose`"),
        ("Access-Control-Max-Age", "`max_age`"),
        ("Access-Control-Allow-Orgin", "remove it"),
    ];
    for (name, key) in table {
        let violation = check(name).unwrap_err();
        assert_eq!(violation.code, Code::ResponseHeader, "`{name}`");
        assert!(violation.help.as_str().contains(key), "`{name}`: {}", violation.help);
    }
}

#[test]
fn a_name_is_a_token() {
    assert_broken(
        |value| check(value).err(),
        &[
            ("", Code::NotAToken, "", "empty"),
            ("Content Type", Code::NotAToken, " ", "a blank"),
            ("Content-Type:", Code::NotAToken, ":", "a colon"),
            ("Content-Type, X-A", Code::NotAToken, ", ", "two names"),
            (" X-A", Code::NotAToken, " ", "a blank"),
            ("X-Ä", Code::NotAToken, "Ä", "beyond ASCII"),
            ("X-A\r\n", Code::NotAToken, "\r\n", "the end of a line"),
            ("X-(A)", Code::NotAToken, "(", "brackets"),
        ],
    );
}

#[test]
fn with_enforce_no_page_says_where_its_request_went() {
    assert_broken(
        |value| check_enforced(value).err(),
        &[
            ("*", Code::AnyWithEnforce, "*", "any header"),
            ("Forwarded", Code::ForwardingHeader, "Forwarded", "the standard's"),
            ("X-Forwarded-For", Code::ForwardingHeader, "X-Forwarded-For", "from where"),
            ("X-Forwarded-Host", Code::ForwardingHeader, "X-Forwarded-Host", "the host"),
            ("x-forwarded-proto", Code::ForwardingHeader, "x-forwarded-proto", "in lower case"),
            ("X-FORWARDED-PORT", Code::ForwardingHeader, "X-FORWARDED-PORT", "in upper case"),
        ],
    );
    assert_right(
        |value| check_enforced(value).err(),
        &[("Content-Type", "another"), ("X-Forwarded", "another"), ("Authorization", "another")],
    );
    for name in ["Forwarded", "X-Forwarded-Host"] {
        assert_eq!(check(name), Ok(()), "without `enforce`");
    }
}

#[test]
fn a_star_needs_no_credentials() {
    assert_broken(
        |value| check_in(value, true).err(),
        &[("*", Code::AnyWithCredentials, "*", "taken for a name")],
    );
    assert_right(|value| check_in(value, true).err(), &[("X-A", "named")]);
    assert_eq!(any_with_credentials().code, Code::AnyWithCredentials);
    assert_eq!(empty().code, Code::EmptyList);
}
