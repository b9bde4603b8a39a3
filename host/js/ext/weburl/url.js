// URL and URLSearchParams (url.spec.whatwg.org). A request's own URL is taken apart here, and all others by the
// host.
import { host } from '../../prelude/src/host.js';
import { append, first, named, ordered, put as putPair, remove, sizeOf } from '../../prelude/src/named.js';
import { grouped, pairs } from './pairs.js';

// known notes a URL that is in canonical form, so that `new URL(req.url)` has nothing to parse. At first it is equal to nothing.
let knownURL = NaN, knownOrigin = '', knownTarget = '';
export function known(url, origin, target) {
  knownURL = url; knownOrigin = origin; knownTarget = target;
  return url;
}

function coded(code, message) {
  const e = new TypeError(message);
  e.code = code;
  return e;
}
const invalid = (input) => coded('ERR_INVALID_URL', `"${input}" cannot be parsed as a URL.`);
function need(n, wanted) { if (n < wanted) throw coded('ERR_MISSING_ARGS', `Not enough arguments: ${wanted} of them are needed`); }
function illegal() { throw coded('ERR_INVALID_THIS', 'URL.toString: called on what is no URL'); }
const wf = (s) => `${s}`.toWellFormed();

// parse returns the record of a URL: the host parses it (package weburl).
function parse(input, base) {
  const text = host.url(input, base);
  if (typeof text === 'string') return record(text);
  throw invalid(text === BASE ? base : input);
}
const BASE = -2;

// parts returns what the host gives for a URL, or null.
function parts(input, base) {
  const text = host.url(wf(input), base === undefined ? undefined : wf(base));
  return typeof text === 'string' ? text : null;
}

// record takes apart what the host gives. FLAGS says which of the parts there are: an empty one is not the same as none.
const FLAGS = 0, SCHEME = 1, USER = 2, PASSWORD = 3, HOST = 4, PORT = 5, PATH_TEXT = 6, QUERY_TEXT = 7, FRAGMENT = 8;
const HAS_HOST = 1, HAS_QUERY = 2, HAS_FRAGMENT = 4, OPAQUE = 8;
function record(text) {
  const r = text.split('\0');
  r[FLAGS] = text.charCodeAt(0) - 48;
  return r;
}

// hrefOf serializes a record (URL Standard, 4.5).
function hrefOf(r) {
  const flags = r[FLAGS];
  let s = r[SCHEME] + ':';
  if (flags & HAS_HOST) {
    s += '//';
    if (r[USER] !== '' || r[PASSWORD] !== '') s += r[USER] + (r[PASSWORD] !== '' ? ':' + r[PASSWORD] : '') + '@';
    s += hostOf(r);
  } else if (!(flags & OPAQUE) && r[PATH_TEXT].startsWith('//')) s += '/.';
  s += r[PATH_TEXT];
  if (flags & HAS_QUERY) s += '?' + r[QUERY_TEXT];
  return flags & HAS_FRAGMENT ? s + '#' + r[FRAGMENT] : s;
}
const hostOf = (r) => r[PORT] === '' ? r[HOST] : r[HOST] + ':' + r[PORT];

function originOf(r) {
  switch (r[SCHEME]) {
    case 'http': case 'https': case 'ws': case 'wss': case 'ftp': return r[SCHEME] + '://' + hostOf(r);
    case 'blob': {
      const text = host.url(r[PATH_TEXT]), inner = typeof text === 'string' ? record(text) : null;
      if (inner !== null && (inner[SCHEME] === 'http' || inner[SCHEME] === 'https')) return originOf(inner);
    }
  }
  return 'null';
}

// pathOf returns the path of a URL that is kept as ORIGIN and TARGET.
function pathOf(u) {
  const n = u[TARGET].indexOf('?');
  return n < 0 ? u[TARGET] : u[TARGET].slice(0, n);
}

// Access to private fields for the other class.
let fill, attach, written;

// An URL is ORIGIN and TARGET, or RECORD; null: they are all there is.
const ORIGIN = Symbol('origin'), TARGET = Symbol('target'), RECORD = Symbol('record'), PARAMS = Symbol('params');

// put changes a part as the standard's parser does.
function put(u, name, value) { u[RECORD] = record(host.url(u.href, name, wf(value))); }
const refresh = (u) => { if (u[PARAMS]) fill(u[PARAMS], u); };

