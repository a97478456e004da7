use cors_rules::{
    Code,
    method::{
        any, check, check_served, empty, is_forbidden, is_safelisted, is_standard, is_token, none_left,
        nothing_shared,
    },
};

use crate::{assert_broken, assert_right};

#[test]
fn standard_methods_and_those_that_somebody_made_up_are_right() {
    let standard = [
        "GET",
        "HEAD",
        "POST",
        "PUT",
        "DELETE",
        "OPTIONS",
        "PATCH",
        "QUERY",
        "PROPFIND",
        "PROPPATCH",
        "MKCOL",
        "MKCALENDAR",
        "COPY",
        "MOVE",
        "LOCK",
        "UNLOCK",
        "REPORT",
        "SEARCH",
        "LINK",
        "UNLINK",
        "BIND",
        "MERGE",
        "ACL",
        "CHECKOUT",
        "VERSION-CONTROL",
        "UPDATE",
    ];
    let made_up = [
        "PURGE",
        "BAN",
        "REFRESH",
        "SUBSCRIBE",
        "UNSUBSCRIBE",
        "NOTIFY",
        "M-SEARCH",
        "SOURCE",
        "SET",
        "READ",
        "LIST",
        "WATCH",
        "MATCH",
        "BATCH",
        "FIND",
        "PUSH",
        "PULL",
        "PUB",
        "SUB",
        "PORT",
        "HOST",
        "RUN",
        "CALL",
        "EXEC",
        "SYNC",
        "BLOCK",
        "RESET",
        "RESTORE",
        "PUBLISH",
        "DESCRIBE",
        "ANNOUNCE",
        "REDIRECT",
        "RECORD",
        "PAUSE",
        "PLAY",
        "HEAL",
        "LOOK",
        "MGET",
        "MPUT",
        "AHEAD",
        "LOVE",
        "MIND",
        "REPOST",
        "QUEUE",
        "X-CUSTOM",
        "purge",
        "Custom",
        "a",
        "X",
        "GE.T",
        "FOO_BAR",
        "!#$%&'",
    ];
    let reasons: Vec<_> = standard.iter().map(|&method| (method, "standard")).collect();
    assert_right(|value| check(value).err(), &reasons);
    let reasons: Vec<_> = made_up.iter().map(|&method| (method, "made up")).collect();
    assert_right(|value| check(value).err(), &reasons);
}

#[test]
fn a_method_breaks_these_rules_by_itself() {
    assert_broken(
        |value| check(value).err(),
        &[
            ("", Code::NotAToken, "", "empty"),
            (" GET", Code::NotAToken, " ", "a blank"),
            ("GET ", Code::NotAToken, " ", "a blank"),
            ("GET, POST", Code::NotAToken, ", ", "two methods"),
            ("G ET", Code::NotAToken, " ", "a blank within"),
            ("GÉT", Code::NotAToken, "É", "beyond ASCII"),
            ("GET\n", Code::NotAToken, "\n", "the end of a line"),
            ("(GET)", Code::NotAToken, "(", "brackets"),
            ("CONNECT", Code::ForbiddenMethod, "CONNECT", "never sent"),
            ("TRACE", Code::ForbiddenMethod, "TRACE", "never sent"),
            ("track", Code::ForbiddenMethod, "track", "never sent, in any case"),
            ("Trace", Code::ForbiddenMethod, "Trace", "never sent, in any case"),
            ("get", Code::MethodCase, "get", "methods have a case"),
            ("Get", Code::MethodCase, "Get", "methods have a case"),
            ("patch", Code::MethodCase, "patch", "browsers do not put it into upper case"),
            ("options", Code::MethodCase, "options", "methods have a case"),
            ("query", Code::MethodCase, "query", "methods have a case"),
            ("propfind", Code::MethodCase, "propfind", "a standard one too"),
            ("*", Code::AnyMethod, "*", "the default says so"),
            ("any", Code::AnyMethod, "any", "the default says so"),
        ],
    );
}

