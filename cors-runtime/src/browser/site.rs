//! Sites, and what a browser says of them by itself. [Fetch Metadata](https://w3c.github.io/webappsec-fetch-metadata/).

use cors_rules::origin::{self, Entry};
use url::{Host, Url};

/// Returns the `Sec-Fetch-Site` of a request from a page of `origin` that went through these URLs.
pub(crate) fn site(origin: &str, urls: &[Url]) -> &'static str {
    if urls.iter().all(|url| is_same_origin(origin, url)) {
        "same-origin"
    } else if urls.iter().all(|url| is_same_site(origin, url)) {
        "same-site"
    } else {
        "cross-site"
    }
}

/// Checks whether a URL is of this origin; nothing is of the origin `null`.
pub(crate) fn is_same_origin(origin: &str, url: &Url) -> bool {
    url.origin().is_tuple() && url.origin().ascii_serialization() == origin
}

/// Checks whether a URL and an origin are of one site. <https://html.spec.whatwg.org/multipage/browsers.html#same-site>
pub(crate) fn is_same_site(origin: &str, url: &Url) -> bool {
    Url::parse(origin).is_ok_and(|page| page.scheme() == url.scheme() && is_same_domain(&page, url))
}

/// The same, whatever the schemes.
/// <https://html.spec.whatwg.org/multipage/browsers.html#schemelessly-same-site>
pub(crate) fn is_schemelessly_same_site(origin: &str, url: &Url) -> bool {
    Url::parse(origin).is_ok_and(|page| is_same_domain(&page, url))
}

/// Checks whether a domain is one under which anybody can register.
pub(crate) fn is_public_suffix(host: &str) -> bool {
    let pattern = format!("https://*.{host}");
    !host.contains('.')
        || matches!(origin::check(&pattern), Ok(Entry::Origin(pattern)) if pattern.is_public_suffix())
}

/// Checks whether nobody can listen on the way to a URL.
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

/// Returns a domain up to one label below its public suffix; an unknown top-level domain is one.
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
