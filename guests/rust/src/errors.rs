//! API: three kinds of errors: those of handlers, the failures passed to an error handler, and the statuses of host functions.

use std::borrow::Cow;
use std::fmt;
use std::panic::Location;

use crate::record::{error, Record};

/// The error of a handler. `?` converts every `std::error::Error` to it and records causes, file and line.
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
    /// An error with this text, for the log and the error handler.
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

    /// The location, as a line of a stack; may be empty.
    pub(crate) fn stack(&self) -> String {
        // map_err(Error::new) is called from within the standard library, whose location is of no use.
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

/// The reason why a request failed, for the error handler. Its text may name internals: think before you send it.
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

    /// The kind of the failure.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The error text.
    pub fn message(&self) -> Cow<'a, str> {
        self.record.map_or(Cow::Borrowed(self.text.0), |r| String::from_utf8_lossy(r.span(error::MESSAGE)))
    }

    /// The stack, innermost first, one function or place a line; may be empty.
    pub fn stack(&self) -> Cow<'a, str> {
        self.record.map_or(Cow::Borrowed(self.text.1), |r| String::from_utf8_lossy(r.span(error::STACK)))
    }
}

/// Kinds of failures (SPEC 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// Reported by the handler: an error, a panic.
    Guest,
    /// Unreachable code, memory out of bounds, a division by zero, an exhausted stack.
    Trap,
    /// The handler called exit.
    Exit,
    /// The handler's response breaks a rule.
    Response,
    /// A time limit ended the call.
    Timeout,
    /// There was no memory for the request.
    Memory,
    /// The instance ended while the request was pending.
    Lost,
    /// An internal error of the host.
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

/// The status of a host function (SPEC 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum HostError {
    /// An invalid argument: a level, a key, malformed JSON.
    Invalid,
    /// No such key, no such module.
    NotFound,
    /// Over a limit of the host.
    TooLarge,
    /// The request has been answered, or its client has gone.
    Closed,
    /// Answered twice, or a body without a head.
    Order,
    /// A pending request's client reads too slowly: no bytes were taken.
    Again,
    /// The value differs.
    Conflict,
    /// Disabled by the operator.
    Denied,
    /// The host's log has the reason.
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
    (HostError::Failed, "failed: see the host's log"),
];

impl HostError {
    /// A result that is a count if it is not negative.
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
