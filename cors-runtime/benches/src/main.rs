//! The costs of `cors-runtime`: each command prints a page, writes it to `results`, and fails if a bar is broken.

mod measure;

use std::{env, error::Error, process::ExitCode};

use cors_benches::Contender;

use self::measure::{build, load, table};

const USAGE: &str = "usage: cargo measure            all of these: every figure, and whether the bars hold
       cargo measure requests   instructions, allocations and time; needs valgrind
       cargo measure load       requests per second of real servers; needs wrk
       cargo measure build      seconds of a build, bytes of a binary
       cargo measure serve <plain|direct|annotated|resource|application> <port>";

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        [] => all(),
        ["requests"] => table::run(),
        ["load"] => load::run(),
        ["build"] => build::run(),
        ["serve", contender, port] => serve(contender, port.parse()?),
        _ => Err(USAGE.into()),
    }
}

/// Everything, also where a bar is broken on the way.
fn all() -> Result<ExitCode, Box<dyn Error>> {
    let outcomes = [table::run()?, load::run()?, build::run()?];
    let broken = outcomes.into_iter().find(|outcome| *outcome != ExitCode::SUCCESS);
    Ok(broken.unwrap_or(ExitCode::SUCCESS))
}

fn serve(contender: &str, port: u16) -> Result<ExitCode, Box<dyn Error>> {
    let contender = Contender::ALL.into_iter().find(|known| known.id() == contender).ok_or(USAGE)?;
    cors_benches::serve_over_http(contender, port)?;
    Ok(ExitCode::SUCCESS)
}
