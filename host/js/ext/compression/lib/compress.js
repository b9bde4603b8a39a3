// Compression: CompressionStream and DecompressionStream, Bun.gzipSync and its like, and node:zlib (ext/node/zlib.js). The host does the work, a part
// at a time: in the engine it would be a hundred times as slow.
import { expose } from '../../../prelude/src/idl.js';
import { zlib } from '../../node/zlib.js';

const PART = 128 << 10; // the host takes no more
const FULL = 1, ENDED = 2, TRAILING = 3;
const HEADER = -2, DATA = -3, CHECKSUM = -4, SHORT = -5, TOO_MANY = -6, WINDOW = -7;
const WHAT = { [HEADER]: 'incorrect header check', [DATA]: 'invalid deflate data', [CHECKSUM]: 'incorrect data check', [SHORT]: 'unexpected end of file', [WINDOW]: 'the window of the compressed data is over 8 MiB' };

/** @param {Parts} parts */
export function make({ host, join, bytesOf, streams, require }) {
  const coded = (Type, code, message) => Object.assign(new Type(message), { code });
  const fault = (status) => {
    if (status === TOO_MANY) return new RangeError('too many are under way: 32 compressions and 64 decompressions can be, 8 of them of Brotli and Zstandard');
    const e = coded(Error, status === SHORT ? 'Z_BUF_ERROR' : 'Z_DATA_ERROR', WHAT[status] ?? 'invalid deflate data');
    e.errno = status === SHORT ? -5 : -3;
    return e;
  };

  // A stream that nobody finishes is closed in the host when it is collected.
  const forgotten = new FinalizationRegistry((id) => host.zip('close', id));

  class Zip {
    #decompress;
    #format;
    #level;
    #id = 0;
    state = 0;
    constructor(decompress, format, level) {
      this.#decompress = decompress;
      this.#format = format;
      this.#level = level;
    }
    // write is the output for a part of the input, as a list of bytes. A stream that is never written to costs the host nothing.
    *write(bytes, last) {
      if (this.#id === 0) {
        const id = this.#decompress ? host.zip('decompress', this.#format) : host.zip('compress', this.#format, this.#level);
        if (id < 0) throw fault(id);
        this.#id = id;
        forgotten.register(this, id, this);
      }
      let at = 0;
      do {
        const part = bytes.subarray(at, at + PART);
        at += part.length;
        let out = host.zip('write', this.#id, part, last && at >= bytes.length);
        for (;;) {
          if (typeof out === 'number') { this.close(); throw fault(out); }
          this.state = out[0];
          if (out.length > 1) yield out.subarray(1);
          if (this.state !== FULL) break;
          out = host.zip('write', this.#id, undefined, last && at >= bytes.length);
        }
        if (this.state === ENDED && at < bytes.length) this.state = TRAILING;
      } while (at < bytes.length && this.state < ENDED);
      if (this.state >= ENDED) forgotten.unregister(this);
    }
    // flush returns the output for the input so far.
    flush() {
      if (this.#id === 0 || this.state >= ENDED) return new Uint8Array(0);
      const out = host.zip('flush', this.#id);
      if (typeof out === 'number') throw fault(out);
      return out.subarray(1);
    }
    get ended() { return this.state >= ENDED; }
    get trailing() { return this.state === TRAILING; }
    close() { if (this.#id) { forgotten.unregister(this); host.zip('close', this.#id); } }
  }

  // whole compresses or decompresses all at once.
  function whole(decompress, format, bytes, level = -1, most = Infinity) {
    const zip = new Zip(decompress, format, level), parts = [];
    let n = 0;
    for (const p of zip.write(bytes, true)) {
      if ((n += p.length) > most) { zip.close(); throw coded(RangeError, 'ERR_BUFFER_TOO_LARGE', `Cannot create a Buffer larger than ${most} bytes`); }
      parts.push(p);
    }
    return parts.length === 1 ? parts[0].slice() : join(parts);
  }

  const FORMATS = ['deflate', 'deflate-raw', 'gzip', 'brotli', 'zstd'];
  const formatOf = (format, name) => {
    if (FORMATS.includes(format)) return format;
    const shown = typeof format === 'string' ? `'${format}'` : String(format);
    throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', `${name}: the format must be one of: ${FORMATS.join(', ')}. Received ${shown}`);
  };

  class Transform {
    #stream;
    constructor(decompress, format, name) {
      const zip = new Zip(decompress, formatOf(format, name), -1);
      const broken = (e) => coded(TypeError, e.code, `${name}: ${e.message}`);
      const push = (bytes, last, controller) => {
        try {
          for (const p of zip.write(bytes, last)) controller.enqueue(p.slice());
        } catch (e) { throw broken(e); }
        if (decompress && zip.state === TRAILING) throw new TypeError(`${name}: there is data behind the end of the compressed data`);
      };
      this.#stream = new (streams().TransformStream)({
        transform(chunk, controller) {
          const b = bytesOf(chunk);
          if (b === null) { zip.close(); throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', `${name}: a chunk must be an ArrayBuffer or a view of one`); }
          if (b.length === 0) return;
          if (zip.state >= ENDED) throw new TypeError(`${name}: there is data behind the end of the compressed data`);
          push(b, false, controller);
        },
        flush(controller) { if (zip.state < ENDED) push(new Uint8Array(0), true, controller); },
        cancel() { zip.close(); },
      });
    }
    get readable() { return this.#stream.readable; }
    get writable() { return this.#stream.writable; }
  }
  class CompressionStream extends Transform {
    constructor(format) { super(false, format, 'CompressionStream'); }
  }
  class DecompressionStream extends Transform {
    constructor(format) { super(true, format, 'DecompressionStream'); }
  }
  for (const [name, C] of Object.entries({ CompressionStream, DecompressionStream })) {
    for (const k of ['readable', 'writable']) Object.defineProperty(C.prototype, k, Object.getOwnPropertyDescriptor(Transform.prototype, k) ?? {});
    expose(C, name, 1);
  }

  const textOrBytes = (data) => typeof data === 'string' ? host.encode(data) : bytesOf(data);

  // Bun's functions: deflateSync and inflateSync are raw unless windowBits says otherwise.
  const bun = {};
  const bunFormat = (name, options) => {
    const bits = options?.windowBits;
    if (name === 'gzipSync' || name === 'deflateSync') return name === 'gzipSync' ? 'gzip' : 'deflate-raw';
    return name === 'gunzipSync' ? 'member' : bits === undefined || bits < 0 ? 'deflate-raw' : bits > 15 ? 'unzip' : 'deflate';
  };
  for (const name of ['gzipSync', 'gunzipSync', 'deflateSync', 'inflateSync']) {
    const decompress = name === 'gunzipSync' || name === 'inflateSync';
    bun[name] = (data, options) => {
      const b = textOrBytes(data);
      if (b === null) throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'data must be a string, ArrayBuffer or ArrayBufferView');
      const level = typeof options?.level === 'number' ? Math.trunc(options.level) : -1;
      if (level < -1 || level > 9) throw new Error('Zlib error: Invalid argument: level is -1 to 9');
      try {
        return whole(decompress, bunFormat(name, options), b, level);
      } catch (e) {
        delete e.code;
        delete e.errno;
        throw e;
      }
    };
  }

  // Zstandard: synchronous, or as a promise.
  const zstd = (decompress, data, options) => {
    const b = textOrBytes(data);
    if (b === null) throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'data must be a string, ArrayBuffer or ArrayBufferView');
    const level = options?.level ?? 3;
    if (!decompress && !(Number.isInteger(level) && level >= 1 && level <= 22)) throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'Compression level must be between 1 and 22');
    const out = whole(decompress, 'zstd', b, decompress ? -1 : level), { Buffer } = require('buffer');
    return Buffer.from(out.buffer, out.byteOffset, out.length);
  };
  for (const [name, decompress] of [['zstdCompress', false], ['zstdDecompress', true]]) {
    bun[name + 'Sync'] = (data, options) => zstd(decompress, data, options);
    bun[name] = (data, options) => {
      const b = typeof data === 'string' ? data : bytesOf(data)?.slice() ?? data;
      if (!decompress && options?.level !== undefined && !(options.level >= 1 && options.level <= 22)) zstd(decompress, b, options);
      return new Promise((resolve, reject) => setImmediate(() => { try { resolve(zstd(decompress, b, options)); } catch (e) { reject(e); } }));
    };
  }

  let node;
  return { CompressionStream, DecompressionStream, bun, get node() { return node ??= zlib({ Zip, whole, coded, textOrBytes, host, require }); } };
}
