//! The level of the log, for the setting in which it is measured.

use std::sync::Once;

use log::{LevelFilter, Log, Metadata, Record};

use crate::Setting;

/// Turns the log off, except where it is measured. There a refusal that is measured is one of which the log has said so already.
pub(crate) fn set_log_level(setting: Setting) {
    static LOGGER: Once = Once::new();
    LOGGER.call_once(|| log::set_logger(&Forgetting).expect("the only logger"));
    log::set_max_level(if setting == Setting::LogAtWarn { LevelFilter::Warn } else { LevelFilter::Off });
}

/// A logger that wants everything, and keeps nothing.
struct Forgetting;

impl Log for Forgetting {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, _: &Record<'_>) {}

    fn flush(&self) {}
}
