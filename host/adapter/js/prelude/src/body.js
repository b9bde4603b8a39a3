// Bodies: what a Request or Response can be made of, and how it is read.
import { host } from './host.js';
import { Blob, FormData, parseForm, multipart } from './forms.js';
import { streams } from './streams.js';

// Body has the methods that Request and Response share. _body is null, a string, an Uint8Array, or a stream; _used says that
// it has been read.
export class Body {
  get body() {
    const b = this._source();
    if (b === null) return null;
    if (typeof b === 'string' || b instanceof Uint8Array) this._body = streamOf(b);
    else if (!isStream(b)) this._body = streamFrom(b);
    else this._body = b;
    return this._body;
  }
  get bodyUsed() { return this._used || isStream(this._body) && this._body._disturbed === true; }
  text() {
    const s = this._take();
    return s === undefined ? text(this) : Promise.resolve(s);
  }
  json() {
    const s = this._take();
    if (s === undefined) return text(this).then(parse);
    try { return Promise.resolve(parse(s)); } catch (e) { return Promise.reject(e); }
  }
  async bytes() { const b = await take(this); return typeof b === 'string' ? host.encode(b) : b; }
  async arrayBuffer() {
    const b = await this.bytes();
    return b.byteLength === b.buffer.byteLength ? b.buffer : b.slice().buffer;
  }
  async blob() { return new Blob([await this.bytes()], { type: this.headers.get('content-type') ?? '' }); }
  async formData() { return parseForm(await this.bytes(), this.headers.get('content-type') ?? ''); }
  // JSON.stringify of one is {} as anywhere else, and not what it is made of.
  toJSON() { return {}; }
  _source() { return this._body; }
  // _take takes a text that is there already.
  _take() {
    const b = this._body;
    if (typeof b !== 'string' || this._used) return undefined;
    this._used = true;
    return b;
  }
}

const parse = JSON.parse;

async function text(r) {
  const b = await take(r);
  if (typeof b === 'string') return b;
  const s = host.decode(b, false);
  return s[0] === '\uFEFF' ? s.slice(1) : s;
}

// take reads a body whole: a string or bytes.
async function take(r) {
  const b = sourceOf(r);
  if (b === null) return '';
  if (typeof b === 'string' || b instanceof Uint8Array) return b;
  if (b.whole) return b.whole();
  const parts = [];
  for await (const p of chunks(b)) parts.push(p);
  return join(parts);
}

// sourceOf takes a body to be read, once: null, a string, bytes, a stream or another iterable.
export function sourceOf(r) {
  if (r._used) throw used();
  const b = plain(r._source());
  if (b === null) return null;
  if (isStream(b) && (b.locked || b._disturbed)) throw b.locked ? new TypeError('Body is locked: a reader has it') : used();
  r._used = true;
  return b;
}

export function used() {
  const e = new TypeError('Body already used');
  e.code = 'ERR_BODY_ALREADY_USED';
  return e;
}

// plain is what a stream was made of, if it is one of body's that nobody has read of: whoever takes that needs no stream. Nobody else can
// read the stream then.
export function plain(b) {
  const from = typeof b === 'object' && b !== null ? b._from : undefined;
  if (from === undefined || b.locked || b._disturbed) return b;
  b.getReader();
  b._disturbed = true;
  return from;
}

export function join(parts) {
  let n = 0;
  for (const p of parts) n += p.byteLength;
  const all = new Uint8Array(n);
  n = 0;
  for (const p of parts) { all.set(p, n); n += p.byteLength; }
  return all;
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

// chunk is a part as bytes.
export function chunk(p) {
  if (typeof p === 'string') return host.encode(p);
  const b = bytesOf(p);
  if (b === null) throw new TypeError('a part of a body must be a string, an ArrayBuffer or a view of one');
  return b;
}

// bytesOf is a buffer's or view's content, or null.
export function bytesOf(b) {
  if (b instanceof Uint8Array) return b;
  if (b instanceof ArrayBuffer) return new Uint8Array(b);
  if (ArrayBuffer.isView(b)) return new Uint8Array(b.buffer, b.byteOffset, b.byteLength);
  return null;
}

export function isStream(b) {
  return typeof b === 'object' && b !== null && typeof b.getReader === 'function';
}

export function streamOf(b) {
  const s = new (streams().ReadableStream)({
    start(c) {
      const bytes = typeof b === 'string' ? host.encode(b) : b;
      if (bytes.byteLength) c.enqueue(bytes);
      c.close();
    },
  });
  s._from = b;
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
  s._from = iterable;
  return s;
}

// bodyOf turns what a constructor was given into [body, content type].
export function bodyOf(b) {
  if (b === undefined || b === null) return [null, ''];
  if (typeof b === 'string') return [b, 'text/plain;charset=utf-8'];
  if (typeof b !== 'object' && typeof b !== 'function') return [String(b), 'text/plain;charset=utf-8'];
  const bytes = bytesOf(b);
  if (bytes !== null) return [bytes.slice(), ''];
  if (b instanceof Blob) return [b._bytes, b.type];
  if (b instanceof FormData) return multipart(b);
  if (b[Symbol.toStringTag] === 'URLSearchParams') return [String(b), 'application/x-www-form-urlencoded;charset=UTF-8'];
  if (isStream(b)) {
    if (b.locked || b._disturbed) throw new TypeError(b.locked ? 'the stream is locked: a reader has it' : 'the stream has been read already');
    return [b, ''];
  }
  if (typeof b[Symbol.asyncIterator] === 'function') return [b, ''];
  if (typeof b === 'function') return bodyOf(b()); // an async generator function, as Bun takes it
  return [String(b), 'text/plain;charset=utf-8'];
}
