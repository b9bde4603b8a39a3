// Server: node:http's and node:https's. The host serves the first that listens, as it does Bun.serve; connections, timeouts and TLS are the host's.
import EventEmitter from 'events';
import { Buffer } from 'buffer';
import { IncomingMessage } from './incoming.js';
import { ServerResponse } from './outgoing.js';
import { Socket } from './socket.js';
import { coded } from './names.js';

// servers makes the class. parts: { serve(options), serving(), line(request), source(request), peer(request), idle(request, seconds), log(level, text), failed(error) }.
export function servers(parts, secure) {
  function Server(options, listener) {
    if (!(this instanceof Server)) return new Server(options, listener);
    if (typeof options === 'function') { listener = options; options = {}; }
    EventEmitter.call(this);
    this._options = options ?? {};
    this.listening = false;
    this._where = null; // { port, hostname } or { unix }
    Object.assign(this, { timeout: 0, keepAliveTimeout: this._options.keepAliveTimeout ?? 5000, headersTimeout: 60000, requestTimeout: this._options.requestTimeout ?? 300000, maxHeadersCount: null,
      maxRequestsPerSocket: 0, maxConnections: undefined, connections: 0, httpAllowHalfOpen: false });
    if (listener) /** @type {any} */ (this).on('request', listener);
  }
  Object.setPrototypeOf(Server, EventEmitter);
  Object.setPrototypeOf(Server.prototype, EventEmitter.prototype);

  const methods = {
    listen(...args) {
      const done = typeof args.at(-1) === 'function' ? args.pop() : undefined;
      if (this.listening) throw coded(Error, 'ERR_SERVER_ALREADY_LISTEN', 'Listen method has been called more than once without closing.');
      const where = place(args);
      if (done) this.once('listening', done);
      const refused = begin(this, where);
      if (refused) { queueMicrotask(() => { this.emit('error', refused); }); return this; }
      this.listening = true;
      this._where = where;
      queueMicrotask(() => { if (this.listening) this.emit('listening'); });
      return this;
    },
    address() {
      if (!this.listening) return null;
      if (this._where.unix !== undefined) return this._where.unix;
      const address = this._where.hostname ?? '127.0.0.1';
      return { address, family: address.includes(':') ? 'IPv6' : 'IPv4', port: this._where.port };
    },
    close(done) {
      if (!this.listening) {
        if (done) queueMicrotask(() => done(coded(Error, 'ERR_SERVER_NOT_RUNNING', 'Server is not running.')));
        return this;
      }
      this.listening = false;
      if (done) this.once('close', done);
      parts.log(4, `${secure ? 'https' : 'http'}.Server.close: the server is its operator's: it goes on`);
      queueMicrotask(() => this.emit('close'));
      return this;
    },
    setTimeout(ms, f) { this.timeout = Number(ms) || 0; if (f) this.on('timeout', f); return this; },
    getConnections(done) { queueMicrotask(() => done(null, 0)); return this; },
    closeAllConnections() {}, closeIdleConnections() {},
    ref() { return this; }, unref() { return this; },
    addContext() {}, setSecureContext() {}, getTicketKeys() { return Buffer.alloc(48); }, setTicketKeys() {},
    [Symbol.asyncDispose ?? Symbol.for('nodejs.asyncDispose')]() { return /** @type {Promise<void>} */ (new Promise((resolve) => { if (this.listening) this.close(() => resolve()); else resolve(); })); },
  };
  for (const k of Reflect.ownKeys(methods)) Object.defineProperty(Server.prototype, k, { value: methods[k], writable: true, configurable: true });

  // begin makes the host serve s, unless another is served: it returns the error, or undefined.
  function begin(s, where) {
    if (s._options.key !== undefined || s._options.cert !== undefined || s._options.pfx !== undefined) parts.log(4, 'key and cert of https.createServer are the operator\'s (-tls-cert, -tls-key): they are ignored');
    const first = parts.first();
    if (first === null && !parts.serving()) {
      parts.serve({ ...where, fetch: (request) => answer(parts.first(), request) });
      parts.first(s);
      return undefined;
    }
    if (first === s) return undefined; // again, after close
    const same = first && s.listeners('request')[0] === first.listeners('request')[0] && first.listenerCount('request') > 0;
    if (same) { parts.log(4, `listen: the first server listens with the same listener, and its operator's addresses are the only ones: ${shown(where)} is not`); return undefined; }
    return coded(Error, 'EADDRINUSE',
      `listen ${shown(where)}: ${first ? 'another server listens' : 'Bun.serve was called'} already, and a handler serves once, with the addresses of its operator: let one server answer all requests`);
  }

  // answer returns the Response to a request, or a promise of it.
  function answer(server, request) {
    const { method, target, fields } = parts.line(request);
    let socket = null;
    const connection = () => socket ??= new Socket({
      server, peer: () => parts.peer(request), port: server._where?.port, encrypted: request.url.startsWith('https:'), end: (e) => { res._destroyed(e); }, idle: (ms) => { timing.set(ms); },
    });
    const Request = server._options.IncomingMessage ?? IncomingMessage, Response = server._options.ServerResponse ?? ServerResponse;
    const req = new Request(connection);
    req.method = method;
    req.httpVersion = '1.1';
    req.httpVersionMajor = req.httpVersionMinor = 1;
    req.url = target;
    req.rawHeaders = fields;
    req._from = () => parts.source(request);
    const res = new Response(req);
    const timing = timer(server, req, res, (seconds) => parts.idle(request, seconds));
    const out = attach(req, res, request, connection, timing);
    if (server.timeout > 0) timing.set(server.timeout);
    let name = 'request';
    if (/^100-continue$/i.test(req.headers.expect ?? '') && server.listenerCount('checkContinue') > 0) name = 'checkContinue';
    try {
      for (const f of server.rawListeners(name)) {
        const r = f.call(server, req, res);
        if (typeof r?.then === 'function') r.then(undefined, (e) => { out.fail(e); });
      }
    } catch (e) {
      if (!out.answered()) { res.destroyed = true; timing.stop(); throw e; }
      parts.failed(e);
    }
    if (server.listenerCount(name) === 0) out.fail(new Error('the server that listens has no listener for requests: server.on("request", (req, res) => ...)'));
    return out.result();
  }

  return Server;

  // attach makes a Response of the data that is written to res.
  function attach(req, res, request, connection, timing) {
    let made, settle = null, reject = null, failure, failed = false, streaming = false, due = false, wake = null, over = false;
    res._attached = true;
    Object.defineProperty(res, 'socket', { configurable: true, enumerable: true, get: connection, set(v) { Object.defineProperty(res, 'socket', { value: v, writable: true, configurable: true, enumerable: true }); } });

    const respond = (body) => {
      made = parts.response(body, res.statusCode, res.statusMessage, res._fields, res._hasBody);
      if (settle) settle(made);
    };
    const finished = () => {
      timing.stop();
      res._finish();
      if (!req.readableEnded && !req.destroyed && !req._dumped) req._dump();
    };
    const start = () => {
      due = false;
      if (made !== undefined || failed || over) return;
      if (res.finished) { whole(); return; }
      streaming = true;
      respond({ [Symbol.asyncIterator]: () => ({ next, return: async () => { gone(); return { done: true, value: undefined }; } }) });
    };
    const whole = () => {
      const list = res._take();
      respond(!res._hasBody ? null : list.length === 0 ? '' : list.length === 1 ? list[0] : list.every((p) => typeof p === 'string') ? list.join('') : parts.join(list));
      finished();
    };
    const next = async () => {
      for (;;) {
        if (failed) throw failure;
        if (over) return { done: true, value: undefined };
        if (res._parts.length > 0) { const list = res._take(); timing.again(); return { done: false, value: list.length === 1 ? list[0] : parts.join(list) }; }
        if (res.finished) { finished(); return { done: true, value: undefined }; }
        await new Promise((resolve) => { wake = resolve; });
        wake = null;
      }
    };
    res._flow = () => {
      if (streaming) { wake?.(); return; }
      if (made !== undefined || failed) return;
      if (res.finished) { whole(); return; }
      if (!due) { due = true; queueMicrotask(start); }
    };
    const fail = (e) => {
      if (failed || over) return;
      if (made !== undefined && !streaming) { parts.failed(e); return; } // it has been answered
      if (res._done) { parts.failed(e); return; }
      failed = true;
      failure = e;
      res.destroyed = true;
      timing.stop();
      if (streaming) wake?.(); else reject?.(e);
      queueMicrotask(() => res._close());
    };
    const gone = () => {
      if (over || res._done) return;
      over = true;
      timing.stop();
      connection()._closed(false);
      if (!res.destroyed) res.destroyed = true;
      req._abort();
      queueMicrotask(() => res._close());
      if (streaming) wake?.(); else settle?.(parts.response(null, 500, '', null, false)); // it is not sent
    };
    res.destroy = (error) => {
      if (res.destroyed) return res;
      connection()._closed(!!error);
      res._destroyed(error);
      return res;
    };
    res._destroyed = (error) => {
      if (res._done || res.destroyed) return;
      res.destroyed = true;
      res._error = error ?? null;
      req.destroy(error);
      fail(error ?? new Error('the handler destroyed the response, or its socket, before it had ended'));
      if (error && res.listenerCount('error') > 0) queueMicrotask(() => res.emit('error', error));
    };
    return {
      fail,
      answered: () => made !== undefined,
      result() {
        if (failed && !streaming) throw failure;
        if (made !== undefined) return made;
        return new Promise((resolve, no) => {
          settle = resolve;
          reject = no;
          request.signal.addEventListener('abort', gone);
        });
      },
    };
  }
}

