// @ts-nocheck: methods are assigned to prototypes, as Node's packages expect, which TypeScript does not follow.
// OutgoingMessage and ServerResponse: header fields, and a body that is kept until it is taken. Methods have Node's names, since packages
// (on-headers, compression, light-my-request) replace and call them.
import Stream from 'stream';
import { Buffer } from 'buffer';
import { STATUS_CODES, coded, hasInvalid, isToken, validateHeaderName, validateHeaderValue } from './names.js';

const HIGH = 65536;

export function OutgoingMessage(options) {
  if (!(this instanceof OutgoingMessage)) return new OutgoingMessage(options);
  Stream.call(this);
  this._fields = null; // lower-case name -> [name, value]; null: none
  this._parts = []; // of the body, not yet taken: strings (UTF-8) and bytes
  this._size = 0; // of the parts, approximately
  this._waiting = null; // callbacks of write, to be called when the parts are taken
  this._header = null;
  this.destroyed = this.finished = this._closed = false;
  this._hasBody = true;
  this.socket = null;
}
Object.setPrototypeOf(OutgoingMessage, Stream);
Object.setPrototypeOf(OutgoingMessage.prototype, Stream.prototype);
const P = OutgoingMessage.prototype;

// Defaults, which an object's own properties override. readable-stream recognizes a response by the last four.
Object.assign(P, { writable: true, _headerSent: false, chunkedEncoding: false, shouldKeepAlive: true, useChunkedEncodingByDefault: true, sendDate: false, maxRequestsOnConnectionReached: false,
  strictContentLength: false, _keepAliveTimeout: 0, _done: false, _need: false, _error: null, _corks: 0, _defaultKeepAlive: true, _last: false, _contentLength: null, _trailer: '',
  _sent100: false, _removedConnection: false, _removedContLen: false, _removedTE: false });

const accessors = {
  headersSent: { get() { return !!this._header; } },
  writableEnded: { get() { return this.finished; } },
  writableFinished: { get() { return this._done; } },
  writableLength: { get() { return this._size; } },
  writableHighWaterMark: { get() { return HIGH; } },
  writableObjectMode: { get() { return false; } },
  writableCorked: { get() { return this._corks; } },
  writableNeedDrain: { get() { return !this.destroyed && !this.finished && this._need; } },
  errored: { get() { return this._error; } },
  closed: { get() { return this._closed; } },
  connection: { get() { return this.socket; }, set(v) { this.socket = v; } },
  _headers: { get() { return this.getHeaders(); } },
};
for (const [name, of] of Object.entries(accessors)) Object.defineProperty(P, name, { configurable: true, ...of });

const sent = (what) => coded(Error, 'ERR_HTTP_HEADERS_SENT', `Cannot ${what} headers after they are sent to the client`);
const typed = (name, want, got) =>
  coded(TypeError, 'ERR_INVALID_ARG_TYPE', `The "${name}" argument must be ${want}. Received ${got === null ? 'null' : typeof got === 'object' ? `an instance of ${got.constructor?.name}` : `type ${typeof got}`}`);

P.setHeader = function (name, value) {
  if (this._header) throw sent('set');
  validateHeaderName(name);
  check(name, value);
  (this._fields ??= new Map()).set(name.toLowerCase(), [name, value]);
  return this;
};
function check(name, value) {
  if (Array.isArray(value)) for (const v of value) validateHeaderValue(name, v); else validateHeaderValue(name, value);
}
P.setHeaders = function (headers) {
  if (this._header) throw sent('set');
  if (!(headers instanceof Map) && !(headers instanceof Headers)) throw typed('headers', 'an instance of Headers or Map', headers);
  for (const [k, v] of headers) if (k.toLowerCase() !== 'set-cookie' || headers instanceof Map) this.setHeader(k, v);
  const cookies = headers.getSetCookie?.() ?? [];
  if (cookies.length) this.setHeader('set-cookie', cookies);
  return this;
};
P.appendHeader = function (name, value) {
  if (this._header) throw sent('append');
  validateHeaderName(name);
  check(name, value);
  const key = name.toLowerCase(), before = this._fields?.get(key);
  if (before === undefined) (this._fields ??= new Map()).set(key, [name, value]);
  else before[1] = [before[1]].flat().concat(value);
  return this;
};
const text = (name) => { if (typeof name !== 'string') throw typed('name', 'of type string', name); return name.toLowerCase(); };
P.getHeader = function (name) { return this._fields?.get(text(name))?.[1]; };
P.hasHeader = function (name) { name = text(name); return this._fields?.has(name) ?? false; };
P.removeHeader = function (name) {
  name = text(name);
  if (this._header) throw sent('remove');
  if (name === 'date') this.sendDate = false;
  this._fields?.delete(name);
};
P.getHeaderNames = function () { return this._fields ? [...this._fields.keys()] : []; };
P.getRawHeaderNames = function () { return this._fields ? [...this._fields.values()].map((f) => f[0]) : []; };
P.getHeaders = function () {
  const out = Object.create(null);
  if (this._fields) for (const [k, f] of this._fields) out[k] = f[1];
  return out;
};
P._renderHeaders = function () {
  if (this._header) throw sent('render');
  const out = {};
  if (this._fields) for (const f of this._fields.values()) out[f[0]] = f[1];
  return out;
};
P.addTrailers = function () {}; // the host sends none
P.cork = function () { this._corks++; };
P.uncork = function () { if (this._corks > 0) this._corks--; };
P.setTimeout = function (ms, f) {
  if (f) this.on('timeout', f);
  if (this.socket) this.socket.setTimeout(ms); else this.once('socket', (s) => s.setTimeout(ms));
  return this;
};
P.pipe = function () { this.emit('error', coded(Error, 'ERR_STREAM_CANNOT_PIPE', 'Cannot pipe, not readable')); };
P._implicitHeader = function () { throw coded(Error, 'ERR_METHOD_NOT_IMPLEMENTED', 'The _implicitHeader() method is not implemented'); };
P.flushHeaders = function () {
  if (!this._header) this._implicitHeader();
  this._flow();
};

