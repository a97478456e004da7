use cors_rules::{
    Code,
    dangers::{Danger, Dangers},
    origin::{Context, any_with_credentials, check_configured, check_in, empty, missing},
};

use crate::{assert_broken, assert_right, right};

const PLAIN: Context = Context { credentials: false, dangers: Dangers::NONE, is_alone: true };

const CREDENTIALS: Context = Context { credentials: true, ..PLAIN };

#[test]
fn without_credentials_only_null_and_a_mixed_star_are_dangerous() {
    assert_right(
        |value| check_in(value, PLAIN).err(),
        &[
            ("*", "alone"),
            ("http://a.com", "nothing of the user's is at stake"),
            ("https://*.com", "nothing of the user's is at stake"),
        ],
    );
    assert_broken(
        |value| check_in(value, PLAIN).err(),
        &[
            ("null", Code::Null, "null", "any site can send it"),
            ("a.com", Code::NoScheme, "", "the rules of check"),
        ],
    );
    let beside = Context { is_alone: false, ..PLAIN };
    assert_broken(|value| check_in(value, beside).err(), &[("*", Code::WildcardMixed, "*", "beside others")]);
    let accepted = Context { dangers: Dangers::only(Danger::NullOrigin), ..PLAIN };
    assert_right(|value| check_in(value, accepted).err(), &[("null", "accepted")]);
}

#[test]
fn with_credentials_strangers_are_not_trusted() {
    assert_broken(
        |value| check_in(value, CREDENTIALS).err(),
        &[
            ("*", Code::AnyWithCredentials, "*", "browsers refuse it"),
            ("null", Code::Null, "null", "any site can send it"),
            ("http://a.com", Code::InsecureOrigin, "http", "the network"),
            ("http://a.com:8080", Code::InsecureOrigin, "http", "the network"),
            ("http://10.0.0.1", Code::InsecureOrigin, "http", "the network"),
            ("http://*.a.com", Code::InsecureOrigin, "http", "the network"),
            ("https://*.com", Code::PublicSuffix, "*.com", "anyone"),
            ("https://*.co.uk", Code::PublicSuffix, "*.co.uk", "anyone"),
            ("https://*.github.io", Code::PublicSuffix, "*.github.io", "anyone: a private suffix"),
            ("https://*.github.io:8443", Code::PublicSuffix, "*.github.io", "anyone: a private suffix"),
            ("https://*.github.io.", Code::PublicSuffix, "*.github.io.", "a dot at the end changes nothing"),
            ("https://a.com/", Code::Path, "/", "the rules of check"),
        ],
    );
    assert_right(
        |value| check_in(value, CREDENTIALS).err(),
        &[
            ("https://a.com", "named"),
            ("https://*.a.com", "one's own subdomains"),
            ("https://*.me.github.io", "one's own below a suffix"),
            ("https://github.io", "not a pattern"),
            ("https://*.localhost", "an unknown label"),
            ("https://*.internal", "an unknown label"),
            ("http://localhost:*", "loopback"),
            ("http://*.localhost:3000", "loopback"),
            ("http://localhost.:3000", "loopback: a dot at the end changes nothing"),
            ("http://*.localhost.:*", "loopback: a dot at the end changes nothing"),
            ("http://127.0.0.1:3000", "loopback"),
            ("http://[::1]", "loopback"),
            ("capacitor://localhost", "an app"),
        ],
    );
}

#[test]
fn each_danger_can_be_accepted_by_its_name_alone() {
    let accepted = Context { dangers: Dangers::ALL, ..CREDENTIALS };
    assert_right(
        |value| check_in(value, accepted).err(),
        &[("http://a.com", "accepted"), ("https://*.com", "accepted"), ("http://*.com", "accepted")],
    );
    assert_broken(
        |value| check_in(value, accepted).err(),
        &[
            ("null", Code::Null, "null", "never with credentials"),
            ("*", Code::AnyWithCredentials, "*", "never with credentials"),
        ],
    );
    let insecure = Context { dangers: Dangers::only(Danger::InsecureOrigins), ..CREDENTIALS };
    assert_broken(
        |value| check_in(value, insecure).err(),
        &[("http://*.com", Code::PublicSuffix, "*.com", "the other one")],
    );
    let suffixes = Context { dangers: Dangers::only(Danger::PublicSuffixes), ..CREDENTIALS };
    assert_broken(
        |value| check_in(value, suffixes).err(),
        &[("http://*.com", Code::InsecureOrigin, "http", "the other one")],
    );
}

#[test]
fn a_conflict_names_the_other_end_and_the_way_out() {
    let table = [
        ("*", "`credentials`", "remove `credentials`"),
        ("null", "`credentials`", "remove `credentials`"),
        ("http://a.com", "`credentials`", "`dangerously = [insecure_origins]`"),
        ("https://*.com", "`credentials`", "`dangerously = [public_suffixes]`"),
    ];
    for (value, other_end, way_out) in table {
        let violation = check_in(value, CREDENTIALS).unwrap_err();
        assert!(violation.message.as_str().contains(other_end), "{}", violation.message);
        assert!(violation.help.as_str().contains(way_out), "{}", violation.help);
    }
    let null = check_in("null", PLAIN).unwrap_err();
    assert!(null.help.as_str().contains("`dangerously = [null_origin]`"), "{}", null.help);
    let insecure = check_in("http://a.com:8080", CREDENTIALS).unwrap_err();
    assert_eq!(right(&insecure), Some("https://a.com:8080"));
    let twice = check_in("http://a.com:443", CREDENTIALS).unwrap_err();
    assert_eq!(right(&twice), Some("https://a.com"));
    assert_eq!(any_with_credentials().code, Code::AnyWithCredentials);
}

#[test]
fn configuration_names_origins() {
    assert_right(
        |value| check_configured(value).err(),
        &[
            ("https://a.com", "exact"),
            ("https://*.a.com:*", "a pattern"),
            ("http://a.com", "it knows no policy"),
        ],
    );
    assert_broken(
        |value| check_configured(value).err(),
        &[
            ("*", Code::Wildcard, "*", "for the code to say"),
            ("null", Code::Null, "null", "for the code to say"),
            ("https://a.com/", Code::Path, "/", "the rules of check"),
            ("", Code::NoScheme, "", "the rules of check"),
        ],
    );
    let here = check_configured("a.com").unwrap_err();
    assert_eq!(here, cors_rules::origin::check("a.com").unwrap_err(), "the same words everywhere");
}

#[test]
fn a_policy_says_who_may_read() {
    for violation in [missing(), empty()] {
        assert_eq!(violation.code, Code::Missing);
        assert!(violation.help.as_str().contains("`deny`"), "{}", violation.help);
    }
}
