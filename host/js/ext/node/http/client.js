// @ts-nocheck: methods are assigned to prototypes, as Node's packages expect, which TypeScript does not follow.
// ClientRequest, request, get and Agent: node:http's requests, sent by fetch to the servers that -allow-net lists.
import EventEmitter from 'events';
import { Buffer } from 'buffer';
import { IncomingMessage } from './incoming.js';
import { OutgoingMessage } from './outgoing.js';
import { Socket } from './socket.js';
import { coded, isToken } from './names.js';

// LOCAL lists the fields of a connection, which fetch sets.
const LOCAL = new Set(['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'te', 'trailer', 'upgrade', 'expect', 'host']);
const WITHOUT = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT']);

export class Agent extends EventEmitter {
  constructor(options) {
    super();
    this.options = { ...options };
    this.protocol = this.constructor.protocol ?? 'http:';
    this.defaultPort = 80;
    this.keepAlive = !!options?.keepAlive;
    this.keepAliveMsecs = options?.keepAliveMsecs ?? 1000;
    this.maxSockets = options?.maxSockets ?? Infinity;
    this.maxFreeSockets = options?.maxFreeSockets ?? 256;
    this.maxTotalSockets = options?.maxTotalSockets ?? Infinity;
    this.scheduling = options?.scheduling ?? 'lifo';
    this.totalSocketCount = 0;
    this.sockets = {}; this.requests = {}; this.freeSockets = {};
  }
  getName(o = {}) { return `${o.host || 'localhost'}:${o.port ?? ''}:${o.localAddress ?? ''}`; }
  createConnection() { throw Object.assign(new Error('Agent.createConnection is not there in the sandbox: connections are the host\'s, and http.request opens them'), { code: 'ENOSYS' }); }
  destroy() {}
}
class SecureAgent extends Agent {
  constructor(options) { super(options); this.protocol = 'https:'; this.defaultPort = 443; }
}

// optionsOf returns the options from request's arguments: (url, options) or (options).
function optionsOf(input, options, secure) {
  if (typeof input === 'string') input = new URL(input);
  if (input instanceof URL) {
    const u = input;
    input = { protocol: u.protocol, hostname: u.hostname.replace(/^\[|\]$/g, ''), port: u.port, path: u.pathname + u.search, href: u.href };
    if (u.username || u.password) input.auth = `${decodeURIComponent(u.username)}:${decodeURIComponent(u.password)}`;
  }
  const o = { ...input, ...options };
  o.protocol ??= o.agent?.protocol ?? (secure ? 'https:' : 'http:');
  if (o.protocol !== (secure ? 'https:' : 'http:') && o.protocol !== o.agent?.protocol) throw coded(TypeError, 'ERR_INVALID_PROTOCOL', `Protocol "${o.protocol}" not supported. Expected "${secure ? 'https:' : 'http:'}"`);
  return o;
}

// plain returns an error of fetch as one of Node's http, which is no TypeError.
const plain = (e) => e instanceof TypeError && typeof e.code === 'string' && !e.code.startsWith('ERR_') ? Object.assign(coded(Error, e.code, e.message), { cause: e }) : e;

export function clients(parts, secure) {
  const OwnAgent = secure ? SecureAgent : Agent, globalAgent = new OwnAgent({ keepAlive: true });

  function ClientRequest(input, options, callback) {
    if (!(this instanceof ClientRequest)) return new ClientRequest(input, options, callback);
    if (typeof options === 'function') { callback = options; options = undefined; }
    const o = optionsOf(input, options, secure);
    OutgoingMessage.call(this);
    this.agent = o.agent === false ? new OwnAgent() : o.agent ?? globalAgent;
    const method = o.method === undefined || o.method === null ? 'GET' : o.method;
    if (typeof method !== 'string') throw coded(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "options.method" property must be of type string.');
    if (!isToken(method)) throw coded(TypeError, 'ERR_INVALID_HTTP_TOKEN', `Method must be a valid HTTP token ["${method}"]`);
    this.method = method.toUpperCase();
    this.path = o.path || '/';
    if (/[^\x21-\xff]/.test(this.path)) throw coded(TypeError, 'ERR_UNESCAPED_CHARACTERS', 'Request path contains unescaped characters');
    this.protocol = o.protocol;
    this.host = o.hostname || o.host || 'localhost';
    const usual = this.protocol === 'https:' ? 443 : 80, port = Number(o.port || o.defaultPort || usual);
    this._where = (this.host.includes(':') && this.host[0] !== '[' ? `[${this.host}]` : this.host) + (port === usual ? '' : ':' + port);
    this._unix = o.socketPath;
    this.useChunkedEncodingByDefault = !WITHOUT.has(this.method);
    this.aborted = this.reusedSocket = this._ended = false;
    this.res = null;
    this.timeout = o.timeout;
    if (Array.isArray(o.headers)) {
      const list = Array.isArray(o.headers[0]) ? o.headers.flat(1) : o.headers;
      for (let i = 0; i + 1 < list.length; i += 2) this.appendHeader(String(list[i]), list[i + 1]);
    } else if (o.headers) {
      for (const k of Object.keys(o.headers)) if (o.headers[k] !== undefined || k) this.setHeader(k, o.headers[k]);
    }
    if (o.setHost !== false && !this.hasHeader('host')) this.setHeader('Host', this._where);
    if (o.auth && !this.hasHeader('authorization')) this.setHeader('Authorization', 'Basic ' + Buffer.from(o.auth).toString('base64'));
    if (typeof this.agent.createSocket === 'function' || typeof o.createConnection === 'function') {
      throw Object.assign(new Error('http.request: an agent or createConnection that opens connections of its own (a proxy\'s) does not work in the sandbox: leave it out, and name the server in -allow-net'),
        { code: 'ENOSYS' });
    }
    if (callback) this.once('response', callback);
    this._control = new AbortController();
    if (o.signal) {
      const stop = () => this.destroy(Object.assign(new Error('The operation was aborted', { cause: o.signal.reason }), { name: 'AbortError', code: 'ABORT_ERR' }));
      if (o.signal.aborted) queueMicrotask(stop); else o.signal.addEventListener('abort', stop, { once: true });
    }
    queueMicrotask(() => {
      if (this.destroyed) return;
      this.socket = new Socket({ encrypted: secure, end: (e) => this.destroy(e), idle: (ms) => this._idle(ms) });
      this.emit('socket', this.socket);
      this.socket.emit('connect');
      if (secure) this.socket.emit('secureConnect');
      if (o.timeout) this._idle(o.timeout);
      if (this.hasHeader('expect')) this.emit('continue');
    });
  }
  Object.setPrototypeOf(ClientRequest, OutgoingMessage);
  Object.setPrototypeOf(ClientRequest.prototype, OutgoingMessage.prototype);

  const methods = {
    _implicitHeader() { this._storeHeader(`${this.method} ${this.path} HTTP/1.1\r\n`); },
    onSocket() {},
    setNoDelay() {}, setSocketKeepAlive() {}, clearTimeout(f) { return this.setTimeout(0, f); },
    setTimeout(ms, f) {
      if (this._ended) return this;
      this.timeout = ms = Number(ms) || 0;
      if (f) { if (ms) this.once('timeout', f); else this.removeListener('timeout', f); }
      this._idle(ms);
      return this;
    },
    _idle(ms) {
      clearTimeout(this._timer);
      this._ms = ms;
      if (ms > 0 && !this._ended) this._timer = setTimeout(() => { this.emit('timeout'); this.socket?.emit('timeout'); }, ms);
    },
    abort() {
      if (this.aborted) return;
      this.aborted = true;
      queueMicrotask(() => this.emit('abort'));
      this.destroy();
    },
    destroy(error) {
      if (this.destroyed) return this;
      this.destroyed = true;
      this._error = error ?? null;
      this._control.abort();
      if (this.res) { this.res._abort(error); if (!error) error = null; } else error ??= coded(Error, 'ECONNRESET', 'socket hang up');
      this._over(error);
      return this;
    },
    // _over ends it, with an error or null.
    _over(error) {
      if (this._ended) return;
      this._ended = true;
      this.destroyed = true;
      clearTimeout(this._timer);
      this.socket?._closed(!!error);
      this._wake?.();
      queueMicrotask(() => { if (error) this.emit('error', error); this._close(); });
    },
    // _flow sends the body: at once, if it was ended in the same turn, and otherwise as a stream.
    _flow() {
      if (this.destroyed) return;
      if (this._sending) { this._wake?.(); return; }
      if (this.finished) {
        this._sending = true;
        const list = this._take();
        send(this, list.length === 0 ? null : parts.join(list)).catch((e) => this._over(plain(e)));
        this._finish();
        return;
      }
      if (this._due) return;
      this._due = true;
      queueMicrotask(() => {
        if (this._sending || this.destroyed) return;
        this._sending = true;
        send(this, { [Symbol.asyncIterator]: () => ({ next: () => next(this), return: async () => ({ done: true, value: undefined }) }) }).catch((e) => this._over(plain(e)));
      });
    },
    // OutgoingMessage closes at its end, which is right for a response; a request closes when its response has ended.
    _finish() {
      if (this._done || this.destroyed) return;
      this._done = true;
      queueMicrotask(() => this.emit('finish'));
    },
  };
  for (const k of Object.keys(methods)) Object.defineProperty(ClientRequest.prototype, k, { value: methods[k], writable: true, configurable: true });

  async function next(r) {
    for (;;) {
      if (r.destroyed) throw r._error ?? coded(Error, 'ECONNRESET', 'socket hang up');
      if (r._parts.length > 0) return { done: false, value: parts.join(r._take()) };
      if (r.finished) { r._finish(); return { done: true, value: undefined }; }
      await new Promise((resolve) => { r._wake = resolve; });
      r._wake = null;
    }
  }

  async function send(r, body) {
    const fields = [];
    for (const [name, value] of r._fields?.values() ?? []) {
      const key = name.toLowerCase();
      if (LOCAL.has(key) && !(key === 'host' && String(value) !== r._where) || key === 'content-length' && body instanceof Uint8Array) continue;
      for (const v of [value].flat()) fields.push([name, String(v)]);
    }
    const answer = await parts.fetch(`${r.protocol}//${r._where}${r.path[0] === '/' ? '' : '/'}${r.path}`, {
      method: r.method, headers: fields, body: body ?? undefined, redirect: 'manual', decompress: false, signal: r._control.signal, duplex: 'half', ...(r._unix ? { unix: r._unix } : {}),
    });
    if (r.destroyed) return;
    const res = r.res = new IncomingMessage(r.socket);
    res.req = r;
    res.httpVersion = '1.1';
    res.httpVersionMajor = res.httpVersionMinor = 1;
    res.statusCode = answer.status;
    res.statusMessage = answer.statusText;
    res.url = '';
    for (const [k, v] of answer.headers) res.rawHeaders.push(k, v);
    res._from = () => r.method === 'HEAD' ? null : parts.source(answer);
    r._idle(r._ms ?? 0);
    res.on('close', () => { r._over(null); });
    if (!r.emit('response', res)) res._dump();
  }

  const request = (...args) => new ClientRequest(...args);
  const get = (...args) => { const r = request(...args); r.end(); return r; };
  return { Agent: OwnAgent, globalAgent, ClientRequest, request, get };
}
