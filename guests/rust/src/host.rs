//! API: log, statistics, clock and randomness.

use std::time::{Duration, SystemTime};

use crate::errors::HostError;
use crate::imports;

/// The severity of a log entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Details for debugging.
    Debug = -4,
    /// Normal operation.
    Info = 0,
    /// A possible problem.
    Warn = 4,
    /// An error.
    Error = 8,
}

/// Writes an entry to the host's log; 8,192 bytes at most are kept. [`info!`](crate::info) and its like format as `println!` does.
pub fn log(level: Level, message: &str) {
    imports::log(level as i32, message);
}

/// Logs normal operation: `info!("{} users", n)`.
#[macro_export]
macro_rules! info {
    ($($arg:tt)+) => { $crate::log($crate::Level::Info, &::std::format!($($arg)+)) };
}

/// Logs details for debugging.
#[macro_export]
macro_rules! debug {
    ($($arg:tt)+) => { $crate::log($crate::Level::Debug, &::std::format!($($arg)+)) };
}

/// Logs a possible problem.
#[macro_export]
macro_rules! warn {
    ($($arg:tt)+) => { $crate::log($crate::Level::Warn, &::std::format!($($arg)+)) };
}

/// Logs an error.
#[macro_export]
macro_rules! error {
    ($($arg:tt)+) => { $crate::log($crate::Level::Error, &::std::format!($($arg)+)) };
}

/// The server's counters as JSON: `{"uptime":12.5,"generation":3,"requests":1041,"memory":{"rss":21233664,"instance":131072},
/// "instances":4,"pending":0}`. `uptime` is in seconds, memory in bytes.
///
/// # Errors
///
/// Those of the host.
pub fn stats() -> Result<String, HostError> {
    let text = ask(imports::stats)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// Waits, rounded up to milliseconds, for 49 days at most; such time does not count as work. It returns early when the client has gone.
/// `std::thread::sleep` waits on wasm32-wasi as well, and panics on wasm32-unknown-unknown.
pub fn sleep(time: Duration) {
    imports::sleep(milliseconds(time)); // the next function reports a client that has gone, too
}

/// The time. `SystemTime::now` does the same on wasm32-wasi, and panics on wasm32-unknown-unknown.
pub fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_nanos(imports::clock())
}

/// Fills `buf` with unpredictable bytes.
pub fn random(buf: &mut [u8]) {
    imports::random(buf);
}

/// Ends the instance, and fails the request with kind `exit`. `std::process::exit` does the same on wasm32-wasi, and traps on
/// wasm32-unknown-unknown.
pub fn exit(code: u32) -> ! {
    imports::exit(code)
}

/// Calls a host function that writes a value if it fits and returns its length, until it fits.
pub(crate) fn ask(call: impl Fn(&mut [u8]) -> i32) -> Result<Vec<u8>, HostError> {
    let mut buf = vec![0; 512];
    loop {
        let n = HostError::count(call(&mut buf))?;
        if n <= buf.len() {
            buf.truncate(n);
            return Ok(buf);
        }
        buf = vec![0; n];
    }
}

/// Rounds up, so that a short timeout does not become zero.
pub(crate) fn milliseconds(d: Duration) -> u32 {
    u32::try_from((d.as_nanos() + 999_999) / 1_000_000).unwrap_or(u32::MAX)
}
