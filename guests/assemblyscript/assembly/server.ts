// API: the server that a handler's module defines.

import { Failure } from "./errors";
import { quote } from "./json";
import { Request } from "./request";
import { Response } from "./response";
import { Handler, handlers, Routes } from "./routes";

/** ErrorHandler answers a request whose handler failed. */
export type ErrorHandler = (req: Request, err: Failure) => Response;

/** Server is routes and settings. Unset fields are left to the host; the operator's flags and environment take precedence. */
export class Server extends Routes {
  /** "/run/x.sock", "@name" for an abstract socket; applied at the start only. */
  unix: string = "";
  /** With port; applied at the start only. */
  hostname: string = "";
  /** TCP; applied at the start only. */
  port: i32 = 0;
  /** Of a connection, seconds; 0: no limit; negative: the host's. */
  idleTimeout: f64 = -1;
  /** Of a request, seconds; 0: no limit; negative: the host's. */
  requestTimeout: f64 = -1;
  /** CPU time per request, without waits, in seconds; it can only lower the host's. 0 and negative: the host's. */
  guestTimeout: f64 = -1;
  /** Bytes; negative: the host's. */
  maxRequestBodySize: i64 = -1;
  /** Most instances; 0: the host's. */
  instances: i32 = 0;
  /** Every request finds memory in the state after the start. */
  isolated: bool = false;
  /** Error pages with details. */
  development: bool = false;

  /** Answers requests that match no route. null: 404. */
  fetch: Handler | null = null;
  /** Answers failed requests, on another instance if necessary. A status of 0 means 500. null: the host's built-in page. */
  error: ErrorHandler | null = null;
  /** Runs once in each instance, before its first request. If it throws, the module is not served. */
  warmup: (() => void) | null = null;

  /** handle registers a handler without a route, so that reloadRoutes can name it later. */
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

/** @internal the server, and its manifest as UTF-8. */
export let served: Server | null = null;
export let config: ArrayBuffer = new ArrayBuffer(0);

/** serve registers s with the host. It is called once, at the top level of the handler's module. */
export function serve(s: Server): void {
  if (served !== null) throw new Error("serve was called twice: a handler has one server");
  served = s;
  config = String.UTF8.encode(s.manifest());
}
