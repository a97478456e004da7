use cors_rules::{
    Code,
    origin::{Entry, Port, check},
};

use crate::{assert_broken, assert_right};

#[test]
fn origins_and_patterns_that_browsers_know_are_right() {
    assert_right(
        |value| check(value).err(),
        &[
            ("*", "every origin: a matter of the policy"),
            ("null", "opaque origins: a matter of the policy"),
            ("https://example.com", "the usual one"),
            ("http://example.com", "without TLS"),
            ("https://app.example.com", "a subdomain"),
            ("https://a.b.c.d.example.com", "a deep one"),
            ("https://localhost", "one label"),
            ("http://localhost:3000", "a development server"),
            ("http://app.localhost:8080", "below localhost"),
            ("https://example.com:8443", "a port"),
            ("https://example.com:80", "the default port of another scheme"),
            ("http://example.com:443", "the default port of another scheme"),
            ("https://example.com:1", "the first port"),
            ("https://example.com:65535", "the last port"),
            ("http://127.0.0.1", "an IPv4 address"),
            ("http://127.0.0.1:3000", "an IPv4 address and a port"),
            ("http://255.255.255.255", "the last IPv4 address"),
            ("http://0.0.0.0:8000", "the first IPv4 address"),
            ("http://[::1]", "an IPv6 address"),
            ("http://[::1]:3000", "an IPv6 address and a port"),
            ("http://[::]", "the first IPv6 address"),
            ("http://[2001:db8::1]", "zeros in the middle"),
            ("http://[1:2:3:4:5:6:7:8]", "no zeros"),
            ("http://[1:0:3:4:5:6:7:8]", "a single zero is no run"),
            ("http://[1::4:0:0:7:8]", "the first of two runs of equal length"),
            ("http://[1:0:0:4::]", "the longer of two runs"),
            ("http://[::ffff:7f00:1]", "an IPv4 address mapped into IPv6"),
            ("https://a_b.example.com", "browsers send `_`"),
            ("https://_dmarc.example.com", "browsers send `_`"),
            ("https://-a-.example.com", "browsers send hyphens anywhere"),
            ("https://a--b.example.com", "browsers send hyphens anywhere"),
            ("https://ab--cd.example.com", "hyphens at the third and fourth place"),
            ("https://example.com.", "a dot at the end makes a distinct host"),
            ("https://localhost.:3000", "a dot at the end and a port"),
            ("https://1.example.com", "digits in a label that is not the last"),
            ("https://1.2.3.4.example.com", "digits in labels that are not the last"),
            ("https://example.a1", "a letter in the last label"),
            ("https://example.1a", "a letter in the last label"),
            ("https://example.0xg", "not hexadecimal"),
            ("https://example.x0", "not hexadecimal"),
            ("https://0x.example", "not in the last label"),
            ("https://xn--rsum-bpad.com", "an `xn--` label"),
            ("https://xn--e1afmkfd.xn--p1ai", "`xn--` labels"),
            ("https://xn--fiqs8s", "one `xn--` label"),
            ("https://xn--hxajbheg2az3al.xn--jxalpdlp", "Greek"),
            ("https://*.example.com", "any depth of subdomain"),
            ("https://*.example.com:8443", "a pattern with a port"),
            ("https://*.example.com:*", "a pattern of hosts and ports"),
            ("http://localhost:*", "any port"),
            ("http://127.0.0.1:*", "any port of an address"),
            ("http://[::1]:*", "any port of an address"),
            ("https://*.localhost:*", "below one label"),
            ("https://*.com", "a matter of the policy"),
            ("https://*.xn--p1ai", "below an `xn--` label"),
            ("https://*.example.com.", "a pattern of hosts with a dot at the end"),
            ("chrome-extension://abcdefghijklmnopabcdefghijklmnop", "an extension"),
            ("moz-extension://2c127fa4-62c7-7e4f-90e5-472b45eecfdc", "an extension"),
            ("safari-web-extension://2c127fa4-62c7-7e4f-90e5-472b45eecfdc", "an extension"),
            ("capacitor://localhost", "an app"),
            ("ionic://localhost", "an app"),
            ("tauri://localhost", "an app"),
            ("app://obsidian.md", "an app"),
            ("vscode-webview://0f8a", "a webview"),
            ("web+app://a", "a scheme with a plus"),
            ("a.b-c+1://host", "every character of a scheme"),
            ("ftp://example.com", "another scheme"),
            ("tauri://*.localhost:*", "a pattern with another scheme"),
            ("wsx://a.com", "not the scheme of a WebSocket"),
            ("filesystem-app://a", "not the scheme of a file"),
        ],
    );
}

