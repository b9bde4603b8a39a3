// API: outbound requests (SPEC 6.12). The operator decides which servers a handler may reach (-allow-net).

import { Call } from "./call";
import { Status } from "./errors";
import { Headers } from "./headers";
import * as host from "./host";
import { decode, encode, most } from "./utf8";

const OUTGOING: usize = 56;
const RESPONSE_HEADERS: usize = 8;
const FIELD: usize = 16;
const MANUAL: u32 = 1;
/** MOST is the most that bytes reads: twice as much is more than AssemblyScript allows an array. */
const MOST: i32 = 1 << 29;

/** Outgoing is an outbound request. */
// @ts-ignore: decorator
@final
export class Outgoing {
  /** "": GET. */
  method: string = "";
  /** A Unix socket's path or @name (abstract) to connect to instead of the URL's host; "": not set. */
  address: string = "";
  body: Uint8Array | null = null;
  /** Milliseconds for the head, and again for each part of the body; 0: the host's limit, which also caps it. */
  timeout: u32 = 0;
  /** Redirects are not followed. */
  manual: bool = false;
  private fields: string[] = [];

  /** url is absolute, http or https. */
  constructor(readonly url: string) {}

  /** with adds a header field. */
  with(name: string, value: string): this {
    this.fields.push(name);
    this.fields.push(value);
    return this;
  }

  /** @internal encode encodes it as a record. */
  encode(): Uint8Array {
    const fields = this.fields, body = this.body, count: usize = fields.length >> 1;
    let size = OUTGOING + count * FIELD + most(this.method) + most(this.url) + most(this.address);
    for (let i = 0; i < fields.length; i++) size += most(unchecked(fields[i]));
    if (body !== null) size += body.length;
    const record = new Uint8Array(<i32>size), at = record.dataStart;
    let end = at + OUTGOING + count * FIELD;
    end = put(at, 8, this.method, end);
    end = put(at, 16, this.url, end);
    end = put(at, 24, this.address, end);
    for (let i = 0; i < fields.length; i++) end = put(at, OUTGOING + (<usize>i << 3), unchecked(fields[i]), end);
    if (body !== null && body.length > 0) {
      memory.copy(end, body.dataStart, body.length);
      store<u32>(at, <u32>(end - at), 40);
      store<u32>(at, body.length, 44);
      end += body.length;
    }
    store<u32>(at, <u32>(end - at));
    store<u32>(at, this.manual ? MANUAL : 0, 4);
    store<u32>(at, count ? <u32>OUTGOING : 0, 32);
    store<u32>(at, <u32>count, 36);
    store<u32>(at, this.timeout, 48);
    return record.subarray(0, <i32>(end - at));
  }
}

/** put writes s at end, its span at `span` of the record, and returns the new end. */
function put(record: usize, span: usize, s: string, end: usize): usize {
  const n = encode(s, end);
  store<u32>(record + span, n ? <u32>(end - record) : 0);
  store<u32>(record + span, <u32>n, 4);
  return end + n;
}

/** Fetched is the response of an upstream server. The host closes it when the handler returns. */
// @ts-ignore: decorator
@final
export class Fetched {
  /** result is the status of the last bytes, text or read that failed; Status.Ok before. */
  result: i32 = 0;
  private head: Call = new Call(); // whose record is the response's: for headers

  /** @internal */
  constructor(private handle: i32, private record: Uint8Array) {
    this.head.record = record.dataStart;
    this.head.copy = record.buffer; // headers may outlive the response
  }

  get status(): i32 { return load<u16>(this.record.dataStart, 4); }

  /** length is the body's in bytes; -1: not known. */
  get length(): i64 { return load<i64>(this.record.dataStart, 24); }

  /** headers have names in lower case. */
  get headers(): Headers { return new Headers(this.head, RESPONSE_HEADERS, true); }

  /** header is the value of a header field, "" if it is missing. Case does not matter. */
  header(name: string): string {
    const value = this.headers.get(name);
    return value === null ? "" : value;
  }

  /** read reads the next bytes of the body into b and waits until there are some: their number, 0 at the end, or a Status. */
  read(b: Uint8Array): i32 {
    if (b.length == 0) return 0;
    const n = host.fetch_read(this.handle, b.dataStart, b.length);
    if (n < 0) this.result = n;
    return n;
  }

  /**
   * bytes returns the rest of the body and closes it. null: see result: Status.TooLarge, it is longer than limit, in bytes, or than
      * 512 MiB; Status.Failed, it has broken off. A negative limit is 0.
   */
  bytes(limit: i32): Uint8Array | null {
    limit = max(0, min(limit, MOST));
    let b = new Uint8Array(min(limit + 1, 4096)), used = 0;
    while (true) {
      const n = host.fetch_read(this.handle, b.dataStart + used, b.length - used);
      if (n < 0) {
        this.close();
        this.result = n;
        return null;
      }
      used += n;
      if (n == 0 || used > limit) break;
      if (used == b.length) {
        const larger = new Uint8Array(min(limit + 1, used << 1));
        larger.set(b);
        b = larger;
      }
    }
    this.close();
    if (used > limit) {
      this.result = Status.TooLarge;
      return null;
    }
    return b.subarray(0, used);
  }

  /** text returns the rest of the body as a string. null: see bytes. */
  text(limit: i32): string | null {
    const b = this.bytes(limit);
    return b === null ? null : decode(b.dataStart, b.length);
  }

  /** close drops the rest of the body. */
  close(): i32 { return host.fetch_close(this.handle); }
}

/** @internal send sends an outbound request of a request. null: see the request's status. */
export function send(req: Call, o: Outgoing): Fetched | null {
  const record = o.encode();
  const handle = host.fetch(req.id, record.dataStart, record.length);
  let head = new Uint8Array(512), n = handle;
  if (handle > 0) {
    while ((n = host.fetch_head(handle, head.dataStart, head.length)) > head.length) head = new Uint8Array(n);
    if (n < 0) host.fetch_close(handle);
  }
  if (n < 0) {
    req.status = n;
    return null;
  }
  return new Fetched(handle, head);
}
