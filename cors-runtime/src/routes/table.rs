//! The table as text, for people and for golden files.

use std::fmt::{self, Display, Formatter, Write};

use super::{RouteInfo, Routes, policy_text::Place};

/// The columns before the policy, which is the last.
type Row = [String; 3];

impl Display for Routes {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let rows: Vec<Row> = self.iter().map(row).collect();
        let widths: [usize; 3] = std::array::from_fn(|column| {
            rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0)
        });
        for (info, [methods, path, handler]) in self.iter().zip(rows) {
            let [first, second, third] = widths;
            writeln!(f, "{methods:first$}  {path:second$}  {handler:third$}  {}", info.policy())?;
            for remark in info.remarks() {
                writeln!(f, "{:first$}  ! {remark}", "")?;
            }
        }
        Ok(())
    }
}

fn row(info: &RouteInfo) -> Row {
    let prefix = if info.has_full_path() { "" } else { "…" };
    let place = Place { place: info.place(), has_line: true };
    [info.methods().join(", "), format!("{prefix}{}", info.path()), format!("{} ({place})", info.handler())]
}

impl Routes {
    /// Returns the table for a golden file: sorted by path, without the numbers of lines, and each route by itself, so that
    /// a change of one shows as a change of one.
    #[cfg_attr(not(feature = "test-util"), expect(dead_code, reason = "only tests have golden files"))]
    pub(crate) fn stable(&self) -> String {
        let mut infos: Vec<&RouteInfo> = self.iter().collect();
        infos.sort_by_key(|info| (info.path(), info.methods(), info.handler()));
        let mut text = String::new();
        for info in infos {
            let place = Place { place: info.place(), has_line: false };
            let [methods, path, _] = row(info);
            // Writing to a string never fails.
            let _ = writeln!(
                text,
                "{methods} {path}\n    {} ({place})\n    {}",
                info.handler(),
                info.stable_policy()
            );
            for remark in info.remarks() {
                let _ = writeln!(text, "    ! {remark}");
            }
        }
        text
    }
}
