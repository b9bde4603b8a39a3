//! API: requests.

use std::borrow::Cow;
use std::time::Duration;

use crate::errors::HostError;
use crate::fetched::Fetched;
use crate::host::milliseconds;
use crate::imports;
use crate::outgoing::Outgoing;
use crate::pending::Pending;
use crate::record::{request, text, Fields, Record};
use crate::response::Response;
use crate::stream::Stream;

/// One request. It reads the host's record on demand and without a copy: its values live as long as the
/// handler runs. Text that is not UTF-8 reads as `"\u{fffd}"`; [`raw`](Request::raw) returns the bytes.
pub struct Request<'a> {
    pub(crate) id: u32,
    record: Record<'a>,
    read: usize, // bytes of an inline body that `read` has returned
    pub(crate) state: State,
}

/// The state of a request.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum State {
    Open,
    Sent,
    Detached,
}

/// The process at the other end of a Unix or abstract socket.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Peer {
    /// The user's id.
    pub uid: u32,
    /// The group's id.
    pub gid: u32,
    /// The process's id; 0: not known.
    pub pid: u32,
}

impl<'a> Request<'a> {
    pub(crate) fn new(id: u32, record: Record<'a>) -> Request<'a> {
        Request { id, record, read: 0, state: State::Open }
    }

    /// The request's parts as bytes.
    pub fn raw(&self) -> Raw<'a> {
        Raw { record: self.record }
    }