// timer implements setTimeout of a message, its socket and the server: 'timeout' is emitted when nothing has been written for that long.
function timer(server, req, res, idle) {
  let t = null, ms = 0;
  const due = () => {
    t = null;
    const heard = [req.emit('timeout', req.socket), res.emit('timeout', res.socket), server.emit('timeout', req.socket), req.socket.emit('timeout')].includes(true);
    if (!heard) res.destroy(coded(Error, 'ETIMEDOUT', `nothing was written for ${ms} ms (setTimeout)`));
  };
  const again = () => { if (ms > 0) { clearTimeout(t); t = setTimeout(due, ms); } };
  return {
    again,
    set(n) { ms = n; clearTimeout(t); t = null; if (n > 0) { idle(Math.ceil(n / 1000) + 1); again(); } else idle(0); },
    stop() { ms = 0; if (t !== null) clearTimeout(t); },
  };
}

// place returns the address from listen's arguments.
function place(args) {
  const [a, b] = args;
  if (typeof a === 'object' && a !== null) {
    if (a.path !== undefined) return { unix: String(a.path) };
    if (a.port === undefined && a.fd === undefined && a.signal === undefined && a.host === undefined) throw coded(TypeError, 'ERR_INVALID_ARG_VALUE', `The argument 'options' must have the property "port" or "path".`);
    return { port: portOf(a.port), ...(a.host ? { hostname: String(a.host) } : {}) };
  }
  if (typeof a === 'string' && !/^\d+$/.test(a)) return { unix: a };
  return { port: portOf(a), ...(typeof b === 'string' ? { hostname: b } : {}) };
}
function portOf(p) {
  const n = p === undefined || p === null ? 0 : Number(p);
  if (!(Number.isInteger(n) && n >= 0 && n < 65536))
    throw coded(RangeError, 'ERR_SOCKET_BAD_PORT', `options.port should be >= 0 and < 65536. Received ${typeof p === 'string' ? `type string ('${p}')` : `type ${typeof p} (${String(p)})`}.`);
  return n;
}
const shown = (w) => w.unix !== undefined ? w.unix : `${w.hostname ?? ''}:${w.port}`;