export class URL {
  /** @param {any} input @param {any} [base] */
  constructor(input, base = undefined) { // no look at `arguments`: to make them costs more than all else here
    if (base === undefined && input === knownURL) {
      this[ORIGIN] = knownOrigin;
      this[TARGET] = knownTarget;
      return;
    }
    input = wf(input);
    if (base !== undefined) base = wf(base);
    this[RECORD] = parse(input, base);
    this[ORIGIN] = this[TARGET] = '';
  }
  static canParse(input, base) { need(arguments.length, 1); return parts(input, base) !== null; }
  static parse(input, base) {
    need(arguments.length, 1);
    const text = parts(input, base);
    return text === null ? null : { __proto__: URL.prototype, [ORIGIN]: '', [TARGET]: '', [RECORD]: record(text), [PARAMS]: null };
  }
  get href() {
    if (this[PARAMS] !== null) written(this[PARAMS]);
    return this[RECORD] === null ? this[ORIGIN] + this[TARGET] : hrefOf(this[RECORD]);
  }
  set href(v) { this[RECORD] = parse(wf(v)); refresh(this); }
  toString() { return this?.[TARGET] !== undefined ? this.href : illegal(); }
  toJSON() { return this?.[TARGET] !== undefined ? this.href : illegal(); }
  get origin() { return this[RECORD] === null ? this[ORIGIN] : originOf(this[RECORD]); }
  get protocol() { return this[RECORD] === null ? this[ORIGIN].slice(0, this[ORIGIN].indexOf('/')) : this[RECORD][SCHEME] + ':'; }
  set protocol(v) { put(this, 'protocol', v); }
  get username() { return this[RECORD] === null ? '' : this[RECORD][USER]; }
  set username(v) { put(this, 'username', v); }
  get password() { return this[RECORD] === null ? '' : this[RECORD][PASSWORD]; }
  set password(v) { put(this, 'password', v); }
  get host() { return this[RECORD] === null ? this[ORIGIN].slice(this[ORIGIN].indexOf('/') + 2) : hostOf(this[RECORD]); }
  set host(v) { put(this, 'host', v); }
  get hostname() {
    if (this[RECORD] !== null) return this[RECORD][HOST];
    const h = this.host;
    if (h[0] === '[') return h.slice(0, h.indexOf(']') + 1);
    const n = h.indexOf(':');
    return n < 0 ? h : h.slice(0, n);
  }
  set hostname(v) { put(this, 'hostname', v); }
  get port() {
    if (this[RECORD] !== null) return this[RECORD][PORT];
    const h = this.host, n = h.lastIndexOf(':');
    return n < 0 || h.endsWith(']') ? '' : h.slice(n + 1);
  }
  set port(v) { put(this, 'port', v); }
  get pathname() { return this[RECORD] === null ? pathOf(this) : this[RECORD][PATH_TEXT]; }
  set pathname(v) { put(this, 'pathname', v); }
  get search() {
    if (this[PARAMS] !== null) written(this[PARAMS]);
    if (this[RECORD] !== null) return this[RECORD][QUERY_TEXT] === '' ? '' : '?' + this[RECORD][QUERY_TEXT];
    const n = this[TARGET].indexOf('?');
    return n < 0 || n === this[TARGET].length - 1 ? '' : this[TARGET].slice(n);
  }
  set search(v) { put(this, 'search', v); refresh(this); }
  get searchParams() {
    if (this[PARAMS] === null) {
      this[PARAMS] = new URLSearchParams(this.search);
      attach(this[PARAMS], this);
    }
    return this[PARAMS];
  }
  get hash() { return this[RECORD] === null || this[RECORD][FRAGMENT] === '' ? '' : '#' + this[RECORD][FRAGMENT]; }
  set hash(v) {
    v = wf(v);
    if (v !== '' || this[RECORD] !== null) put(this, 'hash', v);
  }
}

