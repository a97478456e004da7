//! Values that are valid, or nearly so.

use proptest::prelude::*;

/// Returns near-origins: a scheme, a host and a port, each with the mistakes that the rules are about.
pub(crate) fn near_origin() -> impl Strategy<Value = String> {
    let scheme = prop_oneof![8 => Just("https://"), 4 => Just("http://"), 1 => Just("HTTP://"), 1 => Just("https:/"), 1 => Just("ftp://")];
    let port = prop_oneof![
        6 => Just(String::new()),
        3 => (0u32..70_000).prop_map(|port| format!(":{port}")),
        1 => Just(":443".into()),
        1 => Just(":80".into()),
        1 => ":[0-9]{0,6}",
        1 => Just(":*".into()),
    ];
    let tail = prop_oneof![12 => Just(""), 1 => Just("/"), 1 => Just("/x"), 1 => Just("?"), 1 => Just("#f"), 1 => Just(" ")];
    (scheme, host(), port, tail).prop_map(|(scheme, host, port, tail)| format!("{scheme}{host}{port}{tail}"))
}

fn host() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::collection::vec(label(), 1..5).prop_map(|labels| labels.join(".")),
        1 => prop::collection::vec(label(), 1..4).prop_map(|labels| labels.join(".") + "."),
        2 => "[0-9]{1,4}(\\.[0-9]{1,3}){0,4}",
        2 => any::<[u8; 4]>().prop_map(|octets| std::net::Ipv4Addr::from(octets).to_string()),
        1 => "(0x[0-9a-f]{0,4}|0[0-7]{0,3})(\\.(0x[0-9a-f]{0,2}|[0-9]{1,3})){0,3}\\.?",
        2 => ipv6().prop_map(|address| format!("[{address}]")),
        1 => "\\[[0-9a-f:.]{0,20}\\]",
        1 => "[a-z0-9_.~!$&'()*+,;=%@A-Z-]{1,12}",
        1 => "([a-z]{20,70}\\.){1,6}[a-z]{1,3}",
    ]
}

fn label() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[a-z0-9_-]{1,8}",
        1 => "[0-9]{1,3}",
        1 => "0x[0-9a-g]{0,3}",
        1 => "xn--[a-z0-9-]{0,8}",
        2 => "[a-zà-öø-ÿа-яα-ωㄱ-㈎一-丂]{1,6}".prop_map(|label| idna::domain_to_ascii(&label).unwrap_or(label)),
        1 => Just(String::new()),
    ]
}

/// Returns addresses with runs of zeros.
pub(crate) fn ipv6() -> impl Strategy<Value = std::net::Ipv6Addr> {
    let piece = prop_oneof![2 => Just(0), 1 => 0u16..0x20, 1 => any::<u16>()];
    prop::array::uniform8(piece).prop_map(Into::into)
}

/// Returns strings of the characters that the rules are about.
pub(crate) fn near_anything() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z0-9:/.*@?#\\[\\]\\\\ ^$()+|{},_%é-]{0,40}",
        "[0-9._smhd eE+-]{0,12}",
        "[A-Z*, -]{0,12}"
    ]
}
