//! handler-name is a handler for wasmserve.

use wasmserve::{Request, Response, Server};

wasmserve::export!(Server::new()
    .fixed("/", Response::text("It works. Try /hello/you\n"))
    .get("/hello/:name", hello)
    .fetch(|_| Response::text("Not found\n").status(404)));

fn hello(req: &mut Request) -> Response {
    Response::json(format!(r#"{{"hello":{}}}"#, wasmserve::json::quote(req.param("name"))))
}
