// Bodies: what a Request or Response can be made of, and how it is read.
import { host, JSON_TYPE, PLAIN, TEXT_TYPE } from '../../prelude/src/host.js';
import { bytesOf, chunk, join, text } from '../../prelude/src/bytes.js';
import { forms } from '../../prelude/src/parts.js';
import { streams } from '../streams/streams.js';
import { BODY, BYTES, FROM, LIST, MARK, SHARED, SOURCE, TYPE, USED } from '../../prelude/src/slots.js';

// Body has the members that Request and Response share. BODY is null, a string, an Uint8Array, a stream or another iterable. USED is true once it
// has been read, SHARED if its bytes are shared with another object, and SOURCE returns BODY.
export class Body {
  get body() {
    const b = this[SOURCE]();
    if (b === null) return null;
    if (typeof b === 'string') this[BODY] = streamOf(b);
    else if (b instanceof Uint8Array) this[BODY] = streamOf(own(this, b));
    else if (!isStream(b)) this[BODY] = streamFrom(b);
    else this[BODY] = b;
    return this[BODY];
  }
  get bodyUsed() { return this[USED] || isStream(this[BODY]) && disturbed(this[BODY]); }
  text() {
    const b = this[BODY];
    if (typeof b !== 'string' || this[USED]) return whole(this, decoded);
    consume(this);
    return Promise.resolve(decoded(b));
  }
  json() {
    const b = this[BODY];
    if (typeof b !== 'string' || this[USED]) return whole(this, (all) => parse(decoded(all)));
    consume(this);
    try { return Promise.resolve(parse(decoded(b))); } catch (e) { return Promise.reject(e); }
  }
  bytes() { return whole(this, bytes); }
  arrayBuffer() {
    return whole(this, (b) => {
      b = bytes(b);
      return b.byteLength === b.buffer.byteLength ? b.buffer : b.slice().buffer;
    });
  }
  blob() { return whole(this, (b) => forms().of(bytes(b), blobType(/** @type {any} */ (this).headers.get('content-type') ?? ''))); }
  formData() { return whole(this, (b) => forms().parseForm(bytes(b), /** @type {any} */ (this).headers.get('content-type') ?? '')); }
  textStream() {
    if (this.bodyUsed) throw used();
    const b = this.body;
    if (b === null) return streamOf(new Uint8Array(0));
    if (b.locked) throw locked();
    return streams().decoded(b);
  }
  [SOURCE]() { return this[BODY]; }
}

const parse = JSON.parse;
const bytes = (b) => typeof b === 'string' ? host.encode(b) : b;
const decoded = (b) => {
  if (typeof b !== 'string') return text(b);
  if (!b.isWellFormed()) b = b.toWellFormed();
  return b.charCodeAt(0) === 0xfeff ? b.slice(1) : b;
};
const blobType = (type) => /^[\x20-\x7e]*$/.test(type) ? type.toLowerCase() : '';

// own returns the bytes of r's body for a caller that may write to them.
function own(r, b) { return r[SHARED] ? b.slice() : b; }

// whole reads a body to its end, and calls make with the string or bytes.
async function whole(r, make) {
  const b = sourceOf(r);
  if (b === null) return make('');
  if (typeof b === 'string') return make(b);
  if (b instanceof Uint8Array) return make(own(r, b));
  if (b.whole) return make(await b.whole());
  const list = [];
  for await (const p of chunks(b)) list.push(p);
  return make(join(list));
}

// sourceOf takes a body to be read, once: null, a string, bytes, a stream or another iterable.
export function sourceOf(r) {
  if (r[USED]) throw used();
  const b = plain(r[SOURCE]());
  if (b === null) return null;
  if (isStream(b)) free(b);
  consume(r);
  return b;
}

// consume marks the body of r as read. A Response then no longer has one of the kinds that the adapter sends directly.
export function consume(r) {
  r[USED] = true;
  const kind = r[MARK] & 15;
  if (kind === PLAIN) return;
  r[TYPE] = TYPES[kind];
  r[MARK] &= ~15;
}
export const TYPES = { [PLAIN]: '', [JSON_TYPE]: 'application/json;charset=utf-8', [TEXT_TYPE]: 'text/plain;charset=utf-8' };

