//! The report on the rows, for people.

use crate::{engines::Engine, row::Row};

/// The outcome of one row in one engine or in the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Ok,
    /// The engine is not installed, or the model does not know what the row does.
    Skipped,
    /// The difference from the row.
    Failed(Vec<String>),
}

impl Verdict {
    /// Returns the verdict on what a page saw and on what arrived at the server.
    pub(crate) fn new(row: &Row, mut differences: Vec<String>, arrived: &[String]) -> Self {
        let arrivals = row.arrivals();
        if arrivals != arrived {
            differences.push(format!("at the server should arrive {arrivals:?} and did {arrived:?}"));
        }
        if differences.is_empty() { Self::Ok } else { Self::Failed(differences) }
    }

    pub(crate) fn is_failed(&self) -> bool {
        matches!(self, Self::Failed(_))
    }

    fn word(&self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Skipped => "skipped",
            Self::Failed(_) => "FAILED",
        }
    }
}

/// The verdicts of all engines on all rows.
pub(crate) struct Report {
    /// One list for each of [`Engine::ALL`].
    pub(super) verdicts: Vec<Vec<Verdict>>,
}

impl Report {
    /// One line for each row, ending in its three verdicts.
    pub(crate) fn print(&self, rows: &[Row]) {
        for (index, row) in rows.iter().enumerate() {
            let notes = notes(row);
            let verdicts: Vec<String> =
                self.of(index).map(|(engine, verdict)| format!("{engine} {}", verdict.word())).collect();
            println!("{:>3} {}{notes}: {}", index + 1, row.name, verdicts.join(", "));
        }
    }

    /// Everything that is not as its row says, in words.
    pub(crate) fn failures(&self, rows: &[Row]) -> Vec<String> {
        let of_row = |(index, row): (usize, &Row)| {
            self.of(index)
                .filter_map(|(engine, verdict)| match verdict {
                    Verdict::Failed(differences) => Some(format!(
                        "row {}, {} in {engine}: {}",
                        index + 1,
                        row.name,
                        differences.join("; ")
                    )),
                    Verdict::Ok | Verdict::Skipped => None,
                })
                .collect::<Vec<_>>()
        };
        rows.iter().enumerate().flat_map(of_row).collect()
    }

    pub(crate) fn of_engine(&self, engine: Engine) -> &[Verdict] {
        &self.verdicts[Engine::ALL.iter().position(|own| *own == engine).unwrap_or_default()]
    }

    /// Returns the verdicts on one row.
    fn of(&self, index: usize) -> impl Iterator<Item = (Engine, &Verdict)> {
        Engine::ALL.into_iter().zip(&self.verdicts).map(move |(engine, verdicts)| (engine, &verdicts[index]))
    }
}

/// Lists the engines that differ from the row, with the reason.
fn notes(row: &Row) -> String {
    let differing = Engine::ALL.into_iter().filter_map(|engine| Some((engine, row.in_engine(engine).1?)));
    let notes: Vec<_> = differing.map(|(engine, because)| format!(" [{engine}: {because}]")).collect();
    notes.concat()
}
