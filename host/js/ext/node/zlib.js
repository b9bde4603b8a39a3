// node:zlib: synchronous, with a callback, and as streams, over the host's compression. It is part of ext/compression/lib/compress.js.

const constants = {
  Z_NO_FLUSH: 0, Z_PARTIAL_FLUSH: 1, Z_SYNC_FLUSH: 2, Z_FULL_FLUSH: 3, Z_FINISH: 4, Z_BLOCK: 5, Z_OK: 0, Z_STREAM_END: 1, Z_NEED_DICT: 2, Z_ERRNO: -1,
  Z_STREAM_ERROR: -2, Z_DATA_ERROR: -3, Z_MEM_ERROR: -4, Z_BUF_ERROR: -5, Z_VERSION_ERROR: -6, Z_NO_COMPRESSION: 0, Z_BEST_SPEED: 1, Z_BEST_COMPRESSION: 9,
  Z_DEFAULT_COMPRESSION: -1, Z_FILTERED: 1, Z_HUFFMAN_ONLY: 2, Z_RLE: 3, Z_FIXED: 4, Z_DEFAULT_STRATEGY: 0, Z_MIN_WINDOWBITS: 8, Z_MAX_WINDOWBITS: 15,
  Z_DEFAULT_WINDOWBITS: 15, Z_MIN_CHUNK: 64, Z_MAX_CHUNK: Infinity, Z_DEFAULT_CHUNK: 16384, Z_MIN_MEMLEVEL: 1, Z_MAX_MEMLEVEL: 9, Z_DEFAULT_MEMLEVEL: 8,
  Z_MIN_LEVEL: -1, Z_MAX_LEVEL: 9, Z_DEFAULT_LEVEL: -1, DEFLATE: 1, INFLATE: 2, GZIP: 3, GUNZIP: 4, DEFLATERAW: 5, INFLATERAW: 6, UNZIP: 7, BROTLI_DECODE: 8, BROTLI_ENCODE: 9,
  ZSTD_COMPRESS: 10, ZSTD_DECOMPRESS: 11, BROTLI_OPERATION_PROCESS: 0, BROTLI_OPERATION_FLUSH: 1, BROTLI_OPERATION_FINISH: 2, BROTLI_OPERATION_EMIT_METADATA: 3, BROTLI_PARAM_MODE: 0,
  BROTLI_MODE_GENERIC: 0, BROTLI_MODE_TEXT: 1, BROTLI_MODE_FONT: 2, BROTLI_DEFAULT_MODE: 0, BROTLI_PARAM_QUALITY: 1, BROTLI_MIN_QUALITY: 0, BROTLI_MAX_QUALITY: 11,
  BROTLI_DEFAULT_QUALITY: 11, BROTLI_PARAM_LGWIN: 2, BROTLI_MIN_WINDOW_BITS: 10, BROTLI_MAX_WINDOW_BITS: 24, BROTLI_LARGE_MAX_WINDOW_BITS: 30, BROTLI_DEFAULT_WINDOW: 22,
  BROTLI_PARAM_LGBLOCK: 3, BROTLI_PARAM_DISABLE_LITERAL_CONTEXT_MODELING: 4, BROTLI_PARAM_SIZE_HINT: 5, BROTLI_PARAM_LARGE_WINDOW: 6, BROTLI_PARAM_NPOSTFIX: 7, BROTLI_PARAM_NDIRECT: 8,
  BROTLI_DECODER_PARAM_DISABLE_RING_BUFFER_REALLOCATION: 0, BROTLI_DECODER_PARAM_LARGE_WINDOW: 1,
  ZSTD_e_continue: 0, ZSTD_e_flush: 1, ZSTD_e_end: 2, ZSTD_CLEVEL_DEFAULT: 3, ZSTD_c_compressionLevel: 100, ZSTD_c_windowLog: 101, ZSTD_c_strategy: 107, ZSTD_c_checksumFlag: 201, ZSTD_d_windowLogMax: 100,
};

