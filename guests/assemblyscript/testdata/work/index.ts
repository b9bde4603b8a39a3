// A handler that makes strings: what a request costs with some garbage. Its cache is what lives on in an instance.
import { Request, Response, serve, Server } from "wasmserve";
export * from "wasmserve/exports";

const cache = new Map<string, string>();
for (let i = 0; i < 1000; i++) cache.set("key " + i.toString(), "value " + i.toString());

function fetch(req: Request): Response {
  const name = req.queryValue("name"), value = cache.get("key 7");
  return Response.json('{"path":"' + req.path + '","agent":"' + req.header("user-agent") + '","name":"' + (name === null ? "" : name) + '","value":"' + value + '"}')
    .with("x-method", req.method);
}

const server = new Server();
server.fetch = fetch;
serve(server);
