use cors_rules::{Code, origin::check};

use crate::{assert_broken, assert_right};

/// A label of the greatest length, and one more byte.
const LABEL: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

/// `bytes` bytes of host in labels of 49 bytes and a dot, and a shorter one.
fn host(bytes: usize) -> String {
    let host = format!("{}.", "a".repeat(49)).repeat(6);
    format!("{}b", &host[..bytes - 1])
}

#[test]
fn a_host_has_labels_of_letters_digits_hyphens_and_underscores() {
    let long_label = format!("https://{LABEL}a.com");
    let long_host = format!("https://{}", host(254));
    let long_pattern = format!("https://*.{}", host(252));
    assert_broken(
        |value| check(value).err(),
        &[
            ("https://", Code::Host, "", "no host"),
            ("https:///x", Code::Host, "", "no host before a path"),
            ("https://:80", Code::Host, "", "no host before a port"),
            ("https://.a.com", Code::Host, ".", "an empty label at the beginning"),
            ("https://a..com", Code::Host, ".", "an empty label"),
            ("https://a.com..", Code::Host, ".", "two dots at the end"),
            ("https://.", Code::Host, ".", "a dot alone"),
            ("https://*..a.com", Code::Host, ".", "an empty label in a pattern"),
            ("https://a!b.com", Code::Host, "!", "a character of no host"),
            ("https://a%41.com", Code::Host, "%", "an escape"),
            ("https://a~b.com", Code::Host, "~", "a character of no host"),
            ("https://<host>", Code::Host, "<host>", "a placeholder"),
            ("https://${HOST}", Code::Host, "${HOST}", "a placeholder"),
            ("https://{a,b}.com", Code::Host, "{a,b}", "alternatives of a shell"),
            ("https://a.com,https://b.com", Code::Host, ",", "two origins"),
            ("https://a.com,b.com", Code::Host, ",", "two hosts"),
            ("https://a\0.com", Code::Host, "\0", "a control character"),
            (&long_label, Code::Host, &long_label[8..72], "64 bytes of label"),
            (&long_host, Code::Host, &long_host[8..], "254 bytes of host"),
            (&long_pattern, Code::Host, &long_pattern[8..], "`*.` counts"),
        ],
    );
    let label = format!("https://{LABEL}.{LABEL}");
    let host_of_253 = format!("https://{}", host(253));
    let pattern_of_253 = format!("https://*.{}", host(251));
    assert_right(
        |value| check(value).err(),
        &[
            (&label, "63 bytes of label"),
            (&host_of_253, "253 bytes of host"),
            (&pattern_of_253, "253 bytes of pattern"),
        ],
    );
}

#[test]
fn a_host_that_ends_in_a_number_is_a_canonical_address() {
    assert_broken(
        |value| check(value).err(),
        &[
            ("http://127.1", Code::Host, "127.1", "parts are missing"),
            ("http://1", Code::Host, "1", "one number"),
            ("http://2130706433", Code::Host, "2130706433", "one number"),
            ("http://127.0.0.01", Code::Host, "127.0.0.01", "a leading zero"),
            ("http://0127.0.0.1", Code::Host, "0127.0.0.1", "octal"),
            ("http://0x7f.0.0.1", Code::Host, "0x7f.0.0.1", "hexadecimal"),
            ("http://0x7f", Code::Host, "0x7f", "hexadecimal"),
            ("http://a.0x", Code::Host, "a.0x", "an empty hexadecimal number"),
            ("http://256.0.0.1", Code::Host, "256.0.0.1", "too large"),
            ("http://1.2.3.4.5", Code::Host, "1.2.3.4.5", "too many parts"),
            ("http://example.1", Code::Host, "example.1", "a last label of digits"),
            ("http://example.09", Code::Host, "example.09", "a last label of digits"),
            ("http://127.0.0.1.", Code::Host, "127.0.0.1.", "a dot behind an address"),
            ("capacitor://a.1", Code::Host, "a.1", "with other schemes too"),
            ("http://[::1", Code::Host, "[::1", "no bracket at the end"),
            ("http://[]", Code::Host, "[]", "empty"),
            ("http://[:1]", Code::Host, "[:1]", "one colon"),
            ("http://[1:]", Code::Host, "[1:]", "one colon"),
            ("http://[1::2::3]", Code::Host, "[1::2::3]", "two runs of zeros"),
            ("http://[1:2:3:4:5:6:7]", Code::Host, "[1:2:3:4:5:6:7]", "too few"),
            ("http://[1:2:3:4:5:6:7:8:9]", Code::Host, "[1:2:3:4:5:6:7:8:9]", "too many"),
            ("http://[1:2:3:4:5:6:7:8::]", Code::Host, "[1:2:3:4:5:6:7:8::]", "too many"),
            ("http://[12345::]", Code::Host, "[12345::]", "too large"),
            ("http://[g::]", Code::Host, "[g::]", "not hexadecimal"),
            ("http://[::01]", Code::Host, "[::01]", "a leading zero"),
            ("http://[::A]", Code::Host, "[::A]", "upper case"),
            ("http://[0:0:0:0:0:0:0:1]", Code::Host, "[0:0:0:0:0:0:0:1]", "zeros written out"),
            ("http://[1:2:3:4:5:6:0::]", Code::Host, "[1:2:3:4:5:6:0::]", "zeros beside zeros"),
            ("http://[1::3:4:5:6:7:8]", Code::Host, "[1::3:4:5:6:7:8]", "one zero is written out"),
            ("http://[::127.0.0.1]", Code::Host, "[::127.0.0.1]", "IPv4 within"),
            ("http://[::1.2.3]", Code::Host, "[::1.2.3]", "malformed IPv4 within"),
            ("http://[fe80::1%25eth0]", Code::Host, "%25eth0", "a zone"),
            ("http://[::1]x", Code::Host, "x", "junk behind"),
            ("http://::1", Code::Host, "::1", "no brackets"),
            ("http://2001:db8::1", Code::Host, "2001:db8::1", "no brackets"),
        ],
    );
}
