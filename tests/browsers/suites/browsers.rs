//! Every row in every engine. `CORS_BROWSER_ROWS=redirect` runs only those rows whose name has that word.

use std::env;

use super::harness::with_browsers;
use crate::{run::run_everywhere, table};

#[test]
fn browser_rows_hold_in_every_engine() {
    with_browsers(|server, engines| {
        let wanted = env::var("CORS_BROWSER_ROWS").unwrap_or_default();
        let rows: Vec<_> = table::rows().into_iter().filter(|row| row.name.contains(&wanted)).collect();
        assert!(!rows.is_empty(), "no row has `{wanted}` in its name");
        let report = run_everywhere(server, engines, &rows, &[]).expect("the browsers run");
        report.print(&rows);
        let failures = report.failures(&rows);
        assert!(failures.is_empty(), "{} of {} rows:\n{}", failures.len(), rows.len(), failures.join("\n"));
    });
}
