//! What a browser says of a request by itself. [Fetch Metadata](https://w3c.github.io/webappsec-fetch-metadata/).

use cors_rules::origin::{self, Entry};
use url::{Host, Url};

/// The `Sec-Fetch-Site` of a request from a page of `origin` that went through these URLs.
pub(super) fn site(origin: &str, urls: &[Url]) -> &'static str {
    let Ok(page) = Url::parse(origin) else {
        return "cross-site";
    };
    let is_same_site = |url: &Url| page.scheme() == url.scheme() && is_same_domain(&page, url);
    if urls.iter().all(|url| url.origin().ascii_serialization() == origin) {
        "same-origin"
    } else if urls.iter().all(is_same_site) {
        "same-site"
    } else {
        "cross-site"
    }
}

/// Whether a browser says anything to this URL: it does where nobody can listen.
pub(super) fn is_trustworthy(url: &Url) -> bool {
    url.scheme() == "https" || url.host_str().is_some_and(origin::is_loopback)
}

/// <https://html.spec.whatwg.org/multipage/browsers.html#same-site>
fn is_same_domain(one: &Url, other: &Url) -> bool {
    match (one.host(), other.host()) {
        (Some(Host::Domain(one)), Some(Host::Domain(other))) => {
            one == other
                || matches!((registrable(one), registrable(other)), (Some(one), Some(other)) if one == other)
        }
        (one, other) => one == other,
    }
}

/// A domain up to one label below its public suffix; an unknown top-level domain is one.
/// <https://publicsuffix.org/list/>
fn registrable(host: &str) -> Option<&str> {
    let mut host = host;
    let mut candidate = None;
    loop {
        let suffix = host.split_once('.').map(|(_, rest)| rest);
        if is_public_suffix(host) || suffix.is_none() {
            return candidate;
        }
        candidate = Some(host);
        host = suffix?;
    }
}

fn is_public_suffix(host: &str) -> bool {
    let pattern = format!("https://*.{host}");
    matches!(origin::check(&pattern), Ok(Entry::Origin(pattern)) if pattern.is_public_suffix())
}
