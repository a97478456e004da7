//! `cargo measure load`: the same applications behind a socket, asked by `wrk`.

use std::{fmt::Write, process::ExitCode};

use cors_benches::Contender;

use super::{
    Fallible,
    page::publish,
    server::{Round, Server},
    tools::require,
};

/// Many short ones, so that what else the machine does meets few of them; and such a number that the median and the
/// quartiles are each one of them.
const ROUNDS: usize = 43;

const HEAD: &str = "# Under load

Written by `cargo measure load`; never by hand. A server of each kind on the loopback interface, asked by `wrk` in turn. The
kernel's part of a request is far larger than what is compared here.
";

/// Asks each contender in turn, round by round, so that whatever else the machine does meets all of them.
pub(crate) fn run() -> Fallible<ExitCode> {
    require("wrk", "wrk")?;
    let started = Contender::ALL.into_iter().zip(18_080..);
    let servers: Vec<Server> =
        started.map(|(contender, port)| Server::start(contender, port)).collect::<Fallible<_>>()?;
    // Warms everything up.
    round(&servers, 0)?;
    let rounds: Vec<Vec<Round>> =
        (1..=ROUNDS).map(|number| round(&servers, number)).collect::<Fallible<_>>()?;
    publish("load.md", &page(&servers, &rounds)?)?;
    Ok(ExitCode::SUCCESS)
}

fn page(servers: &[Server], rounds: &[Vec<Round>]) -> Result<String, std::fmt::Error> {
    let mut page = String::from(HEAD);
    writeln!(
        page,
        "\n{ROUNDS} rounds of an allowed actual request; each ratio is of plain in the same round. In brackets: what half of the \
         rounds lie between.\n"
    )?;
    writeln!(page, "| | requests per second | ratio: median (quartiles) | CPU time of the server | ratio |")?;
    writeln!(page, "|---|--:|--:|--:|--:|")?;
    for (column, server) in servers.iter().enumerate() {
        write_row(&mut page, server.contender, rounds, column)?;
    }
    Ok(page)
}

/// One round: every contender once, beginning with another one each time.
fn round(servers: &[Server], number: usize) -> Fallible<Vec<Round>> {
    eprintln!("round {number} of {ROUNDS}");
    let first = number % servers.len();
    let (last_asked, first_asked) = servers.split_at(first);
    let ask = |servers: &[Server]| servers.iter().map(Server::ask).collect::<Fallible<Vec<_>>>();
    let (first_asked, last_asked) = (ask(first_asked)?, ask(last_asked)?);
    Ok(last_asked.into_iter().chain(first_asked).collect())
}

fn write_row(
    page: &mut String,
    contender: Contender,
    rounds: &[Vec<Round>],
    column: usize,
) -> std::fmt::Result {
    let figures = |of: fn(&Round) -> f64| Spread::of(rounds.iter().map(|round| of(&round[column])));
    let ratios =
        |of: fn(&Round) -> f64| Spread::of(rounds.iter().map(|round| of(&round[column]) / of(&round[0])));
    let rate = ratios(|round| round.requests_per_second);
    let cpu = ratios(|round| round.microseconds_per_request);
    writeln!(
        page,
        "| {} | {:.0} | {:.3} ({:.3} to {:.3}) | {:.2} µs | {:.3} ({:.3} to {:.3}) |",
        contender.name(),
        figures(|round| round.requests_per_second).median,
        rate.median,
        rate.lower,
        rate.upper,
        figures(|round| round.microseconds_per_request).median,
        cpu.median,
        cpu.lower,
        cpu.upper,
    )
}

/// The figures of several rounds.
struct Spread {
    lower: f64,
    median: f64,
    upper: f64,
}

impl Spread {
    fn of(values: impl Iterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.collect();
        values.sort_by(f64::total_cmp);
        let [lower, median, upper] = [1, 2, 3].map(|quarter| values[values.len() * quarter / 4]);
        Self { lower, median, upper }
    }
}
