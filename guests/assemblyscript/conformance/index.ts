// The guest of the conformance suite (host/conformance): it answers what host/conformance/testdata/GUEST.md says. guests/go/conformance is the same in Go.
//
//   index.ts     the routes
//   answers.ts   complete answers
//   streams.ts   streams, waits and timeouts
//   failures.ts  what goes wrong on purpose
//   variant.ts   v1, v2 or bare; the suite writes it
import { Response, serve, Server } from "wasmserve";
import * as answers from "./answers";
import * as failures from "./failures";
import * as others from "./others";
import * as streams from "./streams";
import { variant } from "./variant";
export * from "wasmserve/exports";

let many = "/params";
for (let i = 0; i < 65; i++) many += "/:p" + i.toString();

const server = new Server();
server.error = failures.onError;
server
  .any("/", answers.hello)
  .any("/status/:code", answers.status)
  .any("/length", answers.length)
  .any("/encoding", answers.encoding)
  .any("/cookies", answers.cookies)
  .any("/date", answers.date)
  .any("/header", answers.header)
  .any("/admin", answers.admin)
  .any("/api/users", answers.users)
  .any("/api/users/:id", answers.user)
  .any("/api/users/:id/posts", answers.posts)
  .any("/api/*", answers.api)
  .any("/param/:value", answers.param)
  .any(many, answers.params)
  .get("/only-get", answers.onlyGet)
  .post("/only-post", answers.onlyPost)
  .get("/own-head", answers.ownGet)
  .head("/own-head", answers.ownHead)
  .skip("/skip")
  .respond("/static", Response.of("text/plain", "static"))
  .redirect("/redirect", "/foo/bar")
  .file("/file", "hello.txt")
  .dir("/dir/*", "public")
  .any("/echo", answers.echo)
  .any("/pattern", answers.pattern)
  .any("/version", answers.version)
  .any("/stats/:name", answers.statistic)
  .any("/counter", answers.counter)
  .any("/add", answers.add)
  .any("/slow", streams.slow)
  .any("/wait-for", streams.waitFor)
  .any("/stream-for", streams.streamFor)
  .any("/ticks", streams.ticks)
  .any("/endless", streams.endless)
  .any("/quiet", streams.quiet)
  .any("/hold", streams.hold)
  .any("/trap", failures.trap)
  .any("/panic", failures.panic)
  .any("/fail", failures.fail)
  .any("/fail-twice", failures.fail)
  .any("/fetch", others.fetch)
  .any("/relay", others.relay)
  .any("/exit", failures.exit)
  .any("/broken-stream", failures.brokenStream);
if (variant != "bare") {
  server.any("/*", answers.catchAll);
  server.fetch = answers.fetch;
}
serve(server);
