//! The policy that all contenders have.

use crate::Setting;

/// The one origin of most settings, and the last of every list.
pub(crate) const ORIGIN: &str = "https://app.example.com";

/// A subdomain that the patterns allow.
pub(crate) const SUBDOMAIN: &str = "https://shop.eu.example.com";

/// An origin as long as the allowed ones, so that its length spares no comparison.
pub(crate) const FOREIGN_ORIGIN: &str = "https://app.example.net";

/// The one allowed request-header of most settings.
pub(crate) const HEADER: &str = "X-Request-Id";

/// Ten origins for the attribute.
pub(crate) const TEN_ORIGINS: &[&str] = &[
    "https://tenant-0.example.com",
    "https://tenant-1.example.com",
    "https://tenant-2.example.com",
    "https://tenant-3.example.com",
    "https://tenant-4.example.com",
    "https://tenant-5.example.com",
    "https://tenant-6.example.com",
    "https://tenant-7.example.com",
    "https://tenant-8.example.com",
    ORIGIN,
];

/// The request-headers of the settings with fifty.
#[rustfmt::skip]
pub(crate) const FIFTY_HEADERS: &[&str] = &[
    "X-A00", "X-A01", "X-A02", "X-A03", "X-A04", "X-A05", "X-A06", "X-A07", "X-A08", "X-A09",
    "X-B00", "X-B01", "X-B02", "X-B03", "X-B04", "X-B05", "X-B06", "X-B07", "X-B08", "X-B09",
    "X-C00", "X-C01", "X-C02", "X-C03", "X-C04", "X-C05", "X-C06", "X-C07", "X-C08", "X-C09",
    "X-D00", "X-D01", "X-D02", "X-D03", "X-D04", "X-D05", "X-D06", "X-D07", "X-D08", "X-D09",
    "X-E00", "X-E01", "X-E02", "X-E03", "X-E04", "X-E05", "X-E06", "X-E07", "X-E08", "X-E09",
];

/// The seconds for which a browser may reuse a preflight.
pub(crate) const MAX_AGE: u32 = 600;

/// Returns the allowed origins, where they are a list. The one that the requests come from is the last.
pub(crate) fn origins(setting: Setting) -> Vec<String> {
    let number = match setting {
        Setting::TenOrigins => return TEN_ORIGINS.iter().map(ToString::to_string).collect(),
        Setting::ManyPorts => {
            let patterns = (1024..61_024).map(|port| format!("https://*.example.net:{port}"));
            return patterns.chain([ORIGIN.to_owned()]).collect();
        }
        Setting::ThousandOrigins => 1_000,
        Setting::HundredThousandOrigins => 100_000,
        _ => 1,
    };
    let tenants = (1..number).map(|tenant| format!("https://tenant-{tenant}.example.com"));
    tenants.chain([ORIGIN.to_owned()]).collect()
}

/// Returns the allowed request-headers.
pub(crate) fn headers(setting: Setting) -> &'static [&'static str] {
    match setting {
        Setting::FiftyHeaders => FIFTY_HEADERS,
        _ => &[HEADER],
    }
}
