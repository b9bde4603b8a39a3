// A guest for the tests of the SDK: it tells what it reads, and uses every host function.

import {
  clock, Failure, formValue, Headers, Level, log, newRoutes, Outgoing, Pending, quote, reload, reloadModule, reloadRoutes, Request, Response, serve, Server, sleep, state, stats, unescape,
} from "wasmserve";
import { dumpError, dumpRequest } from "./dump";
export * from "wasmserve/exports";

let parked: Pending | null = null;

function routed(req: Request): Response { return Response.text("routed " + req.route.toString() + " " + req.param("id")); }
function never(req: Request): Response { return Response.notFound(); }

function onError(req: Request, err: Failure): Response {
  if (req.path == "/again") throw new Error("the error handler fails");
  return Response.binary("", dumpError(req, err));
}

function fetch(req: Request): Response {
  const q = req.query;
  if (q == "hello") return Response.json('{"version":"1.0.0"}');
  if (q == "headers") {
    const h = req.headers, all = h.all("Accept");
    return Response.text(req.header("ACCEPT") + "|" + req.header("Cookie") + "|" + req.header("none") + "|" + all.join("+") + "|" + h.has("cookie").toString() + "|" + h.name(0) + "=" + h.value(0));
  }
  if (q.startsWith("url")) {
    const b = req.queryValue("b"), c = req.queryValue("c");
    return Response.text(req.url + " " + (b === null ? "null" : b) + " " + (c === null ? "null" : c) + " " + unescape("%F0%9F%98%80%zz+"));
  }
  if (q == "body") {
    const text = req.text();
    return text === null ? Response.text("status " + req.status.toString()) : Response.text(text);
  }
  if (q == "form") {
    const form = req.text()!, names = ["a", "b c", "é", "empty", "none"];
    let out = "";
    for (let i = 0; i < names.length; i++) {
      const value = formValue(form, names[i]);
      out += value === null ? "null;" : value + ";";
    }
    return Response.text(out);
  }
  if (q == "quote") return Response.text(quote('a"\\\n\x1f☃'));
  if (q == "surrogate") return Response.text("a\uD800b\u{1F600}☃");
  if (q == "large") return Response.text("0123456789abcdef".repeat(1 << 17));
  if (q == "redirect") return Response.redirect("/new");
  if (q == "many") {
    const r = Response.empty(204);
    for (let i = 0; i < 100; i++) r.with("a", "b");
    return r;
  }
  if (q == "fail") return Response.fail("no such user");
  if (q == "throw") throw new Error("oh no");
  if (q == "bounds") return Response.text(req.query.split("&")[7]);
  if (q == "assert") assert(q.length == 0, "a condition");
  if (q == "stream") return stream(req);
  if (q == "stream-fail") {
    req.stream(Response.empty(0)).write("half");
    return Response.fail("half way");
  }
  if (q == "nothing") return Response.answered();
  if (q == "timeout") return status(req.timeout(1500));
  if (q == "guest-timeout") return status(req.guestTimeout(2500));
  if (q == "reload") return Response.text(reload().toString() + " " + reloadModule('v"2.wasm').toString() + " " + reloadRoutes(newRoutes().any("/x", never).skip("/y")).toString());
  if (q == "reload-unknown") return status(reloadRoutes(newRoutes().any("/x", fetch)));
  if (q == "log") {
    console.log("console");
    console.error("wrong");
    trace("trace", 2, 1, 2.5);
    return status(log(Level.Warn, "careful ☃"));
  }
  if (q == "stats") return Response.text(stats());
  if (q == "state") return Response.text(useState());
  if (q == "random") {
    const a = new Uint8Array(16), b = Math.random();
    crypto.getRandomValues(a);
    let sum = 0;
    for (let i = 0; i < 16; i++) sum += a[i];
    return Response.text((b >= 0 && b < 1 && b != Math.random() && sum > 0).toString());
  }
  if (q == "time") {
    const start = clock(true), now = Date.now(), p = performance.now();
    sleep(5);
    const late = Date.now() - now >= 4 && performance.now() - p >= 4 && clock(true) - start >= 4000000;
    return Response.text(late.toString() + " " + (new Date(now).getUTCFullYear() > 2000).toString() + " " + Date.fromString("2020-02-03").getUTCDate().toString() + " " + process.argv.length.toString());
  }
  if (q.startsWith("respond")) return respond(req);
  if (q.startsWith("fetch")) return ask(req, q);
  if (q == "wait") {
    parked = req.detach();
    return Response.answered();
  }
  if (q == "wake") {
    const p = parked!;
    return status(p.respond(Response.text("woken " + p.request.query + " " + p.request.header("cookie"))));
  }
  if (q == "wake-stream") {
    const s = parked!.stream(Response.empty(206), 4);
    const n = s.write("four");
    return Response.text(n.toString() + " " + s.close().toString() + " " + s.write("more").toString());
  }
  if (q == "wake-fail") return status(parked!.fail("late"));
  return Response.binary("", dumpRequest(req));
}