#[test]
fn an_entry_is_parsed_into_its_parts() {
    let table = [
        ("https://a.com", "https", false, "a.com", Port::Default),
        ("http://a.com:8080", "http", false, "a.com", Port::Number(8080)),
        ("https://*.a.com:*", "https", true, "a.com", Port::Any),
        ("tauri://[::1]:1", "tauri", false, "[::1]", Port::Number(1)),
    ];
    for (value, scheme, subdomains, host, port) in table {
        let Ok(Entry::Origin(pattern)) = check(value) else { panic!("`{value}` is right") };
        let parts = (pattern.scheme, pattern.subdomains, pattern.host, pattern.port);
        assert_eq!(parts, (scheme, subdomains, host, port), "`{value}`");
    }
    assert_eq!(check("*"), Ok(Entry::Any));
    assert_eq!(check("null"), Ok(Entry::Null));
}

#[test]
fn an_origin_begins_with_a_scheme() {
    assert_broken(
        |value| check(value).err(),
        &[
            ("", Code::NoScheme, "", "nothing at all"),
            ("example.com", Code::NoScheme, "", "a host alone"),
            ("//example.com", Code::NoScheme, "", "relative to a scheme"),
            ("://example.com", Code::NoScheme, "", "an empty scheme"),
            ("localhost:3000", Code::NoScheme, "", "a host and a port"),
            ("localhost:*", Code::NoScheme, "", "a host and any port"),
            ("127.0.0.1", Code::NoScheme, "", "an address alone"),
            ("[::1]:3000", Code::NoScheme, "", "an address alone"),
            ("https:example.com", Code::NoScheme, "", "no slashes"),
            ("https:/example.com", Code::NoScheme, "", "one slash"),
            ("https//example.com", Code::NoScheme, "", "no colon"),
            ("https:\\\\example.com", Code::NoScheme, "", "other slashes"),
            ("example.com/https://x", Code::NoScheme, "", "the separator in a path"),
            ("/", Code::NoScheme, "", "a path alone"),
            ("any", Code::NoScheme, "any", "the word is no string"),
            ("ALL", Code::NoScheme, "ALL", "a word of other libraries"),
        ],
    );
}

#[test]
fn nothing_follows_an_origin() {
    assert_broken(
        |value| check(value).err(),
        &[
            ("https://a.com/", Code::Path, "/", "a slash is a path"),
            ("https://a.com/x", Code::Path, "/x", "a path"),
            ("https://a.com/x?q#f", Code::Path, "/x", "a path before all"),
            ("https://a.com/*", Code::Path, "/*", "a star in the path"),
            ("https://a.com\\x", Code::Path, "\\x", "browsers read `\\` as `/`"),
            ("https://a.com:8080/", Code::Path, "/", "behind a port"),
            ("https://[::1]/", Code::Path, "/", "behind an address"),
            ("http://localhost:*/", Code::Path, "/", "behind any port"),
            ("https://*.a.com/x", Code::Path, "/x", "behind a pattern"),
            ("https://a.com?q", Code::Query, "?q", "a query"),
            ("https://a.com?", Code::Query, "?", "an empty query"),
            ("https://a.com?q#f", Code::Query, "?q", "a query before a fragment"),
            ("https://a.com#f", Code::Fragment, "#f", "a fragment"),
            ("https://a.com:1#/?", Code::Fragment, "#/?", "a fragment with all of them"),
        ],
    );
}

#[test]
fn an_origin_has_no_user_and_no_blanks() {
    assert_broken(
        |value| check(value).err(),
        &[
            ("https://u:p@a.com", Code::Userinfo, "u:p@", "a user and a password"),
            ("https://u@a.com", Code::Userinfo, "u@", "a user"),
            ("https://@a.com", Code::Userinfo, "@", "an empty one"),
            ("https://a@b@c.com", Code::Userinfo, "a@b@", "the last `@` counts"),
            ("https://u@a.com/x", Code::Userinfo, "u@", "a path as well"),
            ("https://*.a.com@b.com", Code::Userinfo, "*.a.com@", "a pattern as the user"),
            (" https://a.com", Code::Space, " ", "before"),
            ("https://a.com ", Code::Space, " ", "behind"),
            ("https://a.com\n", Code::Space, "\n", "the end of a line"),
            ("\t https://a.com", Code::Space, "\t ", "several"),
            ("https:// a.com", Code::Space, " ", "within"),
            ("https://a b.com", Code::Space, " ", "within the host"),
            ("https://a.com/x y", Code::Space, " ", "in the path"),
            ("https://a.com\u{a0}", Code::Space, "\u{a0}", "beyond ASCII"),
            ("\u{feff}https://a.com", Code::Space, "\u{feff}", "invisible ones"),
            ("https://a.com, https://b.com", Code::Space, " ", "two origins"),
            ("https://a.com https://b.com", Code::Space, " ", "two origins"),
            (" ", Code::Space, " ", "nothing else"),
            (" * ", Code::Space, " ", "around a star"),
        ],
    );
}

