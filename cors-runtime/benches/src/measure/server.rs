//! One application behind a socket, in a process of its own, and what `wrk` says of it.

use std::{
    env, fs,
    net::{Ipv4Addr, TcpStream},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use cors_benches::Contender;

use super::{Fallible, bars::number};

const DURATION: &str = "1s";
const CONNECTIONS: &str = "32";

/// The unit of CPU time of the kernel: a hundredth of a second on every Linux.
const MICROSECONDS_OF_A_TICK: f64 = 10_000.0;

/// A server that is killed when it is dropped.
pub(super) struct Server {
    pub(super) contender: Contender,
    port: u16,
    process: Child,
}

/// The figures of one round.
pub(super) struct Round {
    pub(super) requests_per_second: f64,
    /// The server's own CPU time, in user space and in the kernel: other processes disturb it less than the rate.
    pub(super) microseconds_per_request: f64,
}

impl Server {
    pub(super) fn start(contender: Contender, port: u16) -> Fallible<Self> {
        let port_argument = port.to_string();
        let process =
            Command::new(env::current_exe()?).args(["serve", contender.id(), &port_argument]).spawn()?;
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

    /// Asks for a while, as fast as it answers.
    pub(super) fn ask(&self) -> Fallible<Round> {
        let before = self.ticks()?;
        let report = self.wrk()?;
        let ticks = self.ticks()? - before;
        let requests: f64 = number_before(&report, " requests in ")?.parse()?;
        Ok(Round {
            requests_per_second: number_after(&report, "Requests/sec:")?.parse()?,
            microseconds_per_request: number(ticks) * MICROSECONDS_OF_A_TICK / requests,
        })
    }

    fn wrk(&self) -> Fallible<String> {
        let url = format!("http://127.0.0.1:{}/me", self.port);
        let output = Command::new("wrk")
            .args(["--threads", "1", "--connections", CONNECTIONS, "--duration", DURATION])
            .args(["--header", "Origin: https://app.example.com", &url])
            .stderr(Stdio::inherit())
            .output()?;
        let report = String::from_utf8(output.stdout)?;
        if report.contains("Non-2xx") || report.contains("Socket errors") {
            return Err(format!("not every request was answered:\n{report}").into());
        }
        Ok(report)
    }

    /// Returns the CPU time so far: `utime` and `stime` of proc(5), the 12th and 13th field after the name.
    fn ticks(&self) -> Fallible<u64> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.process.id()))?;
        let (_, fields) = stat.rsplit_once(") ").ok_or("a line of proc(5)")?;
        fields.split(' ').skip(11).take(2).map(|ticks| Ok(ticks.parse::<u64>()?)).sum()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn number_before<'a>(report: &'a str, mark: &str) -> Fallible<&'a str> {
    let before = report.split_once(mark).and_then(|(before, _)| before.split_whitespace().next_back());
    before.ok_or_else(|| format!("no `{mark}` in the report of wrk").into())
}

fn number_after<'a>(report: &'a str, mark: &str) -> Fallible<&'a str> {
    let after = report.split_once(mark).and_then(|(_, after)| after.split_whitespace().next());
    after.ok_or_else(|| format!("no `{mark}` in the report of wrk").into())
}