const codes = { Z_OK: 0, Z_STREAM_END: 1, Z_NEED_DICT: 2, Z_ERRNO: -1, Z_STREAM_ERROR: -2, Z_DATA_ERROR: -3, Z_MEM_ERROR: -4, Z_BUF_ERROR: -5, Z_VERSION_ERROR: -6 };
for (const k of Object.keys(codes)) codes[codes[k]] = k;

// METHODS maps names to [decompress, format, class].
/** @type {Record<string, [boolean, string, string]>} */
const METHODS = {
  gzip: [false, 'gzip', 'Gzip'], gunzip: [true, 'gzip', 'Gunzip'], deflate: [false, 'deflate', 'Deflate'], inflate: [true, 'deflate', 'Inflate'], deflateRaw: [false, 'deflate-raw', 'DeflateRaw'],
  inflateRaw: [true, 'deflate-raw', 'InflateRaw'], unzip: [true, 'unzip', 'Unzip'], brotliCompress: [false, 'brotli', 'BrotliCompress'], brotliDecompress: [true, 'brotli', 'BrotliDecompress'],
  zstdCompress: [false, 'zstd', 'ZstdCompress'], zstdDecompress: [true, 'zstd', 'ZstdDecompress'],
};

// zlib makes the module. Zip and whole are from ext/compression/lib/compress.js.
/** @param {Parts} parts */
export function zlib({ Zip, whole, coded, textOrBytes, host, require }) {
  const { Buffer } = require('buffer');
  const buffer = (b) => Buffer.from(b.buffer, b.byteOffset, b.length);

  function given(data) {
    const b = textOrBytes(data);
    if (b === null)
      throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "buffer" argument must be of type string, Buffer, TypedArray, DataView, or ArrayBuffer.' + (data === undefined || data === null ? ` Received ${data}` : ''));
    return b;
  }
  const number = (name, v, least, most) => {
    if (typeof v !== 'number') throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', `The "${name}" property must be of type number.`);
    if (!(v >= least && v <= most)) throw coded(RangeError, 'ERR_OUT_OF_RANGE', `The value of "${name}" is out of range. It must be >= ${least} and <= ${most}. Received ${v}`);
    return v;
  };
  // checked returns the level and the limit of the output from options.
  function checked(format, options) {
    const { level, maxOutputLength, dictionary, params } = options ?? {};
    if (dictionary !== undefined) throw new Error('zlib: options.dictionary is not there in the sandbox: compress without one');
    if (maxOutputLength !== undefined) number('options.maxOutputLength', maxOutputLength, 1, Number.MAX_SAFE_INTEGER);
    if (format === 'brotli') return [params?.[constants.BROTLI_PARAM_QUALITY] === undefined ? -1 : number('options.params', params[constants.BROTLI_PARAM_QUALITY], 0, 11), maxOutputLength];
    if (format === 'zstd') return [Math.max(1, params?.[constants.ZSTD_c_compressionLevel] === undefined ? 3 : number('options.params', params[constants.ZSTD_c_compressionLevel], -131072, 22)), maxOutputLength];
    return [level === undefined ? -1 : number('options.level', level, -1, 9), maxOutputLength];
  }
  /** @param {[boolean, string, string]} method @param {Uint8Array} bytes @param {number[]} limits */
  function run([decompress, format], bytes, [level, most]) {
    return buffer(whole(decompress, format, bytes, level, most));
  }

  const node = { constants, codes: Object.freeze(codes) };
  for (const [name, method] of Object.entries(METHODS)) {
    node[name + 'Sync'] = (data, options) => run(method, given(data), checked(method[1], options));
    node[name] = (data, options, callback) => {
      if (typeof options === 'function') [options, callback] = [undefined, options];
      if (typeof callback !== 'function') throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "callback" argument must be of type function.');
      const b = given(data).slice(), o = checked(method[1], options);
      setImmediate(() => {
        let out;
        try { out = run(method, b, o); } catch (e) { callback(e); return; }
        callback(null, out);
      });
    };
    Object.defineProperty(node[name], Symbol.for('nodejs.util.promisify.custom'),
      { value: (data, options) => new Promise((resolve, reject) => node[name](data, options, (e, out) => { if (e) reject(e); else resolve(out); })) });
  }
  node.crc32 = (data, value = 0) => {
    const b = textOrBytes(data);
    if (b === null) throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView.');
    let crc = value >>> 0;
    for (let at = 0; at < b.length; at += 1 << 20) crc = host.zip('crc', b.subarray(at, at + (1 << 20)), crc);
    return crc;
  };

  // The classes need the stream library, which is large: they are made when one is first touched.
  let classes;
  const made = () => classes ??= streams(require('stream'));
  for (const [, , Class] of Object.values(METHODS)) {
    Object.defineProperty(node, Class, { configurable: true, enumerable: true, get: () => made()[Class] });
    node['create' + Class] = { ['create' + Class](options) { return new (made()[Class])(options); } }['create' + Class];
  }
  return node;

  function streams({ Transform }) {
    // Instances have _zip, and _most: how many more bytes of output are allowed.
    function ZlibBase(options, decompress, format) {
      const [level, most] = checked(format, options);
      Transform.call(this, { autoDestroy: true, ...options });
      this._zip = new Zip(decompress, format, level);
      this._decompress = decompress;
      this._most = most ?? Infinity;
      this.bytesWritten = 0;
    }
    Object.setPrototypeOf(ZlibBase.prototype, Transform.prototype);
    Object.setPrototypeOf(ZlibBase, Transform);
    const P = ZlibBase.prototype;
    P._run = function (bytes, last, done) {
      try {
        for (const p of this._zip.write(bytes, last)) {
          if ((this._most -= p.length) < 0) throw coded(RangeError, 'ERR_BUFFER_TOO_LARGE', 'Cannot create a Buffer larger than maxOutputLength bytes');
          this.push(buffer(p.slice()));
        }
      } catch (e) { this._zip.close(); done(e); return; }
      done();
    };
    P._transform = function (chunk, encoding, done) {
      const b = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : textOrBytes(chunk);
      this.bytesWritten += b.length;
      if (b.length === 0 || this._zip.ended) { done(); return; } // data after the end is ignored, as in Node
      this._run(b, false, done);
    };
    P._flush = function (done) {
      if (this._zip.ended || this._decompress && this.bytesWritten === 0) { done(); return; }
      this._run(new Uint8Array(0), true, done);
    };
    P._destroy = function (error, done) { this._zip.close(); done(error); };
    P.close = function (done) { if (done) this.once('close', done); this.destroy(); };
    P.flush = function (kind, done) {
      if (typeof kind === 'function') done = kind;
      const now = () => {
        if (!this.destroyed && !this._zip.ended) { const b = this._zip.flush(); if (b.length) this.push(buffer(b)); }
        done?.();
      };
      if (this.writableEnded) { if (done) queueMicrotask(done); } else if (this.writableLength > 0) this.write('', () => now()); else now();
    };
    P.params = function (level, strategy, done) { queueMicrotask(() => done?.()); };
    P.reset = function () {};
    Object.defineProperty(P, '_closed', { configurable: true, get() { return this.destroyed; } });

    const out = {};
    for (const [decompress, format, name] of Object.values(METHODS)) {
      /** @type {any} */
      const C = { [name]: function (options) {
        if (!(this instanceof C)) return new C(options);
        ZlibBase.call(this, options, decompress, format);
      } }[name];
      Object.setPrototypeOf(C.prototype, P);
      Object.setPrototypeOf(C, ZlibBase);
      out[name] = C;
    }
    return out;
  }
}
