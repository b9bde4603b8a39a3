// API: bodies that are written in pieces.

import { Status } from "./errors";
import * as host from "./host";
import { record } from "./output";
import { Response } from "./response";
import { Bytes } from "./utf8";

/** Stream is a response's body. Each write is sent at once, and waits while the client does not read. */
// @ts-ignore: decorator
@final
export class Stream {
  private closed: bool = false;

  /** @internal */
  constructor(
    private id: u32,
    /** Of the last call: Status.Closed means that the client is gone. */
    public status: i32,
    private pending: bool
  ) {}

  /** write sends s as UTF-8. See writeBytes. */
  write(s: string): i32 {
    const b = new Bytes(s);
    return this.send(b.ptr, b.len);
  }

  /**
   * writeBytes sends b. It returns how many bytes were taken, or a Status. A detached request's stream does not wait: it may take
      * fewer bytes, or none and return Status.Again.
   */
  writeBytes(b: Uint8Array): i32 { return this.send(b.dataStart, b.length); }

  /** close ends the stream. A second call does nothing. A stream that is left open is closed when its handler returns. */
  close(): i32 {
    if (this.closed || this.status < 0 && this.status != Status.Again) return this.status;
    this.closed = true;
    return this.status = host.body_write(this.id, 0, 0);
  }

  private send(ptr: usize, len: u32): i32 {
    if (this.closed) return this.status = Status.Closed;
    if (len == 0) return 0;
    let sent: u32 = 0;
    do {
      const n = host.body_write(this.id, ptr + sent, len - sent);
      if (n < 0) return this.status = n;
      sent += n;
    } while (sent < len && !this.pending);
    this.status = Status.Ok;
    return sent;
  }
}

/** @internal open sends the head of a stream. */
export function open(id: u32, head: Response, length: i64, pending: bool): Stream {
  const at = record(head, true, length);
  return new Stream(id, host.respond(id, at, load<u32>(at)), pending);
}

/** @internal */
export function fail(id: u32, message: string, stack: string): i32 {
  const m = new Bytes(message), s = new Bytes(stack);
  return host.fail(id, m.ptr, m.len, s.ptr, s.len);
}
