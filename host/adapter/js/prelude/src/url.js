// URL and URLSearchParams (url.spec.whatwg.org). A request's own URL, and what is spelled canonically, is taken apart here; for all else
// there is the standard's state machine (whatwg-url), loaded when it is first needed, and the host for what Unicode asks of names.
import { host, library } from './host.js';
import { grouped, pairs } from './pairs.js';

// known notes a URL that is in canonical form, so that `new URL(req.url)` has nothing to parse. At first it is equal to nothing.
let knownURL = NaN, knownOrigin = '', knownTarget = '';
export function known(url, origin, target) {
  knownURL = url; knownOrigin = origin; knownTarget = target;
  return url;
}

let made;
const machine = () => made ??= library('url').make({ toASCII: (name) => host.domain('ascii', name) });

// CANONICAL matches URLs of which only the scheme and host may have to be put in lower case. PATH and QUERY match paths and queries that stay
// unchanged, if no segment of the path begins with a dot.
const CANONICAL = /^(https?:\/\/)([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)*)(:[1-9][0-9]{0,3})?(\/[A-Za-z0-9\-._~!$&()*+,;=:@\/]*)?(\?[A-Za-z0-9\-._~!$&()*+,;=:@\/?%]*)?$/i;
const PATH = /^[A-Za-z0-9\-._~!$&()*+,;=@\/]*$/, QUERY = /^[A-Za-z0-9\-._~!$&()*+,;=:@\/?%]*$/;


function coded(code, message) {
  const e = new TypeError(message);
  e.code = code;
  return e;
}
const invalid = (input) => coded('ERR_INVALID_URL', `"${input}" cannot be parsed as a URL.`);
function need(n, wanted) { if (n < wanted) throw coded('ERR_MISSING_ARGS', `Not enough arguments: ${wanted} of them are needed`); }
function illegal() { throw coded('ERR_INVALID_THIS', 'URL.toString: called on what is no URL'); }
const wf = (s) => `${s}`.toWellFormed();

// parse is the state machine's record of an URL.
function parse(input, base) {
  const m = machine();
  let parsed = null;
  if (base !== undefined) {
    parsed = m.basicURLParse(base);
    if (parsed === null) throw invalid(base);
  }
  const record = m.basicURLParse(input, parsed ? { baseURL: parsed } : undefined);
  if (record === null) throw invalid(input);
  return record;
}

// canonical splits an absolute URL into [origin, target], or returns null if that needs the state machine.
function canonical(input) {
  const m = CANONICAL.exec(input);
  if (m === null || m[3] === ':80' || m[3] === ':443' || m[4]?.includes('/.')) return null;
  const host = m[2].toLowerCase();
  if (host.startsWith('xn--') || host.includes('.xn--')) return null;
  return [m[1].toLowerCase() + host + (m[3] ?? ''), (m[4] ?? '/') + (m[5] ?? '')];
}

// joined is canonical for a reference and its base: a path, a query, both, or a URL.
function joined(input, base) {
  const b = base === knownURL ? [knownOrigin, knownTarget] : canonical(base);
  if (b === null || b[0] === '') return null;
  const n = input.indexOf('?'), path = n < 0 ? input : input.slice(0, n), query = n < 0 ? '' : input.slice(n);
  if (path.includes(':')) return canonical(input);
  if (!PATH.test(path) || !QUERY.test(query) || path.startsWith('//')) return null;
  if (path[0] === '/') return path.includes('/.') ? null : [b[0], path + query];
  const m = b[1].indexOf('?'), old = m < 0 ? b[1] : b[1].slice(0, m);
  if (path === '') return [b[0], n < 0 ? b[1] : old + query];
  return path[0] === '.' || path.includes('/.') ? null : [b[0], old.slice(0, old.lastIndexOf('/') + 1) + path + query];
}

// pathOf returns the path of a URL that is kept as ORIGIN and TARGET, and queryOf the rest.
function pathOf(u) {
  const n = u[TARGET].indexOf('?');
  return n < 0 ? u[TARGET] : u[TARGET].slice(0, n);
}
const queryOf = (u) => u[TARGET].slice(pathOf(u).length);

// What the two classes tell each other of their private fields.
let fill, attach, changed;

// An URL is ORIGIN and TARGET, or RECORD, which is the state machine's; null: they are all there is.
const ORIGIN = Symbol('origin'), TARGET = Symbol('target'), RECORD = Symbol('record'), PARAMS = Symbol('params');

