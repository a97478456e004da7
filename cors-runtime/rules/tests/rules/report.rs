use cors_rules::{
    Text,
    origin::{check, missing},
};

fn report(value: &str) -> String {
    check(value).unwrap_err().report(value).as_str().to_owned()
}

#[test]
fn a_report_is_the_message_the_place_and_the_help() {
    assert_eq!(
        report("https://a.com/x"),
        "an origin has no path: remove `/x`\n  https://a.com/x\n               ^^\nhelp: write `\"https://a.com\"`"
    );
}

#[test]
fn a_report_has_no_caret_without_a_place_in_the_value() {
    assert!(!report("a.com").contains('^'), "nothing to point at");
    assert!(!report("any").contains('^'), "all of it");
    assert!(!missing().report("").as_str().contains('^'), "no value");
    assert!(!report("https://a.com/x\u{1b}[31m").contains('^'), "a control character");
    assert!(!report(&format!("https://a.com/{}", "x".repeat(200))).contains('^'), "too wide");
}

#[test]
fn a_value_beyond_ascii_gets_no_carets_since_its_width_depends_on_the_terminal() {
    for value in ["https://résumé.com", "https://日本!.jp", "https://日本.jp/x", "https://e\u{301}.com"]
    {
        assert!(!report(value).contains('^'), "{}", report(value));
    }
}

#[test]
fn a_report_repeats_no_control_characters() {
    let forged = report("https://a.com/\nerror: forged\u{202e}");
    assert!(!forged.contains("\nerror"), "{forged}");
    let host = report("https://a\u{7}.com");
    assert!(host.contains(r"`\u{7}`"), "{host}");
    let forged = "https://a.com/\nerror: forged";
    let named = check(forged).unwrap_err().report_naming(forged);
    assert!(!named.as_str().contains("\nerror"), "{named}");
}

#[test]
fn a_report_of_a_foreign_value_has_no_caret() {
    let violation = check("https://a.com/x").unwrap_err();
    for value in ["", "x", "ééééééééééééé", "https://résumé.com"] {
        let _ = violation.report(value);
    }
    assert!(!violation.report("short").as_str().contains('^'));
}

#[test]
fn a_text_that_is_too_long_ends_in_an_ellipsis() {
    let mut text = Text::new();
    assert!(text.is_empty());
    for _ in 0..10_000 {
        text.push("äö");
    }
    assert!(text.as_str().ends_with("öä…") || text.as_str().ends_with("äö…"), "{text}");
    assert!(text.as_str().len() <= 1536);
    assert_eq!(text, Text::of(&[&"äö".repeat(10_000)]));
    assert_eq!(format!("{:?}", Text::of(&["a", "b"])), "\"ab\"");
    assert_eq!(Text::default(), Text::new());
}
