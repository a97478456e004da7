use cors_rules::origin::{Entry, check};

fn is_public_suffix(host: &str) -> bool {
    let value = format!("https://*.{host}");
    match check(&value) {
        Ok(Entry::Origin(pattern)) => pattern.is_public_suffix(),
        other => panic!("`{value}` is {other:?}"),
    }
}

#[test]
fn listed_suffixes_belong_to_everyone() {
    let table = [
        ("com", "a rule of one label"),
        ("uk", "a rule of one label"),
        ("co.uk", "a rule of two labels"),
        ("github.io", "a private rule"),
        ("vercel.app", "a private rule"),
        ("s3.amazonaws.com", "a private rule of three labels"),
        ("xn--p1ai", "beyond ASCII"),
        ("xn--55qx5d.cn", "beyond ASCII"),
        ("anything.ck", "a rule with a star"),
        ("ck", "the parent of a rule with a star"),
        ("anything.kawasaki.jp", "a rule with a star"),
        ("kawasaki.jp", "the parent of a rule with a star"),
        ("com.", "a dot at the end"),
    ];
    for (host, why) in table {
        assert!(is_public_suffix(host), "`{host}`: {why}");
    }
}

#[test]
fn other_names_belong_to_someone() {
    let table = [
        ("example.com", "below a rule"),
        ("me.github.io", "below a private rule"),
        ("example.co.uk", "below a rule"),
        ("www.ck", "an exception"),
        ("city.kawasaki.jp", "an exception"),
        ("a.b.ck", "below a rule with a star"),
        ("localhost", "an unknown label"),
        ("internal", "an unknown label"),
        ("test", "an unknown label"),
        ("co.ukx", "not a rule"),
        ("o.uk", "a part of a rule"),
        ("a.b.c.d.e.f", "not a rule"),
    ];
    for (host, why) in table {
        assert!(!is_public_suffix(host), "`{host}`: {why}");
    }
}

#[test]
fn an_exact_origin_is_no_suffix() {
    let Ok(Entry::Origin(pattern)) = check("https://github.io") else { panic!() };
    assert!(!pattern.is_public_suffix());
}