// free throws when a stream has a reader, or has been read.
export function free(b) {
  if (b.locked) throw locked();
  if (disturbed(b)) throw used();
}

const locked = () => Object.assign(new TypeError('Body is locked: a reader has it'), { code: 'ERR_BODY_ALREADY_USED' });
const disturbed = (b) => b[streams().DISTURBED] === true;

export function used() {
  const e = new TypeError('Body already used');
  e.code = 'ERR_BODY_ALREADY_USED';
  return e;
}

// plain is what a stream was made of, if it is one of body's that nobody has read of: whoever takes that needs no stream. Nobody else can
// read the stream then.
export function plain(b) {
  const from = typeof b === 'object' && b !== null ? b[FROM] : undefined;
  if (from === undefined || b.locked || disturbed(b)) return b;
  b.getReader();
  b[streams().DISTURBED] = true;
  return from;
}

// chunks iterates over a stream or another async or plain iterable, as bytes.
export async function* chunks(source) {
  const from = parts(source);
  let done = false;
  try {
    for (;;) {
      const r = await from.next();
      if (r.done) { done = true; return; }
      yield chunk(r.value);
    }
  } finally {
    if (!done) from.cancel();
  }
}

// parts reads a stream or another iterable: next is a promise of {done, value}, cancel gives up, even while next is waited for.
export function parts(source) {
  if (isStream(source)) {
    const reader = source.getReader();
    return { next: () => reader.read(), cancel(why) { reader.cancel(why).catch(() => {}); } };
  }
  const it = source[Symbol.asyncIterator]?.() ?? source[Symbol.iterator]();
  return { async next() { return it.next(); }, async cancel() { try { await it.return?.(); } catch { /* nobody asks any more */ } } };
}

export function isStream(b) {
  return typeof b === 'object' && b !== null && typeof b.getReader === 'function';
}

export function streamOf(b) {
  const s = new (streams().ReadableStream)({
    start(c) {
      const all = bytes(b);
      if (all.byteLength) c.enqueue(all);
      c.close();
    },
  });
  s[FROM] = b;
  return s;
}

// streamFrom reads nothing before it is read.
export function streamFrom(iterable) {
  let from = null;
  const s = new (streams().ReadableStream)({
    async pull(c) {
      from ??= parts(iterable);
      const r = await from.next();
      if (r.done) c.close(); else c.enqueue(chunk(r.value));
    },
    cancel(why) { return (from ?? parts(iterable)).cancel(why); },
  }, { highWaterMark: 0 });
  s[FROM] = iterable;
  return s;
}

// bodyOf turns a constructor's argument into [body, content type, whether its bytes are shared].
export function bodyOf(b) {
  if (b === undefined || b === null) return [null, ''];
  if (typeof b === 'string') return [b, 'text/plain;charset=utf-8'];
  if (typeof b !== 'object' && typeof b !== 'function') return [`${b}`, 'text/plain;charset=utf-8'];
  const shared = bytesOf(b);
  if (shared !== null) return [shared.slice(), ''];
  if (b[BYTES] !== undefined) return [b[BYTES], b[TYPE], true];
  if (b[LIST] !== undefined) return forms().multipart(b);
  if (b[Symbol.toStringTag] === 'URLSearchParams') return [String(b), 'application/x-www-form-urlencoded;charset=UTF-8'];
  if (isStream(b)) {
    if (b.locked || disturbed(b)) throw new TypeError(b.locked ? 'the stream is locked: a reader has it' : 'the stream has been read already');
    return [b, ''];
  }
  if (typeof b[Symbol.asyncIterator] === 'function') return [b, ''];
  if (typeof b === 'function') return bodyOf(b()); // an async generator function, as Bun takes it
  return [`${b}`, 'text/plain;charset=utf-8'];
}
