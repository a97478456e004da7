//! Every row in every engine.

use super::harness::with_browsers;
use crate::{run::run_everywhere, table};

#[test]
fn browser_rows_hold_in_every_engine() {
    with_browsers("browser_rows_hold_in_every_engine", |server, engines| {
        let rows = table::rows();
        let report = run_everywhere(server, engines, &rows, None).expect("the browsers run");
        report.print(&rows);
        let failures = report.failures(&rows);
        assert!(failures.is_empty(), "{} of {} rows:\n{}", failures.len(), rows.len(), failures.join("\n"));
    });
}
