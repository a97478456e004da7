//! `cargo measure requests`.

use std::process::ExitCode;

use super::{Fallible, bars, figures::Figures, markdown, page::publish};

/// Prints the table, writes it down, and fails where a bar is broken.
pub(crate) fn run() -> Fallible<ExitCode> {
    let figures = Figures::measure()?;
    let bars = bars::all(&figures);
    let page = markdown::page(&figures, &bars)?;
    publish("requests.md", &page)?;
    let broken: Vec<_> = bars.iter().filter(|bar| !bar.is_kept()).collect();
    for bar in &broken {
        eprintln!("broken: {} is {:.3}, at most {:.2}", bar.name, bar.value, bar.limit);
    }
    Ok(if broken.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
