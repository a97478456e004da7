//! Instructions, counted by callgrind.

use std::collections::HashMap;

use serde_json::Value;

use super::{
    Fallible,
    tools::{bench, install_gungraun_runner},
};

/// Instructions by the name that the harness gives: `cell_7`, `attack_2`.
pub(super) struct Instructions(HashMap<String, u64>);

impl Instructions {
    /// Counts them all: some minutes, as each is a process of its own under valgrind.
    pub(super) fn count() -> Fallible<Self> {
        install_gungraun_runner()?;
        let output = bench("instructions", &["--output-format=json"])?;
        let lines = output.lines().filter(|line| line.starts_with('{'));
        lines.map(|line| named(&serde_json::from_str(line)?)).collect::<Fallible<_>>().map(Self)
    }

    /// Returns the instructions of number `number` of `kind`.
    pub(super) fn of(&self, kind: &str, number: usize) -> Fallible<u64> {
        let name = format!("{kind}_{number}");
        self.0.get(&name).copied().ok_or_else(|| format!("the harness has not counted `{name}`").into())
    }
}

fn named(summary: &Value) -> Fallible<(String, u64)> {
    let id = summary["id"].as_str().ok_or("a summary without an id")?;
    let counted = summary
        .pointer("/profiles/0/data/total/metrics/Ir/values/new")
        .and_then(Value::as_u64)
        .ok_or("a summary without instructions")?;
    Ok((id.to_owned(), counted))
}