const PLAIN = /^[A-Za-z0-9*\-._]*$/;
function encode(s) {
  if (PLAIN.test(s)) return s;
  s = encodeURIComponent(s);
  if (s.includes('%20')) s = s.replaceAll('%20', '+');
  return s.replace(/[!'()~]/g, (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase());
}

export class URLSearchParams {
  #url = null;
  #list = [];
  #changed = false; // since the query of the URL was written
  /** @param {any} [init] */
  constructor(init = undefined) {
    if (init === undefined) return;
    if (init !== null && (typeof init === 'object' || typeof init === 'function')) {
      if (#list in init && init[Symbol.iterator] === entries) this.#list = ordered(init.#list).map((p) => p.slice());
      else if (init[Symbol.iterator] != null) {
        if (typeof init[Symbol.iterator] !== 'function') throw new TypeError('URLSearchParams: Symbol.iterator must be a function');
        for (const pair of init) {
          if (pair === null || typeof pair !== 'object' || typeof pair[Symbol.iterator] !== 'function') throw coded('ERR_INVALID_ARG_TYPE', 'URLSearchParams: a pair must be a sequence of a name and a value');
          const p = Array.from(pair);
          if (p.length !== 2) throw new TypeError(`URLSearchParams: a pair has a name and a value, not ${p.length} parts`);
          this.#list.push([wf(p[0]), wf(p[1])]);
        }
      } else {
        const seen = new Map();
        for (const k of Object.keys(init)) seen.set(wf(k), wf(init[k]));
        this.#list = [...seen];
      }
      return;
    }
    const s = wf(init);
    this.#list = pairs(s[0] === '?' ? s.slice(1) : s);
  }
  static {
    fill = (params, url) => { params.#changed = false; params.#list = pairs(url.search.slice(1)); };
    attach = (params, url) => { params.#url = url; };
    written = (params) => {
      if (!params.#changed) return;
      params.#changed = false;
      const q = params.toString(), u = params.#url;
      if (u[RECORD] === null) u[TARGET] = pathOf(u) + (q === '' ? '' : '?' + q);
      else {
        const r = u[RECORD];
        r[QUERY_TEXT] = q;
        r[FLAGS] = q === '' ? r[FLAGS] & ~HAS_QUERY : r[FLAGS] | HAS_QUERY;
      }
    };
  }
  get size() { return sizeOf(this.#list); }
  append(k, v) { need(arguments.length, 2); append(this.#list, [wf(k), wf(v)]); this.#changed = this.#url !== null; }
  /** @param {any} k @param {any} [v] */
  delete(k, v = undefined) {
    need(arguments.length, 1);
    k = wf(k);
    if (v !== undefined) v = wf(v);
    remove(this.#list, k, v === undefined ? undefined : (p) => p[1] !== v);
    this.#changed = this.#url !== null;
  }
  get(k) { need(arguments.length, 1); k = wf(k); return first(this.#list, k)?.[1] ?? null; }
  getAll(k) { need(arguments.length, 1); k = wf(k); return named(this.#list, k).map((p) => p[1]); }
  /** @param {any} k @param {any} [v] */
  has(k, v = undefined) {
    need(arguments.length, 1);
    k = wf(k);
    if (v !== undefined) v = wf(v);
    return v === undefined ? first(this.#list, k) !== undefined : named(this.#list, k).some((p) => p[1] === v);
  }
  set(k, v) {
    need(arguments.length, 2);
    k = wf(k); v = wf(v);
    putPair(this.#list, k, v);
    this.#changed = this.#url !== null;
  }
  sort() {
    this.#list = ordered(this.#list).slice().sort((a, b) => a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0);
    this.#changed = this.#url !== null;
  }
  forEach(f, self = undefined) {
    if (typeof f !== 'function') throw coded('ERR_INVALID_ARG_TYPE', 'URLSearchParams.forEach: a function is needed');
    for (let i = 0, list; i < (list = ordered(this.#list)).length; i++) f.call(self, list[i][1], list[i][0], this);
  }
  entries() { return new Pairs((i) => ordered(this.#list)[i]?.slice()); }
  keys() { return new Pairs((i) => ordered(this.#list)[i]?.[0]); }
  values() { return new Pairs((i) => ordered(this.#list)[i]?.[1]); }
  toString() {
    const list = ordered(this.#list);
    let s = '';
    for (let i = 0; i < list.length; i++) s += (i === 0 ? '' : '&') + encode(list[i][0]) + '=' + encode(list[i][1]);
    return s;
  }
  toJSON() { return grouped(ordered(this.#list)); }
}

// Pairs iterates over a list that may change meanwhile.
class Pairs {
  #at;
  #next = 0;
  constructor(at) { this.#at = at; }
  next() {
    const value = this.#at(this.#next);
    if (value === undefined) return { value, done: true };
    this.#next++;
    return { value, done: false };
  }
}
Object.setPrototypeOf(Pairs.prototype, Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())));
Reflect.deleteProperty(Pairs.prototype, 'constructor');
Object.defineProperty(Pairs.prototype, Symbol.toStringTag, { value: 'URLSearchParams Iterator', configurable: true });

const entries = URLSearchParams.prototype.entries;
Object.defineProperty(URLSearchParams.prototype, Symbol.iterator, { value: entries, configurable: true, writable: true });
// As the interfaces of the web have it, and here because of `for (const k in url)` and Object.assign.
for (const { prototype } of [URL, URLSearchParams]) {
  for (const name of Object.getOwnPropertyNames(prototype)) if (name !== 'constructor') Object.defineProperty(prototype, name, { enumerable: true });
}
for (const k of [RECORD, PARAMS]) Object.defineProperty(URL.prototype, k, { value: null, writable: true });
