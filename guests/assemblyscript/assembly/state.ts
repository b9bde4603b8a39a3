// API: the store, shared by all instances and kept over reloads (SPEC 6.6). Keys have 1 to 1,024 bytes.

import { Status } from "./errors";
import * as host from "./host";
import { Bytes, decode } from "./utf8";

export namespace state {
  /** status is the status of the last call: Status.NotFound, Status.Denied, Status.Invalid, ... */
  export let status: i32 = 0;

  /** get returns the key's value, null if it is missing or the store cannot be read: see status. */
  export function get(key: string): string | null {
    const b = getBytes(key);
    return b === null ? null : decode(b.dataStart, b.length);
  }

  export function getBytes(key: string): Uint8Array | null {
    const k = new Bytes(key);
    let b = new Uint8Array(512);
    while (true) {
      const n = host.state_get(k.ptr, k.len, b.dataStart, b.length);
      if (n < 0) {
        status = n;
        return null;
      }
      status = Status.Ok;
      if (n <= b.length) return b.subarray(0, n);
      b = new Uint8Array(n);
    }
  }

  /** set sets the key's value, and returns a Status. */
  export function set(key: string, value: string): i32 {
    const k = new Bytes(key), v = new Bytes(value);
    return status = host.state_set(k.ptr, k.len, v.ptr, v.len);
  }

  export function setBytes(key: string, value: Uint8Array): i32 {
    const k = new Bytes(key);
    return status = host.state_set(k.ptr, k.len, value.dataStart, value.length);
  }

  /** remove deletes the key. It returns 1 if it existed, 0 if not, or a Status. */
  export function remove(key: string): i32 {
    const k = new Bytes(key);
    return status = host.state_delete(k.ptr, k.len);
  }

  /** add adds to the key's value, a decimal number (absent: 0), and returns the sum; 0 if status is not Status.Ok. */
  export function add(key: string, delta: i64 = 1): i64 {
    const k = new Bytes(key);
    status = host.state_add(k.ptr, k.len, delta, sum);
    return status < 0 ? 0 : load<i64>(sum);
  }

  /**
   * compareAndSwap sets the key's value to next if it is old. old null: if it is absent; next null: deletes it. Returns a Status;
      * Status.Conflict: the value differs.
   */
  export function compareAndSwap(key: string, old: string | null, next: string | null): i32 {
    const k = new Bytes(key), o = new Bytes(old === null ? "" : old), n = new Bytes(next === null ? "" : next);
    return status = host.state_cas(k.ptr, k.len, o.ptr, old === null ? ABSENT : o.len, n.ptr, next === null ? ABSENT : n.len);
  }
}

const ABSENT: u32 = 0xffffffff;
const sum = memory.data(8, 8);
