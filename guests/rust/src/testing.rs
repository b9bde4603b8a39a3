//! Handlers called as functions on this machine: records are written and read as between host and wasm, and the host's functions are
//! stand-ins, separate for each thread, and so for each test. Routes are not matched: name the handler.
//!
//! ```
//! use wasmserve::{testing, Request, Response};
//!
//! fn hello(req: &mut Request) -> Response {
//!     Response::text(format!("Hello, {}!", req.param("name"))).header("x-method", req.method().to_string())
//! }
//!
//! let answer = testing::post("/hello/you").param("name", "you").body("x").call(hello);
//! assert_eq!(answer.status(), 200);
//! assert_eq!(answer.text(), "Hello, you!");
//! assert_eq!(answer.header("x-method"), Some("POST"));
//! ```

use std::cell::Cell;

use crate::answer::IntoAnswer;
use crate::errors::Failure;
use crate::host::Level;
use crate::native::notes;
use crate::record::{request, text, Record};
use crate::request::Request;
use crate::response::Response;
use crate::server::Server;
use crate::{current, guest, memory};

/// A request that a handler is called with.
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct Call {
    pub(crate) spans: [Vec<u8>; 6], // method, path, query, host, remote, listener
    pub(crate) headers: Vec<(Vec<u8>, Vec<u8>)>,
    pub(crate) params: Vec<(Vec<u8>, Vec<u8>)>,
    pub(crate) body: Vec<u8>,
    pub(crate) body_length: Option<i64>, // None: inline
    pub(crate) route: u32,
    pub(crate) protocol: u32,
    pub(crate) tls: bool,
    pub(crate) peer: Option<[u32; 3]>,
}

/// A GET request; the part after a `?` in the path is the query.
pub fn get(path: &str) -> Call {
    method("GET", path)
}

/// A POST request.
pub fn post(path: &str) -> Call {
    method("POST", path)
}

/// A request of any method.
pub fn method(method: &str, path: &str) -> Call {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let spans = [method, path, query, "localhost", "", "@test"].map(|s| s.as_bytes().to_vec());
    Call { spans, protocol: 11, ..Call::default() }
}

impl Call {
    /// Adds a header field.
    pub fn header(mut self, name: &str, value: &str) -> Call {
        self.headers.push((name.to_ascii_lowercase().into(), value.into()));
        self
    }

    /// Adds a param, as the route's pattern would.
    pub fn param(mut self, name: &str, value: &str) -> Call {
        self.params.push((name.into(), value.into()));
        self
    }

    /// Sets the body, which comes with the request.
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Call {
        self.body = body.into();
        self
    }

    /// Sets a body of unknown length, for which the handler has to wait.
    pub fn body_behind(mut self, body: impl Into<Vec<u8>>) -> Call {
        self.body_length = Some(-1);
        notes(|n| n.body = body.into());
        self
    }

