// @ts-nocheck: methods are assigned to prototypes, as Node's packages expect, which TypeScript does not follow.
// IncomingMessage: a request that was received, or the response of an upstream server. Its body is read on demand.
import { Readable } from 'stream';
import { Buffer } from 'buffer';
import { coded, distinct, joined } from './names.js';

const bytes = (p) => typeof p === 'string' ? Buffer.from(p) : Buffer.from(p.buffer, p.byteOffset, p.byteLength);

export function IncomingMessage(socket) {
  if (!(this instanceof IncomingMessage)) return new IncomingMessage(socket);
  Readable.call(this);
  this._socket = socket;
  this.httpVersionMajor = this.httpVersionMinor = this.httpVersion = null;
  this.complete = false;
  this.rawHeaders = [];
  this.rawTrailers = [];
  this.aborted = false;
  this.upgrade = null;
  this.url = '';
  this.method = null;
  this.statusCode = null;
  this.statusMessage = null;
  this._from = undefined; // () => null, a string, bytes or an iterable of bytes
  this._parts = null;
}
Object.setPrototypeOf(IncomingMessage, Readable);
Object.setPrototypeOf(IncomingMessage.prototype, Readable.prototype);

// lazy defines a property of the prototype that is made when it is first read, and may be set.
function lazy(name, make) {
  const key = '_' + name + 'Made';
  Object.defineProperty(IncomingMessage.prototype, name, {
    configurable: true, enumerable: true,
    get() { return this[key] ??= make(this); },
    set(v) { Object.defineProperty(this, key, { value: v, writable: true, configurable: true, enumerable: false }); },
  });
}
lazy('headers', (m) => joined(m.rawHeaders));
lazy('headersDistinct', (m) => distinct(m.rawHeaders));
lazy('trailers', () => ({}));
lazy('trailersDistinct', () => ({}));
for (const name of ['socket', 'connection']) {
  Object.defineProperty(IncomingMessage.prototype, name, {
    configurable: true,
    get() { return typeof this._socket === 'function' ? this._socket = this._socket() : this._socket; },
    set(v) { this._socket = v; },
  });
}

const P = IncomingMessage.prototype;

P.setTimeout = function (ms, f) {
  if (f) this.on('timeout', f);
  this.socket?.setTimeout(ms);
  return this;
};

P._read = function () {
  if (this._parts !== null) { this._next(); return; }
  let source;
  try { source = this._from ? this._from() : this._from; } catch (e) { this.destroy(e); return; }
  if (source === undefined) return; // another pushes the body, or it has no source yet
  if (source === null || typeof source === 'string' || source instanceof Uint8Array) {
    if (source !== null && source.length > 0) this.push(bytes(source));
    this.complete = true;
    this.push(null);
    return;
  }
  this._parts = source[Symbol.asyncIterator]();
  this._next();
};

P._next = function () {
  this._parts.next().then((r) => {
    if (this.destroyed) return;
    if (r.done) { this.complete = true; this.push(null); } else this.push(bytes(r.value));
  }, (e) => {
    if (this.destroyed) return;
    this._abort(e);
  });
};

// _abort ends the message because the other side has gone before it was complete.
P._abort = function (cause) {
  if (this.complete && this.readableEnded) { this.destroy(); return; }
  if (!this.aborted) { this.aborted = true; this.emit('aborted'); }
  this.destroy(Object.assign(coded(Error, 'ECONNRESET', 'aborted'), cause ? { cause } : {}));
};

P._destroy = function (error, done) {
  if (this._parts) { Promise.resolve(this._parts.return?.()).catch(() => {}); }
  queueMicrotask(() => { if (error && this.listenerCount('error') > 0) done(error); else done(null); });
};

// _dump reads and discards the rest of the body, so that 'end' and 'close' are emitted.
P._dump = function () {
  if (this._dumped) return;
  this._dumped = true;
  if (this.readableFlowing === null || !this.readableEnded) { this.removeAllListeners('data'); this.resume(); }
};
P._addHeaderLines = function (list, n) { this.rawHeaders = list.slice(0, n ?? list.length); this._headersMade = undefined; };