    /// The method as sent: `GET`.
    pub fn method(&self) -> &'a str {
        text(self.raw().method())
    }

    /// The normalised path, still percent-encoded: it begins with `/`, or is `*`.
    pub fn path(&self) -> &'a str {
        text(self.raw().path())
    }

    /// The part after the `?`, raw. [`query_value`](Request::query_value) decodes it.
    pub fn query(&self) -> &'a str {
        text(self.raw().query())
    }

    /// The host that the request is for, with its port; may be empty with HTTP/1.0.
    pub fn host(&self) -> &'a str {
        text(self.raw().host())
    }

    /// `ip:port` of the client; empty on Unix and abstract sockets.
    pub fn remote(&self) -> &'a str {
        text(self.record.span(request::REMOTE))
    }

    /// The address of the listener that accepted the connection: `@svc`, `/run/x.sock`, `127.0.0.1:3000`.
    pub fn listener(&self) -> &'a str {
        text(self.record.span(request::LISTENER))
    }

    /// 10, 11 or 20, for HTTP/1.0, HTTP/1.1 and HTTP/2.
    pub fn protocol(&self) -> u32 {
        self.record.u32(request::PROTOCOL)
    }

    /// The number of the handler's route in the manifest; 0 in fetch.
    pub fn route(&self) -> u32 {
        self.record.u32(request::ROUTE)
    }

    /// Whether the connection is encrypted.
    pub fn tls(&self) -> bool {
        self.flag(request::TLS)
    }

    /// The process that sent the request, on Unix and abstract sockets, if it is known.
    pub fn peer(&self) -> Option<Peer> {
        let at = |n| self.record.u32(request::PEER + n);
        self.flag(request::PEER_KNOWN).then(|| Peer { uid: at(0), gid: at(4), pid: at(8) })
    }

    /// The first value of a header field; case does not matter.
    pub fn header(&self, name: &str) -> Option<&'a str> {
        self.header_values(name).next()
    }

    /// All values of header fields of a name, in order.
    pub fn header_values<'n>(&self, name: &'n str) -> impl Iterator<Item = &'a str> + 'n
    where
        'a: 'n,
    {
        self.raw().headers().filter(move |(n, _)| n.eq_ignore_ascii_case(name.as_bytes())).map(|(_, value)| text(value))
    }

    /// All header fields in order, names in lower case.
    pub fn headers(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.raw().headers().map(|(name, value)| (text(name), text(value)))
    }

    /// The parameter of a name in the route's pattern, percent-decoded; `""` if the pattern has no such param.
    pub fn param(&self, name: &str) -> &'a str {
        self.params().find(|(n, _)| *n == name).map_or("", |(_, value)| value)
    }

    /// All params in the pattern's order.
    pub fn params(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.raw().params().map(|(name, value)| (text(name), text(value)))
    }

    /// The first value of a name in the query, decoded (`+` is a space).
    pub fn query_value(&self, name: &str) -> Option<Cow<'a, str>> {
        self.query_values().find(|(n, _)| n == name).map(|(_, value)| value)
    }

    /// All names and values of the query in order, decoded.
    pub fn query_values(&self) -> impl Iterator<Item = (Cow<'a, str>, Cow<'a, str>)> {
        form_values(self.query())
    }

    /// The body's length in bytes; `None`: not known before its end.
    pub fn body_length(&self) -> Option<u64> {
        u64::try_from(self.record.i64(request::BODY_LENGTH)).ok()
    }

    /// The body if it came with the request (up to 64 KiB do). `None`: [`body`](Request::body) has to wait for it.
    pub fn inline_body(&self) -> Option<&'a [u8]> {
        self.flag(request::BODY_INLINE).then(|| self.record.span(request::BODY))
    }

    /// The rest of the body, all of it if nothing was read.
    ///
    /// # Errors
    ///
    /// [`HostError::TooLarge`]: over the host's limit. [`HostError::Closed`]: the client has gone.
    pub fn body(&mut self) -> Result<Cow<'a, [u8]>, HostError> {
        if let Some(body) = self.inline_body() {
            let rest = &body[self.read..];
            self.read = body.len();
            return Ok(Cow::Borrowed(rest));
        }
        let mut all = Vec::new();
        let mut piece = vec![0; self.body_length().map_or(16 << 10, |n| n.clamp(1, 1 << 20) as usize)];
        loop {
            match self.read_body(&mut piece)? {
                0 => return Ok(Cow::Owned(all)),
                n => all.extend_from_slice(&piece[..n]),
            }
        }
    }

    /// Reads the next bytes of the body, waiting for one at least; 0 at its end. Also there as [`std::io::Read`].
    ///
    /// # Errors
    ///
    /// Those of [`body`](Request::body).
    pub fn read_body(&mut self, buf: &mut [u8]) -> Result<usize, HostError> {
        if buf.is_empty() {
            return Ok(0);
        }
        if let Some(body) = self.inline_body() {
            let n = buf.len().min(body.len() - self.read);
            buf[..n].copy_from_slice(&body[self.read..self.read + n]);
            self.read += n;
            return Ok(n);
        }
        HostError::count(imports::body_read(self.id, buf))
    }

    /// Sets the idle timeout of the request's connection until the request is answered. Zero: no timeout.
    ///
    /// # Errors
    ///
    /// [`HostError::Closed`]: the client has gone, or the request is answered.
    pub fn timeout(&self, idle: Duration) -> Result<(), HostError> {
        HostError::unit(imports::timeout(self.id, milliseconds(idle)))
    }

    /// Sets the CPU time for this request, from the handler's start, without waits. The operator's limit still
    /// applies. Zero: only the operator's.
    ///
    /// # Errors
    ///
    /// [`HostError::Closed`]: this is not the request of the running call.
    pub fn guest_timeout(&self, work: Duration) -> Result<(), HostError> {
        HostError::unit(imports::guest_timeout(self.id, milliseconds(work)))
    }

    /// Sends `head` at once, without its body; write that to the stream. Return the stream when it is done.
    ///
    /// # Errors
    ///
    /// [`HostError::Closed`]: the client has gone. [`HostError::Order`]: the request has been answered. [`HostError::TooLarge`]: too many
    /// streams are open.
    pub fn stream(&mut self, head: Response) -> Result<Stream, HostError> {
        self.start(head, -1)
    }

    /// [`stream`](Request::stream) with the number of bytes that will follow, which becomes the content-length. Writing more is
    /// [`HostError::Invalid`], fewer cut the connection.
    ///
    /// # Errors
    ///
    /// Those of [`stream`](Request::stream).
    pub fn stream_length(&mut self, head: Response, length: u64) -> Result<Stream, HostError> {
        self.start(head, length.min(i64::MAX as u64) as i64)
    }

    fn start(&mut self, head: Response, length: i64) -> Result<Stream, HostError> {
        let stream = Stream::start(self.id, &head, length, false)?;
        self.state = State::Sent;
        Ok(stream)
    }

    /// Sends an outbound request and waits for the head of its response. The wait does not count as work. The response does not
    /// borrow from this request, and ends with the call: see [`Fetched`].
    ///
    /// # Errors
    ///
    /// [`HostError::Denied`]: the operator does not allow the host, or its address. [`HostError::Failed`]: no response
    /// arrived; the log has the reason. [`HostError::Invalid`]: a method, a URL or a header field that cannot be sent.
    /// [`HostError::TooLarge`]: too many responses are open. [`HostError::Closed`]: the client has gone, or this is not the request of the running call.
    pub fn fetch(&self, out: Outgoing<'_>) -> Result<Fetched, HostError> {
        Fetched::start(self.id, &out)
    }

    /// Leaves the request open when the handler returns; return [`Answer::later`](crate::Answer::later). Another request's handler in
    /// this instance answers it. Copy the parts of the request that you need; a body that is not inline can only be read before.
    pub fn detach(&mut self) -> Pending {
        self.state = State::Detached;
        Pending::new(self.id)
    }

    fn flag(&self, bit: u32) -> bool {
        self.record.u32(request::FLAGS) & bit != 0
    }
}