    /// Calls a handler.
    pub fn call<A: IntoAnswer>(self, handler: impl FnOnce(&mut Request<'_>) -> A) -> Outcome {
        self.run(|req| handler(req).into_answer())
    }

    /// Calls an error handler; [`Failure::of`] makes the failure.
    pub fn call_error<A: IntoAnswer>(self, failure: &Failure<'_>, handler: impl FnOnce(&mut Request<'_>, &Failure<'_>) -> A) -> Outcome {
        let mut outcome = self.run(|req| handler(req, failure).into_answer());
        outcome.default = 500;
        outcome
    }

    /// Calls a server's fetch.
    ///
    /// # Panics
    ///
    /// If the server could not start: a route is given twice, or leads to a name that no handler has.
    pub fn fetch(self, mut server: Server) -> Outcome {
        server.number();
        if let Err(mistake) = server.manifest() {
            panic!("{}", mistake);
        }
        self.run(|req| server.find(0).map_or_else(|| Response::new().status(404).into_answer(), |f| f(req)))
    }

    fn run(self, handler: impl FnOnce(&mut Request<'_>) -> crate::Answer) -> Outcome {
        thread_local!(static ID: Cell<u32> = const { Cell::new(0) });
        let id = ID.with(|id| {
            id.set(id.get() + 1);
            id.get()
        });
        let words = self.encode();
        let mut req = Request::new(id, Record(memory::bytes(&words)));
        let answer = handler(&mut req);
        let result = guest::finish(req, answer);
        let mut outcome = Outcome { pending: result == current::PENDING, default: 200, ..Outcome::default() };
        notes(|n| {
            outcome.failed = n.failed.iter().find(|f| f.0 == id).map(|f| (f.1.clone(), f.2.clone()));
            outcome.record = n.sent.iter().find(|s| s.0 == id).map(|s| s.1.clone()).unwrap_or_default();
            outcome.body = n.written.iter().filter(|w| w.0 == id).flat_map(|w| w.1.clone()).collect();
        });
        if result != current::PENDING && result != current::ANSWERED {
            outcome.record = current::last();
            outcome.body = Record(&outcome.record).span(16).to_vec();
        }
        outcome
    }

    /// The request's record, as the host encodes it.
    pub(crate) fn encode(&self) -> Vec<u64> {
        let list = |fields: &[(Vec<u8>, Vec<u8>)]| fields.len() * 16;
        let (headers, params) = (128, 128 + list(&self.headers));
        let mut fixed = vec![0; params + list(&self.params)];
        let mut bytes = Vec::new();
        let behind = fixed.len();
        let mut span = |fixed: &mut Vec<u8>, at: usize, s: &[u8]| {
            if !s.is_empty() {
                put(fixed, at, (behind + bytes.len()) as u32);
                put(fixed, at + 4, s.len() as u32);
                bytes.extend_from_slice(s);
            }
        };
        for (at, s) in [request::METHOD, request::PATH, request::QUERY, request::HOST].iter().zip(&self.spans) {
            span(&mut fixed, *at, s);
        }
        for (start, at, fields) in [(headers, request::HEADERS, &self.headers), (params, request::PARAMS, &self.params)] {
            if !fields.is_empty() {
                put(&mut fixed, at, start as u32);
                put(&mut fixed, at + 4, fields.len() as u32);
            }
            for (i, (name, value)) in fields.iter().enumerate() {
                span(&mut fixed, start + i * 16, name);
                span(&mut fixed, start + i * 16 + 8, value);
            }
        }
        span(&mut fixed, request::REMOTE, &self.spans[4]);
        span(&mut fixed, request::LISTENER, &self.spans[5]);
        span(&mut fixed, request::BODY, &self.body);
        let flag = |set: bool, bit| if set { bit } else { 0 };
        let flags = flag(self.body_length.is_none(), request::BODY_INLINE) | flag(self.tls, request::TLS) | flag(self.peer.is_some(), request::PEER_KNOWN);
        put(&mut fixed, request::FLAGS, flags);
        let length = self.body_length.unwrap_or(self.body.len() as i64);
        put(&mut fixed, request::BODY_LENGTH, length as u32);
        put(&mut fixed, request::BODY_LENGTH + 4, (length >> 32) as u32);
        put(&mut fixed, request::ROUTE, self.route);
        put(&mut fixed, request::PROTOCOL, self.protocol);
        for (i, n) in self.peer.iter().flatten().enumerate() {
            put(&mut fixed, request::PEER + i * 4, *n);
        }
        fixed.extend(bytes);
        let size = fixed.len();
        put(&mut fixed, 0, size as u32);
        let mut words = vec![0; (size + 7) / 8];
        memory::bytes_mut(&mut words)[..size].copy_from_slice(&fixed);
        words
    }
}

fn put(record: &mut [u8], at: usize, n: u32) {
    record[at..at + 4].copy_from_slice(&n.to_le_bytes());
}

/// The outcome of a call.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    record: Vec<u8>,
    body: Vec<u8>,
    failed: Option<(String, String)>,
    pending: bool,
    default: u16,
}

impl Outcome {
    /// The status; by default 200, of an error handler 500.
    pub fn status(&self) -> u16 {
        match Record(&self.record).u32(4) as u16 {
            0 => self.default,
            status => status,
        }
    }

    /// The first value of a header field; case does not matter.
    pub fn header(&self, name: &str) -> Option<&str> {
        Record(&self.record).list(8).find(|(n, _)| n.eq_ignore_ascii_case(name.as_bytes())).map(|(_, value)| text(value))
    }

    /// The body, of a stream all bytes written.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        text(&self.body)
    }

    /// The error of the request, if it failed.
    pub fn error(&self) -> Option<&str> {
        self.failed.as_ref().map(|f| f.0.as_str())
    }

    /// Where it failed, if that is known.
    pub fn stack(&self) -> &str {
        self.failed.as_ref().map_or("", |f| f.1.as_str())
    }

    /// Whether the request is answered later.
    pub fn is_pending(&self) -> bool {
        self.pending
    }
}

/// Returns the log entries of this thread's handlers, and clears them.
pub fn log() -> Vec<(Level, String)> {
    let level = |n| [Level::Debug, Level::Info, Level::Warn].iter().copied().find(|l| *l as i32 == n).unwrap_or(Level::Error);
    notes(|n| n.log.drain(..).map(|(n, message)| (level(n), message)).collect())
}

/// Returns the reloads that this thread's handlers have requested, as JSON, and clears them.
pub fn reloads() -> Vec<String> {
    notes(|n| n.reloads.drain(..).collect())
}
