// ReadableStream and its like, and what Bun has for them beyond the standard: streams of type 'direct', text() and the like of a stream,
// readableStreamToText and the like, ArrayBufferSink.
import * as polyfill from 'web-streams-polyfill';
import { direct } from '../direct.js';

// make takes from the prelude: { encode, decode, join, bytesOf, forms, TextDecoder }.
// The polyfill keeps its parts behind symbols (host/js/bundle/gen).
const { disturbed: DISTURBED, ...base } = /** @type {typeof polyfill & { disturbed: symbol }} */ (polyfill);

export function make(parts) {
  const { encode, decode, join, bytesOf, forms, TextDecoder } = parts;
  const Base = base.ReadableStream, prototype = Base.prototype;

  // The class is the polyfill's, whose own streams (of tee, from, pipeThrough) are then instances, too.
  function ReadableStream(source, strategy) {
    if (new.target === undefined) throw new TypeError("ReadableStream is a class: write 'new ReadableStream'");
    if (source?.type === 'direct') return Reflect.construct(Base, [direct(source, (p) => chunk(p, 'write()')), { highWaterMark: 0 }], new.target);
    return Reflect.construct(Base, source === undefined ? [] : [source, strategy], new.target);
  }
  hide(ReadableStream, 'from', { from: (iterable) => Base.from(iterable) }.from);
  Object.setPrototypeOf(Object.getPrototypeOf(prototype.values.call(new Base())), Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}.prototype)));
  Object.defineProperty(ReadableStream, 'name', { value: 'ReadableStream', configurable: true });
  Object.defineProperty(ReadableStream, 'length', { value: 0, configurable: true });
  Object.defineProperty(ReadableStream, 'prototype', { value: prototype, writable: false });
  hide(prototype, 'constructor', ReadableStream);

  function chunk(p, where) {
    if (typeof p === 'string') return encode(p);
    const b = bytesOf(p);
    if (b === null) throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', `${where} expects a string, ArrayBufferView, or ArrayBuffer`);
    return b;
  }

  async function array(stream) {
    if (stream.locked) throw coded(TypeError, 'ERR_INVALID_STATE', 'Invalid state: ReadableStream is locked');
    if (stream[DISTURBED]) throw coded(TypeError, 'ERR_INVALID_STATE', 'Invalid state: ReadableStream has already been used');
    const list = [], reader = stream.getReader();
    try {
      for (let r; !(r = await reader.read()).done;) list.push(r.value);
    } finally {
      reader.releaseLock();
    }
    return list;
  }
  const bytes = async (stream) => join((await array(stream)).map((p) => chunk(p, 'a stream that is read whole')));
  const text = async (stream) => {
    const s = decode(await bytes(stream));
    return s[0] === '\uFEFF' ? s.slice(1) : s;
  };
  const buffer = async (stream) => {
    const b = await bytes(stream);
    return b.byteLength === b.buffer.byteLength ? b.buffer : b.slice().buffer;
  };
  const json = async (stream) => JSON.parse(await text(stream));
  const blob = async (stream) => new (forms().Blob)([await bytes(stream)]);
  for (const [name, f] of Object.entries({ text, json, bytes, blob })) {
    hide(prototype, name, { [name]() { return f(this); } }[name]);
  }

  // decoded returns a stream of bytes as one of text (Fetch Standard, textStream).
  const decoded = (stream) => {
    const decoder = new TextDecoder();
    return stream.pipeThrough(new base.TransformStream({
      transform(p, c) { const s = decoder.decode(chunk(p, 'textStream'), { stream: true }); if (s !== '') c.enqueue(s); },
      flush(c) { const s = decoder.decode(); if (s !== '') c.enqueue(s); },
    }));
  };

  const bun = {};
  const readers = {
    Text: text, JSON: json, Array: array, ArrayBuffer: buffer, Bytes: bytes, Blob: blob,
    FormData: async (stream, boundary) => forms().parseForm(await bytes(stream), boundary === undefined ? 'application/x-www-form-urlencoded' : 'multipart/form-data; boundary=' +
      (typeof boundary === 'string' ? boundary : decode(chunk(boundary, 'the boundary')))),
  };
  for (const [kind, f] of Object.entries(readers)) {
    const name = 'readableStreamTo' + kind;
    bun[name] = { [name](stream, more) {
      if (!(stream instanceof Base)) throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "stream" argument must be of type ReadableStream.');
      return f(stream, more);
    } }[name];
  }

  bun.concatArrayBuffers = function concatArrayBuffers(list, most = Infinity, asBytes = false) {
    if (!Array.isArray(list)) throw new TypeError('Argument must be an array');
    if (typeof most !== 'number' || !(most >= 0)) throw new RangeError('Maximum length must be >= 0');
    const all = join(list.map((b) => {
      const part = bytesOf(b);
      if (part === null) throw new TypeError('Expected TypedArray');
      return part;
    }));
    const cut = all.byteLength > most ? all.slice(0, most) : all;
    return asBytes ? cut : cut.buffer;
  };

  bun.ArrayBufferSink = class ArrayBufferSink {
    #list = [];
    #options = {};
    start(options) { this.#options = options ?? {}; this.#list = []; }
    write(p) {
      const b = chunk(p, 'write()');
      this.#list.push(typeof p === 'string' ? b : b.slice());
      return b.byteLength;
    }
    // flush gives what has come since the last one, if the sink is one that streams.
    flush() { return this.#options.stream ? this.#take() : 0; }
    end() { return this.#take(); }
    #take() {
      const all = join(this.#list);
      this.#list = [];
      return this.#options.asUint8Array ? all : all.buffer;
    }
  };

  return { ...base, ReadableStream, bun, decoded, DISTURBED };
}

function hide(object, name, value) {
  Object.defineProperty(object, name, { value, configurable: true, writable: true, enumerable: false });
}

function coded(Type, code, message) {
  const e = new Type(message);
  e.code = code;
  return e;
}