// _flow is called when the header or a part can be taken, and at the end. Messages that the host sends override it.
P._flow = function () {
  if (this.socket && !this._headerSent && this._header) { this._headerSent = true; this.socket.write?.(this._header, 'latin1'); }
  const parts = this._take();
  if (this.socket?.write) for (const p of parts) if (p.length) this.socket.write(p);
  if (this.finished) this._finish();
};

// _take takes the parts, and then calls the callbacks that wait for that.
P._take = function () {
  const parts = this._parts, waiting = this._waiting;
  this._parts = [];
  this._size = 0;
  this._waiting = null;
  if (waiting !== null || this._need) {
    queueMicrotask(() => {
      for (const f of waiting ?? []) f(null);
      if (this._need && !this.finished && this._size === 0) { this._need = false; this.emit('drain'); }
    });
  }
  return parts;
};

// _finish is called when all parts have been taken.
P._finish = function () {
  if (this._done || this.destroyed) return;
  this._done = true;
  this.emit('prefinish');
  queueMicrotask(() => { this.emit('finish'); this._close(); });
};
P._close = function () {
  if (this._closed) return;
  this._closed = true;
  this.emit('close');
};

P._failed = function (error, callback) {
  queueMicrotask(() => { callback?.(error); if (!this.destroyed) this.emit('error', error); });
  return false;
};

P.write = function (chunk, encoding, callback) {
  if (typeof encoding === 'function') { callback = encoding; encoding = null; }
  if (chunk === null) throw coded(TypeError, 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream');
  if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) throw typed('chunk', 'of type string or an instance of Buffer or Uint8Array', chunk);
  if (this.finished) return this._failed(coded(Error, 'ERR_STREAM_WRITE_AFTER_END', 'write after end'), callback);
  if (this.destroyed) return this._failed(coded(Error, 'ERR_STREAM_DESTROYED', 'Cannot call write after a stream was destroyed'), callback);
  if (!this._header) this._implicitHeader();
  if (!this._hasBody) { if (callback) queueMicrotask(() => callback(null)); return true; }
  this._push(chunk, encoding);
  if (callback) (this._waiting ??= []).push(callback);
  this._flow();
  const room = this._size < HIGH;
  if (!room) this._need = true;
  return room;
};
P._push = function (chunk, encoding) {
  if (chunk.length === 0) return;
  if (typeof chunk === 'string') {
    if (encoding && encoding !== 'utf8' && encoding !== 'utf-8') chunk = Buffer.from(chunk, encoding);
  } else {
    chunk = chunk.slice === Buffer.prototype.slice ? Uint8Array.prototype.slice.call(chunk) : chunk.slice();
  }
  this._parts.push(chunk);
  this._size += chunk.length;
};

