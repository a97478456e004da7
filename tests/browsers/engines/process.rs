//! Programs that end with the test, however it ends.

use std::{
    fs::{self, File},
    io,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

/// Starts the program and kills its whole group as soon as its standard input is closed: on drop, and also when the
/// test is killed.
const WATCHDOG: &str = r#""$@" & read -r _; kill -KILL 0"#;

/// The longest time that a driver may take to start.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running program and everything that it started, in a process group of its own.
pub(crate) struct Process {
    watchdog: Child,
    directory: PathBuf,
}

impl Process {
    /// Starts a program with its arguments and environment. It may write into `directory`, which goes with it.
    pub(crate) fn start(
        directory: PathBuf,
        program: &Path,
        arguments: &[&str],
        environment: &[(&str, &str)],
    ) -> io::Result<Self> {
        let output = File::create(directory.join("output"))?;
        let watchdog = Command::new("sh")
            .args(["-c", WATCHDOG, "sh"])
            .arg(program)
            .args(arguments)
            .envs(environment.iter().copied())
            // The directory goes with all that a browser left in it.
            .env("TMPDIR", &directory)
            .stdin(Stdio::piped())
            .stdout(output.try_clone()?)
            .stderr(output)
            .process_group(0)
            .spawn()?;
        Ok(Self { watchdog, directory })
    }

    /// Returns the output of the program so far.
    pub(crate) fn output(&self) -> String {
        fs::read(self.directory.join("output"))
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .unwrap_or_default()
    }

    /// Waits until `ready` has something to say.
    pub(crate) fn wait<T>(&self, mut ready: impl FnMut(&Self) -> Option<T>) -> Result<T, String> {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if let Some(value) = ready(self) {
                return Ok(value);
            }
            thread::sleep(Duration::from_millis(50));
        }
        Err(format!("not ready after {PATIENCE:?}; it printed:\n{}", self.output()))
    }

    pub(crate) fn directory(&self) -> &Path {
        &self.directory
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.watchdog.stdin.take());
        // Nothing is left to do where this fails: the group is gone already.
        let _ = self.watchdog.wait();
        let _ = fs::remove_dir_all(&self.directory);
    }
}

/// Returns a new empty directory for one process.
pub(crate) fn new_directory(name: &str) -> io::Result<PathBuf> {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let directory =
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}-{number}", std::process::id()));
    fs::create_dir_all(&directory)?;
    Ok(directory)
}
