// Responses of upstream servers.
import { Fetched, Outgoing, Request, Response, Status } from "wasmserve";

/** ask sends the request on to another server. */
function ask(req: Request): Fetched | null {
  const to = value(req, "to"), socket = to.startsWith("@") || to.startsWith("/");
  const o = new Outgoing("http://" + (socket ? "localhost" : to) + value(req, "path"));
  o.method = req.method;
  o.body = req.bytes();
  o.manual = req.queryValue("manual") !== null;
  if (socket) o.address = to;
  return req.fetch(o);
}

function value(req: Request, name: string): string {
  const v = req.queryValue(name);
  return v === null ? "" : v;
}

export function fetch(req: Request): Response {
  const res = ask(req);
  if (res === null) return Response.text(req.status == Status.Denied ? "denied" : "failed");
  const body = res.text(1 << 20);
  return body === null ? Response.fail("the body has broken off") : Response.text(res.status.toString() + " " + body);
}

export function relay(req: Request): Response {
  const res = ask(req);
  if (res === null) return Response.fail("nobody answers");
  const s = req.stream(Response.text("")), piece = new Uint8Array(16 << 10);
  let n = 0;
  while ((n = res.read(piece)) > 0 && s.writeBytes(piece.subarray(0, n)) >= 0) {}
  return n < 0 ? Response.fail("the body has broken off") : Response.answered(); // half of it must not look whole
}