// full makes the record of the state machine, for what only it can do.
const full = (u) => u[RECORD] ??= machine().basicURLParse(u[ORIGIN] + u[TARGET]);
const put = (u, value, state) => { machine().basicURLParse(wf(value), { url: full(u), stateOverride: state }); };
const bare = (u) => machine().cannotHaveAUsernamePasswordPort(full(u));
const opaque = (u) => machine().hasAnOpaquePath(full(u));
const refresh = (u) => { if (u[PARAMS]) fill(u[PARAMS], u.search); };

export class URL {
  constructor(input, base = undefined) { // no look at `arguments`: to make them costs more than all else here
    if (base === undefined && input === knownURL) {
      this[ORIGIN] = knownOrigin;
      this[TARGET] = knownTarget;
      return;
    }
    input = wf(input);
    if (base !== undefined) base = wf(base);
    const fast = base === undefined ? canonical(input) : joined(input, base);
    if (fast !== null) {
      this[ORIGIN] = fast[0];
      this[TARGET] = fast[1];
      return;
    }
    this[RECORD] = parse(input, base);
    this[ORIGIN] = this[TARGET] = '';
  }
  static canParse(input, base) { need(arguments.length, 1); return URL.parse(input, base) !== null; }
  static parse(input, base) {
    need(arguments.length, 1);
    input = wf(input);
    if (base !== undefined) base = wf(base);
    try { return new URL(input, base); } catch { return null; }
  }
  get href() { return this[RECORD] === null ? this[ORIGIN] + this[TARGET] : machine().serializeURL(this[RECORD]); }
  set href(v) { this[RECORD] = parse(wf(v)); refresh(this); }
  toString() { return this?.[TARGET] !== undefined ? this.href : illegal(); }
  toJSON() { return this?.[TARGET] !== undefined ? this.href : illegal(); }
  get origin() { return this[RECORD] === null ? this[ORIGIN] : machine().serializeURLOrigin(this[RECORD]); }
  get protocol() { return this[RECORD] === null ? this[ORIGIN].slice(0, this[ORIGIN].indexOf('/')) : this[RECORD].scheme + ':'; }
  set protocol(v) { put(this, v + ':', 'scheme start'); }
  get username() { return this[RECORD] === null ? '' : this[RECORD].username; }
  set username(v) { v = wf(v); if (!bare(this)) machine().setTheUsername(this[RECORD], v); }
  get password() { return this[RECORD] === null ? '' : this[RECORD].password; }
  set password(v) { v = wf(v); if (!bare(this)) machine().setThePassword(this[RECORD], v); }
  get host() {
    const r = this[RECORD];
    if (r === null) return this[ORIGIN].slice(this[ORIGIN].indexOf('/') + 2);
    if (r.host === null) return '';
    return machine().serializeHost(r.host) + (r.port === null ? '' : ':' + r.port);
  }
  set host(v) { if (!opaque(this)) put(this, v, 'host'); }
  get hostname() {
    if (this[RECORD] !== null) return this[RECORD].host === null ? '' : machine().serializeHost(this[RECORD].host);
    const h = this.host;
    if (h[0] === '[') return h.slice(0, h.indexOf(']') + 1);
    const n = h.indexOf(':');
    return n < 0 ? h : h.slice(0, n);
  }
  set hostname(v) { if (!opaque(this)) put(this, v, 'hostname'); }
  get port() {
    if (this[RECORD] !== null) return this[RECORD].port === null ? '' : String(this[RECORD].port);
    const h = this.host, n = h.lastIndexOf(':');
    return n < 0 || h.endsWith(']') ? '' : h.slice(n + 1);
  }
  set port(v) {
    v = wf(v);
    if (bare(this)) return;
    if (v === '') this[RECORD].port = null; else put(this, v, 'port');
  }
  get pathname() {
    if (this[RECORD] !== null) return machine().serializePath(this[RECORD]);
    return pathOf(this);
  }
  set pathname(v) {
    v = wf(v);
    if (this[RECORD] === null && PATH.test(v)) {
      const path = v[0] === '/' ? v : '/' + v;
      if (!path.includes('/.')) { this[TARGET] = path + queryOf(this); return; }
    }
    if (!opaque(this)) { this[RECORD].path = []; put(this, v, 'path start'); }
  }
  get search() {
    if (this[RECORD] !== null) return this[RECORD].query ? '?' + this[RECORD].query : '';
    const n = this[TARGET].indexOf('?');
    return n < 0 || n === this[TARGET].length - 1 ? '' : this[TARGET].slice(n);
  }
  set search(v) {
    v = wf(v);
    if (this[RECORD] === null && QUERY.test(v)) {
      this[TARGET] = pathOf(this) + (v === '' || v[0] === '?' ? v : '?' + v);
      refresh(this);
      return;
    }
    const r = full(this);
    if (v === '') r.query = null;
    else {
      r.query = '';
      put(this, v[0] === '?' ? v.slice(1) : v, 'query');
    }
    refresh(this);
  }
  get searchParams() {
    if (this[PARAMS] === null) {
      this[PARAMS] = new URLSearchParams(this.search);
      attach(this[PARAMS], this);
    }
    return this[PARAMS];
  }
  get hash() { return this[RECORD] !== null && this[RECORD].fragment ? '#' + this[RECORD].fragment : ''; }
  set hash(v) {
    v = wf(v);
    if (v === '' && this[RECORD] === null) return;
    const r = full(this);
    if (v === '') { r.fragment = null; return; }
    r.fragment = '';
    put(this, v[0] === '#' ? v.slice(1) : v, 'fragment');
  }
}

