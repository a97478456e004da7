//! Origins, sites and `Sec-Fetch-Site`. [Fetch Metadata](https://w3c.github.io/webappsec-fetch-metadata/).

use cors_rules::origin::{self, Entry};
use url::{Host, Url};

/// Returns the `Sec-Fetch-Site` of a request from a page of `origin` with these URLs.
pub(crate) fn site(origin: &str, urls: &[Url]) -> &'static str {
    if urls.iter().all(|url| is_same_origin(origin, url)) {
        "same-origin"
    } else if urls.iter().all(|url| is_same_site(origin, url)) {
        "same-site"
    } else {
        "cross-site"
    }
}

/// Checks whether a URL is of this origin. No URL is of the origin `null`.
pub(crate) fn is_same_origin(origin: &str, url: &Url) -> bool {
    url.origin().is_tuple() && url.origin().ascii_serialization() == origin
}

/// Checks whether a URL and an origin are of the same site. <https://html.spec.whatwg.org/multipage/browsers.html#same-site>
pub(crate) fn is_same_site(origin: &str, url: &Url) -> bool {
    Url::parse(origin).is_ok_and(|page| page.scheme() == url.scheme() && is_same_domain(&page, url))
}

/// Checks whether a URL and an origin are of the same site, ignoring their schemes.
/// <https://html.spec.whatwg.org/multipage/browsers.html#schemelessly-same-site>
pub(crate) fn is_schemelessly_same_site(origin: &str, url: &Url) -> bool {
    Url::parse(origin).is_ok_and(|page| is_same_domain(&page, url))
}

/// Checks whether a domain is a public suffix, under which anybody can register, such as `com` or `github.io`.
pub(crate) fn is_public_suffix(host: &str) -> bool {
    let pattern = format!("https://*.{host}");
    !host.contains('.')
        || matches!(origin::check(&pattern), Ok(Entry::Origin(pattern)) if pattern.is_public_suffix())
}

/// Checks whether a URL is potentially trustworthy: nobody can read the traffic on the network.
/// <https://w3c.github.io/webappsec-secure-contexts/#is-url-trustworthy>
pub(crate) fn is_trustworthy(url: &Url) -> bool {
    url.scheme() == "https" || url.host_str().is_some_and(origin::is_loopback)
}

fn is_same_domain(one: &Url, other: &Url) -> bool {
    match (one.host(), other.host()) {
        (Some(Host::Domain(one)), Some(Host::Domain(other))) => {
            one == other
                || matches!((registrable(one), registrable(other)), (Some(one), Some(other)) if one == other)
        }
        (one, other) => one == other,
    }
}

/// Returns the registrable domain, which has one label before the public suffix: `a.b.co.uk` → `b.co.uk`
///
/// An unknown top-level domain counts as a public suffix.
/// <https://publicsuffix.org/list/>
fn registrable(host: &str) -> Option<&str> {
    let mut host = host;
    let mut candidate = None;
    loop {
        let suffix = host.split_once('.').map(|(_, rest)| rest);
        if is_public_suffix(host) {
            return candidate;
        }
        candidate = Some(host);
        host = suffix?;
    }
}
