//! Time, measured by criterion.

use std::fs;

use serde_json::Value;

use super::{
    Fallible,
    tools::{bench, target},
};

/// Measures what takes the harness some seconds each.
pub(super) fn measure() -> Fallible<()> {
    bench("time", &["--noplot"]).map(|_| ())
}

/// Returns the median of a cell, in nanoseconds, if its time is measured at all.
pub(super) fn median(number: usize) -> Fallible<Option<f64>> {
    let file = target()?.join(format!("criterion/time/{number}/new/estimates.json"));
    if !file.exists() {
        return Ok(None);
    }
    let estimates: Value = serde_json::from_str(&fs::read_to_string(file)?)?;
    Ok(estimates.pointer("/median/point_estimate").and_then(Value::as_f64))
}
