//! The names of dangers, and the words about a list of them.

use cors_rules::{
    Code,
    dangers::{self, Danger},
};

#[test]
fn a_danger_is_read_by_its_name() {
    for danger in Danger::ALL {
        assert_eq!(Danger::parse(danger.as_str()).expect("its own name"), danger);
    }
    for (name, help) in [
        ("null_orign", "did you mean `null_origin`?"),
        ("everything", "the names are `null_origin`, `insecure_origins`, `public_suffixes`"),
        ("", "the names are `null_origin`, `insecure_origins`, `public_suffixes`"),
    ] {
        let violation = Danger::parse(name).expect_err("no danger");
        assert_eq!(violation.code, Code::UnknownDanger);
        assert_eq!(violation.message.as_str(), format!("unknown danger `{name}`"));
        assert_eq!(violation.help.as_str(), help);
    }
}

#[test]
fn a_list_of_dangers_names_each_once_and_one_at_least() {
    let repeated = Danger::PublicSuffixes.repeated();
    assert_eq!(repeated.message.as_str(), "`public_suffixes` is written twice");
    assert_eq!(repeated.help.as_str(), "keep one `public_suffixes`");
    assert_eq!(dangers::empty().message.as_str(), "an empty list of `dangerously` says nothing");
}
