// API: a handler that replaces itself (SPEC 6.5). All return a Status when the new one serves: a request sent after that gets it, this
// one and all that run finish on the old one. Any failure changes nothing. Status.Denied: the operator has switched it off.

import { Status } from "./errors";
import * as host from "./host";
import { quote } from "./json";
import { Routes } from "./routes";
import { Bytes } from "./utf8";

/** reload has the host read this module's file again. Status.Failed: it was refused, the log says why. */
export function reload(): i32 { return send("{}"); }

/** reloadModule switches to a module in the same directory, by its file's name. Status.NotFound: there is none. */
export function reloadModule(name: string): i32 { return send('{"module":' + quote(name) + "}"); }

/** newRoutes are empty ones for reloadRoutes. */
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
