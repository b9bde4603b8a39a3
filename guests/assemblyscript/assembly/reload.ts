// API: reloads. All return a Status when the new handler serves: a request sent after that reaches it, and running requests, including this
// one, finish on the old one. A failure changes nothing. Status.Denied: disabled by the operator.

import { Status } from "./errors";
import * as host from "./host";
import { quote } from "./json";
import { Routes } from "./routes";
import { Bytes } from "./utf8";

/** reload makes the host read this module's file again. Status.Failed: it was rejected, the log has the reason. */
export function reload(): i32 { return send("{}"); }

/** reloadModule switches to a module in the same directory, by its file's name. Status.NotFound: the file does not exist. */
export function reloadModule(name: string): i32 { return send('{"module":' + quote(name) + "}"); }

/** newRoutes returns empty routes for reloadRoutes. */
export function newRoutes(): Routes { return new Routes(true); }

/**
 * reloadRoutes replaces the routes and keeps the module. Status.Invalid: they name a handler that other instances do not know; it must
  * have had a route in the Server, or been named by Server.handle.
 */
export function reloadRoutes(routes: Routes): i32 { return routes.unknown ? Status.Invalid : send('{"routes":' + routes.json() + "}"); }

function send(json: string): i32 {
  const b = new Bytes(json);
  return host.reload(b.ptr, b.len);
}
