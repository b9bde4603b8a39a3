// Wire: the host's records (SPEC 2, 4, 5), read in place and on demand.

import { decode, encode } from "./utf8";
export { decode, encode };

// Offsets in a request's record.
export const METHOD: usize = 8;
export const PATH: usize = 16;
export const QUERY: usize = 24;
export const HOST: usize = 32;
export const BODY: usize = 40;
export const BODY_LENGTH: usize = 48;
export const HEADERS: usize = 56;
export const PARAMS: usize = 64;
export const ROUTE: usize = 72;
export const PROTOCOL: usize = 76;
export const REMOTE: usize = 80;
export const LISTENER: usize = 88;
export const PEER: usize = 96;

// Its flags, at offset 4.
export const BODY_INLINE: u32 = 1;
export const TLS: u32 = 2;
export const PEER_KNOWN: u32 = 4;

// Offsets in an error's record.
export const KIND: usize = 4;
export const MESSAGE: usize = 8;
export const STACK: usize = 16;
export const REQUEST: usize = 24;

/** start is the address of a span's bytes. */
// @ts-ignore: decorator
@inline
export function start(record: usize, span: usize): usize { return record + load<u32>(record + span); }

/** size is the length of a span. */
// @ts-ignore: decorator
@inline
export function size(record: usize, span: usize): u32 { return load<u32>(record + span, 4); }

/** text is a span's bytes as a string. */
export function text(record: usize, span: usize): string { return decode(start(record, span), size(record, span)); }

/** bytes is a copy of a span's bytes. */
export function bytes(record: usize, span: usize): Uint8Array {
  const n = size(record, span), b = new Uint8Array(n);
  memory.copy(b.dataStart, start(record, span), n);
  return b;
}

/** equals reports whether a span equals an ASCII string; with fold whatever the case of name, the span being in lower case. */
export function equals(record: usize, span: usize, name: string, fold: bool): bool {
  return same(start(record, span), size(record, span), name, fold);
}

/** same is equals for n bytes at p. */
export function same(p: usize, n: usize, name: string, fold: bool): bool {
  if (n != <usize>name.length) return false;
  const q = changetype<usize>(name);
  for (let i: usize = 0; i < n; i++) {
    let c = load<u16>(q + (i << 1));
    if (fold && c - 65 < 26) c |= 32;
    if (c != load<u8>(p + i)) return false;
  }
  return true;
}
