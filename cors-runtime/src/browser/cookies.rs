//! The cookies of a user, by [RFC 6265bis](https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html).
//!
//! The additional protection of browsers against tracking is not modelled.

use std::{
    cmp::Reverse,
    time::{Duration, SystemTime},
};

use actix_web::http::header::HttpDate;
use url::{Host, Url};

use super::{
    header_list::{HeaderList, decoded},
    site::{is_public_suffix, is_same_site, is_trustworthy},
};

/// A cookie that a host has set.
#[derive(Debug, PartialEq, Eq)]
struct Cookie {
    name: String,
    value: String,
    host: String,
    is_host_only: bool,
    path: String,
    is_secure: bool,
    /// `SameSite=None`: pages of other sites send it too.
    is_same_site_none: bool,
    /// By the browser's clock; `None` for a session cookie.
    expires: Option<Duration>,
}

/// The cookies of a user.
#[derive(Debug, Default)]
pub(crate) struct Jar {
    /// Cookies that are sent to every host.
    given: Vec<(String, String)>,
    /// Cookies that hosts have set. Expired ones stay here, because they still replace given cookies of the same name.
    set: Vec<Cookie>,
}

impl Jar {
    /// Adds a cookie that is sent to every host which does not set its own cookie of this name.
    pub(crate) fn give(&mut self, name: &str, value: &str) {
        self.given.push((name.to_owned(), value.to_owned()));
    }

    /// Stores the cookies of a response to a page of this origin.
    pub(crate) fn store(&mut self, origin: &str, url: &Url, headers: &HeaderList, now: Duration) {
        for line in headers.lines("set-cookie") {
            self.set(Some(origin), url, &decoded(line), now);
        }
    }

    /// Stores the cookie of one `Set-Cookie` header. `origin` is `None` if the user visits the site itself.
    pub(crate) fn set(&mut self, origin: Option<&str>, url: &Url, line: &str, now: Duration) {
        let Some(cookie) = Cookie::parse(line, url, now) else { return };
        if !cookie.is_same_site_none && origin.is_some_and(|origin| !is_same_site(origin, url)) {
            return;
        }
        match self.set.iter_mut().find(|own| own.is_like(&cookie)) {
            Some(own) => *own = cookie,
            None => self.set.push(cookie),
        }
    }

    /// Returns the `Cookie` header of a request from a page of this origin.
    pub(crate) fn cookies(&self, origin: &str, url: &Url, now: Duration) -> Option<String> {
        let is_same_site = is_same_site(origin, url);
        let mut own: Vec<_> = self.set.iter().filter(|cookie| cookie.is_for(url)).collect();
        let is_own = |name: &str| own.iter().any(|cookie| cookie.name == name);
        let given = self.given.iter().filter(|(name, _)| !is_own(name));
        let mut all: Vec<_> = given.map(|(name, value)| format!("{name}={value}")).collect();
        own.retain(|cookie| {
            cookie.expires.is_none_or(|expires| now < expires) && (cookie.is_same_site_none || is_same_site)
        });
        // Longer paths come first; the sort is stable, so cookies of equal length keep the order of their creation.
        own.sort_by_key(|cookie| Reverse(cookie.path.len()));
        all.extend(own.into_iter().map(Cookie::pair));
        if all.is_empty() { None } else { Some(all.join("; ")) }
    }
}

impl Cookie {
    /// Parses a `Set-Cookie` header; returns `None` for a cookie that a browser ignores.
    fn parse(line: &str, url: &Url, now: Duration) -> Option<Self> {
        let mut parts = line.split(';');
        let pair = parts.next()?;
        let (name, value) = pair.split_once('=').unwrap_or(("", pair));
        let host = url.host_str()?.to_owned();
        let mut cookie = Self {
            name: trimmed(name).to_owned(),
            value: trimmed(value).to_owned(),
            host,
            is_host_only: true,
            path: default_path(url),
            is_secure: false,
            is_same_site_none: false,
            expires: None,
        };
        let mut has_max_age = false;
        for attribute in parts {
            let (name, value) = attribute.split_once('=').unwrap_or((attribute, ""));
            let value = trimmed(value);
            match trimmed(name).to_ascii_lowercase().as_str() {
                "domain" if !value.is_empty() => cookie.widen(value, url)?,
                "path" => {
                    cookie.path = if value.starts_with('/') { value.to_owned() } else { default_path(url) }
                }
                "secure" => cookie.is_secure = true,
                "samesite" => cookie.is_same_site_none = value.eq_ignore_ascii_case("none"),
                "max-age" => {
                    if let Some(age) = max_age(value) {
                        has_max_age = true;
                        cookie.expires = Some(now.saturating_add(age));
                    }
                }
                "expires" if !has_max_age => cookie.expires = date(value, now).or(cookie.expires),
                _ => {}
            }
        }
        cookie.is_acceptable(url).then_some(cookie)
    }

