//! Corrections of hosts beyond ASCII, against what `idna` makes of them.

use cors_rules::{Code, origin::check};

use crate::right;

/// What the rules make of a host, and what `idna` does.
fn forms(host: &str) -> (Option<String>, Option<String>) {
    let ours = check(&format!("https://{host}")).err().as_ref().and_then(right).map(str::to_owned);
    let theirs = idna::domain_to_ascii(host).ok().map(|host| format!("https://{host}"));
    (ours, theirs)
}

#[test]
fn every_host_that_is_corrected_is_the_one_of_idna() {
    let table = [
        ("faß.de", true),
        ("straße.example", true),
        ("☃.net", true),
        ("💩.la", true),
        ("i❤.ws", false),
        ("नमस्ते.com", true),
        ("हिन्दी.भारत", true),
        ("موقع.وزارة-الاتصالات.مصر", true),
        ("ישראל.example", true),
        ("łódź.pl", true),
        ("ČESKÝ.cz", true),
        ("київ.укр", true),
        ("ελλάς.gr", true),
        ("コーヒー.jp", true),
        ("日本．jp", true),
        ("日本。jp", true),
        ("ＡＢ１.com", true),
        ("مصر1.com", false),
        ("مصرa.com", false),
        ("مصر.1a.com", false),
        ("مصر-.com", false),
        ("ी.com", false),
    ];
    for (host, is_corrected) in table {
        let (ours, theirs) = forms(host);
        assert_eq!(ours.is_some(), is_corrected, "`{host}`: {ours:?}");
        assert!(ours.is_none() || ours == theirs, "`{host}`: {ours:?}, not {theirs:?}");
    }
    assert_eq!(forms("faß.de").0.as_deref(), Some("https://xn--fa-hia.de"));
    assert_eq!(forms("☃.net").0.as_deref(), Some("https://xn--n3h.net"));
}

#[test]
fn every_character_that_is_corrected_is_the_one_of_idna_alone_and_in_words() {
    // Blanks, what cannot be seen, and dots.
    let is_left_out = |c: &char| {
        let violation = check(&format!("https://a{c}b.com")).unwrap_err();
        let help = violation.help.as_str();
        violation.code == Code::Space || help.starts_with("remove") || help.starts_with("write the ASCII")
    };
    // A part of the ideographs, of Hangul and of what is for private use.
    let is_chosen = |c: &char| {
        !matches!(c, '\u{4e00}'..='\u{f8ff}' | '\u{10000}'..='\u{1f2ff}') || u32::from(*c) % 16 == 0
    };
    let mut corrected = 0;
    for c in ('\u{80}'..'\u{20000}').filter(is_chosen).filter(|c| !is_left_out(c)) {
        for host in [format!("{c}.com"), format!("a{c}{c}-b"), format!("م{c}.{c}")] {
            let (ours, theirs) = forms(&host);
            assert!(ours.is_none() || ours == theirs, "`{host}`, {c:?}: {ours:?}, not {theirs:?}");
            corrected += u32::from(ours.is_some());
        }
    }
    assert!(corrected > 5_000, "{corrected}");
}

#[test]
fn neighbours_of_one_script_change_nothing() {
    let scripts = [
        0xD8..0x140,
        0x390..0x3D0,
        0x400..0x460,
        0x5D0..0x5EB,
        0x620..0x64B,
        0x900..0x970,
        0x3005..0x30FF,
        0x2600..0x2610,
    ];
    for script in scripts {
        let characters: Vec<char> = script.filter_map(char::from_u32).collect();
        for &one in &characters {
            for other in &characters {
                let host = format!("{one}{other}");
                let (ours, theirs) = forms(&host);
                assert!(ours.is_none() || ours == theirs, "`{host}`: {ours:?}, not {theirs:?}");
            }
        }
    }
}
