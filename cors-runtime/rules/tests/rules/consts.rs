//! The public functions in const evaluation, where a user's constants are checked.

use cors_rules::{
    Code, Text,
    dangers::Dangers,
    exposed_header, max_age, method,
    origin::{self, Context, Entry, RequestOrigin},
    request_header, suggest,
};

const CONTEXT: Context = Context { credentials: true, dangers: Dangers::NONE, is_alone: true };

const _: () = {
    assert!(origin::check("https://*.example.com:8443").is_ok());
    assert!(origin::check("https://Résumé.com:443/x").is_err());
    assert!(origin::check(r"^https://.*\.a\.com$").is_err());
    assert!(origin::check_in("https://*.example.com", CONTEXT).is_ok());
    assert!(origin::check_in("https://*.co.uk", CONTEXT).is_err());
    assert!(origin::check_in("http://example.com", CONTEXT).is_err());
    assert!(origin::check_in("null", CONTEXT).is_err());
    assert!(origin::check_configured("https://example.com").is_ok());
    assert!(origin::check_configured("*").is_err());
    assert!(origin::check_pair("https://*.a.com", "https://x.a.com").is_err());
    assert!(origin::is_loopback("127.0.0.1"));
    assert!(matches!(origin::default_port("https"), Some(443)));
    assert!(matches!(origin::missing().code, Code::Missing));
    assert!(matches!(origin::empty().code, Code::Missing));
    assert!(matches!(origin::any_with_credentials().code, Code::AnyWithCredentials));
};

const _: () = {
    let Some(origin) = origin::parse_header(b"https://x.a.com") else { panic!() };
    let Ok(Entry::Origin(pattern)) = origin::check("https://*.a.com") else { panic!() };
    assert!(matches!(origin, RequestOrigin::Tuple { port: None, .. }));
    assert!(pattern.has_all_of(&pattern) && !pattern.is_exact());
    assert!(!pattern.is_insecure() && !pattern.is_public_suffix());
};

const _: () = {
    assert!(method::check("PUT").is_ok() && method::check("PACTH").is_err());
    assert!(method::check_served("PUT", &["GET", "PUT"]).is_ok());
    assert!(method::check_served("POST", &["GET", "PUT"]).is_err());
    assert!(method::check_pair("PUT", "PUT").is_err());
    assert!(matches!(method::empty().code, Code::EmptyList));
    assert!(matches!(method::any().code, Code::AnyMethod));
    assert!(matches!(method::nothing_shared("TRACE").code, Code::NothingShared));
    assert!(matches!(method::none_left().code, Code::NoneLeft));
    assert!(method::is_token("PUT") && method::is_forbidden("TRACE"));
    assert!(method::is_safelisted("GET") && method::is_standard("PUT"));
};

const _: () = {
    assert!(request_header::check("X-A").is_ok() && request_header::check("Content Type").is_err());
    assert!(request_header::check_in("*", true).is_err() && request_header::check_pair("X", "x").is_err());
    assert!(matches!(request_header::empty().code, Code::EmptyList));
    assert!(matches!(request_header::any_with_credentials().code, Code::AnyWithCredentials));
    assert!(request_header::is_forbidden("Cookie"));
    assert!(exposed_header::check("ETag").is_ok() && exposed_header::check("Set-Cookie").is_err());
    assert!(exposed_header::check_in("*", true).is_err() && exposed_header::check_pair("*", "x").is_err());
    assert!(matches!(exposed_header::empty().code, Code::EmptyList));
    assert!(matches!(exposed_header::any_with_credentials().code, Code::AnyWithCredentials));
    assert!(exposed_header::warning("Pragma").is_some() && exposed_header::is_safelisted("Pragma"));
    assert!(exposed_header::is_forbidden("Set-Cookie"));
};

const _: () = {
    assert!(matches!(max_age::parse_seconds("600"), Ok(600)));
    assert!(matches!(max_age::parse_text("10m"), Ok(600)));
    assert!(max_age::parse_text("1h30m").is_err());
    assert!(matches!(max_age::useless().code, Code::UselessMaxAge));
    assert!(suggest::closest("credentails", &["credentials"]).is_some());
};

const REPORT: Text = match origin::check("https://A.com/x") {
    Ok(_) => Text::of(&["it is right"]),
    Err(violation) => violation.report("https://A.com/x"),
};

const CODE: &str = Code::NoScheme.as_str();

#[test]
fn a_report_composed_while_compiling_is_the_same_one() {
    let violation = origin::check("https://A.com/x").unwrap_err();
    assert_eq!(REPORT.as_str(), violation.report("https://A.com/x").as_str());
    assert!(REPORT.as_str().ends_with("help: write `\"https://a.com\"`"), "{REPORT}");
    assert_eq!(CODE, "no-scheme");
}

#[test]
fn every_code_has_a_name_of_its_own() {
    let names: std::collections::BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(names.len(), Code::ALL.len());
    for name in names {
        assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{name}");
    }
}
