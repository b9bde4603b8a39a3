//! API: outbound requests (SPEC 6.12).

use std::borrow::Cow;
use std::time::Duration;

use crate::host::milliseconds;
use crate::response::text;

/// An outbound request, for [`Request::fetch`](crate::Request::fetch). The host checks it when it is
/// sent.
///
/// ```
/// # use std::time::Duration;
/// # use wasmserve::Outgoing;
/// Outgoing::new("https://api.example.com/items").method("POST").header("content-type", "application/json").body(r#"{"a":1}"#);
/// Outgoing::new("http://localhost/health").address("@svc").timeout(Duration::from_millis(500));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
pub struct Outgoing<'a> {
    pub(crate) url: Bytes<'a>,
    pub(crate) method: Bytes<'a>,
    pub(crate) address: Bytes<'a>,
    pub(crate) headers: Vec<(Bytes<'a>, Bytes<'a>)>,
    pub(crate) body: Vec<u8>,
    pub(crate) timeout: u32, // milliseconds
    pub(crate) manual: bool,
}

type Bytes<'a> = Cow<'a, [u8]>;

impl<'a> Outgoing<'a> {
    /// GET of an absolute URL, `http` or `https`.
    pub fn new(url: impl Into<Cow<'a, str>>) -> Outgoing<'a> {
        Outgoing { url: text(url.into()), ..Outgoing::default() }
    }

    /// Sets the method, which is sent as it is; `CONNECT` and `TRACE` cannot be sent. Empty: GET.
    pub fn method(mut self, method: impl Into<Cow<'a, str>>) -> Outgoing<'a> {
        self.method = text(method.into());
        self
    }

    /// Adds a header field; one of the same name stays. `host` and the fields of framing and connection belong to the host, and are
    /// dropped here.
    pub fn header(mut self, name: impl Into<Cow<'a, str>>, value: impl Into<Cow<'a, str>>) -> Outgoing<'a> {
        self.headers.push((text(name.into()), text(value.into())));
        self
    }

    /// Adds a header field whose value need not be text.
    pub fn header_bytes(mut self, name: impl Into<Cow<'a, str>>, value: impl Into<Cow<'a, [u8]>>) -> Outgoing<'a> {
        self.headers.push((text(name.into()), value.into()));
        self
    }

    /// Sets the Unix socket to connect to, a path or `@name` for an abstract one. The URL then only has the path. Empty: not set.
    pub fn address(mut self, address: impl Into<Cow<'a, str>>) -> Outgoing<'a> {
        self.address = text(address.into());
        self
    }

    /// Sets the body: text, bytes, or the result of [`Request::body`](crate::Request::body).
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Outgoing<'a> {
        self.body = body.into();
        self
    }

    /// Sets how long to wait for the head of the response, and again for each part of its body; rounded up to milliseconds. Zero: the
    /// operator's limit (30 s unless changed), which also caps it.
    pub fn timeout(mut self, time: Duration) -> Outgoing<'a> {
        self.timeout = milliseconds(time);
        self
    }

    /// Returns a redirect as the response. Without it up to 20 are followed.
    pub fn manual(mut self) -> Outgoing<'a> {
        self.manual = true;
        self
    }

    pub(crate) fn fields(&self) -> impl Iterator<Item = (&[u8], &[u8])> {
        self.headers.iter().map(|(name, value)| (&name[..], &value[..]))
    }
}
