//! Streams, waits and timeouts.

use std::time::Duration;

use crate::answers::{alphabet, count, key, number};
use crate::VARIANT;
use wasmserve::{state, Answer, Error, HostError, Request, Response, Stream};

/// Counts a request as running under its key while it lives.
struct Running(String);

impl Running {
    fn new(req: &Request) -> Result<Running, HostError> {
        let mut name = key(req);
        if !name.is_empty() {
            name += "-running";
        }
        count(&name, 1)?;
        Ok(Running(name))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = count(&self.0, -1);
    }
}

fn sleep(ms: u64) {
    wasmserve::sleep(Duration::from_millis(ms));
}

/// Waits until the state has the key, for at most 20 seconds.
fn wait(key: &str) -> Result<(), HostError> {
    for _ in 0..2000 {
        if state::get(key)?.is_some() {
            break;
        }
        sleep(10);
    }
    Ok(())
}

pub fn slow(req: &mut Request) -> Result<String, HostError> {
    let key = key(req);
    let n = count(&key, 1)?;
    sleep(number(req, "ms"));
    count(&key, -1)?;
    Ok(format!("{} running", n))
}

pub fn wait_for(req: &mut Request) -> Result<&'static str, HostError> {
    let _running = Running::new(req)?;
    wait(&key(req))?;
    Ok(VARIANT)
}

pub fn stream_for(req: &mut Request) -> Result<Stream, Error> {
    let mut out = req.stream(Response::text(""))?;
    out.write(VARIANT)?;
    out.write(" ")?;
    wait(&key(req))?;
    out.write(VARIANT)?;
    Ok(out)
}

pub fn ticks(req: &mut Request) -> Result<Answer, HostError> {
    let running = Running::new(req)?;
    let (n, ms) = (number(req, "n"), number(req, "ms"));
    Ok(Answer::stream(Response::text(""), move |out| {
        let _running = running;
        for _ in 0..n {
            sleep(ms);
            out.write(".")?;
        }
        Ok(())
    }))
}

pub fn endless(req: &mut Request) -> Result<Answer, HostError> {
    let running = Running::new(req)?;
    let key = key(req);
    Ok(Answer::stream(Response::text(""), move |out| {
        let _running = running;
        let piece = alphabet(26 << 10);
        loop {
            let mut rest = &piece[..];
            while !rest.is_empty() {
                let n = out.write_some(rest)?;
                rest = &rest[n..];
                count(&key, n as i64)?;
            }
        }
    }))
}

pub fn quiet(req: &mut Request) -> Result<Stream, Error> {
    let mut out = req.stream(Response::text(""))?;
    out.write("one")?;
    sleep(60_000);
    Ok(out)
}

pub fn hold(req: &mut Request) -> Result<&'static str, HostError> {
    if req.query_value("s").is_some() {
        req.timeout(Duration::from_secs(number(req, "s")))?;
    }
    sleep(number(req, "ms"));
    Ok("held")
}
