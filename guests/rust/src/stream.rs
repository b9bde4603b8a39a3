//! API: responses whose body is written in pieces.

use crate::current;
use crate::errors::HostError;
use crate::imports;
use crate::response::Response;

/// A body that is written in pieces ([`Request::stream`](crate::Request::stream)). Each piece is sent at once and waits while the client
/// does not read. Return the stream from the handler to end it.
///
/// ```
/// # use wasmserve::{Error, Request, Response, Stream};
/// fn hello(req: &mut Request) -> Result<Stream, Error> {
///     let mut out = req.stream(Response::text(""))?;
///     out.write("Hello, ")?;
///     out.write("world!")?;
///     Ok(out)
/// }
/// # assert_eq!(wasmserve::testing::get("/").call(hello).text(), "Hello, world!");
/// ```
#[must_use]
pub struct Stream {
    id: u32,
    pending: bool,
}

impl Stream {
    pub(crate) fn start(id: u32, head: &Response, length: i64, pending: bool) -> Result<Stream, HostError> {
        current::respond(id, head, Some(length))?;
        Ok(Stream { id, pending })
    }

    /// Sends all of `bytes`. For a [`Pending`](crate::Pending) request use [`write_some`](Stream::write_some).
    ///
    /// # Errors
    ///
    /// [`HostError::Closed`]: the client has gone, or expects no body. [`HostError::Invalid`]: more than the announced length.
    /// [`HostError::TooLarge`]: over the host's limit.
    pub fn write(&mut self, bytes: impl AsRef<[u8]>) -> Result<(), HostError> {
        let mut rest = bytes.as_ref();
        while !rest.is_empty() {
            rest = &rest[self.write_some(rest)?..];
        }
        Ok(())
    }

    /// Sends the first of `bytes` and returns how many were taken.
    ///
    /// # Errors
    ///
    /// Those of [`write`](Stream::write), and [`HostError::Again`] for a pending request whose client reads too slowly: no bytes were taken.
    pub fn write_some(&mut self, bytes: &[u8]) -> Result<usize, HostError> {
        if bytes.is_empty() {
            return Ok(0);
        }
        HostError::count(imports::body_write(self.id, bytes))
    }

    /// Ends the stream.
    ///
    /// # Errors
    ///
    /// Those of the host, except for a client that has gone.
    pub fn end(self) -> Result<(), HostError> {
        match HostError::unit(imports::body_write(self.id, &[])) {
            Err(HostError::Closed) => Ok(()),
            other => other,
        }
    }

    /// Whether it answers a pending request, whose call has no result.
    pub(crate) fn is_pending(&self) -> bool {
        self.pending
    }
}

impl std::io::Write for Stream {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        Ok(self.write_some(bytes)?)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
