// API: routes. The host matches them: exact patterns first, then "/users/:id" (one segment), then "/files/*".

import { base64, quote } from "./json";
import { Request } from "./request";
import { RECORD, Response } from "./response";

/** Handler answers a request. */
export type Handler = (req: Request) => Response;

/** @internal handlers: the one at i is number i + 1 for the host, the same in every instance. */
export const handlers = new Array<Handler>();

/** Routes map patterns to their targets, for all methods or some. The methods return the Routes. */
export class Routes {
  private patterns: Map<string, Array<string>> = new Map<string, Array<string>>();
  /** @internal the routes contain a handler that other instances do not know. */
  unknown: bool = false;

  /** @internal sealed: no new handlers are added. */
  constructor(private sealed: bool = false) {}

  /** any makes h answer a pattern, whatever the method. */
  any(pattern: string, h: Handler): this { return this.on("", pattern, h); }

  /** get makes h answer GET and, unless it has its own handler, HEAD. */
  get(pattern: string, h: Handler): this { return this.on("GET", pattern, h); }

  head(pattern: string, h: Handler): this { return this.on("HEAD", pattern, h); }

  post(pattern: string, h: Handler): this { return this.on("POST", pattern, h); }

  put(pattern: string, h: Handler): this { return this.on("PUT", pattern, h); }

  patch(pattern: string, h: Handler): this { return this.on("PATCH", pattern, h); }

  delete(pattern: string, h: Handler): this { return this.on("DELETE", pattern, h); }

  /** on makes h answer a method. A method that is not named goes on to the next pattern that matches. */
  on(method: string, pattern: string, h: Handler): this { return this.add(method, pattern, this.number(h).toString()); }

  /** respond makes the host send r itself: no wasm runs. method "": any. */
  respond(pattern: string, r: Response, method: string = ""): this { return this.add(method, pattern, staticJSON(r)); }

  /** redirect makes the host answer with a location. */
  redirect(pattern: string, location: string, status: i32 = 302): this {
    return this.add("", pattern, '{"redirect":' + quote(location) + ',"status":' + status.toString() + "}");
  }

  /** file answers with a file below the directory that the operator gave (-files). */
  file(pattern: string, name: string): this { return this.add("", pattern, '{"file":' + quote(name) + "}"); }

  /** dir serves the files of a directory below the operator's; the pattern must end in "/*". */
  dir(pattern: string, name: string): this { return this.add("", pattern, '{"dir":' + quote(name) + "}"); }

  /** skip leaves a pattern to fetch. */
  skip(pattern: string): this { return this.add("", pattern, "false"); }

  /** @internal json is the value of the manifest's key "routes". */
  json(): string {
    const patterns = this.patterns.keys();
    let out = "";
    for (let i = 0; i < patterns.length; i++) {
      const entries = this.patterns.get(patterns[i]);
      let value = entries[1];
      if (entries[0].length) {
        value = "";
        for (let k = 0; k < entries.length; k += 2) value += (k ? "," : "{") + quote(entries[k]) + ":" + entries[k + 1];
        value += "}";
      }
      out += (i ? "," : "") + quote(patterns[i]) + ":" + value;
    }
    return "{" + out + "}";
  }

  /** add sets the target of a pattern and method ("": any), in JSON. */
  private add(method: string, pattern: string, value: string): this {
    if (!this.patterns.has(pattern)) this.patterns.set(pattern, new Array<string>());
    const entries = this.patterns.get(pattern);
    for (let i = 0; i < entries.length; i += 2) {
      if (entries[i] == method) throw new Error("routes: " + pattern + " has two answers" + (method.length ? " for " + method : ""));
    }
    if (entries.length && (entries[0] == "" || method == "")) throw new Error("routes: " + pattern + " has an answer for any method and one for some");
    entries.push(method);
    entries.push(value);
    return this;
  }

  private number(h: Handler): i32 {
    let i = handlers.indexOf(h);
    if (i < 0) {
      if (this.sealed) {
        this.unknown = true;
        return 0;
      }
      i = handlers.push(h) - 1;
    }
    return i + 1;
  }
}

/** staticJSON returns r as a static response (SPEC 7). */
function staticJSON(r: Response): string {
  if (r.kind != RECORD) throw new Error("routes: a static route cannot be a failure or answered already: use any with a handler");
  const names = new Array<string>(), values = new Array<string>(), fields = r.fields;
  if (r.contentType.length) {
    names.push("content-type");
    values.push(quote(r.contentType));
  }
  if (fields !== null) {
    for (let i = 0; i < fields.length; i += 2) {
      const name = fields[i].toLowerCase(), k = names.indexOf(name);
      if (k >= 0) values[k] += "," + quote(fields[i + 1]);
      else {
        names.push(name);
        values.push(quote(fields[i + 1]));
      }
    }
  }
  let headers = "";
  for (let i = 0; i < names.length; i++) headers += (i ? "," : "") + quote(names[i]) + ":[" + values[i] + "]";
  const bytes = r.bytes;
  const body = bytes === null ? '"body":' + quote(r.body) : '"bodyBase64":"' + base64(bytes) + '"';
  return '{"status":' + (r.status ? r.status : 200).toString() + ',"headers":{' + headers + "}," + body + "}";
}
