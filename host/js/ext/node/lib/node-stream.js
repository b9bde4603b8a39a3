// node:stream: readable-stream, which is Node's own, and the ways from and to the web's streams.
import stream from 'readable-stream/lib/stream.js';

export function make() {
  const { Readable, Writable, Duplex } = stream;

  // read without a size is of one chunk, as of Node 26.
  const { read } = Readable.prototype;
  Readable.prototype.read = function (n) {
    const s = this._readableState;
    if (n === undefined && s.length > 0 && !s.objectMode) n = (Array.isArray(s.buffer) ? s.buffer[s.bufferIndex ?? 0] : s.buffer.first())?.length;
    return read.call(this, n);
  };

  Readable.toWeb = (r) => new ReadableStream({
    start(c) {
      r.pause();
      r.on('data', (p) => { c.enqueue(typeof p === 'string' || r.readableObjectMode ? p : new Uint8Array(p.buffer, p.byteOffset, p.byteLength)); if (Number(c.desiredSize) <= 0) r.pause(); });
      stream.finished(r, { writable: false }, (e) => { try { if (e) c.error(e); else c.close(); } catch { /* it is over */ } });
    },
    pull() { r.resume(); },
    cancel(reason) { r.destroy(reason instanceof Error ? reason : undefined); },
  });
  Readable.fromWeb = (w, options) => {
    const reader = w.getReader();
    return new Readable({
      objectMode: false, ...options,
      read() { reader.read().then(({ done, value }) => { this.push(done ? null : value); }, (e) => this.destroy(e)); },
      destroy(e, done) { reader.cancel(e).then(() => done(e), () => done(e)); },
    });
  };
  Writable.toWeb = (w) => new WritableStream({
    write(p) { return new Promise((resolve, reject) => { w.write(p, (e) => e ? reject(e) : resolve()); }); },
    close() { return new Promise((resolve, reject) => { w.once('error', reject); w.end(resolve); }); },
    abort(reason) { w.destroy(reason instanceof Error ? reason : undefined); },
  });
  Writable.fromWeb = (w, options) => {
    const writer = w.getWriter();
    return new Writable({
      ...options,
      write(p, _, done) { writer.write(p).then(() => done(), done); },
      final(done) { writer.close().then(() => done(), done); },
      destroy(e, done) { if (e) writer.abort(e).then(() => done(e), () => done(e)); else done(e); },
    });
  };
  Duplex.toWeb = (d) => ({ readable: Readable.toWeb(d), writable: Writable.toWeb(d) });
  Duplex.fromWeb = ({ readable, writable }, options) => Duplex.from({ readable: Readable.fromWeb(readable, options), writable: Writable.fromWeb(writable, options) });

  let bytes = 65536, objects = 16;
  return Object.assign(stream, {
    isDisturbed: (s) => !!(s?._disturbed ?? s?.readableDidRead), isErrored: (s) => !!(s?.errored), isReadable: (s) => !!s?.readable, isWritable: (s) => !!s?.writable,
    getDefaultHighWaterMark: stream.getDefaultHighWaterMark ?? ((o) => o ? objects : bytes), setDefaultHighWaterMark: stream.setDefaultHighWaterMark ?? ((o, n) => { if (o) objects = n; else bytes = n; }),
    duplexPair(options) {
      const side = () => new Duplex({
        ...options,
        read() { const f = this._wanted; this._wanted = null; f?.(); },
        write(p, _, done) { if (this._other.push(p)) done(); else this._other._wanted = done; },
        final(done) { this._other.on('end', done); this._other.push(null); },
      });
      const a = side(), b = side();
      a._other = b; b._other = a;
      return [a, b];
    },
  });
}
