//! Wire: the manifest's JSON (SPEC 7).

use std::borrow::Cow;
use std::time::Duration;

use crate::json;
use crate::response::Response;
use crate::routes::{Route, Routes, Target};
use crate::server::Server;

impl Server {
    /// The manifest of a server whose handlers have numbers. Errors are the author's and fail the start.
    pub(crate) fn manifest(&self) -> Result<String, String> {
        let mut object = Object::new();
        object.text("unix", &self.unix);
        object.text("hostname", &self.hostname);
        object.number("port", self.port);
        object.seconds("idleTimeout", self.idle_timeout);
        object.seconds("requestTimeout", self.request_timeout);
        object.seconds("guestTimeout", self.guest_timeout);
        object.number("maxRequestBodySize", self.max_request_body_size);
        object.number("instances", self.instances);
        if self.isolated {
            object.key("isolation").push_str("\"request\"");
        }
        if self.development {
            object.key("development").push_str("true");
        }
        if !self.routes.list.is_empty() {
            let routes = self.routes.json(&self.names)?;
            object.key("routes").push_str(&routes);
        }
        Ok(object.end())
    }
}

type Names = [(Cow<'static, str>, usize)];

impl Routes {
    /// The routes as an object. `names` are those of the server's handlers.
    pub(crate) fn json(&self, names: &Names) -> Result<String, String> {
        let mut object = Object::new();
        for (i, (pattern, method, route)) in self.list.iter().enumerate() {
            if method.is_none() {
                if self.list.iter().filter(|r| r.0 == *pattern).count() > 1 {
                    return Err(format!("wasmserve: the route {} is given twice: give it once, or once for each method", pattern));
                }
                let value = route.json(names)?;
                object.key(pattern).push_str(&value);
            } else if !self.list[..i].iter().any(|r| r.0 == *pattern) {
                let value = self.methods(pattern, names)?;
                object.key(pattern).push_str(&value);
            }
        }
        Ok(object.end())
    }

    /// The object of one pattern's methods.
    fn methods(&self, pattern: &str, names: &Names) -> Result<String, String> {
        let mut object = Object::new();
        let mut done: Vec<&str> = Vec::new();
        for (_, method, route) in self.list.iter().filter(|r| r.0 == pattern) {
            let method = method.as_deref().unwrap_or("");
            if done.contains(&method) || method.is_empty() {
                return Err(format!("wasmserve: the route {} {} is given twice", method, pattern));
            }
            done.push(method);
            let value = route.json(names)?;
            object.key(method).push_str(&value);
        }
        Ok(object.end())
    }
}

impl Route {
    fn json(&self, names: &Names) -> Result<String, String> {
        let mut object = Object::new();
        match &self.0 {
            Target::Handler(_) => return Err("wasmserve: new routes take handlers by Route::named only: every instance has to know them".into()),
            Target::Number(n) => return Ok(n.to_string()),
            Target::Named(name) => {
                return names
                    .iter()
                    .find(|n| n.0 == *name)
                    .map(|n| n.1.to_string())
                    .ok_or_else(|| format!("wasmserve: no handler is named {}: name it by Server::handler", name))
            }
            Target::Skip => return Ok("false".into()),
            Target::Fixed(res) => res.describe(&mut object),
            Target::File(name) => json::push(object.key("file"), name),
            Target::Dir(name) => json::push(object.key("dir"), name),
        }
        Ok(object.end())
    }
}

impl Response {
    /// A static response, or a redirect if it has nothing else.
    fn describe(&self, object: &mut Object) {
        if let ([(name, to)], true, None, 300..=399) = (&self.headers[..], self.body.is_empty(), &self.content_type, self.status) {
            if name.eq_ignore_ascii_case(b"location") {
                json::push(object.key("redirect"), &String::from_utf8_lossy(to));
                return object.number("status", Some(self.status));
            }
        }
        object.number("status", Some(if self.status == 0 { 200 } else { self.status }));
        let mut headers = Object::new();
        let fields: Vec<(String, Cow<'_, str>)> =
            self.fields().map(|(name, value)| (String::from_utf8_lossy(name).to_ascii_lowercase(), String::from_utf8_lossy(value))).collect();
        for (i, (name, _)) in fields.iter().enumerate() {
            if fields[..i].iter().any(|f| f.0 == *name) {
                continue;
            }
            let out = headers.key(name);
            let mut before = '[';
            for (_, value) in fields.iter().filter(|f| f.0 == *name) {
                out.push(before);
                json::push(out, value);
                before = ',';
            }
            out.push(']');
        }
        object.key("headers").push_str(&headers.end());
        match std::str::from_utf8(&self.body) {
            Ok(body) => json::push(object.key("body"), body),
            Err(_) => base64(object.key("bodyBase64"), &self.body),
        }
    }
}

fn base64(out: &mut String, bytes: &[u8]) {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    out.push('"');
    for three in bytes.chunks(3) {
        let n = three.iter().fold(0, |n, b| n << 8 | usize::from(*b)) << (8 * (3 - three.len()));
        for i in 0..4 {
            out.push(if i <= three.len() { DIGITS[n >> (18 - 6 * i) & 63] as char } else { '=' });
        }
    }
    out.push('"');
}

/// An object under construction.
struct Object(String);

impl Object {
    fn new() -> Object {
        Object("{".into())
    }

    /// Begins a member, whose value the caller appends.
    fn key(&mut self, key: &str) -> &mut String {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        json::push(&mut self.0, key);
        self.0.push(':');
        &mut self.0
    }

    fn text(&mut self, key: &str, value: &Option<Cow<'static, str>>) {
        if let Some(value) = value {
            json::push(self.key(key), value);
        }
    }

    fn number(&mut self, key: &str, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.key(key).push_str(&value.to_string());
        }
    }

    /// Without floating-point numbers, which would add 10 KB to every handler.
    fn seconds(&mut self, key: &str, value: Option<Duration>) {
        if let Some(d) = value {
            let text = format!("{}.{:09}", d.as_secs(), d.subsec_nanos());
            self.key(key).push_str(text.trim_end_matches('0').trim_end_matches('.'));
        }
    }

    fn end(mut self) -> String {
        self.0.push('}');
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(mut server: Server) -> Result<String, String> {
        server.number();
        server.manifest()
    }

    #[test]
    fn every_key() {
        let server = Server::new()
            .unix("@vectors")
            .hostname("::1")
            .port(3000)
            .idle_timeout(Duration::from_millis(1500))
            .request_timeout(Duration::ZERO)
            .guest_timeout(Duration::from_secs(10))
            .max_request_body_size(10)
            .instances(3)
            .isolated()
            .development()
            .handler("spare", |_| ())
            .get("/version", |_| "routed")
            .on("POST", "/version", Route::named("spare"))
            .fixed("/health", Response::json(r#"{"ok":true}"#).header("X-A", "1").header("x-a", "2\n"))
            .fixed("/bytes", Response::bytes("image/x", vec![0xff, 0, 1, 2]).status(418))
            .route("/old", Route::fixed(Response::redirect("/new").status(301)))
            .route("/files/*", Route::dir("public"))
            .route("/logo", Route::file("a\"b.png"))
            .route("/skip", Route::skip())
            .any("/m/:id", |_| ());
        let want = concat!(
            r#"{"unix":"@vectors","hostname":"::1","port":3000,"idleTimeout":1.5,"requestTimeout":0,"guestTimeout":10,"#,
            r#""maxRequestBodySize":10,"instances":3,"isolation":"request","development":true,"routes":{"#,
            r#""/version":{"GET":2,"POST":1},"#,
            r#""/health":{"status":200,"headers":{"content-type":["application/json"],"x-a":["1","2\u000a"]},"body":"{\"ok\":true}"},"#,
            r#""/bytes":{"status":418,"headers":{"content-type":["image/x"]},"bodyBase64":"/wABAg=="},"#,
            r#""/old":{"redirect":"/new","status":301},"/files/*":{"dir":"public"},"/logo":{"file":"a\"b.png"},"/skip":false,"/m/:id":3}}"#
        );
        assert_eq!(manifest(server).unwrap(), want);
        assert_eq!(manifest(Server::new()).unwrap(), "{}");
    }

    #[test]
    fn mistakes() {
        for (server, want) in [
            (Server::new().any("/a", |_| ()).get("/a", |_| ()), "wasmserve: the route /a is given twice: give it once, or once for each method"),
            (Server::new().get("/a", |_| ()).any("/a", |_| ()), "wasmserve: the route  /a is given twice"),
            (Server::new().get("/a", |_| ()).get("/a", |_| ()), "wasmserve: the route GET /a is given twice"),
            (Server::new().route("/a", Route::named("b")), "wasmserve: no handler is named b: name it by Server::handler"),
        ] {
            assert_eq!(manifest(server).unwrap_err(), want);
        }
    }

    #[test]
    fn base64_pads() {
        for (bytes, want) in [(&b""[..], "\"\""), (b"f", "\"Zg==\""), (b"fo", "\"Zm8=\""), (b"foo", "\"Zm9v\""), (b"foob", "\"Zm9vYg==\"")] {
            let mut out = String::new();
            base64(&mut out, bytes);
            assert_eq!(out, want);
        }
    }
}
