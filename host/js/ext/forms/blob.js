// Blob and File (w3.org/TR/FileAPI). Their bytes never change, so that slices and copies share them.
import { BYTES, MODIFIED, NAME, TYPE, bytesOf, host, streamOf, streams, text } from '../../prelude/src/given.js';
import { dictionary } from '../../prelude/src/idl.js';

const PLAIN = /^[\x20-\x7e]*$/;

export class Blob {
  constructor(parts, options) {
    options = dictionary('Blob', options);
    const native = options?.endings !== undefined && endings(options.endings);
    this[BYTES] = parts === undefined || parts === null ? new Uint8Array(0) : collect(parts, native);
    this[TYPE] = typeOf(options?.type);
  }
  get size() { within(this); return this[BYTES].byteLength; }
  get type() { within(this); return this[TYPE]; }
  async text() { within(this); return text(this[BYTES]); }
  async json() { return JSON.parse(text(this[BYTES])); }
  async bytes() { within(this); return this[BYTES].slice(); }
  async arrayBuffer() { within(this); return this[BYTES].slice().buffer; }
  stream() { within(this); return streamOf(this[BYTES].slice()); }
  textStream() { return streams().decoded(this.stream()); }
  slice(start = undefined, end = undefined, type = undefined) {
    const size = this.size;
    return of(this[BYTES].subarray(at(start, size, 0), at(end, size, size)), typeOf(type));
  }
}

export class File extends Blob {
  constructor(parts, name, options) {
    if (arguments.length < 2) throw new TypeError('File: parts and a name are needed');
    if (typeof parts !== 'object' && typeof parts !== 'function') throw notParts();
    super(parts, options);
    this[NAME] = `${name}`;
    const modified = options?.lastModified;
    this[MODIFIED] = modified === undefined ? Date.now() : Math.trunc(+modified) || 0;
  }
  get name() { within(this); return this[NAME]; }
  get lastModified() { within(this); return this[MODIFIED]; }
}
function within(b) {
  if (b[BYTES] === undefined) throw new TypeError('Illegal invocation: this is no Blob');
}

// of makes a Blob of bytes that must not change.
export function of(bytes, type) {
  return { __proto__: Blob.prototype, [BYTES]: bytes, [TYPE]: type };
}

// renamed makes a File with the bytes of a Blob.
export function renamed(blob, name, modified = Date.now()) {
  return { __proto__: File.prototype, [BYTES]: blob[BYTES], [TYPE]: blob[TYPE], [NAME]: name, [MODIFIED]: modified };
}

// named makes a File of bytes that must not change.
export function named(bytes, name, type, modified) {
  return { __proto__: File.prototype, [BYTES]: bytes, [TYPE]: typeOf(type), [NAME]: name, [MODIFIED]: modified };
}

function at(v, size, usual) {
  if (v === undefined) return usual;
  const n = Math.trunc(+v) || 0;
  return n < 0 ? Math.max(size + n, 0) : Math.min(n, size);
}

const typeOf = (type) => {
  if (type === undefined) return '';
  type = `${type}`;
  return PLAIN.test(type) ? type.toLowerCase() : '';
};

function endings(v) {
  v = `${v}`;
  if (v !== 'native' && v !== 'transparent') throw new TypeError(`Blob: endings is 'native' or 'transparent', not '${v}'`);
  return v === 'native';
}

const notParts = () => new TypeError('Blob: an array of parts is needed');

function collect(parts, native) {
  if (typeof parts !== 'object' && typeof parts !== 'function') throw notParts();
  const own = bytesOf(parts) ?? parts[BYTES]; // Bun takes one part without an array
  if (own !== undefined) return own === parts[BYTES] ? own : own.slice();
  const iterate = parts[Symbol.iterator];
  if (iterate === undefined) throw notParts();
  const list = [];
  let size = 0;
  for (const p of { [Symbol.iterator]: () => iterate.call(parts) }) {
    let b;
    if (typeof p === 'string') b = host.encode(native ? p.replace(/\r\n?/g, '\n') : p);
    else if (typeof p === 'object' && p !== null) b = p[BYTES] ?? bytesOf(p)?.slice() ?? host.encode(native ? `${p}`.replace(/\r\n?/g, '\n') : `${p}`);
    else b = host.encode(`${p}`);
    list.push(b);
    size += b.byteLength;
  }
  if (list.length === 1) return list[0];
  const all = new Uint8Array(size);
  let n = 0;
  for (const b of list) { all.set(b, n); n += b.byteLength; }
  return all;
}
