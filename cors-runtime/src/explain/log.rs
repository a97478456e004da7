//! The log: a line at `warn` for each refusal that a browser shows to a developer.

use std::{fmt::Display, ptr};

use log::Level;

#[cfg(feature = "inspector")]
use super::{asked::Asked, words::Line};
use super::{
    limit::{About, Limit},
    refusal::{Refusal, Refused},
};
use crate::compiled::CompiledPolicy;
#[cfg(feature = "inspector")]
use crate::refusal::RefusalStep;

/// The target of every line of this crate.
const TARGET: &str = "cors";

/// The most bytes of an origin that tell two lines apart.
const LONGEST_ORIGIN: usize = 256;

static LIMIT: Limit = Limit::new();

/// Checks whether a line may be written, by a comparison alone.
#[inline]
pub(super) fn is_on() -> bool {
    Level::Warn <= log::max_level()
}

/// Returns what a line would be about.
#[inline]
pub(super) fn about(refused: &Refused, origin: &[u8]) -> About {
    let Refused { policy, step, reason, .. } = refused;
    // Each name has an address of its own.
    let names = [reason.as_str(), step.as_str()].map(|name| name.as_ptr().addr());
    let group = policy.map_or(0, identity) ^ names[0].rotate_left(24) ^ names[1].rotate_left(48);
    Limit::about(group as u64, origin.get(..LONGEST_ORIGIN).unwrap_or(origin))
}

/// Returns a number that is the same for a policy in each worker, although each worker makes its middlewares anew: by the addresses of
/// what the code says.
fn identity(policy: &'static CompiledPolicy) -> usize {
    let CompiledPolicy { declared, fields, .. } = policy;
    let handler = declared.handler.map_or(0, |handler| handler.as_ptr().addr());
    let shared = fields.place.map_or(0, |place| ptr::from_ref(place).addr());
    let listed = fields.origins.listed().as_ptr().addr();
    ptr::from_ref(declared.place).addr()
        ^ handler.rotate_left(8)
        ^ shared.rotate_left(16)
        ^ listed.rotate_left(32)
}

/// Checks whether the log says the same already.
pub(super) fn is_repeated(about: About) -> bool {
    LIMIT.is_repeated(about)
}

/// Writes the line, if this minute has room for it.
pub(super) fn write(refusal: &Refusal<'_>, about: About) {
    write_line(&refusal, about);
}

/// Writes a line about a refusal that no policy has logged.
#[cfg(feature = "inspector")]
pub(super) fn write_unheard(step: RefusalStep, asked: &Asked, explanation: &str) {
    let group = step.as_str().as_ptr().addr().rotate_left(48);
    let line = Line { step, is_enforced: false, asked, explanation: &explanation };
    let about = format!("{} {} {}", asked.origin, asked.method, asked.path);
    write_line(&line, Limit::about(group as u64, about.as_bytes()));
}

fn write_line(line: &dyn Display, about: About) {
    if !log::log_enabled!(target: TARGET, Level::Warn) {
        return;
    }
    match LIMIT.admit(about) {
        None => {}
        Some(0) => log::warn!(target: TARGET, "{line}"),
        Some(left_out) => {
            log::warn!(target: TARGET, "{line} ({left_out} more refusals were left out before this line)");
        }
    }
}
