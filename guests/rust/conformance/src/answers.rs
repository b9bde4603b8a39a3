//! Complete answers.

use wasmserve::{state, Error, HostError, Request, Response};

pub fn status(req: &mut Request) -> Result<Response, Error> {
    Ok(Response::text("hey").status(req.param("code").parse()?))
}

pub fn header(req: &mut Request) -> String {
    req.header_values(req.query()).collect::<Vec<_>>().join(", ")
}

pub fn params(req: &mut Request) -> String {
    let n = req.params().filter(|p| !p.1.is_empty()).count();
    format!("{} {} {}", n, req.param("p0"), req.param("p64"))
}

pub fn echo(req: &mut Request) -> Result<Response, HostError> {
    Ok(Response::bytes("application/octet-stream", req.body()?.into_owned()))
}

/// A value of the query; 0 if it is missing.
pub fn number(req: &Request, name: &str) -> u64 {
    req.query_value(name).and_then(|v| v.parse().ok()).unwrap_or(0)
}

pub fn key(req: &Request) -> String {
    req.query_value("key").map_or_else(String::new, String::from)
}

/// a to z again and again.
pub fn alphabet(n: u64) -> Vec<u8> {
    (b'a'..=b'z').cycle().take(n as usize).collect()
}

pub fn stats(req: &mut Request) -> Result<String, HostError> {
    let all = wasmserve::stats()?;
    let key = format!("\"{}\":", req.param("name"));
    let after = all.split_once(&key).map_or("", |s| s.1);
    Ok(after.split([',', '}']).next().unwrap_or("").to_string())
}

pub fn counter(req: &mut Request) -> Result<String, HostError> {
    Ok(state::text(key(req))?.unwrap_or_else(|| "0".into()))
}

/// Adds to a number in the state; without a key it does nothing.
pub fn count(key: &str, delta: i64) -> Result<i64, HostError> {
    if key.is_empty() {
        return Ok(0);
    }
    state::add(key, delta)
}
