//! A small service: short names for long addresses. Links, hits and counts are in the state, which all instances share. In the state:
//! `link:NAME` is an address, `hits:NAME` how often it was followed, `count` how many links there are, `serial` what the names that the
//! service makes up come from, `latest` the last name.

mod json;

use std::borrow::Cow;

use wasmserve::json::quote;
use wasmserve::{form_values, state, Error, Failure, Request, Response, Server};

const MAX_URL: usize = 2048;

fn server() -> Server {
    Server::new()
        .max_request_body_size(4096) // more is answered 413 by the host
        .any("/", |req| answer(req, "GET, HEAD", page))
        .any("/links", |req| answer(req, "POST", create))
        .any("/:name", |req| answer(req, "GET, HEAD", follow))
        .any("/api/links/:name", |req| answer(req, "GET, HEAD, DELETE", link))
        .fetch(|_| refusal(404, "there is nothing here: GET / has a form"))
        // The host has logged why.
        .error(|_: &mut Request, _: &Failure| refusal(500, "something went wrong: please try again later"))
}

wasmserve::export!(server());

/// The reason why there is no regular response.
enum Stop {
    /// The client's mistake, which is sent to it.
    Refused(u16, Cow<'static, str>),
    /// Ours: the request fails.
    Failed(Error),
}

impl<E: Into<Error>> From<E> for Stop {
    fn from(err: E) -> Stop {
        Stop::Failed(err.into())
    }
}

fn refuse<T>(status: u16, text: impl Into<Cow<'static, str>>) -> Result<T, Stop> {
    Err(Stop::Refused(status, text.into()))
}

fn refusal(status: u16, text: &str) -> Response {
    Response::json(format!(r#"{{"error":{}}}"#, quote(text))).status(status)
}

/// Calls a handler for some methods.
fn answer(req: &mut Request, methods: &'static str, f: fn(&mut Request) -> Result<Response, Stop>) -> Result<Response, Error> {
    if !methods.split(", ").any(|m| m == req.method()) {
        return Ok(refusal(405, &format!("this address takes {}", methods)).header("allow", methods));
    }
    let res = match f(req) {
        Ok(res) => res,
        Err(Stop::Refused(status, text)) => refusal(status, &text),
        Err(Stop::Failed(err)) => return Err(err),
    };
    Ok(res.header("cache-control", "no-store").header("x-content-type-options", "nosniff"))
}

fn page(_: &mut Request) -> Result<Response, Stop> {
    let name = state::text("latest")?.unwrap_or_default();
    let latest = match find(&name) {
        Ok(url) => format!("<p>The latest: <a href=\"/{0}\">{0}</a> leads to {1}</p>\n", html(&name), html(&url)),
        Err(_) => String::new(),
    };
    let page = format!(
        r#"<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Short links</title>
<h1>Short links</h1>
<form method="post" action="/links">
<p><label>Address <input name="url" type="url" required maxlength="2048"></label>
<p><label>Name, if you like <input name="name" maxlength="32"></label>
<p><button>Shorten</button>
</form>
<p>Links: {}</p>
{}</html>
"#,
        state::add("count", 0)?,
        latest
    );
    let policy = "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    Ok(Response::html(page).header("content-security-policy", policy))
}

fn html(s: &str) -> String {
    s.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&#34;").replace('\'', "&#39;")
}

fn create(req: &mut Request) -> Result<Response, Stop> {
    let (url, wanted) = read(req)?;
    let host = url.strip_prefix("http://").or_else(|| url.strip_prefix("https://")).unwrap_or("");
    if url.is_empty() {
        return refuse(400, "url is missing");
    } else if url.len() > MAX_URL {
        return refuse(400, "url is too long: it may have 2048 bytes");
    } else if !url.bytes().all(|c| c.is_ascii_graphic()) {
        return refuse(400, "url has spaces, control characters or such as are not ASCII: percent-encode them");
    } else if host.is_empty() || host.starts_with(['/', '?', '#']) {
        return refuse(400, "url must begin with http:// or https:// and name a host");
    } else if !wanted.is_empty() && !valid(&wanted) {
        return refuse(400, "name must have 1 to 32 letters, digits, - or _");
    }
    let name = claim(wanted, &url)?;
    state::add("count", 1)?;
    state::set("latest", &name)?;
    Ok(stats(&name, &url, 0).status(201).header("location", format!("/{}", name)))
}

/// The url and name that a form or a program sent; empty if missing.
fn read(req: &mut Request) -> Result<(String, String), Stop> {
    let body = req.body()?;
    let text = String::from_utf8_lossy(&body);
    let kind = req.header("content-type").unwrap_or("");
    let (mut url, mut name) = (String::new(), String::new());
    if kind.starts_with("application/json") {
        for (key, value) in json::object(&text).unwrap_or_else(|| vec![("url".into(), None)]) {
            match (key.as_str(), value) {
                ("url", Some(value)) => url = value,
                ("name", Some(value)) => name = value,
                ("url" | "name", None) => return refuse(400, r#"the body must be a JSON object such as {"url":"https://example.com/","name":"example"}"#),
                _ => {}
            }
        }
    } else if kind.starts_with("application/x-www-form-urlencoded") {
        let first = |key| form_values(&text).find(|(k, _)| k == key).map_or_else(String::new, |(_, value)| value.into_owned());
        url = first("url");
        name = first("name");
    } else {
        return refuse(415, "content-type must be application/json or application/x-www-form-urlencoded");
    }
    Ok((url, name))
}

/// Keeps a link under the name that is wanted, or under one that it makes up. Of several concurrent requests for a name one gets it.
fn claim(wanted: String, url: &str) -> Result<String, Stop> {
    loop {
        let name = if wanted.is_empty() { base36(state::add("serial", 1)?) } else { wanted.clone() };
        let free = name != "links"; // the service's own
        if free && state::compare_and_swap(format!("link:{}", name), None, Some(url.as_bytes()))? {
            return Ok(name);
        }
        if !wanted.is_empty() {
            return refuse(409, format!("the name {} is taken", name));
        }
    }
}

fn base36(mut n: i64) -> String {
    let mut digits = Vec::new();
    while n > 0 {
        digits.extend(char::from_digit((n % 36) as u32, 36));
        n /= 36;
    }
    digits.iter().rev().collect()
}

fn valid(name: &str) -> bool {
    (1..=32).contains(&name.len()) && name.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-' || c == b'_')
}

/// A link's address.
fn find(name: &str) -> Result<String, Stop> {
    let url = if valid(name) { state::text(format!("link:{}", name))? } else { None };
    url.map_or_else(|| refuse(404, "there is no such link"), Ok)
}

fn stats(name: &str, url: &str, hits: i64) -> Response {
    Response::json(format!(r#"{{"name":{},"url":{},"hits":{}}}"#, quote(name), quote(url), hits))
}

fn follow(req: &mut Request) -> Result<Response, Stop> {
    let name = req.param("name");
    let url = find(name)?;
    if req.method() == "GET" {
        state::add(format!("hits:{}", name), 1)?;
    }
    Ok(Response::redirect(url))
}

fn link(req: &mut Request) -> Result<Response, Stop> {
    let name = req.param("name");
    let (url, hits) = (find(name)?, format!("hits:{}", name));
    if req.method() != "DELETE" {
        return Ok(stats(name, &url, state::add(hits, 0)?));
    }
    if !state::delete(format!("link:{}", name))? {
        return refuse(404, "there is no such link"); // of several that delete it one counts
    }
    state::delete(hits)?;
    state::add("count", -1)?;
    Ok(Response::new().status(204))
}
