//! API: responses.

use std::borrow::Cow;

/// A handler's response. Text that is known when the handler is compiled is not copied before it is sent.
///
/// ```
/// # use wasmserve::Response;
/// Response::json(r#"{"ok":true}"#).status(201).header("location", "/things/7");
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
pub struct Response {
    pub(crate) status: u16,
    pub(crate) content_type: Option<Cow<'static, str>>,
    pub(crate) headers: Vec<(Bytes, Bytes)>,
    pub(crate) body: Cow<'static, [u8]>,
}

type Bytes = Cow<'static, [u8]>;

impl Response {
    /// 200 without a body (500 in an error handler).
    pub const fn new() -> Response {
        Response { status: 0, content_type: None, headers: Vec::new(), body: Cow::Borrowed(&[]) }
    }

    /// Plain text.
    pub fn text(body: impl Into<Cow<'static, str>>) -> Response {
        Response::typed("text/plain;charset=utf-8", body.into())
    }

    /// HTML.
    pub fn html(body: impl Into<Cow<'static, str>>) -> Response {
        Response::typed("text/html;charset=utf-8", body.into())
    }

    /// JSON that is written already, by hand (see [`json`](crate::json)) or by a crate of your choice.
    pub fn json(body: impl Into<Cow<'static, str>>) -> Response {
        Response::typed("application/json", body.into())
    }

    /// Bytes of any type.
    pub fn bytes(content_type: impl Into<Cow<'static, str>>, body: impl Into<Cow<'static, [u8]>>) -> Response {
        Response::new().content_type(content_type).body(body)
    }

    /// 302 to another address; [`status`](Response::status) makes it another of 3xx.
    pub fn redirect(to: impl Into<Cow<'static, str>>) -> Response {
        Response::new().status(302).header("location", to)
    }

    fn typed(content_type: &'static str, body: Cow<'static, str>) -> Response {
        Response { content_type: Some(Cow::Borrowed(content_type)), body: text(body), ..Response::new() }
    }

    /// Sets the status, 200 to 999. 0: the default.
    pub fn status(mut self, status: u16) -> Response {
        self.status = status;
        self
    }

    /// Sets the field content-type.
    pub fn content_type(mut self, value: impl Into<Cow<'static, str>>) -> Response {
        self.content_type = Some(value.into());
        self
    }

    /// Adds a header field; one of the same name stays. The host writes the framing fields itself and drops them here.
    pub fn header(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Cow<'static, str>>) -> Response {
        self.headers.push((text(name.into()), text(value.into())));
        self
    }

    /// Adds a header field whose value need not be text.
    pub fn header_bytes(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Cow<'static, [u8]>>) -> Response {
        self.headers.push((text(name.into()), value.into()));
        self
    }

    /// Sets the body.
    pub fn body(mut self, body: impl Into<Cow<'static, [u8]>>) -> Response {
        self.body = body.into();
        self
    }

    /// All header fields, content-type first.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&[u8], &[u8])> {
        let first = self.content_type.iter().map(|value| (&b"content-type"[..], value.as_bytes()));
        first.chain(self.headers.iter().map(|(name, value)| (&name[..], &value[..])))
    }
}

/// Text as the bytes that it is made of.
pub(crate) fn text(s: Cow<'_, str>) -> Cow<'_, [u8]> {
    match s {
        Cow::Borrowed(s) => Cow::Borrowed(s.as_bytes()),
        Cow::Owned(s) => Cow::Owned(s.into_bytes()),
    }
}