function encode(s) {
  return encodeURIComponent(s.toWellFormed()).replace(/%20|[!'()~]/g, (c) => c === '%20' ? '+' : '%' + c.charCodeAt(0).toString(16).toUpperCase());
}

export class URLSearchParams {
  #url = null;
  #list = [];
  constructor(init = undefined) {
    if (init === undefined) return;
    if (init !== null && (typeof init === 'object' || typeof init === 'function')) {
      if (#list in init && init[Symbol.iterator] === entries) this.#list = init.#list.map((p) => p.slice());
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
    fill = (params, search) => { params.#list = pairs(search.slice(1)); };
    attach = (params, url) => { params.#url = url; };
    changed = (params) => {
      if (params.#url === null) return;
      const q = params.toString(), u = params.#url;
      if (u[RECORD] === null) u[TARGET] = pathOf(u) + (q === '' ? '' : '?' + q);
      else u[RECORD].query = q === '' ? null : q;
    };
  }
  get size() { return this.#list.length; }
  append(k, v) { need(arguments.length, 2); this.#list.push([wf(k), wf(v)]); changed(this); }
  delete(k, v = undefined) {
    need(arguments.length, 1);
    k = wf(k);
    if (v !== undefined) v = wf(v);
    this.#list = this.#list.filter((p) => p[0] !== k || v !== undefined && p[1] !== v);
    changed(this);
  }
  get(k) { need(arguments.length, 1); k = wf(k); for (const p of this.#list) if (p[0] === k) return p[1]; return null; }
  getAll(k) { need(arguments.length, 1); k = wf(k); return this.#list.filter((p) => p[0] === k).map((p) => p[1]); }
  has(k, v = undefined) {
    need(arguments.length, 1);
    k = wf(k);
    if (v !== undefined) v = wf(v);
    return this.#list.some((p) => p[0] === k && (v === undefined || p[1] === v));
  }
  set(k, v) {
    need(arguments.length, 2);
    k = wf(k); v = wf(v);
    const n = this.#list.findIndex((p) => p[0] === k);
    if (n < 0) this.#list.push([k, v]);
    else {
      this.#list[n][1] = v;
      this.#list = this.#list.filter((p, i) => i <= n || p[0] !== k);
    }
    changed(this);
  }
  sort() { this.#list.sort((a, b) => a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0); changed(this); }
  forEach(f, self = undefined) {
    if (typeof f !== 'function') throw coded('ERR_INVALID_ARG_TYPE', 'URLSearchParams.forEach: a function is needed');
    for (let i = 0; i < this.#list.length; i++) f.call(self, this.#list[i][1], this.#list[i][0], this);
  }
  entries() { return new Pairs((i) => this.#list[i]?.slice()); }
  keys() { return new Pairs((i) => this.#list[i]?.[0]); }
  values() { return new Pairs((i) => this.#list[i]?.[1]); }
  toString() { return this.#list.map(([k, v]) => encode(k) + '=' + encode(v)).join('&'); }
  toJSON() { return grouped(this.#list); }
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
delete Pairs.prototype.constructor;
Object.defineProperty(Pairs.prototype, Symbol.toStringTag, { value: 'URLSearchParams Iterator', configurable: true });

const entries = URLSearchParams.prototype.entries;
Object.defineProperty(URLSearchParams.prototype, Symbol.iterator, { value: entries, configurable: true, writable: true });
// As the interfaces of the web have it, and here because of `for (const k in url)` and Object.assign.
for (const { prototype } of [URL, URLSearchParams]) {
  for (const name of Object.getOwnPropertyNames(prototype)) if (name !== 'constructor') Object.defineProperty(prototype, name, { enumerable: true });
}
for (const k of [RECORD, PARAMS]) Object.defineProperty(URL.prototype, k, { value: null, writable: true });
