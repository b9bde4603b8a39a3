//! API: errors, three sorts of them: what a handler fails with, what a handler of errors is told, and what the host's functions say.

use std::borrow::Cow;
use std::fmt;
use std::panic::Location;

use crate::record::{error, Record};

/// What a handler fails with. Every `std::error::Error` becomes one with `?`, which notes causes, file and line.
///
/// ```
/// # use wasmserve::{Error, Request};
/// fn double(req: &mut Request) -> Result<String, Error> {
///     let n: u32 = req.query().parse()?;
///     let twice = n.checked_mul(2).ok_or_else(|| Error::new(format!("{} is too large", n)))?;
///     Ok(twice.to_string())
/// }
/// ```
pub struct Error {
    message: String,
    place: Option<&'static Location<'static>>,
    pub(crate) status: Option<HostError>,
}

impl Error {
    /// An error with this text. It is for the log, and for the handler of errors.
    #[track_caller]
    pub fn new(message: impl fmt::Display) -> Error {
        Error { message: message.to_string(), place: Some(Location::caller()), status: None }
    }

    pub(crate) fn text(message: String) -> Error {
        Error { message, place: None, status: None }
    }

    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// Where it came from, as a line of a stack; may be empty.
    pub(crate) fn stack(&self) -> String {
        // map_err(Error::new) is called from within the standard library, which says nothing.
        let place = self.place.filter(|place| !place.file().contains("library/core/"));
        place.map_or_else(String::new, |place| format!("at {}", place))
    }
}

impl<E: std::error::Error + 'static> From<E> for Error {
    #[track_caller]
    fn from(err: E) -> Error {
        let mut message = err.to_string();
        let mut cause = err.source();
        while let Some(c) = cause {
            message += ": ";
            message += &c.to_string();
            cause = c.source();
        }
        let status = (&err as &dyn std::any::Any).downcast_ref::<HostError>().copied();
        Error { message, place: Some(Location::caller()), status }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        self.place.map_or(Ok(()), |place| write!(f, " at {}", place))
    }
}

/// Why a request failed, for the handler of errors. Its text may name internals: think before you send it.
pub struct Failure<'a> {
    kind: Kind,
    record: Option<Record<'a>>,
    text: (&'a str, &'a str),
}

impl<'a> Failure<'a> {
    pub(crate) fn new(record: Record<'a>) -> Failure<'a> {
        Failure { kind: Kind::from(record.u32(error::KIND)), record: Some(record), text: ("", "") }
    }

    /// A failure for tests.
    pub fn of(kind: Kind, message: &'a str, stack: &'a str) -> Failure<'a> {
        Failure { kind, record: None, text: (message, stack) }
    }

    /// What sort of failure it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// What went wrong.
    pub fn message(&self) -> Cow<'a, str> {
        self.record.map_or(Cow::Borrowed(self.text.0), |r| String::from_utf8_lossy(r.span(error::MESSAGE)))
    }

    /// Where, innermost first, one function or place a line; may be empty.
    pub fn stack(&self) -> Cow<'a, str> {
        self.record.map_or(Cow::Borrowed(self.text.1), |r| String::from_utf8_lossy(r.span(error::STACK)))
    }
}

/// Sorts of failures (SPEC 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// The handler said so: an error, a panic.
    Guest,
    /// Unreachable code, memory out of bounds, a division by zero, an exhausted stack.
    Trap,
    /// The handler ended itself.
    Exit,
    /// What the handler answered breaks a rule.
    Response,
    /// A time limit ended the call.
    Timeout,
    /// There was no memory for the request.
    Memory,
    /// The instance ended while the request was pending.
    Lost,
    /// The host's own fault.
    Internal,
    /// A kind of a later host.
    Other(u32),
}

const KINDS: [(Kind, &str); 8] = [
    (Kind::Guest, "guest"),
    (Kind::Trap, "trap"),
    (Kind::Exit, "exit"),
    (Kind::Response, "response"),
    (Kind::Timeout, "timeout"),
    (Kind::Memory, "memory"),
    (Kind::Lost, "lost"),
    (Kind::Internal, "internal"),
];

impl From<u32> for Kind {
    fn from(n: u32) -> Kind {
        KINDS.get((n as usize).wrapping_sub(1)).map_or(Kind::Other(n), |k| k.0)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(KINDS.iter().find(|k| k.0 == *self).map_or("unknown", |k| k.1))
    }
}

/// What a function of the host says (SPEC 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum HostError {
    /// A wrong argument: a level, a key, JSON that is none.
    Invalid,
    /// No such key, no such module.
    NotFound,
    /// Over a limit of the host.
    TooLarge,
    /// The request has been answered, or its client has gone.
    Closed,
    /// Answered twice, or a body without a head.
    Order,
    /// A pending request's client reads too slowly: nothing was taken.
    Again,
    /// The value was another.
    Conflict,
    /// Switched off by the operator.
    Denied,
    /// The host's log says why.
    Failed,
    /// A status of a later host.
    Other(i32),
}

const STATUSES: [(HostError, &str); 9] = [
    (HostError::Invalid, "invalid argument"),
    (HostError::NotFound, "not found"),
    (HostError::TooLarge, "too large"),
    (HostError::Closed, "closed: the request has been answered, or its client has gone"),
    (HostError::Order, "out of order"),
    (HostError::Again, "the client reads too slowly: try again"),
    (HostError::Conflict, "conflict: the value was another"),
    (HostError::Denied, "denied by the operator"),
    (HostError::Failed, "failed: the host's log says why"),
];

impl HostError {
    /// A status that counts where it is not negative.
    pub(crate) fn count(status: i32) -> Result<usize, HostError> {
        usize::try_from(status).map_err(|_| {
            let n = status.unsigned_abs() as usize - 1;
            STATUSES.get(n).map_or(HostError::Other(status), |s| s.0)
        })
    }

    pub(crate) fn unit(status: i32) -> Result<(), HostError> {
        HostError::count(status).map(|_| ())
    }
}

impl fmt::Display for HostError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(STATUSES.iter().find(|s| s.0 == *self).map_or("unknown status", |s| s.1))
    }
}

impl std::error::Error for HostError {}

impl From<HostError> for std::io::Error {
    fn from(err: HostError) -> std::io::Error {
        let kind = match err {
            HostError::Closed => std::io::ErrorKind::BrokenPipe,
            HostError::Again => std::io::ErrorKind::WouldBlock,
            _ => std::io::ErrorKind::Other,
        };
        std::io::Error::new(kind, err)
    }
}