#[test]
fn a_misspelt_method_gets_a_suggestion() {
    let table = [
        ("PACTH", "PATCH"),
        ("PTACH", "PATCH"),
        ("PATHC", "PATCH"),
        ("PATH", "PATCH"),
        ("pacth", "PATCH"),
        ("PATCHH", "PATCH"),
        ("GTE", "GET"),
        ("EGT", "GET"),
        ("GETT", "GET"),
        ("GEET", "GET"),
        ("PSOT", "POST"),
        ("POTS", "POST"),
        ("PSTO", ""),
        ("POSTT", "POST"),
        ("PST", "POST"),
        ("UPT", "PUT"),
        ("PUTT", "PUT"),
        ("DELTE", "DELETE"),
        ("DELET", "DELETE"),
        ("DLEETE", "DELETE"),
        ("DELEET", "DELETE"),
        ("REMOVE", ""),
        ("OPTION", "OPTIONS"),
        ("OPTOINS", "OPTIONS"),
        ("OPITONS", "OPTIONS"),
        ("HAED", "HEAD"),
        ("HEDA", "HEAD"),
        ("QUREY", "QUERY"),
        ("QEURY", "QUERY"),
        ("PROPFNID", "PROPFIND"),
        ("PATVH", "PATCH"),
        ("DEKETE", "DELETE"),
    ];
    for (value, meant) in table {
        match check(value) {
            Ok(()) => assert_eq!(meant, "", "`{value}` is misspelt"),
            Err(violation) => {
                assert_eq!(violation.code, Code::Misspelt, "`{value}`");
                assert_eq!(violation.help.as_str(), format!("did you mean `\"{meant}\"`?"), "`{value}`");
            }
        }
    }
}

#[test]
fn a_method_is_one_that_the_route_serves() {
    let served = ["GET", "PUT", "PURGE", "PATC"];
    assert_right(
        |value| check_served(value, &served).err(),
        &[("GET", "served"), ("PURGE", "served"), ("PATC", "the route spells it like that")],
    );
    assert_broken(
        |value| check_served(value, &served).err(),
        &[
            ("POST", Code::NotServed, "POST", "not served"),
            ("HEAD", Code::NotServed, "HEAD", "no route of GET serves it"),
            ("OPTIONS", Code::Preflight, "OPTIONS", "the preflight itself"),
            ("get", Code::MethodCase, "get", "the rules of check"),
            ("TRACE", Code::ForbiddenMethod, "TRACE", "the rules of check"),
        ],
    );
    assert_right(|value| check_served(value, &["OPTIONS"]).err(), &[("OPTIONS", "the route serves it")]);
    assert_broken(
        |value| check_served(value, &["TRACE"]).err(),
        &[("TRACE", Code::ForbiddenMethod, "TRACE", "though the route serves it")],
    );
}

#[test]
fn a_method_that_is_not_served_is_answered_with_those_that_are() {
    let violation = check_served("PURG", &["GET", "PURGE"]).unwrap_err();
    assert_eq!(violation.help.as_str(), "did you mean `\"PURGE\"`? the route serves `GET`, `PURGE`");
    let violation = check_served("DELETE", &["GET"]).unwrap_err();
    assert_eq!(violation.help.as_str(), "the route serves `GET`: remove `DELETE`");
    let violation = check_served("DELETE", &[]).unwrap_err();
    assert_eq!(violation.help.as_str(), "the route serves nothing: remove `DELETE`");
}

#[test]
fn the_predicates_are_those_of_the_standard() {
    assert!(is_token("GET") && !is_token("") && !is_token("G T"));
    assert!(is_forbidden("TRACE") && is_forbidden("track") && !is_forbidden("GET"));
    assert!(is_safelisted("GET") && is_safelisted("HEAD") && is_safelisted("POST"));
    assert!(!is_safelisted("get") && !is_safelisted("PUT"));
    assert!(is_standard("PATCH") && is_standard("QUERY") && !is_standard("patch") && !is_standard("PURGE"));
}

#[test]
fn whole_lists_have_rules_too() {
    assert_eq!(any().code, Code::AnyMethod);
    assert_eq!(empty().code, Code::EmptyList);
    assert_eq!(none_left().code, Code::NoneLeft);
    let violation = nothing_shared("TRACE");
    assert_eq!(violation.code, Code::NothingShared);
    assert!(violation.message.as_str().contains("`TRACE`"), "{}", violation.message);
}
