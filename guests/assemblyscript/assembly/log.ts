// API: log, statistics and time.

import * as host from "./host";
import { Bytes, decode } from "./utf8";

/** Level is the severity of a log entry; the numbers are those of Go's log/slog. */
export namespace Level {
  export const Debug: i32 = -4;
  export const Info: i32 = 0;
  export const Warn: i32 = 4;
  export const Error: i32 = 8;
}

/** log writes one entry to the host's log; at most 8,192 bytes are kept. console does the same. Returns a Status. */
export function log(level: i32, message: string): i32 {
  const m = new Bytes(message);
  return host.log(level, m.ptr, m.len);
}

/**
 * stats returns the server's counters as JSON: {"uptime":12.5,"generation":3,"requests":1041,"memory":{"rss":21233664,
  * "instance":131072},"instances":4,"pending":0}. uptime is in seconds, memory in bytes. Empty: not available.
 */
export function stats(): string {
  let b = new ArrayBuffer(512);
  while (true) {
    const n = host.stats(changetype<usize>(b), b.byteLength);
    if (n <= b.byteLength) return decode(changetype<usize>(b), max(n, 0));
    b = new ArrayBuffer(n);
  }
}

/** sleep waits. The instance serves no other request meanwhile. Status.Closed: the client has gone. */
export function sleep(ms: u32): i32 { return host.sleep(ms); }

const nanoseconds = memory.data(8, 8);

/** clock is the time since 1970 in nanoseconds; steady: a monotonic clock with an arbitrary origin. */
export function clock(steady: bool = false): u64 {
  host.clock_time_get(steady ? 1 : 0, 1, nanoseconds);
  return load<u64>(nanoseconds);
}