    /// Applies the attribute `Domain`; returns `None` if the host may not set cookies for that domain.
    ///
    /// A host may name itself or a parent domain, but no public suffix: `a.example.com` → `example.com`, not `com`.
    fn widen(&mut self, domain: &str, url: &Url) -> Option<()> {
        let domain = domain.strip_prefix('.').unwrap_or(domain).to_ascii_lowercase();
        let host = url.host_str()?;
        let is_above = matches!(url.host(), Some(Host::Domain(_)))
            && host.strip_suffix(&domain).is_some_and(|rest| rest.ends_with('.'))
            && !is_public_suffix(&domain);
        if !is_above && host != domain {
            return None;
        }
        self.is_host_only =
            is_public_suffix(&domain) || matches!(url.host(), Some(Host::Ipv4(_) | Host::Ipv6(_)));
        self.host = domain;
        Some(())
    }

    /// Checks the rules that involve several attributes of a cookie.
    fn is_acceptable(&self, url: &Url) -> bool {
        let has_prefix = |prefix: &str| {
            self.name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
        };
        let is_control = |character: char| character.is_ascii_control() && character != '\t';
        let has_control = self.name.contains(is_control) || self.value.contains(is_control);
        let is_empty = self.name.is_empty() && self.value.is_empty();
        let is_bound = self.is_secure && self.is_host_only && self.path == "/";
        !has_control
            && !is_empty
            && (!self.is_secure || is_trustworthy(url))
            && (self.is_secure || !self.is_same_site_none)
            && (self.is_secure || !has_prefix("__Secure-"))
            && (is_bound || !has_prefix("__Host-"))
    }

    /// Checks whether one cookie replaces the other.
    fn is_like(&self, other: &Self) -> bool {
        (&self.name, &self.host, &self.path) == (&other.name, &other.host, &other.path)
    }

    /// Checks whether the cookie is sent to this URL, leaving aside its age and `SameSite`.
    fn is_for(&self, url: &Url) -> bool {
        let is_host = url.host_str().is_some_and(|host| {
            host == self.host
                || (!self.is_host_only
                    && host.strip_suffix(&self.host).is_some_and(|rest| rest.ends_with('.')))
        });
        let is_path = url
            .path()
            .strip_prefix(&self.path)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || self.path.ends_with('/'));
        is_host && is_path && (!self.is_secure || is_trustworthy(url))
    }

    fn pair(&self) -> String {
        let Self { name, value, .. } = self;
        if name.is_empty() { value.clone() } else { format!("{name}={value}") }
    }
}

fn trimmed(value: &str) -> &str {
    value.trim_matches([' ', '\t'])
}

/// `/a/b` → `/a`; `/a` → `/`
fn default_path(url: &Url) -> String {
    match url.path().rsplit_once('/') {
        None | Some(("", _)) => "/".to_owned(),
        Some((directory, _)) => directory.to_owned(),
    }
}

/// Parses `Max-Age` in seconds. A negative number means that the cookie has expired: `-1` → 0
fn max_age(value: &str) -> Option<Duration> {
    let digits = value.strip_prefix('-').unwrap_or(value);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let is_past = digits.len() < value.len();
    Some(if is_past { Duration::ZERO } else { Duration::from_secs(digits.parse().unwrap_or(u64::MAX)) })
}

/// Parses `Expires`, and returns that date by the browser's clock, where `now` is the present time.
fn date(value: &str, now: Duration) -> Option<Duration> {
    let date = SystemTime::from(value.parse::<HttpDate>().ok()?);
    let ahead = date.duration_since(SystemTime::now()).unwrap_or_default();
    Some(now.saturating_add(ahead))
}
