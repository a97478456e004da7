//! Corrections of hosts beyond ASCII, compared with the `idna` crate.

use cors_rules::{Code, origin::check};

use crate::right;

/// Returns the corrected form that the rules offer for a host, and the form of `idna`.
fn forms(host: &str) -> (Option<String>, Option<String>) {
    let ours = check(&format!("https://{host}")).err().as_ref().and_then(right).map(str::to_owned);
    let theirs = idna::domain_to_ascii(host).ok().map(|host| format!("https://{host}"));
    (ours, theirs)
}

#[test]
fn a_host_of_latin_1_and_full_width_letters_is_corrected_and_another_one_never_wrongly() {
    let table = [
        ("faß.de", true),
        ("straße.example", true),
        ("RÉSUMÉ.com", true),
        ("日本．jp", false),
        ("ＡＢ１.com", true),
        ("☃.net", false),
        ("łódź.pl", false),
        ("ČESKÝ.cz", false),
        ("київ.укр", false),
        ("コーヒー.jp", false),
        ("ישראל.example", false),
        ("مصر1.com", false),
        ("e\u{301}.com", false),
    ];
    for (host, is_corrected) in table {
        let (ours, theirs) = forms(host);
        assert_eq!(ours.is_some(), is_corrected, "`{host}`: {ours:?}");
        assert!(ours.is_none() || ours == theirs, "`{host}`: {ours:?}, not {theirs:?}");
    }
    assert_eq!(forms("faß.de").0.as_deref(), Some("https://xn--fa-hia.de"));
}

#[test]
fn a_host_that_is_not_corrected_is_told_where_to_copy_its_form_from() {
    for host in ["☃.net", "łódź.pl", "日本.jp"] {
        let violation = check(&format!("https://{host}")).unwrap_err();
        assert_eq!(violation.code, Code::NonAscii);
        assert_eq!(
            violation.help.as_str(),
            "write the `xn--` form of the host, as a browser's address bar copies it"
        );
    }
}

#[test]
fn every_corrected_character_is_the_one_of_idna_alone_and_beside_others() {
    // Blanks, invisible characters and dots have a help of their own.
    let has_own_help = |c: &char| {
        let violation = check(&format!("https://a{c}b.com")).unwrap_err();
        let help = violation.help.as_str();
        violation.code == Code::Space || help.starts_with("remove") || help.starts_with("write the ASCII")
    };
    // Every sixteenth of the ideographs, of Hangul and of the characters for private use.
    let is_chosen = |c: &char| {
        !matches!(c, '\u{4e00}'..='\u{f8ff}' | '\u{10000}'..='\u{1f2ff}') || u32::from(*c) % 16 == 0
    };
    let mut corrected = 0;
    for c in ('\u{80}'..'\u{20000}').filter(is_chosen).filter(|c| !has_own_help(c)) {
        for host in [format!("{c}.com"), format!("a{c}{c}-b"), format!("é{c}.{c}")] {
            let (ours, theirs) = forms(&host);
            assert!(ours.is_none() || ours == theirs, "`{host}`, {c:?}: {ours:?}, not {theirs:?}");
            corrected += u32::from(ours.is_some());
        }
    }
    assert!(corrected >= 3 * 62, "{corrected}");
}
