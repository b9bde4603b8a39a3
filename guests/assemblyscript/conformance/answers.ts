// Complete answers.
import { Request, Response, state, stats } from "wasmserve";
import { variant } from "./variant";

export function hello(_: Request): Response { return Response.text("Hello, world!"); }
export function users(_: Request): Response { return Response.text("users"); }
export function api(_: Request): Response { return Response.text("api"); }
export function catchAll(_: Request): Response { return Response.text("catch-all"); }
export function fetch(_: Request): Response { return Response.text("fetch"); }
export function onlyPost(_: Request): Response { return Response.text("only-post"); }
export function ownGet(_: Request): Response { return Response.text("get"); }
export function ownHead(_: Request): Response { return Response.text("").with("X-Head", "own"); }
export function version(_: Request): Response { return Response.text(variant); }
export function length(_: Request): Response { return Response.text("hi").with("Content-Length", "999"); }
export function encoding(_: Request): Response { return Response.text("hi").with("Transfer-Encoding", "gzip"); }
export function date(_: Request): Response { return Response.text("date").with("Date", "Thu, 01 Jan 1970 00:00:00 GMT"); }
export function cookies(_: Request): Response { return Response.text("cookies").with("Set-Cookie", "a=1; Path=/").with("Set-Cookie", "b=2"); }
export function status(req: Request): Response { return Response.text("hey").withStatus(I32.parseInt(req.param("code"))); }
export function header(req: Request): Response { return Response.text(req.header(req.query)); }
export function admin(req: Request): Response { return Response.text("admin of " + req.host); }
export function user(req: Request): Response { return Response.text("user " + req.param("id")); }
export function posts(req: Request): Response { return Response.text("posts of " + req.param("id")); }
export function param(req: Request): Response { return Response.text(req.param("value")); }
export function onlyGet(req: Request): Response { return Response.text("only-get").with("X-Method", req.method); }

export function params(req: Request): Response {
  let n = 0;
  for (let i = 0; i < 65; i++) if (req.param("p" + i.toString()).length) n++;
  return Response.text(n.toString() + " " + req.param("p0") + " " + req.param("p64"));
}

export function echo(req: Request): Response {
  const body = req.bytes();
  if (body === null) return Response.fail("the body cannot be read: " + req.status.toString());
  return Response.binary("application/octet-stream", body);
}

/** number is a value of the query; 0 if it is missing. */
export function number(req: Request, name: string): i32 {
  const value = req.queryValue(name);
  return value === null ? 0 : I32.parseInt(value);
}

/** alphabet is a to z again and again. */
export function alphabet(n: i32): Uint8Array {
  const b = new Uint8Array(n);
  for (let i = 0; i < n; i++) b[i] = <u8>(97 + i % 26);
  return b;
}

export function pattern(req: Request): Response { return Response.binary("text/plain", alphabet(number(req, "n"))); }

export function statistic(req: Request): Response {
  const s = stats(), key = '"' + req.param("name") + '":', from = s.indexOf(key) + key.length;
  let to = from;
  while (s.charCodeAt(to) >= 48 && s.charCodeAt(to) < 58) to++;
  return Response.text(s.substring(from, to));
}

export function counter(req: Request): Response {
  const value = state.get(key(req));
  return Response.text(value === null ? "0" : value);
}

export function add(req: Request): Response { return Response.text(count(key(req), 1).toString()); }

/** key is the query's; empty if it is missing. */
export function key(req: Request): string {
  const value = req.queryValue("key");
  return value === null ? "" : value;
}

/** count adds to a number in the state; without a key it does nothing. */
export function count(key: string, delta: i64): i64 { return key.length ? state.add(key, delta) : 0; }