function status(n: i32): Response { return Response.text(n.toString()); }

/** respond makes a response of the request's header and body. */
function respond(req: Request): Response {
  const h = req.headers, stream = req.queryValue("stream"), code = req.queryValue("status");
  const r = stream === null ? Response.binary("", req.bytes()!) : new Response();
  for (let i = 0; i < h.length; i++) r.with(h.name(i), h.value(i));
  r.withStatus(code === null ? 0 : I32.parseInt(code));
  if (stream === null) return r;
  req.stream(r, I64.parseInt(stream));
  return Response.answered();
}

function stream(req: Request): Response {
  const s = req.stream(Response.text("").with("x-s", "1")), piece = new Uint8Array(8);
  s.write("first,");
  for (let n: i32; (n = req.read(piece)) > 0;) s.writeBytes(piece.subarray(0, n));
  s.close();
  return Response.answered();
}

function text(s: string | null): string { return s === null ? "null" : s; }

function useState(): string {
  let said = text(state.get("k")) + " " + state.status.toString();
  said += ";" + state.set("k", "é".repeat(1000)).toString() + " " + text(state.get("k")).length.toString() + " " + state.status.toString();
  said += ";" + state.remove("k").toString() + " " + state.remove("k").toString();
  said += ";" + state.add("n", -7).toString() + " " + state.add("n").toString();
  said += ";" + state.compareAndSwap("k", null, "1").toString() + " " + state.compareAndSwap("k", null, "1").toString() + " " + state.compareAndSwap("k", "1", "").toString();
  return said + " [" + text(state.get("k")) + "] " + state.compareAndSwap("k", "", null).toString() + " " + text(state.get("k"));
}

const server = new Server();
server.unix = "@vectors";
server.idleTimeout = 1.5;
server.requestTimeout = 0;
server.maxRequestBodySize = 10;
server.instances = 3;
server.fetch = fetch;
server.error = onError;
server
  .respond("/bytes", Response.binary("image/x", Uint8Array.wrap(String.UTF8.encode("ÿ\0"))).withStatus(418))
  .dir("/files/*", "public")
  .respond("/health", Response.json('{"ok":true}').with("X-A", "1").with("x-a", "2\n"))
  .file("/logo", 'a"b.png')
  .get("/m/:id", routed)
  .post("/m/:id", never)
  .respond("/m/:id", Response.text("static"), "DELETE")
  .redirect("/old", "/new", 301)
  .skip("/skip")
  .any("/any", routed);
serve(server);

/** ask answers what another server did. */
function ask(req: Request, q: string): Response {
  let o = new Outgoing("http://h/");
  if (q == "fetch") {
    o = new Outgoing("http://h/a?b").with("X-Key", "☃").with("x-empty", "");
    o.method = "PUT";
    o.address = "@svc";
    o.body = Uint8Array.wrap(String.UTF8.encode("hi"));
    o.timeout = 250;
    o.manual = true;
  }
  if (q.startsWith("fetch-record")) o = outgoing(req);
  if (q == "fetch-headers") return outlived(headersOf(req, o));
  const res = req.fetch(o);
  if (res === null) return Response.text(req.status.toString());
  if (q == "fetch-all") {
    const all = res.text(i32.MAX_VALUE);
    return Response.text(all === null ? res.result.toString() : all);
  }
  if (q == "fetch-negative") return Response.text((res.bytes(-2) === null).toString() + " " + res.result.toString());
  const body = res.text(7);
  return Response.text(res.status.toString() + " " + res.length.toString() + " " + res.header("X-Two") + "||" + res.header("none") + "|" + (body === null ? res.result.toString() : body));
}

/** outgoing makes a request of this one's query, header and body. */
function outgoing(req: Request): Outgoing {
  const o = new Outgoing(text(req.queryValue("url"))), h = req.headers;
  for (let i = 0; i < h.length; i++) o.with(h.name(i), h.value(i));
  o.method = text(req.queryValue("method"));
  o.address = text(req.queryValue("address"));
  o.body = req.bytes();
  o.timeout = U32.parseInt(text(req.queryValue("timeout")));
  o.manual = req.queryValue("manual") == "true";
  return o;
}

function headersOf(req: Request, o: Outgoing): Headers { return req.fetch(o)!.headers; }

/** outlived reads the headers of an answer that nothing else holds any more, after a collection and with its memory in use again. */
function outlived(h: Headers): Response {
  __collect();
  for (let i = 0; i < 100; i++) new Uint8Array(512).fill(0x2a);
  return Response.text(h.length.toString() + " " + text(h.get("X-One")));
}
