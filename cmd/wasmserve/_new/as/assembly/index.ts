// handler-name is a handler for wasmserve.
import { quote, Request, Response, serve, Server } from "wasmserve";
export * from "wasmserve/exports"; // what the host calls

function hello(req: Request): Response {
  return Response.json('{"hello":' + quote(req.param("name")) + "}");
}

function notFound(_: Request): Response {
  return Response.notFound();
}

const server = new Server();
server.fetch = notFound;
server.respond("/", Response.text("It works. Try /hello/you\n")).get("/hello/:name", hello);
serve(server);
