// The smallest handler: every path answers the version.
import { Request, Response, serve, Server } from "wasmserve";
export * from "wasmserve/exports";

function fetch(req: Request): Response {
  return Response.json('{"version":"1.0.0"}');
}

const server = new Server();
server.fetch = fetch;
serve(server);
