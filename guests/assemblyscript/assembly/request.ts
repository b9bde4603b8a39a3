// API: the request. It reads fields of the host's record on demand, so a handler only pays for the fields that it uses.

import { Call } from "./call";
import { Status } from "./errors";
import { Fetched, Outgoing, send } from "./fetch";
import { Headers } from "./headers";
import * as host from "./host";
import { Pending } from "./pending";
import { Response } from "./response";
import { open, Stream } from "./stream";
import * as wire from "./wire";

/** Peer is the process at the other end of a Unix or abstract socket. A pid of 0 is not known. */
// @ts-ignore: decorator
@final
export class Peer {
  constructor(readonly uid: u32, readonly gid: u32, readonly pid: u32) {}
}

/** Request is one request. It is valid until its handler returns, see detach; strings and bytes from it may be kept. */
// @ts-ignore: decorator
@final
export class Request extends Call {
  /** @internal */
  sent: bool = false;
  /** @internal */
  detached: bool = false;
  private whole: Uint8Array | null = null;
  private taken: u32 = 0;

  /** @internal reset makes it another request. */
  reset(id: u32, record: usize): void {
    this.id = id;
    this.record = record;
    this.sent = false;
    this.status = 0;
    this.whole = null;
    this.taken = 0;
  }

  /** method is as sent: GET. */
  get method(): string {
    if (wire.equals(this.record, wire.METHOD, "GET", false)) return "GET";
    return wire.text(this.record, wire.METHOD);
  }

  /** path is normalised and still percent-encoded; it begins with "/", or is "*". */
  get path(): string { return wire.text(this.record, wire.PATH); }

  /** query is what follows the "?", raw. queryValue decodes it. */
  get query(): string { return wire.text(this.record, wire.QUERY); }

  /** host is the one that the request is for, with its port; it may be empty with HTTP/1.0. */
  get host(): string { return wire.text(this.record, wire.HOST); }

  /** remote is "ip:port"; empty on Unix and abstract sockets. */
  get remote(): string { return wire.text(this.record, wire.REMOTE); }

  /** listener is the address of the listener that accepted the connection: "@svc", "/run/x.sock", "127.0.0.1:3000". */
  get listener(): string { return wire.text(this.record, wire.LISTENER); }

  /** protocol is 10, 11 or 20, for HTTP/1.0, HTTP/1.1 and HTTP/2. */
  get protocol(): u32 { return load<u32>(this.record, wire.PROTOCOL); }

  /** tls reports whether the connection is encrypted. */
  get tls(): bool { return (this.flags & wire.TLS) != 0; }

  /** peer is the process that sent the request, on Unix and abstract sockets; null if it is not known. */
  get peer(): Peer | null {
    if (!(this.flags & wire.PEER_KNOWN)) return null;
    const r = this.record;
    return new Peer(load<u32>(r, wire.PEER), load<u32>(r, wire.PEER + 4), load<u32>(r, wire.PEER + 8));
  }

  /** url is the complete address: "http://localhost/a?b"; "http://localhost/*" for the path "*". */
  get url(): string {
    const query = this.query, path = this.path;
    return (this.tls ? "https://" : "http://") + this.host + (path == "*" ? "/*" : path) + (query.length ? "?" + query : "");
  }

  /** route is the number of the handler's route; 0 in fetch. */
  get route(): u32 { return load<u32>(this.record, wire.ROUTE); }

  get headers(): Headers { return new Headers(this, wire.HEADERS, true); }

  /** header returns the value of a header field, "" if it is missing. Case does not matter. */
  header(name: string): string {
    const value = this.headers.get(name);
    return value === null ? "" : value;
  }

  /** params are the parameters of the route's pattern, percent-decoded, in its order. */
  get params(): Headers { return new Headers(this, wire.PARAMS, false); }

  /** param returns the parameter of that name in the route's pattern, percent-decoded, or "". */
  param(name: string): string {
    const params = this.params, i = params.find(name);
    return i < 0 ? "" : params.value(i);
  }

  /** queryValue returns the first value of a name in the query, decoded; null if it is missing. */
  queryValue(name: string): string | null {
    return value(wire.start(this.record, wire.QUERY), wire.size(this.record, wire.QUERY), name);
  }

  /** bodyLength is the body's in bytes; -1: not known before the end. */
  get bodyLength(): i64 { return load<i64>(this.record, wire.BODY_LENGTH); }

  /** bodyInline reports whether the body came with the request: reading it does not wait. */
  get bodyInline(): bool { return (this.flags & wire.BODY_INLINE) != 0; }

  /** bytes returns the complete body. null: see status: Status.TooLarge, over the host's limit; Status.Closed, the client has gone. */
  bytes(): Uint8Array | null {
    if (this.whole === null) this.whole = this.bodyInline ? wire.bytes(this.record, wire.BODY) : this.readAll();
    return this.whole;
  }

  /** text returns the complete body as a string. null: see bytes. */
  text(): string | null {
    if (this.bodyInline) return wire.text(this.record, wire.BODY);
    const b = this.bytes();
    return b === null ? null : wire.decode(b.dataStart, b.length);
  }

