use cors_rules::{Code, origin::check};

use crate::assert_broken;

#[test]
fn a_star_stands_for_subdomains_or_a_port() {
    assert_broken(
        |value| check(value).err(),
        &[
            ("https://*", Code::Wildcard, "*", "a whole host"),
            ("https://*:8080", Code::Wildcard, "*", "a whole host"),
            ("https://*.", Code::Wildcard, "*.", "subdomains of nothing"),
            ("https://*.*", Code::Wildcard, "*.*", "a whole host"),
            ("*.a.com", Code::Wildcard, "*", "no scheme"),
            ("**", Code::Wildcard, "**", "two stars"),
            ("*:*", Code::Wildcard, "*", "no scheme"),
            ("https://*a.com", Code::Wildcard, "*", "no dot"),
            ("https://a.*.com", Code::Wildcard, "*", "in the middle"),
            ("https://a.*", Code::Wildcard, "*", "at the end"),
            ("https://a*.com", Code::Wildcard, "*", "within a label"),
            ("https://*.a*.com", Code::Wildcard, "*", "within a label"),
            ("https://**.a.com", Code::Wildcard, "**", "two stars"),
            ("https://*.*.a.com", Code::Wildcard, "*", "once is any depth"),
            ("https://*.127.0.0.1", Code::Wildcard, "*.", "before an IPv4 address"),
            ("https://*.1", Code::Wildcard, "*.", "before a number"),
            ("https://*.[::1]", Code::Wildcard, "*.", "before an IPv6 address"),
            ("*://a.com", Code::Wildcard, "*", "as a scheme"),
            ("http*://a.com", Code::Wildcard, "*", "within a scheme"),
            ("http://localhost:80*", Code::Wildcard, "*", "within a port"),
            ("http://localhost:*80", Code::Wildcard, "*", "within a port"),
            ("http://localhost:**", Code::Wildcard, "**", "two stars"),
            ("https://*-a.com", Code::Wildcard, "*", "a part of a label"),
        ],
    );
}

#[test]
fn a_regular_expression_is_none_of_the_patterns() {
    assert_broken(
        |value| check(value).err(),
        &[
            (r"https://.*\.a\.com", Code::RegexLike, ".*", "anything"),
            (r"^https://", Code::RegexLike, "^", "an anchor"),
            (r"^https:\/\/a\.com$", Code::RegexLike, "^", "an anchor"),
            (r"/^https:\/\/a\.com$/", Code::RegexLike, "/^", "slashes around it"),
            (r"https://a\.com", Code::RegexLike, r"\.", "an escape"),
            (r"https://a.com$", Code::RegexLike, "$", "an anchor"),
            (r"https://(a|b).com", Code::RegexLike, "(a|b)", "alternatives"),
            (r"https://a.com|https://b.com", Code::Host, "|", "two origins"),
            (r"^https://a.com|https://b.com", Code::RegexLike, "^", "alternatives"),
            (r"https?://a.com", Code::RegexLike, "?", "an option"),
            (r"https://[^.]+.a.com", Code::RegexLike, "[^.]", "a class"),
            (r"https://[a-z]+.a.com", Code::RegexLike, "[a-z]", "a class"),
            (r"https://\w+.a.com", Code::RegexLike, r"\w", "a class"),
            (r"https://.+.a.com", Code::RegexLike, ".+", "anything"),
            (r"https://a{1,3}.com", Code::RegexLike, "{1,3}", "a repetition"),
            (r"http://localhost:\d+", Code::RegexLike, r"\d", "a class"),
            (r".*\.a\.com", Code::RegexLike, ".*", "no scheme"),
            (r".*", Code::RegexLike, ".*", "anything"),
        ],
    );
}

#[test]
fn words_for_the_null_origin_are_not_taken_for_hosts() {
    assert_broken(
        |value| check(value).err(),
        &[("NULL", Code::Null, "NULL", "in upper case"), ("'null'", Code::Null, "'null'", "in quotes")],
    );
}
