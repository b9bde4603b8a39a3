//! A guest for the tests of the SDK as wasm: the query says what it does, and every function of the host is used.

mod fetches;

use std::cell::RefCell;
use std::time::{Duration, SystemTime};

use wasmserve::{json, reload, state, Answer, Error, Failure, IntoAnswer, Level, Pending, Request, Response, Route, Routes, Server};

wasmserve::export!(Server::new()
    .unix("@vectors")
    .warmup(|| wasmserve::log(Level::Debug, "warm"))
    .handler("named", |_| "named")
    .get("/users/:id", |req| Response::json(format!("{{\"id\":{}}}", json::quote(req.param("id")))))
    .fetch(fetch)
    .error(on_error));

thread_local!(static WAITING: RefCell<Option<Pending>> = RefCell::new(None));

fn fetch(req: &mut Request) -> Result<Answer, Error> {
    Ok(match req.query() {
        "hello" => Response::json(r#"{"version":"1.0.0"}"#).into_answer(),
        "nothing" => ().into_answer(),
        "headers" => req.header_values("Accept").collect::<Vec<_>>().join("|").into_answer(),
        "redirect" => Response::redirect("/new").into_answer(),
        "body" => Response::bytes("x/y", req.body()?.into_owned()).into_answer(),
        "large" => "0123456789".repeat(100_000).into_answer(),
        "stream" => {
            let mut out = req.stream(Response::text(""))?;
            out.write("first,")?;
            let body = req.body()?;
            out.write(body)?;
            out.into_answer()
        }
        "closure" => Answer::stream(Response::new().status(206), |out| Ok(out.write("later")?)),
        "length" => req.stream_length(Response::new(), 4).map(|_| ())?.into_answer(),
        "broken-stream" => Answer::stream(Response::new(), |_| Err(Error::new("half way"))),
        "fail" => "x".parse::<u8>().map(|n| n.to_string())?.into_answer(),
        "fail-text" => Err::<(), _>("no such user").into_answer(),
        "forgot" => Answer::later(),
        "timeout" => req.timeout(Duration::from_millis(1500)).map(|()| "")?.into_answer(),
        "guest-timeout" => req.guest_timeout(Duration::from_millis(2500)).map(|()| "")?.into_answer(),
        "reload" => reload::again().map(|()| "")?.into_answer(),
        "reload-module" => reload::module("v\"2.wasm").map(|()| "")?.into_answer(),
        "reload-routes" => {
            reload::routes(Routes::new().route("/a", Route::named("named")).on("GET", "/b", Route::skip()))?;
            "".into_answer()
        }
        "reload-unknown" => reload::routes(Routes::new().route("/a", Route::named("other"))).map(|()| "")?.into_answer(),
        "reload-closure" => reload::routes(Routes::new().route("/a", Route::handler(|_| ()))).map(|()| "")?.into_answer(),
        "log" => {
            wasmserve::warn!("careful {}", 1);
            wasmserve::error!("bad");
            "".into_answer()
        }
        "stats" => wasmserve::stats()?.into_answer(),
        "state" => stored()?.into_answer(),
        "sleep" => {
            wasmserve::sleep(Duration::from_millis(1));
            wasmserve::sleep(Duration::from_nanos(1_000_001));
            let year = wasmserve::now().duration_since(SystemTime::UNIX_EPOCH)?.as_secs() / 31_556_952 + 1970;
            let mut bytes = [0; 32];
            wasmserve::random(&mut bytes);
            format!("{} {}", year >= 2024, bytes != [0; 32]).into_answer()
        }
        query if query.starts_with("fetch") => fetches::fetch(req)?,
        "wait" => {
            let pending = req.detach();
            WAITING.with(|w| w.replace(Some(pending)));
            Answer::later()
        }
        "wake" => WAITING.with(|w| w.take()).map_or(Ok(()), |p| p.respond(Response::text("woken")))?.into_answer(),
        "wake-stream" => {
            let pending = WAITING.with(|w| w.take()).ok_or_else(|| Error::new("none"))?;
            pending.timeout(Duration::from_secs(1)).ok();
            let mut out = pending.stream(Response::new().status(206))?;
            let n = out.write_some(b"four")?;
            out.end()?;
            n.to_string().into_answer()
        }
        "wake-fail" => WAITING.with(|w| w.take()).map_or(Ok(()), |p| p.fail("no"))?.into_answer(),
        "drop" => WAITING.with(|w| w.replace(None)).map_or("none", |_| "dropped").into_answer(),
        _ => Response::new().status(404).into_answer(),
    })
}

fn stored() -> Result<String, Error> {
    let mut out = format!("{:?}", state::text("k")?);
    state::set("k", "v".repeat(1000))?;
    out += &format!(" {:?}", state::get("k")?.map(|v| v.len()));
    out += &format!(" {} {}", state::add("n", 5)?, state::add("n", -7)?);
    out += &format!(" {} {}", state::compare_and_swap("n", Some(b"5"), Some(b"6"))?, state::compare_and_swap("n", Some(b"-2"), None)?);
    out += &format!(" {} {}", state::compare_and_swap("n", None, Some(b""))?, state::delete("n")?);
    out += &format!(" {}", state::delete("n")?);
    Ok(out)
}

fn on_error(req: &mut Request, failure: &Failure) -> String {
    format!("{} {} {} at {}", failure.kind(), failure.message(), failure.stack(), req.path())
}
