// API: what a handler's module serves.

import { Failure } from "./errors";
import { quote } from "./json";
import { Request } from "./request";
import { Response } from "./response";
import { Handler, handlers, Routes } from "./routes";

/** ErrorHandler answers a request whose handler failed. */
export type ErrorHandler = (req: Request, err: Failure) => Response;

/** Server is routes and settings. What is left as it is, is the host's to say; what its operator set by flag or environment wins. */
export class Server extends Routes {
  /** "/run/x.sock", "@name" for an abstract socket; counts at the start only. */
  unix: string = "";
  /** With port; counts at the start only. */
  hostname: string = "";
  /** TCP; counts at the start only. */
  port: i32 = 0;
  /** Of a connection, seconds; 0: none; negative: the host's. */
  idleTimeout: f64 = -1;
  /** Of a request, seconds; 0: none; negative: the host's. */
  requestTimeout: f64 = -1;
  /** Of the handler's work for a request, waits left out, seconds; it can only lower the host's. 0 and negative: the host's. */
  guestTimeout: f64 = -1;
  /** Bytes; negative: the host's. */
  maxRequestBodySize: i64 = -1;
  /** At most so many at a time; 0: the host's. */
  instances: i32 = 0;
  /** Every request finds memory as it was after the start. */
  isolated: bool = false;
  /** Error pages with details. */
  development: bool = false;

  /** Answers what no route matches. null: 404. */
  fetch: Handler | null = null;
  /** Answers a request that failed, on another instance if it must. A status of 0 means 500. null: the host's fixed page. */
  error: ErrorHandler | null = null;
  /** Runs once in each instance, before its first request. If it throws, the module is not served. */
  warmup: (() => void) | null = null;

  /** handle makes a handler known without a route, so that reloadRoutes can name it later. */
  handle(h: Handler): this {
    if (handlers.indexOf(h) < 0) handlers.push(h);
    return this;
  }

  /** @internal manifest is the JSON of SPEC 7. */
  manifest(): string {
    let m = "";
    if (this.unix.length) m += ',"unix":' + quote(this.unix);
    if (this.hostname.length) m += ',"hostname":' + quote(this.hostname);
    if (this.port) m += ',"port":' + this.port.toString();
    if (this.idleTimeout >= 0) m += ',"idleTimeout":' + this.idleTimeout.toString();
    if (this.requestTimeout >= 0) m += ',"requestTimeout":' + this.requestTimeout.toString();
    if (this.guestTimeout > 0) m += ',"guestTimeout":' + this.guestTimeout.toString();
    if (this.maxRequestBodySize >= 0) m += ',"maxRequestBodySize":' + this.maxRequestBodySize.toString();
    if (this.instances) m += ',"instances":' + this.instances.toString();
    if (this.isolated) m += ',"isolation":"request"';
    if (this.development) m += ',"development":true';
    return "{" + m.substring(1) + (m.length ? "," : "") + '"routes":' + this.json() + "}";
  }
}

/** @internal what is served, and its manifest as UTF-8. */
export let served: Server | null = null;
export let config: ArrayBuffer = new ArrayBuffer(0);

/** serve has the host serve s. It is called once, at the top level of the handler's module. */
export function serve(s: Server): void {
  if (served !== null) throw new Error("serve was called twice: a handler has one server");
  served = s;
  config = String.UTF8.encode(s.manifest());
}