impl std::io::Read for Request<'_> {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        Ok(self.read_body(buf)?)
    }
}

/// A request's parts as bytes: HTTP allows text that is not UTF-8.
#[derive(Clone, Copy)]
pub struct Raw<'a> {
    record: Record<'a>,
}

impl<'a> Raw<'a> {
    /// [`Request::method`].
    pub fn method(self) -> &'a [u8] {
        self.record.span(request::METHOD)
    }

    /// [`Request::path`].
    pub fn path(self) -> &'a [u8] {
        self.record.span(request::PATH)
    }

    /// [`Request::query`].
    pub fn query(self) -> &'a [u8] {
        self.record.span(request::QUERY)
    }

    /// [`Request::host`].
    pub fn host(self) -> &'a [u8] {
        self.record.span(request::HOST)
    }

    /// [`Request::headers`].
    pub fn headers(self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> {
        self.fields(request::HEADERS)
    }

    /// [`Request::params`].
    pub fn params(self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> {
        self.fields(request::PARAMS)
    }

    fn fields(self, at: usize) -> Fields<'a> {
        self.record.list(at)
    }
}

/// All names and values of a form (`application/x-www-form-urlencoded`) in order, decoded.
///
/// ```
/// let first = wasmserve::form_values("name=a+b&url=%2F").next().unwrap();
/// assert_eq!((&*first.0, &*first.1), ("name", "a b"));
/// ```
pub fn form_values(form: &str) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    form.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (unescape(name), unescape(value))
    })
}

/// Decodes a form's key or value: `+` is a space, malformed triplets stay, invalid UTF-8 becomes U+FFFD.
fn unescape(s: &str) -> Cow<'_, str> {
    if !s.bytes().any(|c| c == b'+' || c == b'%') {
        return Cow::Borrowed(s);
    }
    let b = s.as_bytes();
    let digit = |i: usize| b.get(i).and_then(|c| (*c as char).to_digit(16));
    let mut out = Vec::with_capacity(b.len());
    let mut i = 0;
    while i < b.len() {
        match (b[i], digit(i + 1), digit(i + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high << 4 | low) as u8);
                i += 2;
            }
            (b'+', ..) => out.push(b' '),
            (c, ..) => out.push(c),
        }
        i += 1;
    }
    Cow::Owned(String::from_utf8(out).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unescapes() {
        for (from, to) in
            [("", ""), ("a", "a"), ("a+b", "a b"), ("%41%4a", "AJ"), ("%", "%"), ("%4", "%4"), ("%zz+", "%zz "), ("%ff", "\u{fffd}"), ("%c3%a4", "ä")]
        {
            assert_eq!(unescape(from), to, "{}", from);
        }
    }

    #[test]
    fn rounds_up() {
        for (d, ms) in [(Duration::ZERO, 0), (Duration::from_nanos(1), 1), (Duration::from_millis(7), 7), (Duration::MAX, u32::MAX)] {
            assert_eq!(milliseconds(d), ms);
        }
    }
}
