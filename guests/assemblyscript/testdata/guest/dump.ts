// The SDK's view of records, in the text of abi/testdata/vectors: bytes, not strings, since a record may hold invalid UTF-8.

import { Failure, Headers, Request } from "wasmserve";
import * as wire from "wasmserve/assembly/wire";

let out = "";

function quote(record: usize, span: usize): string {
  const HEX = "0123456789abcdef";
  let s = '"';
  for (let i: u32 = 0; i < wire.size(record, span); i++) {
    const c = load<u8>(wire.start(record, span) + i);
    s += c < 32 || c > 126 || c == 34 || c == 92 ? "\\x" + HEX.charAt(c >> 4) + HEX.charAt(c & 15) : String.fromCharCode(c);
  }
  return s + '"';
}

function line(key: string, record: usize, span: usize): void { if (wire.size(record, span)) out += key + " " + quote(record, span) + "\n"; }
function number(key: string, n: u32): void { if (n) out += key + " " + n.toString() + "\n"; }

function fields(key: string, h: Headers, record: usize, list: usize): void {
  for (let i = 0; i < h.length; i++) {
    const field = load<u32>(record + list) + (<u32>i << 4);
    out += key + " " + quote(record, field) + " " + quote(record, field + 8) + "\n";
  }
}

function request(req: Request): void {
  const r = req.record, peer = req.peer;
  line("method", r, wire.METHOD);
  line("path", r, wire.PATH);
  line("query", r, wire.QUERY);
  line("host", r, wire.HOST);
  fields("header", req.headers, r, wire.HEADERS);
  fields("param", req.params, r, wire.PARAMS);
  number("route", req.route);
  number("protocol", req.protocol);
  if (req.tls) out += "tls yes\n";
  line("remote", r, wire.REMOTE);
  line("listener", r, wire.LISTENER);
  if (peer !== null) out += "peer " + peer.uid.toString() + " " + peer.gid.toString() + " " + peer.pid.toString() + "\n";
  out += req.bodyInline ? "body " + quote(r, wire.BODY) + "\n" : "body_length " + req.bodyLength.toString() + "\n";
}

export function dumpRequest(req: Request): Uint8Array {
  out = "";
  request(req);
  return Uint8Array.wrap(String.UTF8.encode(out));
}

/** dumpError: the error's record lies before its request's, which tells nothing of it: message and stack come as strings. */
export function dumpError(req: Request, err: Failure): Uint8Array {
  out = "";
  number("kind", err.kind);
  if (err.message.length) out += "message " + escape(err.message) + "\n";
  if (err.stack.length) out += "stack " + escape(err.stack) + "\n";
  request(req);
  return Uint8Array.wrap(String.UTF8.encode(out));
}

/** escape is quote for a string; U+FFFD stands for the byte ff, the only one in the vectors that is no UTF-8. */
function escape(s: string): string {
  const HEX = "0123456789abcdef";
  let q = '"';
  for (let i = 0; i < s.length; i++) {
    const c = s.charCodeAt(i);
    if (c == 0xfffd) q += "\\xff";
    else q += c < 32 || c > 126 || c == 34 || c == 92 ? "\\x" + HEX.charAt(c >> 4) + HEX.charAt(c & 15) : s.charAt(i);
  }
  return q + '"';
}