  /**
   * read reads the next bytes of the body into b and waits until there are some: their number, 0 at the end, or a Status. Use it
   * or bytes and text, not both.
   */
  read(b: Uint8Array): i32 {
    if (b.length == 0) return 0;
    if (!this.bodyInline) {
      const n = host.body_read(this.id, b.dataStart, b.length);
      if (n < 0) this.status = n;
      return n;
    }
    const n = min<u32>(wire.size(this.record, wire.BODY) - this.taken, b.length);
    memory.copy(b.dataStart, wire.start(this.record, wire.BODY) + this.taken, n);
    this.taken += n;
    return n;
  }

  private readAll(): Uint8Array | null {
    let b = new Uint8Array(<i32>max<i64>(4096, min<i64>(this.bodyLength + 1, 1 << 20)));
    let used = 0;
    while (true) {
      if (used == b.length) {
        const larger = new Uint8Array(used << 1);
        larger.set(b);
        b = larger;
      }
      const n = host.body_read(this.id, b.dataStart + used, b.length - used);
      if (n == 0) return b.subarray(0, used);
      if (n < 0) {
        this.status = n;
        return null;
      }
      used += n;
    }
  }

  /** timeout sets the idle timeout of the request's connection, in milliseconds, until the request is answered. 0: no timeout. */
  timeout(ms: u32): i32 { return host.timeout(this.id, ms); }

  /**
   * guestTimeout sets the CPU time for this request, in milliseconds from the handler's start, without waits. The
      * host's own limit still applies. 0: only the host's.
   */
  guestTimeout(ms: u32): i32 { return host.guest_timeout(this.id, ms); }

  /**
   * fetch sends an outbound request and waits for the head of its response; the wait does not count as work. null: see
      * status: Status.Denied, the operator does not allow that server; Status.Failed, no response arrived, the log has the reason;
      * Status.Invalid, an invalid method or URL; Status.TooLarge, too many responses are open.
   */
  fetch(o: Outgoing): Fetched | null { return send(this, o); }

  /**
   * stream sends head, without its body, at once; write the body to the returned stream, then return Response.answered(). length
      * is how many bytes will follow; -1: not known.
   */
  stream(head: Response, length: i64 = -1): Stream {
    const s = open(this.id, head, length, false);
    if (s.status == Status.Ok) this.sent = true;
    return s;
  }

  /**
   * detach leaves the request open when the handler returns, whose result is ignored, unless it is Response.fail. The handler of
      * another request in this instance answers it. It stays readable, except for a body that was not inline: read that before.
   */
  detach(): Pending {
    if (!this.detached) {
      this.detached = true;
      const n = load<u32>(this.record), copy = new ArrayBuffer(n);
      memory.copy(changetype<usize>(copy), this.record, n);
      this.copy = copy;
      this.record = changetype<usize>(copy);
    }
    return new Pending(this);
  }

  private get flags(): u32 { return load<u32>(this.record, 4); }
}

/** formValue returns the first value of a name in a form (application/x-www-form-urlencoded), decoded; null if it is missing. */
export function formValue(form: string, name: string): string | null {
  const raw = new ArrayBuffer(form.length * 3), from = changetype<usize>(raw);
  return value(from, wire.encode(form, from), name);
}

/** value returns the value of a name among n bytes of a form or a query. */
function value(at: usize, n: usize, name: string): string | null {
  const end = at + n;
  while (at < end) {
    let eq: usize = 0, stop = at, coded = false;
    for (; stop < end; stop++) {
      const c = load<u8>(stop);
      if (c == 38) break; // &
      if (c == 61 && !eq) eq = stop; // =
      else if (!eq && (c == 37 || c == 43 || c > 127)) coded = true; // % and +
    }
    const key = (eq ? eq : stop) - at;
    if (coded ? unescape(wire.decode(at, key)) == name : wire.same(at, key, name, false)) return eq ? unescape(wire.decode(eq + 1, stop - eq - 1)) : "";
    at = stop + 1;
  }
  return null;
}

/** unescape decodes the percent-encoding of a form's value: "+" is a space; a malformed "%" stays. */
export function unescape(s: string): string {
  if (s.indexOf("%") < 0 && s.indexOf("+") < 0) return s;
  const raw = new ArrayBuffer(s.length * 3), from = changetype<usize>(raw);
  const n = wire.encode(s, from);
  let to = from;
  for (let at = from; at < from + n; at++, to++) {
    let c = load<u8>(at);
    if (c == 43) c = 32;
    else if (c == 37 && at + 2 < from + n) {
      const high = digit(load<u8>(at + 1)), low = digit(load<u8>(at + 2));
      if (high >= 0 && low >= 0) {
        c = <u8>(high << 4 | low);
        at += 2;
      }
    }
    store<u8>(to, c);
  }
  return wire.decode(from, to - from);
}

function digit(c: u8): i32 {
  if (c - 48 < 10) return c - 48;
  const low = c | 32;
  return low >= 97 && low <= 102 ? low - 87 : -1;
}
