//! The hook: a function of the application that is called for every refusal.

use std::{
    error, fmt,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        OnceLock,
        atomic::{AtomicBool, Ordering},
    },
};

use super::refusal::Refusal;

/// It is called through a pointer, so that `catch_unwind` is linked only into applications that set one.
type Hook = Box<dyn Fn(&Refusal<'_>) + Send + Sync>;

static HOOK: OnceLock<Hook> = OnceLock::new();

/// True while there is a hook that has not panicked.
static IS_SET: AtomicBool = AtomicBool::new(false);

/// Sets a function that is called for every refusal, for metrics. Default: none
///
/// Unlike the log it has no limit. It is called on the thread that answers the request, before the answer: let it count, and not wait.
/// If it panics, the answer stays the same, the log says so, and it is not called again. With `panic = "abort"` the process ends.
///
/// With the crate `metrics`:
///
/// ```
/// use cors_runtime::set_refusal_hook;
///
/// set_refusal_hook(|refusal| {
///     let labels = [
///         ("route", refusal.handler().unwrap_or("middleware")),
///         ("reason", refusal.reason().as_str()),
///         ("step", refusal.step().as_str()),
///     ];
///     metrics::counter!("cors_refusals_total", &labels).increment(1);
/// })?;
/// # Ok::<(), cors_runtime::RefusalHookIsSet>(())
/// ```
///
/// With `actix-web-prom`, the counter goes into the registry of its middleware:
///
/// ```
/// use actix_web_prom::PrometheusMetricsBuilder;
/// use prometheus::{IntCounterVec, Opts};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
/// let metrics = PrometheusMetricsBuilder::new("api").endpoint("/metrics").build()?;
/// let options = Opts::new("cors_refusals_total", "Pages that were refused");
/// let refusals = IntCounterVec::new(options, &["route", "reason", "step"])?;
/// metrics.registry.register(Box::new(refusals.clone()))?;
/// cors_runtime::set_refusal_hook(move |refusal| {
///     let route = refusal.handler().unwrap_or("middleware");
///     refusals.with_label_values(&[route, refusal.reason().as_str(), refusal.step().as_str()]).inc();
/// })?;
/// // App::new().wrap(metrics.clone())
/// # Ok(())
/// # }
/// ```
///
/// Never use the origin or the path as a label: clients choose them, and each new value is a new time series.
///
/// # Errors
///
/// There is one already: that one stays.
pub fn set_refusal_hook(hook: impl Fn(&Refusal<'_>) + Send + Sync + 'static) -> Result<(), RefusalHookIsSet> {
    let call = move |refusal: &Refusal<'_>| {
        if catch_unwind(AssertUnwindSafe(|| hook(refusal))).is_err() {
            IS_SET.store(false, Ordering::Relaxed);
            log::error!(target: "cors", "the refusal hook panicked, and is not called again");
        }
    };
    HOOK.set(Box::new(call)).map_err(|_| RefusalHookIsSet)?;
    IS_SET.store(true, Ordering::Release);
    Ok(())
}

/// Checks whether there is a hook.
#[inline]
pub(super) fn is_set() -> bool {
    IS_SET.load(Ordering::Relaxed)
}

/// Calls the hook.
pub(super) fn call(refusal: &Refusal<'_>) {
    if let Some(hook) = HOOK.get().filter(|_| is_set()) {
        hook(refusal);
    }
}

/// The error of [`set_refusal_hook`]: there is one already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefusalHookIsSet;

impl fmt::Display for RefusalHookIsSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "there is a refusal hook already, and it stays\nhelp: call `set_refusal_hook` once, in `main`",
        )
    }
}

impl error::Error for RefusalHookIsSet {}