P.end = function (chunk, encoding, callback) {
  if (typeof chunk === 'function') { callback = chunk; chunk = null; encoding = null; }
  else if (typeof encoding === 'function') { callback = encoding; encoding = null; }
  const more = chunk !== null && chunk !== undefined;
  if (more && typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) throw typed('chunk', 'of type string or an instance of Buffer or Uint8Array', chunk);
  if (this.finished) {
    const e = more ? coded(Error, 'ERR_STREAM_WRITE_AFTER_END', 'write after end') : coded(Error, 'ERR_STREAM_ALREADY_FINISHED', 'Cannot call end after a stream was finished');
    if (more) this._failed(e, callback);
    else if (callback) { if (this._done) queueMicrotask(() => callback(e)); else this.once('finish', callback); }
    return this;
  }
  if (callback) this.once('finish', callback);
  if (!this._header) { this._contentLength = more ? Buffer.byteLength(chunk, encoding ?? 'utf8') : 0; this._implicitHeader(); }
  if (more && this._hasBody) this._push(chunk, encoding);
  this._corks = 0;
  this.finished = true;
  this._flow();
  return this;
};

P.destroy = function (error) {
  if (this.destroyed) return this;
  this.destroyed = true;
  this._error = error ?? null;
  if (this.socket?.destroy) this.socket.destroy(error); else this.once('socket', (s) => s.destroy(error));
  return this;
};

export function ServerResponse(req, options) {
  if (!(this instanceof ServerResponse)) return new ServerResponse(req, options);
  OutgoingMessage.call(this, options);
  this.req = req;
  if (req?.method === 'HEAD') this._hasBody = false;
}
Object.setPrototypeOf(ServerResponse, OutgoingMessage);
Object.setPrototypeOf(ServerResponse.prototype, OutgoingMessage.prototype);
const R = ServerResponse.prototype;
Object.assign(R, { statusCode: 200, statusMessage: undefined, sendDate: true, _expect_continue: false });

R.assignSocket = function (socket) {
  this.socket = socket;
  socket._httpMessage = this;
  socket.on?.('close', () => { if (socket._httpMessage === this && !this._closed) { this.destroyed = true; this._close(); } });
  this.emit('socket', socket);
};
R.detachSocket = function (socket) { if (socket) socket._httpMessage = null; this.socket = null; };
R.writeContinue = function (f) { this._sent100 = true; if (f) queueMicrotask(f); }; // the host has sent it, or sends it when the body is read
R.writeProcessing = R.writeEarlyHints = function (...args) { const f = args.at(-1); if (typeof f === 'function') queueMicrotask(f); };
R._implicitHeader = function () { this.writeHead(this.statusCode); };
R.writeHeader = function (...args) { return this.writeHead(...args); };

R.writeHead = function (status, reason, fields) {
  if (this._header) throw sent('writeHead');
  const given = status;
  status |= 0;
  if (status < 100 || status > 999) throw coded(RangeError, 'ERR_HTTP_INVALID_STATUS_CODE', `Invalid status code: ${given}`);
  if (typeof reason === 'string') this.statusMessage = reason;
  else { fields ??= reason; this.statusMessage ||= STATUS_CODES[status] || 'unknown'; }
  this.statusCode = status;
  if (hasInvalid(this.statusMessage)) throw coded(TypeError, 'ERR_INVALID_CHAR', 'Invalid character in statusMessage');
  if (Array.isArray(fields)) headOf(this, fields);
  else if (fields) for (const k of Object.keys(fields)) { if (k) this.setHeader(k, fields[k]); }
  if (status === 204 || status === 304 || status < 200) this._hasBody = false;
  this._storeHeader(`HTTP/1.1 ${status} ${this.statusMessage}\r\n`);
  return this;
};
// headOf takes a list of pairs, or a flat one; repeated fields stay repeated.
function headOf(res, list) {
  if (list.length && Array.isArray(list[0])) list = list.flat(1);
  if (list.length % 2) throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', "The argument 'headers' is invalid: it has an odd number of names and values");
  for (let i = 0; i < list.length; i += 2) res.removeHeader(String(list[i]));
  for (let i = 0; i < list.length; i += 2) res.appendHeader(String(list[i]), list[i + 1]);
}

// _storeHeader makes the text of the head, which packages read; the host gets the fields.
P._storeHeader = function (line) {
  let head = line;
  if (this._fields) for (const [name, value] of this._fields.values()) for (const v of Array.isArray(value) ? value : [value]) head += `${name}: ${v}\r\n`;
  const has = (name) => this._fields?.has(name);
  if (!this._attached) {
    if (this.sendDate && !has('date')) head += `Date: ${new Date().toUTCString()}\r\n`;
    if (!has('connection')) head += 'Connection: keep-alive\r\n';
    if (!has('content-length') && !has('transfer-encoding') && this._hasBody) {
      if (this._contentLength !== null) head += `Content-Length: ${this._contentLength}\r\n`;
      else { this.chunkedEncoding = true; head += 'Transfer-Encoding: chunked\r\n'; }
    }
  }
  this._header = head + '\r\n';
};
export { isToken };
