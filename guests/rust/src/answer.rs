//! API: results of handlers.

use std::any::Any;
use std::borrow::Cow;
use std::fmt::Display;

use crate::errors::{Error, HostError};
use crate::response::Response;
use crate::stream::Stream;

/// The result of a handler: see [`IntoAnswer`].
pub struct Answer(pub(crate) What);

pub(crate) enum What {
    Response(Response),
    Stream(Response, Body),
    Ended(Stream),
    Later,
    Failed(Error),
}

pub(crate) type Body = Box<dyn FnOnce(&mut Stream) -> Result<(), Error>>;

impl Answer {
    /// The request is answered later: the handler has called [`Request::detach`](crate::Request::detach).
    pub fn later() -> Answer {
        Answer(What::Later)
    }

    /// Sends `head` at once, without its body, and then the bytes that `body` writes. An error fails the request and cuts the connection,
    /// except [`HostError::Closed`], which means that the client has gone.
    ///
    /// ```
    /// # use wasmserve::{Answer, Request, Response};
    /// fn count(_: &mut Request) -> Answer {
    ///     Answer::stream(Response::text(""), |out| {
    ///         for n in 0..10 {
    ///             out.write(format!("{}\n", n))?;
    ///         }
    ///         Ok(())
    ///     })
    /// }
    /// # assert_eq!(wasmserve::testing::get("/").call(count).text().len(), 20);
    /// ```
    pub fn stream(head: Response, body: impl FnOnce(&mut Stream) -> Result<(), Error> + 'static) -> Answer {
        Answer(What::Stream(head, Box::new(body)))
    }
}

/// The types that a handler may return: a [`Response`], text, `()` for an empty 200, a [`Stream`] that is done, an [`Answer`], and a
/// `Result` of them with any error that can be displayed.
pub trait IntoAnswer {
    /// Converts the result.
    fn into_answer(self) -> Answer;
}

impl IntoAnswer for Answer {
    fn into_answer(self) -> Answer {
        self
    }
}

impl IntoAnswer for Response {
    fn into_answer(self) -> Answer {
        Answer(What::Response(self))
    }
}

impl IntoAnswer for Stream {
    fn into_answer(self) -> Answer {
        Answer(What::Ended(self))
    }
}

impl IntoAnswer for () {
    fn into_answer(self) -> Answer {
        Response::new().into_answer()
    }
}

impl IntoAnswer for &'static str {
    fn into_answer(self) -> Answer {
        Response::text(self).into_answer()
    }
}

impl IntoAnswer for String {
    fn into_answer(self) -> Answer {
        Response::text(self).into_answer()
    }
}

impl IntoAnswer for Cow<'static, str> {
    fn into_answer(self) -> Answer {
        Response::text(self).into_answer()
    }
}

impl<A: IntoAnswer, E: Display + 'static> IntoAnswer for Result<A, E> {
    fn into_answer(self) -> Answer {
        match self {
            Ok(answer) => answer.into_answer(),
            Err(err) => Answer(What::Failed(error(err))),
        }
    }
}

/// Keeps the location of an Error, and the causes that others show in the alternate form.
fn error<E: Display + 'static>(err: E) -> Error {
    let mut err = Some(err);
    match (&mut err as &mut dyn Any).downcast_mut::<Option<Error>>() {
        Some(own) => own.take(),
        None => err.take().map(|e| Error::text(format!("{:#}", e))),
    }
    .unwrap_or_else(|| Error::text(String::new()))
}

impl Answer {
    /// Closed is not a failure of the stream.
    pub(crate) fn is_closed(err: &Error) -> bool {
        err.status == Some(HostError::Closed)
    }
}
