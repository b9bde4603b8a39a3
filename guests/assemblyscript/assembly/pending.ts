// API: requests that are answered later.

import { Status } from "./errors";
import * as host from "./host";
import { record } from "./output";
import { Request } from "./request";
import { ANSWERED, RECORD, Response } from "./response";
import { fail, open, Stream } from "./stream";

/**
 * Pending is a request that the handler of another one answers. Its methods return Status.Closed once the client has gone or a time
 * limit has passed. When the instance ends, the request fails.
 */
// @ts-ignore: decorator
@final
export class Pending {
  /** @internal */
  constructor(readonly request: Request) {}

  /** respond answers the request. */
  respond(r: Response): i32 {
    if (r.kind != RECORD) return r.kind == ANSWERED ? Status.Invalid : this.fail(r.body);
    const at = record(r, false, 0);
    return host.respond(this.request.id, at, load<u32>(at));
  }

  /** stream sends the head and leaves the body open. */
  stream(head: Response, length: i64 = -1): Stream { return open(this.request.id, head, length, true); }

  /** fail ends the request with an error. */
  fail(message: string): i32 { return fail(this.request.id, message, ""); }
}
