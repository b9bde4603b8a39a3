// Request and Response. A request that the host sends is made by incoming, not by the constructor: nothing of it is read before it is
// touched.
import { host, library, JSON_TYPE, TEXT_TYPE } from '../../prelude/src/host.js';
import { Headers, headersOf, fieldsOf, typeOf, typed, withType } from './headers.js';
import { Body, TYPES, bodyOf, free, isStream, plain, streamFrom, used } from './body.js';
import { events, requests } from '../../prelude/src/parts.js';
import { incomingBody } from './incoming.js';
import { known, URL } from '../weburl/url.js';
import { ABORT, BODY, COOKIES, FLAGS, HEADERS, ID, LINE, MARK, METHOD, OPTIONS, PARAMS, RAW, REDIRECTED, REQUEST, SHARED, SIGNAL, SOURCE, STATUS_TEXT, TYPE, URL_TEXT, USED } from '../../prelude/src/slots.js';
import { mixin } from '../../prelude/src/idl.js';

const METHODS = ['', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'];

// Bits of the flags that come with a request (host/adapter/js/record.go).
const METHOD_BITS = 15, TLS = 16, HAS_BODY = 32, PLAIN_URL = 64, HAS_PARAMS = 128;

// A request's record: its fields (headers.js), up to the place that its flags have from bit 8 on; with HAS_PARAMS their names and values and an
// empty name; method, target and host. NUL is behind each of them.
const NUL = '\0';

export class Request {
  constructor(input, init) {
    if (arguments.length === 0) throw new TypeError('Request: a URL or another Request is needed');
    this[REQUEST] = /** @type {[raw: string, id: ID, flags: number]} */ (['', 0, 0]);
    requests()(this, input, init, input instanceof Request ? input : null);
  }
  get method() {
    let m = this[METHOD];
    if (m === undefined) {
      const q = this[REQUEST];
      m = this[METHOD] = METHODS[q[FLAGS] & METHOD_BITS] || q[RAW].slice(line(this), q[RAW].indexOf(NUL, line(this)));
    }
    return m;
  }
  get url() {
    let url = this[URL_TEXT];
    if (url === undefined) {
      const q = this[REQUEST], raw = q[RAW], a = raw.indexOf(NUL, line(this)) + 1, b = raw.indexOf(NUL, a), c = raw.indexOf(NUL, b + 1);
      const origin = (q[FLAGS] & TLS ? 'https://' : 'http://') + (raw.slice(b + 1, c) || 'localhost');
      const target = (raw[a] === '*' ? '/' : '') + raw.slice(a, b); // OPTIONS *: only with a slash is it a URL
      url = origin + target;
      this[URL_TEXT] = url = q[FLAGS] & PLAIN_URL ? known(url, origin, target) : canonical(url, target);
    }
    return url;
  }
  get headers() {
    let h = this[HEADERS];
    if (h === undefined) {
      const q = this[REQUEST];
      h = this[HEADERS] = headersOf(q[RAW], q[FLAGS] >>> 8);
    }
    return h;
  }
  get params() {
    if (this[PARAMS] === undefined) {
      const params = this[PARAMS] = {}, q = this[REQUEST];
      if (q[FLAGS] & HAS_PARAMS) {
        const raw = q[RAW];
        let at = q[FLAGS] >>> 8;
        for (let n; (n = raw.indexOf(NUL, at)) > at;) {
          const v = raw.indexOf(NUL, n + 1);
          params[raw.slice(at, n)] = raw.slice(n + 1, v);
          at = v + 1;
        }
        this[LINE] = at + 1;
      }
    }
    return this[PARAMS];
  }
  set params(v) { void this.params; this[PARAMS] = v; } // routers set their own
  get signal() {
    if (this[SIGNAL] === undefined) {
      this[ABORT] = new (events().AbortController)();
      this[SIGNAL] = this[ABORT].signal;
    }
    return this[SIGNAL];
  }
  get cookies() { hasCookies = true; return this[COOKIES] ??= new (library('cookies').CookieMap)(this.headers.get('cookie') ?? ''); }
  get cache() { return this[OPTIONS]?.cache ?? 'default'; }
  get credentials() { return this[OPTIONS]?.credentials ?? 'include'; }
  get destination() { return ''; }
  get duplex() { return 'half'; }
  get integrity() { return this[OPTIONS]?.integrity ?? ''; }
  get keepalive() { return this[OPTIONS]?.keepalive ?? false; }
  get mode() { return this[OPTIONS]?.mode ?? 'cors'; }
  get redirect() { return this[OPTIONS]?.redirect ?? 'follow'; }
  get referrer() { return ''; }
  get referrerPolicy() { return this[OPTIONS]?.referrerPolicy ?? ''; }
  get isReloadNavigation() { return false; }
  get isHistoryNavigation() { return false; }
  clone() {
    if (this[USED]) throw used();
    const r = Object.create(Request.prototype);
    Object.assign(r, this);
    tee(this, r, this[SOURCE]());
    if (this[HEADERS] !== undefined) r[HEADERS] = new Headers(this[HEADERS]);
    return r;
  }
  text() {
    const s = inline(this);
    return s === undefined ? text.call(this) : Promise.resolve(s);
  }
  json() {
    const s = inline(this);
    if (s === undefined) return json.call(this);
    try { return Promise.resolve(parse(s)); } catch (e) { return Promise.reject(e); }
  }
  [SOURCE]() {
    if (this[BODY] === undefined) this[BODY] = this[REQUEST][FLAGS] & HAS_BODY ? incomingBody(this[REQUEST][ID]) : null;
    return this[BODY];
  }
}
mixin(Request, Body);
const { text, json } = Body.prototype, { parse } = JSON;

// hasCookies reports whether any request has been asked for its cookies yet.
export let hasCookies = false;

// inline returns the body that came with a request, as text; undefined: there is no such body, or it has been read.
function inline(r) {
  const q = r[REQUEST];
  if (q === undefined || r[BODY] !== undefined || !(q[FLAGS] & HAS_BODY) || r[USED]) return undefined;
  const s = host.body(q[ID], true);
  if (typeof s !== 'string') return undefined;
  r[BODY] = s;
  r[USED] = true;
  return s;
}

// line is where the method begins.
function line(r) {
  const flags = r[REQUEST][FLAGS];
  if (!(flags & HAS_PARAMS)) return flags >>> 8;
  return r.params && r[LINE];
}

// defaults are on the prototype: an object that has few properties of its own is made in half the time.
function defaults(prototype, values) {
  for (const k of Reflect.ownKeys(values)) Object.defineProperty(prototype, k, { value: values[k], writable: true, enumerable: false });
}
export const requestPrototype = Request.prototype;
defaults(requestPrototype, { [OPTIONS]: null, [SHARED]: false, [URL_TEXT]: undefined, [METHOD]: undefined,
  [HEADERS]: undefined, [PARAMS]: undefined, [SIGNAL]: undefined, [BODY]: undefined, [USED]: false, [COOKIES]: undefined });

// incoming is a request of the host's.
export function incoming(id, flags, raw) {
  return { __proto__: requestPrototype, [REQUEST]: [raw, id, flags] };
}

// wire returns a request as received: { method, target, fields }. fields is a flat list of names and values.
export function wire(r) {
  const list = [], [raw, , flags] = r[REQUEST];
  if (raw === '') {
    for (const [k, v] of r.headers) list.push(k, v);
    return { method: r.method, target: r.url.replace(/^[^:]*:\/\/[^/]*/, ''), fields: list };
  }
  const end = flags >>> 8, a = raw.indexOf(NUL, line(r)) + 1;
  for (let at = 1; at <= end;) {
    const n = raw.indexOf(NUL, at);
    let stop = raw.indexOf('\n', n);
    if (stop < 0 || stop > end) stop = end;
    list.push(raw.slice(at, n), raw.slice(n + 1, stop));
    at = stop + 1;
  }
  return { method: r.method, target: raw.slice(a, raw.indexOf(NUL, a)), fields: list };
}

// canonical returns url as URLs are spelled. A host that a URL cannot have (xn--a) becomes one that nobody has and nobody trusts (RFC 2606, 2).
function canonical(url, target) {
  try { return String(new URL(url)); } catch { return url.slice(0, url.indexOf(':')) + '://invalid' + target; }
}

// tee gives the body of a to both a and its clone b.
function tee(a, b, body) {
  if (isStream(body)) free(body);
  body = plain(body);
  if (body === null || typeof body === 'string') a[BODY] = b[BODY] = body;
  else if (body instanceof Uint8Array) {
    a[BODY] = b[BODY] = body;
    a[SHARED] = b[SHARED] = true;
  } else [a[BODY], b[BODY]] = (isStream(body) ? body : streamFrom(body)).tee();
}

const stringify = JSON.stringify;

// Own properties of every Response: BODY and MARK, whose kind is JSON_TYPE or TEXT_TYPE only while that content-type is the only
// field, and the body has not been read.
export class Response {
  constructor(body, init) {
    if (typeof body === 'string') {
      this[BODY] = body;
      this[MARK] = OK + TEXT_TYPE;
    } else {
      const [b, type, shared] = bodyOf(body);
      this[BODY] = b;
      this[MARK] = type === TYPES[TEXT_TYPE] ? OK + TEXT_TYPE : OK;
      if (shared) this[SHARED] = true;
      if (type && type !== TYPES[TEXT_TYPE]) this[TYPE] = type;
    }
    if (init !== undefined && init !== null) setInit(this, init);
  }
  static json(data, init) {
    const body = stringify(data);
    if (body === undefined) throw new TypeError('Response.json: the value cannot be written as JSON');
    const r = { __proto__: responsePrototype, [BODY]: body, [MARK]: OK + JSON_TYPE };
    if (init !== undefined && init !== null) setInit(r, typeof init === 'number' ? { status: init } : init);
    return r;
  }
  static redirect(url, init) {
    if (arguments.length === 0) throw new TypeError('Response.redirect: a URL is needed');
    const r = new Response(null);
    const status = typeof init === 'number' ? init : init?.status ?? 302;
    if (![301, 302, 303, 307, 308].includes(status)) throw new RangeError(`Response.redirect: ${status} is no status of a redirect`);
    if (init !== undefined && init !== null && typeof init !== 'number') setInit(r, init);
    setStatus(r, status);
    url = `${url}`;
    r.headers.set('location', /^[a-z][a-z\d+.-]*:/i.test(url) ? new URL(url).href : url);
    return r;
  }
  static error() {
    const r = new Response(null);
    setStatus(r, 0);
    return r;
  }
  get status() { return this[MARK] >> 4; }
  get statusText() { return this[STATUS_TEXT] ?? ''; }
  get ok() { const s = this[MARK] >> 4; return s >= 200 && s < 300; }
  get type() { return this[MARK] >> 4 === 0 ? 'error' : 'default'; }
  get url() { return this[URL_TEXT] ?? ''; }
  get redirected() { return this[REDIRECTED] ?? false; }
  /** @returns {Headers} */
  get headers() {
    let h = this[HEADERS];
    if (h === null) {
      h = this[HEADERS] = withType(typeName(this));
      this[MARK] &= ~15;
      this[TYPE] = '';
    }
    return /** @type {Headers} */ (h);
  }
  clone() {
    if (this[USED]) throw used();
    const r = Object.create(responsePrototype);
    Object.assign(r, this);
    if (this[HEADERS] !== null) r[HEADERS] = new Headers(this[HEADERS]);
    tee(this, r, this[BODY]);
    return r;
  }
}
mixin(Response, Body);
const responsePrototype = Response.prototype;
defaults(responsePrototype, { [USED]: false, [HEADERS]: null, [TYPE]: '', [SHARED]: false });

const OK = 200 << 4;
export function setStatus(r, n) { r[MARK] = n << 4 | r[MARK] & 15; }

function typeName(r) { return r[TYPE] || TYPES[r[MARK] & 15]; }

function setInit(r, init) {
  if (typeof init !== 'object' && typeof init !== 'function') throw new TypeError('Response: the options must be an object');
  const status = init.status;
  if (status !== undefined) {
    const n = Number(status);
    if (!Number.isInteger(n) || (n < 200 || n > 599) && n !== 101) throw new RangeError(`The status provided (${status}) must be 101 or in the range of [200, 599]`);
    setStatus(r, n);
  }
  if (init.statusText !== undefined) r[STATUS_TEXT] = reason(init.statusText);
  const headers = init.headers;
  if (headers !== undefined) {
    const own = headers !== null && typeOf(headers);
    if (own) r[TYPE] = own; else r[HEADERS] = typed(new Headers(headers), typeName(r));
    r[MARK] &= ~15;
  }
}

const REASON = /^[\t\x20-\x7e\x80-\xff]*$/;
function reason(v) {
  v = `${v}`;
  if (!REASON.test(v)) throw new TypeError('Response: statusText has a character that cannot be sent');
  return v;
}

// fields are a response's as the adapter reads them. With a request, also the cookies that have been set by it.
export function fields(r, req) {
  if (req !== undefined && req[COOKIES] !== undefined) return req[COOKIES].toSetCookieHeaders().reduce((s, v) => s + 'set-cookie\0' + v + '\0', fields(r));
  if (r[HEADERS] !== null) return fieldsOf(r[HEADERS]);
  const type = typeName(r);
  return type ? 'content-type\0' + type + '\0' : '';
}

