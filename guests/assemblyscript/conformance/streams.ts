// Streams, waits and timeouts.
import { Request, Response, sleep, state } from "wasmserve";
import { alphabet, count, key, number } from "./answers";
import { variant } from "./variant";

/** running counts requests under KEY-running. */
function running(req: Request, delta: i64): void {
  const k = key(req);
  if (k.length) count(k + "-running", delta);
}

/** wait waits until the state has a key, for at most 20 seconds. */
function wait(key: string): void {
  for (let i = 0; i < 2000 && state.get(key) === null; i++) sleep(10);
}

export function slow(req: Request): Response {
  const n = count(key(req), 1);
  sleep(number(req, "ms"));
  count(key(req), -1);
  return Response.text(n.toString() + " running");
}

export function waitFor(req: Request): Response {
  running(req, 1);
  wait(key(req));
  running(req, -1);
  return Response.text(variant);
}

export function streamFor(req: Request): Response {
  const k = key(req), s = req.stream(Response.text(""));
  s.write(variant + " ");
  wait(k);
  s.write(variant);
  return Response.answered();
}

export function ticks(req: Request): Response {
  const n = number(req, "n"), ms = number(req, "ms");
  running(req, 1);
  const s = req.stream(Response.text(""));
  for (let i = 0; i < n; i++) {
    sleep(ms);
    if (s.write(".") < 0) break;
  }
  running(req, -1);
  return Response.answered();
}

export function endless(req: Request): Response {
  const k = key(req), piece = alphabet(26 << 10);
  running(req, 1);
  const s = req.stream(Response.text(""));
  for (let n = 0; (n = s.writeBytes(piece)) >= 0;) count(k, n);
  running(req, -1);
  return Response.answered();
}

export function quiet(req: Request): Response {
  req.stream(Response.text("")).write("one");
  sleep(60000);
  return Response.answered();
}

export function hold(req: Request): Response {
  if (req.queryValue("s") !== null) req.timeout(number(req, "s") * 1000);
  sleep(number(req, "ms"));
  return Response.text("held");
}
