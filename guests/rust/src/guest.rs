//! Exports: the server of an instance, and how a call is answered.
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]

use std::borrow::Cow;
use std::cell::Cell;

use crate::answer::{Answer, Body, What};
use crate::current::{self, result, ANSWERED, PENDING};
use crate::errors::{Error, Failure, Kind};
use crate::imports;
use crate::record::{request, Record};
use crate::request::{Request, State};
use crate::response::Response;
use crate::server::Server;
use crate::stream::Stream;

// An instance has one thread; in native tests each thread is a separate instance.
thread_local! {
    static SERVER: Cell<Option<&'static Server>> = const { Cell::new(None) };
}

/// The server, made by the first call that needs it.
pub fn server(make: fn() -> Server) -> &'static Server {
    SERVER.with(|cell| {
        cell.get().unwrap_or_else(|| {
            hook();
            let mut server = make();
            server.number();
            let server: &'static Server = Box::leak(Box::new(server));
            cell.set(Some(server));
            server
        })
    })
}

/// The names of handlers.
pub fn names() -> Vec<(Cow<'static, str>, usize)> {
    SERVER.with(Cell::get).map_or_else(Vec::new, |server| server.names.clone())
}

/// Answers a request (4). The result is valid until the next call.
pub fn fetch(server: &Server, id: u32, record: Record<'_>) -> u64 {
    current::begin(id);
    let mut req = Request::new(id, record);
    match server.find(record.u32(request::ROUTE)) {
        Some(handler) => {
            let answer = handler(&mut req);
            finish(req, answer)
        }
        None => result(&Response::new().status(404)),
    }
}

/// Answers a request that failed (5).
pub fn error(server: &Server, id: u32, record: Record<'_>) -> u64 {
    current::begin(id);
    let mut req = Request::new(id, record.inner());
    let failure = Failure::new(record);
    match &server.error {
        Some(handler) => {
            let answer = handler(&mut req, &failure);
            finish(req, answer)
        }
        None => {
            let waiting_helps = matches!(failure.kind(), Kind::Timeout | Kind::Memory | Kind::Lost);
            result(&Response::text("Something went wrong!").status(if waiting_helps { 503 } else { 500 }))
        }
    }
}

/// Turns a handler's result into a result for the host (4.2).
pub fn finish(mut req: Request<'_>, answer: Answer) -> u64 {
    let done = match (answer.0, req.state) {
        (What::Failed(err), _) => Err(err),
        (What::Ended(stream), _) => stream_ended(stream, req.state),
        (What::Stream(head, body), State::Open) => run(&mut req, head, body),
        (What::Response(res), State::Open) => return result(&res),
        (What::Later, State::Open) => Err(Error::text("the handler returned Answer::later, but has not called detach".into())),
        _ => Ok(()),
    };
    match done {
        Err(err) => {
            imports::fail(req.id, err.message(), &err.stack());
            ANSWERED
        }
        Ok(()) if req.state == State::Detached => PENDING,
        Ok(()) => ANSWERED,
    }
}

fn stream_ended(stream: Stream, state: State) -> Result<(), Error> {
    if stream.is_pending() && state == State::Open {
        return Err(Error::text("the handler returned the stream of another request".into()));
    }
    Ok(stream.end()?)
}

fn run(req: &mut Request<'_>, head: Response, body: Body) -> Result<(), Error> {
    let done = req.stream(head).map_err(Error::from).and_then(|mut stream| {
        body(&mut stream)?;
        Ok(stream.end()?)
    });
    match done {
        Err(err) if Answer::is_closed(&err) => Ok(()),
        other => other,
    }
}

/// Makes a panic fail its request. wasm cannot unwind: the instance traps afterwards, and the host keeps the reported message
/// (6.7).
#[cfg(target_arch = "wasm32")]
fn hook() {
    std::panic::set_hook(Box::new(|info| {
        let payload = info.payload();
        let message = match (payload.downcast_ref::<&str>(), payload.downcast_ref::<String>()) {
            (Some(text), _) => text,
            (_, Some(text)) => text.as_str(),
            _ => "panic with a value that is no text",
        };
        let place = info.location().map_or_else(String::new, |place| format!("panicked at {}", place));
        let id = current::id();
        if imports::fail(id, message, &place) < 0 {
            imports::log(crate::Level::Error as i32, &format!("{} {}", place, message));
            // during the start no request runs
        }
    }));
}

#[cfg(not(target_arch = "wasm32"))]
fn hook() {}