#[test]
fn an_origin_is_written_as_browsers_send_it() {
    assert_broken(
        |value| check(value).err(),
        &[
            ("https://A.com", Code::UpperCase, "A", "in the host"),
            ("https://a.COM", Code::UpperCase, "COM", "in the host"),
            ("https://*.A.com", Code::UpperCase, "A", "in a pattern"),
            ("HTTPS://a.com", Code::UpperCase, "HTTPS", "in the scheme"),
            ("hTTp://a.com", Code::UpperCase, "TT", "in the scheme"),
            ("Chrome-extension://a", Code::UpperCase, "C", "in the scheme"),
            ("https://résumé.com", Code::NonAscii, "é", "in the host"),
            ("https://日本.jp", Code::NonAscii, "日本", "in the host"),
            ("https://a。com", Code::NonAscii, "。", "a dot of another script"),
            ("https://a.com:443", Code::DefaultPort, ":443", "of `https`"),
            ("http://a.com:80", Code::DefaultPort, ":80", "of `http`"),
            ("https://*.a.com:443", Code::DefaultPort, ":443", "of a pattern"),
            ("https://[::1]:443", Code::DefaultPort, ":443", "of an address"),
            ("https://xn--a.com", Code::Idna, "xn--a", "does not decode to a character"),
            ("https://xn--.com", Code::Idna, "xn--", "nothing"),
            ("https://a.xn--0.com", Code::Idna, "xn--0", "ends within a number"),
            ("https://xn---tda.com", Code::Idna, "xn---tda", "another way to encode `ü`"),
            ("https://xn--a-.com", Code::Idna, "xn--a-", "ASCII alone"),
            ("https://xn--999999999.com", Code::Idna, "xn--999999999", "an overflow"),
            ("https://xn--a_b-1.com", Code::Idna, "xn--a_b-1", "no character"),
            ("https://*.xn--a.com", Code::Idna, "xn--a", "in a pattern"),
        ],
    );
}

#[test]
fn a_port_is_a_number_without_leading_zeros() {
    assert_broken(
        |value| check(value).err(),
        &[
            ("https://a.com:", Code::Port, ":", "empty"),
            ("https://a.com:/", Code::Port, ":", "empty before a path"),
            ("https://[::1]:", Code::Port, ":", "empty behind an address"),
            ("https://a.com:0", Code::Port, "0", "the port 0"),
            ("https://a.com:00", Code::Port, "00", "the port 0"),
            ("https://a.com:080", Code::Port, "080", "a leading zero"),
            ("https://a.com:0443", Code::Port, "0443", "a leading zero"),
            ("https://a.com:65536", Code::Port, "65536", "the first that does not exist"),
            ("https://a.com:99999999999999999999", Code::Port, "99999999999999999999", "an overflow"),
            ("https://a.com:http", Code::Port, "http", "not a number"),
            ("https://a.com:-1", Code::Port, "-1", "a sign"),
            ("https://a.com:+1", Code::Port, "+1", "a sign"),
            ("https://a.com:8080x", Code::Port, "8080x", "junk"),
            ("https://a.com:80:80", Code::Port, "80:80", "two ports"),
            ("https://a.com:٣", Code::Port, "٣", "digits of another script"),
            ("https://*.a.com:0", Code::Port, "0", "in a pattern"),
        ],
    );
}

#[test]
fn a_scheme_is_one_of_a_page() {
    assert_broken(
        |value| check(value).err(),
        &[
            ("file:///index.html", Code::Scheme, "file", "its origin is `null`"),
            ("file://host", Code::Scheme, "file", "its origin is `null`"),
            ("data:text/html,x", Code::Scheme, "data", "its origin is `null`"),
            ("blob:https://a.com/1", Code::Scheme, "blob", "its origin is that of its page"),
            ("javascript:alert(1)", Code::Scheme, "javascript", "it has no origin"),
            ("about:blank", Code::Scheme, "about", "its origin is that of its page"),
            ("about://blank", Code::Scheme, "about", "its origin is that of its page"),
            ("ws://a.com", Code::Scheme, "ws", "the page has another scheme"),
            ("wss://a.com", Code::Scheme, "wss", "the page has another scheme"),
            ("1http://a.com", Code::Scheme, "1http", "a digit at the beginning"),
            ("-://a.com", Code::Scheme, "-", "a hyphen at the beginning"),
            ("ht_tp://a.com", Code::Scheme, "ht_tp", "a character of no scheme"),
            ("höttp://a.com", Code::Scheme, "höttp", "a character of no scheme"),
        ],
    );
}
