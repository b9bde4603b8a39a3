// Compression: CompressionStream and DecompressionStream, Bun.gzipSync and its like, and what node:zlib has of them. The host does the work, a part
// at a time: in the engine it would be a hundred times as slow.
const PART = 128 << 10; // the host takes no more
const FULL = 1, ENDED = 2, TRAILING = 3;
const INVALID = -1, HEADER = -2, DATA = -3, CHECKSUM = -4, SHORT = -5, TOO_MANY = -6;
const WHAT = { [HEADER]: 'incorrect header check', [DATA]: 'invalid deflate data', [CHECKSUM]: 'incorrect data check', [SHORT]: 'unexpected end of file' };

export function make({ host, join, bytesOf, streams, Buffer }) {
  const coded = (Type, code, message) => Object.assign(new Type(message), { code });
  const fault = (status) => {
    if (status === TOO_MANY) return new RangeError('too many are under way: 32 compressions and 64 decompressions can be');
    const e = coded(Error, status === SHORT ? 'Z_BUF_ERROR' : 'Z_DATA_ERROR', WHAT[status] ?? 'invalid deflate data');
    e.errno = status === SHORT ? -5 : -3;
    return e;
  };

  // What a stream that nobody finishes holds in the host is given back.
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
    // write is the output for a part of the input, as a list of bytes. What is never written to costs the host nothing.
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

  const FORMATS = ['deflate', 'deflate-raw', 'gzip'];
  const formatOf = (format, name) => {
    if (FORMATS.includes(format)) return format;
    const shown = typeof format === 'string' ? `'${format}'` : String(format);
    throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', `${name}: the format must be one of: ${FORMATS.join(', ')}` + (format === 'brotli' || format === 'zstd' ? ` (${format} is not there in the sandbox)` : `. Received ${shown}`));
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
    get [Symbol.toStringTag]() { return 'CompressionStream'; }
  }
  class DecompressionStream extends Transform {
    constructor(format) { super(true, format, 'DecompressionStream'); }
    get [Symbol.toStringTag]() { return 'DecompressionStream'; }
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

  // node:zlib.
  const buffer = (b) => { const B = Buffer ?? globalThis.Buffer; return B ? B.from(b.buffer, b.byteOffset, b.length) : b; };
  const METHODS = {
    gzip: [false, 'gzip'], gunzip: [true, 'gzip'], deflate: [false, 'deflate'], inflate: [true, 'deflate'], deflateRaw: [false, 'deflate-raw'],
    inflateRaw: [true, 'deflate-raw'], unzip: [true, 'unzip'],
  };
  const ABSENT = ['brotliCompress', 'brotliDecompress', 'zstdCompress', 'zstdDecompress'];
  const CLASSES = ['Gzip', 'Gunzip', 'Deflate', 'Inflate', 'DeflateRaw', 'InflateRaw', 'Unzip', 'BrotliCompress', 'BrotliDecompress', 'ZstdCompress', 'ZstdDecompress'];
  const constants = {
    Z_NO_FLUSH: 0, Z_PARTIAL_FLUSH: 1, Z_SYNC_FLUSH: 2, Z_FULL_FLUSH: 3, Z_FINISH: 4, Z_BLOCK: 5, Z_OK: 0, Z_STREAM_END: 1, Z_NEED_DICT: 2, Z_ERRNO: -1,
    Z_STREAM_ERROR: -2, Z_DATA_ERROR: -3, Z_MEM_ERROR: -4, Z_BUF_ERROR: -5, Z_VERSION_ERROR: -6, Z_NO_COMPRESSION: 0, Z_BEST_SPEED: 1, Z_BEST_COMPRESSION: 9,
    Z_DEFAULT_COMPRESSION: -1, Z_FILTERED: 1, Z_HUFFMAN_ONLY: 2, Z_RLE: 3, Z_FIXED: 4, Z_DEFAULT_STRATEGY: 0, Z_MIN_WINDOWBITS: 8, Z_MAX_WINDOWBITS: 15,
    Z_DEFAULT_WINDOWBITS: 15, Z_MIN_CHUNK: 64, Z_MAX_CHUNK: Infinity, Z_DEFAULT_CHUNK: 16384, Z_MIN_MEMLEVEL: 1, Z_MAX_MEMLEVEL: 9, Z_DEFAULT_MEMLEVEL: 8,
    Z_MIN_LEVEL: -1, Z_MAX_LEVEL: 9, Z_DEFAULT_LEVEL: -1, DEFLATE: 1, INFLATE: 2, GZIP: 3, GUNZIP: 4, DEFLATERAW: 5, INFLATERAW: 6, UNZIP: 7,
  };
  function given(data) {
    const b = textOrBytes(data);
    if (b === null) throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "buffer" argument must be of type string, Buffer, TypedArray, DataView, or ArrayBuffer.' + (data === undefined || data === null ? ` Received ${data}` : ''));
    return b;
  }
  function checked(options) {
    const { level, maxOutputLength, dictionary } = options ?? {};
    if (level !== undefined) {
      if (typeof level !== 'number') throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "options.level" property must be of type number.');
      if (!(level >= -1 && level <= 9)) throw coded(RangeError, 'ERR_OUT_OF_RANGE', `The value of "options.level" is out of range. It must be >= -1 and <= 9. Received ${level}`);
    }
    if (dictionary !== undefined) throw new Error('zlib: options.dictionary is not there in the sandbox: compress without one');
    return [level, maxOutputLength];
  }
  function run([decompress, format], bytes, [level, most]) {
    return buffer(whole(decompress, format, bytes, level, most));
  }
  const node = { constants, codes: Object.freeze({ Z_OK: 0, Z_STREAM_END: 1, Z_NEED_DICT: 2, Z_ERRNO: -1, Z_STREAM_ERROR: -2, Z_DATA_ERROR: -3, Z_MEM_ERROR: -4, Z_BUF_ERROR: -5, Z_VERSION_ERROR: -6, 0: 'Z_OK', 1: 'Z_STREAM_END', 2: 'Z_NEED_DICT', '-1': 'Z_ERRNO', '-2': 'Z_STREAM_ERROR', '-3': 'Z_DATA_ERROR', '-4': 'Z_MEM_ERROR', '-5': 'Z_BUF_ERROR', '-6': 'Z_VERSION_ERROR' }) };
  for (const [name, method] of Object.entries(METHODS)) {
    node[name + 'Sync'] = (data, options) => run(method, given(data), checked(options));
    node[name] = (data, options, callback) => {
      if (typeof options === 'function') [options, callback] = [undefined, options];
      if (typeof callback !== 'function') throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "callback" argument must be of type function.');
      const b = given(data).slice(), o = checked(options);
      setImmediate(() => {
        let out;
        try { out = run(method, b, o); } catch (e) { callback(e); return; }
        callback(null, out);
      });
    };
  }
  const absent = (name) => () => { throw new Error(`zlib.${name} is not there in the sandbox: gzip, deflate and deflateRaw are, all at once or as CompressionStream and DecompressionStream`); };
  for (const name of ABSENT) { node[name] = absent(name); node[name + 'Sync'] = absent(name + 'Sync'); }
  for (const name of CLASSES) { node['create' + name] = absent('create' + name); }
  node.crc32 = (data, value = 0) => {
    const b = textOrBytes(data);
    if (b === null) throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView.');
    let crc = value >>> 0;
    for (let at = 0; at < b.length; at += 1 << 20) crc = host.zip('crc', b.subarray(at, at + (1 << 20)), crc);
    return crc;
  };
  return { CompressionStream, DecompressionStream, bun, node };
}
