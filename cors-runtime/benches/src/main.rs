//! What `cors-runtime` costs. `cargo measure` prints the table, writes it to `RESULTS.md` and fails where a bar is
//! broken; `cargo measure load` is the same under real load.

mod measure;

use std::{env, error::Error, process::ExitCode};

use cors_benches::Contender;

use self::measure::{load, table};

const USAGE: &str = "usage: cargo measure            the table, and whether the bars hold
       cargo measure load       under real load, by `wrk`
       cargo measure serve <plain|direct|annotated|resource|application> <port>";

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        [] => table::run(),
        ["load"] => load::run(),
        ["serve", contender, port] => serve(contender, port.parse()?),
        _ => Err(USAGE.into()),
    }
}

fn serve(contender: &str, port: u16) -> Result<ExitCode, Box<dyn Error>> {
    let contender = Contender::ALL.into_iter().find(|known| known.id() == contender).ok_or(USAGE)?;
    cors_benches::serve_over_http(contender, port)?;
    Ok(ExitCode::SUCCESS)
}
