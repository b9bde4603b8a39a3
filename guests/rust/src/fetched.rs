//! API: responses of upstream servers (SPEC 6.13 to 6.15).

use std::io::Read;

use crate::current;
use crate::errors::HostError;
use crate::host;
use crate::imports;
use crate::outgoing::Outgoing;
use crate::record::{text, Record};

/// Offsets in a response's record (4.2).
const STATUS: usize = 4;
const HEADERS: usize = 8;
const BODY_LENGTH: usize = 24;

/// The response of an upstream server to [`Request::fetch`](crate::Request::fetch). Its body is streamed. Dropping it closes the
/// connection; it cannot be used once the call has ended.
///
/// ```
/// use wasmserve::{Answer, Error, HostError, Outgoing, Request, Response};
///
/// /// The complete upstream response, of 1 MiB at most.
/// fn price(req: &mut Request) -> Result<Response, Error> {
///     let answer = req.fetch(Outgoing::new("https://api.example.com/price").header("accept", "application/json"))?;
///     if answer.status() != 200 {
///         return Err(Error::new(format!("the price is not to be had: {}", answer.status())));
///     }
///     Ok(Response::json(answer.text(1 << 20)?))
/// }
///
/// /// The same in pieces, of any length, as they come.
/// fn relay(req: &mut Request) -> Result<Answer, HostError> {
///     let mut answer = req.fetch(Outgoing::new("http://localhost/large").address("@files"))?;
///     let head = Response::new().status(answer.status());
///     Ok(Answer::stream(head, move |out| {
///         let mut part = vec![0; 16 << 10];
///         loop {
///             match answer.read_body(&mut part)? {
///                 0 => return Ok(()),
///                 n => out.write(&part[..n])?,
///             }
///         }
///     }))
/// }
/// # // Without a host every server is denied.
/// # assert_eq!(wasmserve::testing::get("/").call(price).error(), Some("denied by the operator"));
/// # assert_eq!(wasmserve::testing::get("/").call(relay).error(), Some("denied by the operator"));
/// ```
#[derive(Debug)]
#[must_use]
pub struct Fetched {
    handle: u32,
    call: u32, // the id of the request whose call it belongs to
    head: Vec<u8>,
}

impl Fetched {
    pub(crate) fn start(id: u32, out: &Outgoing<'_>) -> Result<Fetched, HostError> {
        let mut fetched = Fetched { handle: current::send(id, out)?, call: current::id(), head: Vec::new() };
        fetched.head = host::ask(|buf| imports::fetch_head(fetched.handle, buf))?;
        Ok(fetched)
    }

    /// The status, 200 to 999.
    pub fn status(&self) -> u16 {
        self.record().u32(STATUS) as u16
    }

    /// The first value of a header field; case does not matter. Text that is not UTF-8 reads as `"\u{fffd}"`.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// All header fields, names in lower case.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.record().list(HEADERS).map(|(name, value)| (text(name), text(value)))
    }

    /// The body's length in bytes as the server announced it; `None`: not known before its end. To HEAD, no body follows.
    pub fn length(&self) -> Option<u64> {
        u64::try_from(self.record().i64(BODY_LENGTH)).ok()
    }

    /// Reads the next bytes of the body, waiting for one at least; 0 at its end. Also there as [`std::io::Read`].
    ///
    /// # Errors
    ///
    /// [`HostError::Failed`]: the body has broken off, or the next part took too long; the log has the reason. [`HostError::Closed`]: the
    /// client has gone, or the call has ended.
    pub fn read_body(&mut self, buf: &mut [u8]) -> Result<usize, HostError> {
        if buf.is_empty() {
            return Ok(0);
        }
        if self.is_over() {
            return Err(HostError::Closed);
        }
        HostError::count(imports::fetch_read(self.handle, buf))
    }

    /// The rest of the body, all of it if nothing was read; `limit` is in bytes.
    ///
    /// # Errors
    ///
    /// [`HostError::TooLarge`]: there are more bytes than `limit`. Those of [`read_body`](Fetched::read_body).
    pub fn bytes(mut self, limit: usize) -> Result<Vec<u8>, HostError> {
        let likely = self.length().unwrap_or(0).min(limit as u64).min(1 << 20);
        let mut all = Vec::with_capacity(likely as usize);
        let mut part = vec![0; 16 << 10];
        loop {
            match self.read_body(&mut part)? {
                0 => return Ok(all),
                n if n > limit - all.len() => return Err(HostError::TooLarge),
                n => all.extend_from_slice(&part[..n]),
            }
        }
    }

    /// [`bytes`](Fetched::bytes) as text; invalid UTF-8 becomes U+FFFD.
    ///
    /// # Errors
    ///
    /// Those of [`bytes`](Fetched::bytes).
    pub fn text(self, limit: usize) -> Result<String, HostError> {
        Ok(String::from_utf8(self.bytes(limit)?).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned()))
    }

    fn record(&self) -> Record<'_> {
        Record(&self.head)
    }

    /// Whether a call other than its own runs: the host may have reused its handle for another response.
    fn is_over(&self) -> bool {
        self.call != current::id()
    }
}

impl Read for Fetched {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        Ok(self.read_body(buf)?)
    }
}

impl Drop for Fetched {
    fn drop(&mut self) {
        if !self.is_over() {
            imports::fetch_close(self.handle);
        }
    }
}
