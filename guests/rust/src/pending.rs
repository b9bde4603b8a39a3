//! API: requests that are answered later (SPEC 4.3).

use std::fmt::Display;
use std::time::Duration;

use crate::errors::HostError;
use crate::host::milliseconds;
use crate::response::Response;
use crate::stream::Stream;
use crate::{current, imports};

/// A request that the handler of another one answers, in the same instance. Methods return [`HostError::Closed`] once its client has
/// gone or a time limit has passed. Dropped without an answer, it fails.
///
/// ```
/// use std::cell::RefCell;
/// use wasmserve::{Answer, Pending, Request, Response};
///
/// thread_local!(static WAITING: RefCell<Vec<Pending>> = RefCell::new(Vec::new()));
///
/// fn wait(req: &mut Request) -> Answer {
///     let pending = req.detach();
///     WAITING.with(|all| all.borrow_mut().push(pending));
///     Answer::later()
/// }
///
/// fn wake(_: &mut Request) -> String {
///     let all = WAITING.with(|all| all.take());
///     let woken = all.into_iter().filter_map(|one| one.respond(Response::text("now")).ok()).count();
///     format!("{} woken", woken)
/// }
/// # use wasmserve::testing;
/// # assert!(testing::get("/wait").call(wait).is_pending());
/// # assert_eq!(testing::get("/wake").call(wake).text(), "1 woken");
/// ```
#[must_use]
pub struct Pending {
    id: u32, // 0: answered
}

impl Pending {
    pub(crate) fn new(id: u32) -> Pending {
        Pending { id }
    }

    /// Answers the request.
    ///
    /// # Errors
    ///
    /// [`HostError::Closed`]: the client has gone. [`HostError::Invalid`]: the response breaks a rule.
    pub fn respond(mut self, res: Response) -> Result<(), HostError> {
        current::respond(self.done(), &res, None)
    }

    /// Sends a head, and leaves the body open. Its [`Stream::write_some`] takes the bytes that fit, or returns [`HostError::Again`]; call
    /// [`Stream::end`] at the end.
    ///
    /// # Errors
    ///
    /// Those of [`Request::stream`](crate::Request::stream).
    pub fn stream(mut self, head: Response) -> Result<Stream, HostError> {
        Stream::start(self.done(), &head, -1, true)
    }

    /// Ends the request with an error.
    ///
    /// # Errors
    ///
    /// [`HostError::Closed`]: the client has gone.
    pub fn fail(mut self, message: impl Display) -> Result<(), HostError> {
        HostError::unit(imports::fail(self.done(), &message.to_string(), ""))
    }

    /// Sets the idle timeout of the request's connection. Zero: no timeout.
    ///
    /// # Errors
    ///
    /// [`HostError::Closed`]: the client has gone.
    pub fn timeout(&self, idle: Duration) -> Result<(), HostError> {
        HostError::unit(imports::timeout(self.id, milliseconds(idle)))
    }

    fn done(&mut self) -> u32 {
        std::mem::take(&mut self.id)
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if self.id != 0 {
            imports::fail(self.id, "the pending request was dropped without an answer", "");
        }
    }
}
