//! The guest of the conformance suite (host/conformance): it answers what host/conformance/testdata/GUEST.md says. guests/go/conformance and guests/c/conformance are the
//! same in Go and C.
//!
//! - lib.rs: the routes
//! - answers.rs: complete answers
//! - streams.rs: streams, waits and timeouts
//! - fetches.rs: responses of upstream servers
//! - failures.rs: what goes wrong on purpose

mod answers;
mod failures;
mod fetches;
mod streams;

use answers::*;
use wasmserve::{Response, Route, Server};

/// v1, v2 or bare, by the environment variable GUEST_VARIANT when it is compiled. bare has neither a catch-all nor fetch.
const VARIANT: &str = match option_env!("GUEST_VARIANT") {
    Some(variant) => variant,
    None => "v1",
};

wasmserve::export!(server());

fn server() -> Server {
    let many: String = (0..65).map(|i| format!("/:p{}", i)).collect();
    let s = Server::new()
        .any("/", |_| "Hello, world!")
        .any("/status/:code", status)
        .any("/length", |_| Response::text("hi").header("Content-Length", "999"))
        .any("/encoding", |_| Response::text("hi").header("Transfer-Encoding", "gzip"))
        .any("/cookies", |_| Response::text("cookies").header("Set-Cookie", "a=1; Path=/").header("Set-Cookie", "b=2"))
        .any("/date", |_| Response::text("date").header("Date", "Thu, 01 Jan 1970 00:00:00 GMT"))
        .any("/header", header)
        .any("/admin", |req| format!("admin of {}", req.host()))
        .any("/api/*", |_| "api")
        .any("/api/users", |_| "users")
        .any("/api/users/:id", |req| format!("user {}", req.param("id")))
        .any("/api/users/:id/posts", |req| format!("posts of {}", req.param("id")))
        .any("/param/:value", |req| req.param("value").to_string())
        .any(format!("/params{}", many), params)
        .get("/only-get", |req| Response::text("only-get").header("X-Method", req.method().to_string()))
        .post("/only-post", |_| "only-post")
        .get("/own-head", |_| "get")
        .on("HEAD", "/own-head", Route::handler(|_| Response::new().header("X-Head", "own")))
        .route("/skip", Route::skip())
        .fixed("/static", Response::bytes("text/plain", &b"static"[..]))
        .route("/redirect", Route::redirect("/foo/bar"))
        .route("/file", Route::file("hello.txt"))
        .route("/dir/*", Route::dir("public"))
        .any("/echo", echo)
        .any("/pattern", |req| Response::bytes("text/plain", alphabet(number(req, "n"))))
        .any("/version", |_| VARIANT)
        .any("/stats/:name", stats)
        .any("/counter", counter)
        .any("/add", |req| count(&key(req), 1).map(|n| n.to_string()))
        .any("/slow", streams::slow)
        .any("/wait-for", streams::wait_for)
        .any("/stream-for", streams::stream_for)
        .any("/ticks", streams::ticks)
        .any("/endless", streams::endless)
        .any("/quiet", streams::quiet)
        .any("/hold", streams::hold)
        .any("/fetch", fetches::fetch)
        .any("/relay", fetches::relay)
        .any("/trap", failures::trap)
        .any("/panic", failures::panic)
        .any("/fail", failures::fail)
        .any("/fail-twice", failures::fail)
        .any("/exit", failures::exit)
        .any("/broken-stream", failures::broken_stream)
        .error(failures::on_error);
    if VARIANT == "bare" {
        return s;
    }
    s.any("/*", |_| "catch-all").fetch(|_| "fetch")
}
