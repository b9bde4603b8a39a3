// Deliberate failures.
import { Failure, Request, Response } from "wasmserve";

export function trap(_: Request): Response { return unreachable(); }
export function panic(_: Request): Response { throw new Error("a panic"); }
export function fail(_: Request): Response { return Response.fail("on purpose"); }

export function exit(_: Request): Response {
  process.exit(3);
  return Response.empty(200);
}

export function brokenStream(req: Request): Response {
  const how = req.query, s = req.stream(Response.text(""), how == "short" ? 10 : -1);
  s.write("one");
  if (how == "fail") return Response.fail("half way");
  if (how == "trap") unreachable();
  return Response.answered();
}

/** onError answers for what failed, but for one path, where it fails as well. */
export function onError(req: Request, err: Failure): Response {
  if (req.path == "/fail-twice") throw new Error("the error handler fails, too");
  return Response.text("error: " + err.name + " at " + req.path);
}
