// Wire: encodes a response as a record (SPEC 4.2), in memory that is reused: an instance sends one response per call.

import { encode, most } from "./utf8";
import { Response } from "./response";

const HEAD: usize = 32;
const FIELD: usize = 16;
/** KEEP is how many bytes of memory are kept. A larger buffer is freed before the next response. */
const KEEP: usize = 1 << 20;

let room: ArrayBuffer = new ArrayBuffer(4096);

/** The text in the record, if it is a text without header fields. Strings are immutable: the same one again costs a comparison. */
let same: bool = false;
let sameBody: string = "", sameType: string = "", sameStatus: i32 = 0;

/** encode encodes r and returns the record's address; its first word is the length. length is for streams: bytes that will follow, or -1. */
export function record(r: Response, stream: bool, length: i64): usize {
  const fields = r.fields, bytes = r.bytes, plain = !stream && fields === null && bytes === null;
  if (plain && same && sameBody === r.body && sameType === r.contentType && sameStatus == r.status) return changetype<usize>(room);
  if (same = plain && <usize>r.body.length < KEEP) {
    sameBody = r.body;
    sameType = r.contentType;
    sameStatus = r.status;
  }
  let count: usize = r.contentType.length > 0 ? 1 : 0, size = HEAD + most(r.contentType) + 16;
  if (fields !== null) {
    count += fields.length >> 1;
    for (let i = 0; i < fields.length; i++) size += most(unchecked(fields[i]));
  }
  size += count * FIELD;
  if (!stream) size += bytes === null ? most(r.body) : <usize>bytes.length;
  if (size > <usize>room.byteLength || <usize>room.byteLength > KEEP) room = new ArrayBuffer(<i32>max<usize>(size, 4096));

  const at = changetype<usize>(room);
  let field = at + HEAD, end = field + count * FIELD;
  if (r.contentType.length > 0) {
    end = put(at, field, "content-type", end);
    end = put(at, field + 8, r.contentType, end);
    field += FIELD;
  }
  if (fields !== null) {
    for (let i = 0; i < fields.length; i++, field += 8) end = put(at, field, unchecked(fields[i]), end);
  }
  store<u64>(at, 0, 16);
  if (!stream) {
    const from = end;
    if (bytes === null) end = put(at, at + 16, r.body, end);
    else {
      memory.copy(end, bytes.dataStart, bytes.length);
      end += bytes.length;
      span(at, at + 16, from, end);
    }
    length = end - from;
  }
  store<u32>(at, <u32>(end - at));
  store<u16>(at, <u16>(<u32>r.status > 65535 ? 65535 : r.status), 4); // an overflow stays invalid, so the host rejects it
  store<u16>(at, stream, 6);
  store<u32>(at, count ? <u32>HEAD : 0, 8);
  store<u32>(at, <u32>count, 12);
  store<i64>(at, length, 24);
  return at;
}

/** put writes s at end, its span at `field`, and returns the new end. */
function put(at: usize, field: usize, s: string, end: usize): usize {
  const after = end + encode(s, end);
  span(at, field, end, after);
  return after;
}

// @ts-ignore: decorator
@inline
function span(at: usize, field: usize, from: usize, to: usize): void {
  store<u32>(field, to > from ? <u32>(from - at) : 0);
  store<u32>(field, <u32>(to - from), 4);
}
