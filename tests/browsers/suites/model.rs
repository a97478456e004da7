//! The model agrees with the table, so that it agrees with the engines.

use crate::{run::run_in_model, table};

#[test]
fn the_model_sees_what_every_row_says() {
    let rows = table::rows();
    let verdicts = run_in_model(&rows, None);
    let failed: Vec<_> = rows
        .iter()
        .zip(&verdicts)
        .filter(|(_, verdict)| verdict.is_failed())
        .map(|(row, verdict)| format!("{}: {verdict:?}", row.name))
        .collect();
    assert!(failed.is_empty(), "{} of {} rows:\n{}", failed.len(), rows.len(), failed.join("\n"));
}
