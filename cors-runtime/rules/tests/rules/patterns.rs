use cors_rules::origin::{Entry, Pattern, RequestOrigin, check, default_port, is_loopback, parse_header};

fn pattern(value: &str) -> Pattern<'_> {
    match check(value) {
        Ok(Entry::Origin(pattern)) => pattern,
        other => panic!("`{value}` is {other:?}"),
    }
}

#[test]
fn a_pattern_covers_what_it_allows_all_of() {
    let covered = [
        ("https://*.a.com", "https://x.a.com"),
        ("https://*.a.com", "https://*.x.a.com"),
        ("https://*.a.com", "https://*.a.com"),
        ("https://*.a.com:*", "https://*.a.com"),
        ("https://*.a.com:*", "https://x.a.com:1"),
        ("http://localhost:*", "http://localhost"),
        ("http://localhost:*", "http://localhost:3000"),
        ("https://a.com", "https://a.com"),
    ];
    for (one, other) in covered {
        assert!(pattern(one).has_all_of(&pattern(other)), "`{one}` covers `{other}`");
    }
    let not_covered = [
        ("https://*.a.com", "https://a.com"),
        ("https://*.a.com", "https://xa.com"),
        ("https://*.a.com", "https://x.a.com:8443"),
        ("https://*.a.com", "https://*.a.com:*"),
        ("https://*.a.com", "http://x.a.com"),
        ("https://*.x.a.com", "https://*.a.com"),
        ("https://x.a.com", "https://*.a.com"),
        ("https://a.com", "https://*.a.com"),
        ("http://localhost:3000", "http://localhost:*"),
        ("http://localhost:3000", "http://localhost"),
        ("http://localhost", "http://localhost:3000"),
    ];
    for (one, other) in not_covered {
        assert!(!pattern(one).has_all_of(&pattern(other)), "`{one}` does not cover `{other}`");
    }
}

#[test]
fn a_header_of_more_than_1024_bytes_is_no_origin() {
    let header = |bytes: usize| format!("{}://a", "x".repeat(bytes - "://a".len()));
    assert!(parse_header(header(1024).as_bytes()).is_some());
    assert_eq!(parse_header(header(1025).as_bytes()), None);
}

#[test]
fn a_header_is_one_origin_or_null() {
    let tuple = |scheme, host, port| Some(RequestOrigin::Tuple { scheme, host, port });
    let table = [
        ("null", Some(RequestOrigin::Null)),
        ("https://a.com", tuple("https", "a.com", None)),
        ("https://a.com:8443", tuple("https", "a.com", Some(8443))),
        ("http://[::1]:3000", tuple("http", "[::1]", Some(3000))),
        ("http://127.0.0.1", tuple("http", "127.0.0.1", None)),
        ("moz-extension://a-b", tuple("moz-extension", "a-b", None)),
    ];
    for (value, origin) in table {
        assert_eq!(parse_header(value.as_bytes()), origin, "`{value}`");
    }
    let refused = [
        "",
        "*",
        "NULL",
        "null ",
        "any",
        "https://*.a.com",
        "http://localhost:*",
        "https://A.com",
        "https://a.com/",
        "https://a.com:443",
        "https://a.com:0",
        "https://a.com:08",
        "https://a.com, https://b.com",
        "https://a.com https://b.com",
        " https://a.com",
        "https://a.com\r\n",
        "https://u@a.com",
        "https://résumé.com",
        "https://a..com",
        "https://.a.com",
        "a.com",
        "https://",
        "file://",
        "https://a.com\0",
        "https://127.1",
    ];
    for value in refused {
        assert_eq!(parse_header(value.as_bytes()), None, "`{value}`");
    }
    assert_eq!(parse_header(b"https://a\xff.com"), None, "not text");
    assert_eq!(parse_header(b"\xff"), None, "not text");
}

#[test]
fn loopback_never_leaves_the_machine() {
    let own = [
        "localhost",
        "a.localhost",
        "a.b.localhost",
        "localhost.",
        "a.localhost.",
        "a.b.localhost.",
        "127.0.0.1",
        "127.255.255.254",
        "[::1]",
    ];
    for host in own {
        assert!(is_loopback(host), "`{host}`");
    }
    let others = [
        "",
        "localhos",
        "xlocalhost",
        "localhost.com",
        "localhost..",
        "xlocalhost.",
        "localhost.com.",
        ".",
        "[::1].",
        "127.0.0.1.",
        "127.evil.com",
        "127.0.0.1.nip.io",
        "127.1",
        "128.0.0.1",
        "12.7.0.0",
        "[::2]",
        "::1",
        "10.0.0.1",
        "0.0.0.0",
    ];
    for host in others {
        assert!(!is_loopback(host), "`{host}`");
    }
}

#[test]
fn only_http_beyond_loopback_is_insecure() {
    for value in
        ["http://a.com", "http://*.a.com", "http://10.0.0.1:8080", "http://xlocalhost.", "http://a.com:*"]
    {
        assert!(pattern(value).is_insecure(), "`{value}`");
    }
    let secure = [
        "https://a.com",
        "http://localhost:*",
        "http://*.localhost",
        "http://localhost.",
        "http://*.localhost.:*",
        "http://127.9.9.9",
        "http://[::1]:1",
        "capacitor://localhost",
        "chrome-extension://abc",
    ];
    for value in secure {
        assert!(!pattern(value).is_insecure(), "`{value}`");
    }
}

#[test]
fn the_default_ports_are_those_of_http() {
    assert_eq!(default_port("http"), Some(80));
    assert_eq!(default_port("https"), Some(443));
    assert_eq!(default_port("tauri"), None);
}
