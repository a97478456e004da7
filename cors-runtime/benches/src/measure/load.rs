//! `cargo measure load`: the same applications behind a socket, asked by `wrk`.

use std::{
    env,
    net::{Ipv4Addr, TcpStream},
    process::{Child, Command, ExitCode, Stdio},
    thread,
    time::{Duration, Instant},
};

use cors_benches::Contender;

use super::{Fallible, tools::require};

/// Odd, so that the median is one of them.
const ROUNDS: usize = 15;
const SECONDS_OF_A_ROUND: &str = "2s";
const CONNECTIONS: &str = "32";
const FIRST_PORT: u16 = 18_080;

/// Asks each contender in turn, round by round, so that whatever else the machine does meets all of them.
pub(crate) fn run() -> Fallible<ExitCode> {
    require("wrk", "wrk")?;
    let servers: Vec<Server> = Contender::ALL
        .into_iter()
        .zip(FIRST_PORT..)
        .map(|(contender, port)| Server::start(contender, port))
        .collect::<Fallible<_>>()?;
    let mut rounds = vec![Vec::with_capacity(ROUNDS); servers.len()];
    for round in 0..=ROUNDS {
        for (server, rates) in servers.iter().zip(&mut rounds) {
            let rate = server.requests_per_second()?;
            // The first round warms everything up.
            if round > 0 {
                rates.push(rate);
            }
        }
        eprintln!("round {round} of {ROUNDS}");
    }
    print(&servers, &rounds);
    Ok(ExitCode::SUCCESS)
}

fn print(servers: &[Server], rounds: &[Vec<f64>]) {
    println!(
        "| actual, allowed | requests per second, median | of plain, median | of plain, lowest to highest |"
    );
    println!("|---|--:|--:|--:|");
    for (server, rates) in servers.iter().zip(rounds) {
        let ratios = sorted(rates.iter().zip(&rounds[0]).map(|(rate, plain)| rate / plain));
        let rates = sorted(rates.iter().copied());
        println!(
            "| {} | {:.0} | {:.3} | {:.3} to {:.3} |",
            server.contender.name(),
            rates[ROUNDS / 2],
            ratios[ROUNDS / 2],
            ratios[0],
            ratios[ROUNDS - 1]
        );
    }
}

fn sorted(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values
}

/// One application, in a process of its own.
struct Server {
    contender: Contender,
    port: u16,
    process: Child,
}

impl Server {
    fn start(contender: Contender, port: u16) -> Fallible<Self> {
        let process =
            Command::new(env::current_exe()?).args(["serve", contender.id(), &port.to_string()]).spawn()?;
        let server = Self { contender, port, process };
        server.wait_until_it_listens()?;
        Ok(server)
    }

    fn wait_until_it_listens(&self) -> Fallible<()> {
        let started = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            if started.elapsed() > Duration::from_secs(10) {
                return Err(format!("nothing listens on port {}", self.port).into());
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    fn requests_per_second(&self) -> Fallible<f64> {
        let url = format!("http://127.0.0.1:{}/me", self.port);
        let output = Command::new("wrk")
            .args(["--threads", "1", "--connections", CONNECTIONS, "--duration", SECONDS_OF_A_ROUND])
            .args(["--header", "Origin: https://app.example.com", &url])
            .stderr(Stdio::inherit())
            .output()?;
        let report = String::from_utf8(output.stdout)?;
        if report.contains("Non-2xx") || report.contains("Socket errors") {
            return Err(format!("not every request was answered:\n{report}").into());
        }
        let rate = report.lines().find_map(|line| line.strip_prefix("Requests/sec:"));
        Ok(rate.ok_or("no rate in the report of wrk")?.trim().parse()?)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
