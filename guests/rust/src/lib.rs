//! Handlers for [wasmserve](https://github.com/wasmserve/wasmserve) in Rust. A handler is a crate of type `cdylib`:
//!
//! ```
//! use wasmserve::{Response, Server};
//!
//! wasmserve::export!(Server::new().fetch(|_| Response::json(r#"{"version":"1.0.0"}"#)));
//! ```
//!
//! With routes, params, an error and an error handler:
//!
//! ```
//! use wasmserve::{Error, Failure, Request, Response, Server};
//!
//! fn server() -> Server {
//!     Server::new()
//!         .unix("@svc")
//!         .get("/users/:id", user)
//!         .post("/echo", |req| Ok::<_, Error>(Response::bytes("text/plain", req.body()?.into_owned())))
//!         .fixed("/health", Response::text("ok")) // the host answers: no wasm runs
//!         .fetch(|req| Response::text(format!("nothing at {}", req.path())).status(404))
//!         .error(on_error)
//! }
//!
//! fn user(req: &mut Request) -> Result<Response, Error> {
//!     let id: u32 = req.param("id").parse()?; // an error ends in on_error, with file and line
//!     Ok(Response::json(format!(r#"{{"id":{}}}"#, id)))
//! }
//!
//! fn on_error(req: &mut Request, failure: &Failure) -> Response {
//!     wasmserve::warn!("{}: {}", req.path(), failure.message());
//!     Response::text("sorry").status(500)
//! }
//!
//! wasmserve::export!(server());
//!
//! // Handlers are functions: tests call them on this machine.
//! use wasmserve::testing;
//! let answer = testing::get("/users/7").param("id", "7").call(user);
//! assert_eq!((answer.status(), answer.text()), (200, r#"{"id":7}"#));
//! let answer = testing::get("/users/x").param("id", "x").call(user);
//! assert_eq!(answer.error(), Some("invalid digit found in string"));
//! ```
//!
//! A module has one thread, and the host makes as many instances of it as it needs: a `static` is no place for state, [`state`] is. A
//! panic fails its request with its message and place, and ends its instance.
//!
//! # Files
//!
//! The four roles that every SDK has (section numbers in the sources are those of abi/SPEC.md):
//!
//! | role | files |
//! |---|---|
//! | API | `server`, `routes`, `request`, `response`, `answer`, `stream`, `pending`, `outgoing`, `fetched`, `state`, `reload`, `host`, `errors`, `testing` |
//! | wire | `record` (in), `output` (out), `manifest` (JSON) |
//! | exports | `exports`, `guest`; `memory` has the unsafe part |
//! | imports | `imports`, and `native` without a host |

#![warn(missing_docs)]
#![deny(unsafe_code)]

mod answer;
mod current;
mod errors;
#[doc(hidden)]
pub mod exports;
mod fetched;
mod guest;
mod host;
mod imports;
pub mod json;
mod manifest;
mod memory;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod outgoing;
mod output;
mod pending;
mod record;
pub mod reload;
mod request;
mod response;
mod routes;
mod server;
pub mod state;
mod stream;
#[cfg(not(target_arch = "wasm32"))]
pub mod testing;
#[cfg(test)]
mod vectors;

pub use answer::{Answer, IntoAnswer};
pub use errors::{Error, Failure, HostError, Kind};
pub use fetched::Fetched;
pub use host::{exit, log, now, random, sleep, stats, Level};
pub use outgoing::Outgoing;
pub use pending::Pending;
pub use request::{form_values, Peer, Raw, Request};
pub use response::Response;
pub use routes::{Route, Routes};
pub use server::Server;
pub use stream::Stream;
