// Request and Response. A request that the host sends is made by incoming, not by the constructor: nothing of it is read before it is
// touched.
import { host, library, JSON_TYPE, PLAIN, TEXT_TYPE } from './host.js';
import { Headers, headersOf, fieldsOf, typeOf } from './headers.js';
import { Body, bodyOf, bytesOf, isStream, plain, streamFrom, used } from './body.js';
import { AbortController } from './events.js';
import { incomingBody } from './incoming.js';
import { known } from './url.js';

const METHODS = ['', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'];

// Bits of the flags that come with a request (record.go).
const METHOD = 15, TLS = 16, BODY = 32, PLAIN_URL = 64, PARAMS = 128;

// A request's record: its fields (headers.js), up to the place that its flags have from bit 8 on; with PARAMS their names and values and an
// empty name; method, target and host. NUL is behind each of them.
const NUL = '\0';

export class Request extends Body {
  constructor(input, init) {
    super();
    this._raw = '';
    this._id = 0;
    this._flags = 0;
    this._init(input, init ?? {});
  }
  _init(input, init) {
    const from = input instanceof Request ? input : null;
    this._url = from ? from.url : String(new URL(input));
    this._method = String(init.method ?? from?.method ?? 'GET').toUpperCase();
    this._headers = new Headers(init.headers ?? from?.headers);
    this._signal = init.signal ?? from?.signal;
    this._used = false;
    if (init.body !== undefined && init.body !== null) {
      const [b, type] = bodyOf(init.body);
      this._body = b;
      if (type && !this._headers.has('content-type')) this._headers.set('content-type', type);
    } else if (from) {
      this._body = from._source();
      if (this._body !== null) {
        if (from.bodyUsed || this._body.locked) throw used();
        from._used = true;
      }
    } else {
      this._body = null;
    }
    this._more = init;
  }
  get method() {
    if (this._method === undefined) {
      this._method = METHODS[this._flags & METHOD] || this._raw.slice(line(this), this._raw.indexOf(NUL, line(this)));
    }
    return this._method;
  }
  get url() {
    if (this._url === undefined) {
      const raw = this._raw, a = raw.indexOf(NUL, line(this)) + 1, b = raw.indexOf(NUL, a), c = raw.indexOf(NUL, b + 1);
      const origin = (this._flags & TLS ? 'https://' : 'http://') + (raw.slice(b + 1, c) || 'localhost');
      const target = raw.slice(a, b);
      const url = origin + target;
      this._url = this._flags & PLAIN_URL ? known(url, origin, target) : canonical(url, target);
    }
    return this._url;
  }
  get headers() {
    if (this._headers === undefined) {
      this._headers = headersOf(this._raw, this._flags >>> 8);
    }
    return this._headers;
  }
  get params() {
    if (this._params === undefined) {
      this._params = {};
      if (this._flags & PARAMS) {
        const raw = this._raw;
        let at = this._flags >>> 8;
        for (let n; (n = raw.indexOf(NUL, at)) > at;) {
          const v = raw.indexOf(NUL, n + 1);
          this._params[raw.slice(at, n)] = raw.slice(n + 1, v);
          at = v + 1;
        }
        this._line = at + 1;
      }
    }
    return this._params;
  }
  set params(v) { void this.params; this._params = v; } // packages that route have their own
  get signal() {
    if (this._signal === undefined) {
      this._abort = new AbortController();
      this._signal = this._abort.signal;
    }
    return this._signal;
  }
  get cookies() { return this._cookies ??= new (library('cookies').CookieMap)(this.headers.get('cookie') ?? ''); }
  get cache() { return this._more?.cache ?? 'default'; }
  get credentials() { return this._more?.credentials ?? 'include'; }
  get destination() { return ''; }
  get integrity() { return ''; }
  get keepalive() { return false; }
  get mode() { return this._more?.mode ?? 'cors'; }
  get redirect() { return this._more?.redirect ?? 'follow'; }
  get referrer() { return ''; }
  get referrerPolicy() { return ''; }
  clone() {
    if (this._used) throw used();
    const r = Object.create(Request.prototype);
    Object.assign(r, this);
    const [mine, other] = tee(this._source());
    this._body = mine;
    r._body = other;
    if (this._headers !== undefined) r._headers = new Headers(this._headers);
    return r;
  }
  _source() {
    if (this._body === undefined) this._body = this._flags & BODY ? incomingBody(this._id) : null;
    return this._body;
  }
  _take() {
    if (this._body === undefined && this._flags & BODY && !this._used) {
      const s = host.body(this._id, true);
      if (typeof s === 'string') this._body = s;
    }
    return super._take();
  }
  get [Symbol.toStringTag]() { return 'Request'; }
}

// line is where the method begins.
function line(r) {
  if (!(r._flags & PARAMS)) return r._flags >>> 8;
  return r.params && r._line;
}

// defaults are on the prototype: an object that has few properties of its own is made in half the time.
function defaults(prototype, values) {
  for (const k of Object.keys(values)) Object.defineProperty(prototype, k, { value: values[k], writable: true, enumerable: false });
}
const requestPrototype = Request.prototype;
defaults(requestPrototype, { _url: undefined, _method: undefined, _headers: undefined, _params: undefined, _signal: undefined, _body: undefined, _used: false, _cookies: undefined });

// incoming is a request of the host's.
export function incoming(id, flags, raw) {
  return { __proto__: requestPrototype, _raw: raw, _id: id, _flags: flags };
}

// wire is how a request came: { method, target, fields }, of which fields is a flat list of names and values.
export function wire(r) {
  const fields = [];
  if (r._raw === '') {
    for (const [k, v] of r.headers) fields.push(k, v);
    return { method: r.method, target: r.url.replace(/^[^:]*:\/\/[^/]*/, ''), fields };
  }
  const raw = r._raw, end = r._flags >>> 8, a = raw.indexOf(NUL, line(r)) + 1;
  for (let at = 1; at <= end;) {
    const n = raw.indexOf(NUL, at);
    let stop = raw.indexOf('\n', n);
    if (stop < 0 || stop > end) stop = end;
    fields.push(raw.slice(at, n), raw.slice(n + 1, stop));
    at = stop + 1;
  }
  return { method: r.method, target: raw.slice(a, raw.indexOf(NUL, a)), fields };
}

function canonical(url, target) {
  try { return String(new URL(url)); } catch { return 'http://localhost' + (target[0] === '/' ? target : '/' + target); }
}

function tee(b) {
  if (b === null || typeof b === 'string' || b instanceof Uint8Array) return [b, b];
  if (isStream(b) && (b.locked || b._disturbed)) throw used();
  b = plain(b);
  if (typeof b === 'string' || b instanceof Uint8Array) return [b, b];
  return (isStream(b) ? b : streamFrom(b)).tee();
}

const stringify = JSON.stringify;

// Own properties of every Response: _body and _kind, which is JSON_TYPE or TEXT_TYPE only while there are no other fields than that content-type.
export class Response extends Body {
  constructor(body, init) {
    super();
    if (typeof body === 'string') {
      this._body = body;
      this._kind = TEXT_TYPE;
    } else {
      const [b, type] = bodyOf(body);
      this._body = b;
      this._kind = PLAIN;
      if (type === 'text/plain;charset=utf-8') this._kind = TEXT_TYPE; else if (type) this._type = type;
    }
    if (init !== undefined && init !== null) setInit(this, init);
  }
  static json(data, init) {
    const text = stringify(data);
    if (text === undefined) throw new TypeError('Response.json: the value cannot be written as JSON');
    const r = { __proto__: responsePrototype, _body: text, _kind: JSON_TYPE };
    if (init !== undefined && init !== null) setInit(r, typeof init === 'number' ? { status: init } : init);
    return r;
  }
  static redirect(url, init) {
    const r = new Response(null);
    const status = typeof init === 'number' ? init : init?.status ?? 302;
    if (![301, 302, 303, 307, 308].includes(status)) throw new RangeError(`Response.redirect: ${status} is no status of a redirect`);
    if (typeof init === 'object' && init !== null) setInit(r, init);
    r._status = status;
    r.headers.set('location', String(url));
    return r;
  }
  static error() {
    const r = new Response(null);
    r._status = 0;
    return r;
  }
  get status() { return this._status; }
  get statusText() { return this._text ?? ''; }
  get ok() { return this._status >= 200 && this._status < 300; }
  get type() { return this._status === 0 ? 'error' : 'default'; }
  get url() { return this._from ?? ''; }
  get redirected() { return this._redirected ?? false; }
  get headers() {
    if (this._headers === null) {
      this._headers = new Headers();
      const type = typeName(this);
      if (type) this._headers._map.set('content-type', type);
      this._kind = PLAIN;
      this._type = '';
    }
    return this._headers;
  }
  clone() {
    if (this._used) throw used();
    const r = Object.create(responsePrototype);
    Object.assign(r, this);
    if (this._headers !== null) r._headers = new Headers(this._headers);
    [this._body, r._body] = tee(this._body);
    return r;
  }
  get [Symbol.toStringTag]() { return 'Response'; }
}
const responsePrototype = Response.prototype;
defaults(responsePrototype, { _used: false, _headers: null, _status: 200, _type: '' });

const TYPES = { [PLAIN]: '', [JSON_TYPE]: 'application/json;charset=utf-8', [TEXT_TYPE]: 'text/plain;charset=utf-8' };
function typeName(r) { return r._type || TYPES[r._kind]; }

function setInit(r, init) {
  const status = init.status;
  if (status !== undefined) {
    const n = Number(status);
    if (!Number.isInteger(n) || (n < 200 || n > 599) && n !== 101) throw new RangeError(`The status provided (${status}) must be 101 or in the range of [200, 599]`);
    r._status = n;
  }
  if (init.statusText !== undefined) r._text = String(init.statusText);
  if (init.headers !== undefined && init.headers !== null) {
    const own = typeOf(init.headers);
    if (own) {
      r._type = own;
      r._kind = PLAIN;
      return;
    }
    const h = new Headers(init.headers);
    const type = typeName(r);
    if (type && !h._map.has('content-type')) h._map.set('content-type', type);
    r._headers = h;
    r._kind = PLAIN;
  }
}

// fields are a response's as the adapter reads them. With a request, also the cookies that have been set by it.
export function fields(r, req) {
  if (req !== undefined && req._cookies !== undefined) return req._cookies.toSetCookieHeaders().reduce((s, v) => s + 'set-cookie\0' + v + '\0', fields(r));
  if (r._headers !== null) return fieldsOf(r._headers);
  const type = typeName(r);
  return type ? 'content-type\0' + type + '\0' : '';
}

export { bytesOf, host };
