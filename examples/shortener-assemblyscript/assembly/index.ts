// shortener-assemblyscript is a small service: short names for long addresses. Links, hits and counts are in the state, which all
// instances share. In the state: link:NAME is an address, hits:NAME how often it was followed, count how many links there are, serial
// what the names that the service makes up come from, latest the last name.
import { Failure, formValue, quote, Request, Response, serve, Server, state, Status } from "wasmserve";
import { object } from "./json";
export * from "wasmserve/exports";

const MAX_URL = 2048;

function refuse(status: i32, text: string): Response { return plain(Response.json('{"error":' + quote(text) + "}").withStatus(status)); }

function plain(res: Response): Response { return res.with("cache-control", "no-store").with("x-content-type-options", "nosniff"); }

/** allow is null where the method is one of those; if not, the answer. */
function allow(req: Request, methods: string): Response | null {
  if (methods.split(", ").includes(req.method)) return null;
  return refuse(405, "this address takes " + methods).with("allow", methods);
}

/** refused is what a function leaves here that has no result, or null. */
let refused: Response | null = null;

/** stop leaves the failure of the store, with what was asked of it. */
function stop(what: string): void { refused = Response.fail("the store refused to " + what + ": status " + state.status.toString()); }

function page(req: Request): Response {
  const wrong = allow(req, "GET, HEAD");
  if (wrong !== null) return wrong;
  const count = state.add("count", 0), latest = state.get("latest");
  const name = latest === null ? "" : latest, url = find(name);
  return plain(Response.html(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Short links</title>
<h1>Short links</h1>
<form method="post" action="/links">
<p><label>Address <input name="url" type="url" required maxlength="2048"></label>
<p><label>Name, if you like <input name="name" maxlength="32"></label>
<p><button>Shorten</button>
</form>
<p>Links: ${count}</p>
${url === null ? "" : `<p>The latest: <a href="/${html(name)}">${html(name)}</a> leads to ${html(url)}</p>\n`}</html>
`)).with("content-security-policy", "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
}

function html(s: string): string {
  return s.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&#34;").replaceAll("'", "&#39;");
}

function create(req: Request): Response {
  const wrong = allow(req, "POST");
  if (wrong !== null) return wrong;
  const body = req.text(), type = req.header("content-type");
  if (body === null) return Response.fail("the body cannot be read: status " + req.status.toString());
  let url: string | null, wanted: string | null;
  if (type.startsWith("application/json")) {
    const members = object(body);
    if (members === null || !text(members, "url") || !text(members, "name")) {
      return refuse(400, 'the body must be a JSON object such as {"url":"https://example.com/","name":"example"}');
    }
    url = members.has("url") ? members.get("url") : null;
    wanted = members.has("name") ? members.get("name") : null;
  } else if (type.startsWith("application/x-www-form-urlencoded")) {
    url = formValue(body, "url");
    wanted = formValue(body, "name");
  } else {
    return refuse(415, "content-type must be application/json or application/x-www-form-urlencoded");
  }
  const why = check(url, wanted);
  if (why !== null) return refuse(400, why);
  const name = claim(wanted === null ? "" : wanted, url!);
  if (name === null) return refused!;
  state.add("count", 1);
  if (state.status < 0 || state.set("latest", name) < 0) return Response.fail("the store refused to count a link: status " + state.status.toString());
  return stats(name, url!, 0).withStatus(201).with("location", "/" + name);
}

/** text reports whether a member is a string or missing. */
function text(members: Map<string, string | null>, name: string): bool { return !members.has(name) || members.get(name) !== null; }

/** check is null, or what is wrong. */
function check(url: string | null, name: string | null): string | null {
  if (url === null || !url.length) return "url is missing";
  if (String.UTF8.byteLength(url) > MAX_URL) return "url is too long: it may have 2048 bytes";
  for (let i = 0; i < url.length; i++) {
    const c = url.charCodeAt(i);
    if (c <= 32 || c > 126) return "url has spaces, control characters or such as are not ASCII: percent-encode them";
  }
  const host = url.startsWith("http://") ? url.charAt(7) : url.startsWith("https://") ? url.charAt(8) : "";
  if (!host.length || "/?#".includes(host)) return "url must begin with http:// or https:// and name a host";
  if (name !== null && name.length && !valid(name)) return "name must have 1 to 32 letters, digits, - or _";
  return null;
}

function valid(name: string): bool {
  for (let i = 0; i < name.length; i++) {
    const c = name.charCodeAt(i), low = c | 32;
    if (!(low >= 97 && low <= 122) && !(c >= 48 && c <= 57) && c != 45 && c != 95) return false;
  }
  return name.length >= 1 && name.length <= 32;
}

/** claim keeps a link under the name that is wanted, or under one that it makes up. Of several concurrent requests for a name one gets it. */
function claim(wanted: string, url: string): string | null {
  while (true) {
    let name = wanted;
    if (!wanted.length) {
      const n = state.add("serial", 1);
      if (state.status < 0) break;
      name = n.toString(36);
    }
    const status = name == "links" ? Status.Conflict : state.compareAndSwap("link:" + name, null, url); // links is the service's own
    if (status == Status.Ok) return name;
    if (status != Status.Conflict) break;
    if (wanted.length) {
      refused = refuse(409, "the name " + name + " is taken");
      return null;
    }
  }
  stop("keep a link");
  return null;
}

/** find returns a link's address; null: see refused. */
function find(name: string): string | null {
  const url = valid(name) ? state.get("link:" + name) : null;
  if (url !== null) return url;
  if (!valid(name) || state.status == Status.NotFound) refused = refuse(404, "there is no such link");
  else stop("find a link");
  return null;
}

function stats(name: string, url: string, hits: i64): Response {
  return plain(Response.json('{"name":' + quote(name) + ',"url":' + quote(url) + ',"hits":' + hits.toString() + "}"));
}

function follow(req: Request): Response {
  const wrong = allow(req, "GET, HEAD");
  if (wrong !== null) return wrong;
  const name = req.param("name"), url = find(name);
  if (url === null) return refused!;
  if (req.method == "GET") state.add("hits:" + name, 1);
  return state.status < 0 ? Response.fail("a visit cannot be counted: status " + state.status.toString()) : plain(Response.redirect(url));
}

function link(req: Request): Response {
  const wrong = allow(req, "GET, HEAD, DELETE");
  if (wrong !== null) return wrong;
  const name = req.param("name"), url = find(name);
  if (url === null) return refused!;
  if (req.method != "DELETE") return stats(name, url, state.add("hits:" + name, 0));
  if (state.remove("link:" + name) == 0) return refuse(404, "there is no such link"); // of several that delete it one counts
  if (state.status < 0 || state.remove("hits:" + name) < 0) return Response.fail("a link cannot be deleted: status " + state.status.toString());
  state.add("count", -1);
  return plain(Response.empty(204));
}

function fetch(_: Request): Response { return refuse(404, "there is nothing here: GET / has a form"); }

/** The host has logged why. */
function onError(_: Request, _err: Failure): Response { return refuse(500, "something went wrong: please try again later"); }

const server = new Server();
server.maxRequestBodySize = 4096; // more is answered 413 by the host
server.fetch = fetch;
server.error = onError;
server.any("/", page).any("/links", create).any("/:name", follow).any("/api/links/:name", link);
serve(server);
