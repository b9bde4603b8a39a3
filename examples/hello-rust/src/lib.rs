//! The smallest handler: every path answers the version.

use wasmserve::{Response, Server};

wasmserve::export!(Server::new().fetch(|_| Response::json(r#"{"version":"1.0.0"}"#)));
