// URL and URLSearchParams (url.spec.whatwg.org). A request's own URL, and what is spelled canonically, is taken apart here; for all else
// there is the standard's state machine (whatwg-url-without-unicode), loaded when it is first needed.
import { library } from './host.js';

// known notes a URL that is in canonical form, so that `new URL(req.url)` has nothing to parse.
let knownURL = '', knownOrigin = '', knownTarget = '';
export function known(url, origin, target) {
  knownURL = url; knownOrigin = origin; knownTarget = target;
  return url;
}

const CANONICAL = /^(https?:\/\/)([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)*)(:[1-9][0-9]{0,3})?(\/[A-Za-z0-9\-._~!$&()*+,;=:@\/]*)(\?[A-Za-z0-9\-._~!$&()*+,;=:@\/?%]*)?$/;

export class URL {
  constructor(input, base) {
    this._params = null;
    if (base === undefined && input === knownURL) {
      this._origin = knownOrigin;
      this._target = knownTarget;
      this._record = null;
      return;
    }
    input = String(input);
    const m = base === undefined ? CANONICAL.exec(input) : null;
    if (m && m[3] !== ':80' && m[3] !== ':443' && !m[4].includes('/.') && !m[2].startsWith('xn--') && !m[2].includes('.xn--')) {
      this._origin = m[1] + m[2] + (m[3] ?? '');
      this._target = m[4] + (m[5] ?? '');
      this._record = null;
      return;
    }
    this._parse(input, base === undefined ? undefined : String(base));
  }
  _parse(input, base) {
    const machine = library('url');
    let parsed = null;
    if (base !== undefined) {
      parsed = machine.basicURLParse(base);
      if (parsed === null) throw invalid(base);
    }
    const record = machine.basicURLParse(input, parsed ? { baseURL: parsed } : undefined);
    if (record === null) throw invalid(input);
    if (typeof record.host === 'string') { // the package leaves out what Unicode asks of names
      if (/[^\0-\x7f]/.test(record.host)) throw invalid(input);
      record.host = record.host.toLowerCase();
    }
    this._record = record;
  }
  static canParse(input, base) { try { new URL(input, base); return true; } catch { return false; } }
  static parse(input, base) { try { return new URL(input, base); } catch { return null; } }
  // _full makes the record of the state machine, for what only it can do.
  _full() {
    if (this._record === null) this._record = library('url').basicURLParse(this._origin + this._target);
    return this._record;
  }
  _set(value, state) {
    const r = this._full();
    library('url').basicURLParse(String(value), { url: r, stateOverride: state });
  }
  get href() {
    if (this._record === null) return this._origin + this._target;
    return library('url').serializeURL(this._record);
  }
  set href(v) { this._parse(String(v)); this._refresh(); }
  toString() { return this.href; }
  toJSON() { return this.href; }
  get origin() { return this._record === null ? this._origin : library('url').serializeURLOrigin(this._record); }
  get protocol() { return this._record === null ? this._origin.slice(0, this._origin.indexOf('/')) : this._record.scheme + ':'; }
  set protocol(v) { this._set(v + ':', 'scheme start'); }
  get username() { return this._record === null ? '' : this._record.username; }
  set username(v) { const r = this._full(); if (r.host && r.scheme !== 'file') library('url').setTheUsername(r, String(v)); }
  get password() { return this._record === null ? '' : this._record.password; }
  set password(v) { const r = this._full(); if (r.host && r.scheme !== 'file') library('url').setThePassword(r, String(v)); }
  get host() {
    if (this._record === null) return this._origin.slice(this._origin.indexOf('/') + 2);
    const r = this._record;
    if (r.host === null) return '';
    return library('url').serializeHost(r.host) + (r.port === null ? '' : ':' + r.port);
  }
  set host(v) { if (!this._full().cannotBeABaseURL) this._set(v, 'host'); }
  get hostname() {
    if (this._record !== null) return this._record.host === null ? '' : library('url').serializeHost(this._record.host);
    const h = this.host;
    if (h[0] === '[') return h.slice(0, h.indexOf(']') + 1);
    const n = h.indexOf(':');
    return n < 0 ? h : h.slice(0, n);
  }
  set hostname(v) { if (!this._full().cannotBeABaseURL) this._set(v, 'hostname'); }
  get port() {
    if (this._record !== null) return this._record.port === null ? '' : String(this._record.port);
    const h = this.host, n = h.lastIndexOf(':');
    return n < 0 || h.endsWith(']') ? '' : h.slice(n + 1);
  }
  set port(v) {
    const r = this._full();
    if (!r.host || r.scheme === 'file') return;
    if (v === '') r.port = null; else this._set(v, 'port');
  }
  get pathname() {
    if (this._record === null) {
      const n = this._target.indexOf('?');
      return n < 0 ? this._target : this._target.slice(0, n);
    }
    const r = this._record;
    return r.cannotBeABaseURL ? r.path[0] : r.path.length ? '/' + r.path.join('/') : '';
  }
  set pathname(v) { const r = this._full(); if (!r.cannotBeABaseURL) { r.path = []; this._set(v, 'path start'); } }
  get search() {
    if (this._record === null) {
      const n = this._target.indexOf('?');
      return n < 0 || n === this._target.length - 1 ? '' : this._target.slice(n);
    }
    return this._record.query ? '?' + this._record.query : '';
  }
  set search(v) {
    const r = this._full();
    v = String(v);
    if (v === '') r.query = null;
    else {
      r.query = '';
      this._set(v[0] === '?' ? v.slice(1) : v, 'query');
    }
    this._refresh();
  }
  _refresh() { if (this._params) this._params._list = pairs(this.search.slice(1)); }
  get searchParams() {
    if (this._params === null) {
      this._params = new URLSearchParams(this.search);
      this._params._url = this;
    }
    return this._params;
  }
  get hash() { return this._record !== null && this._record.fragment ? '#' + this._record.fragment : ''; }
  set hash(v) {
    const r = this._full();
    v = String(v);
    if (v === '') { r.fragment = null; return; }
    r.fragment = '';
    this._set(v[0] === '#' ? v.slice(1) : v, 'fragment');
  }
  get [Symbol.toStringTag]() { return 'URL'; }
}

function invalid(input) {
  const e = new TypeError(`"${input}" cannot be parsed as a URL.`);
  e.code = 'ERR_INVALID_URL';
  return e;
}

// decode is percent-decoding of form data: broken triplets stay, broken UTF-8 becomes U+FFFD.
function decode(s) {
  if (s.includes('+')) s = s.replaceAll('+', ' ');
  if (!s.includes('%')) return s;
  try { return decodeURIComponent(s); } catch { return unescapeBytes(s); }
}

function unescapeBytes(s) {
  const bytes = new TextEncoder().encode(s), out = [];
  for (let i = 0; i < bytes.length; i++) {
    const hex = bytes[i] === 37 ? String.fromCharCode(bytes[i + 1] ?? 0, bytes[i + 2] ?? 0) : '';
    if (/^[0-9A-Fa-f]{2}$/.test(hex)) { out.push(parseInt(hex, 16)); i += 2; } else out.push(bytes[i]);
  }
  return new TextDecoder().decode(new Uint8Array(out));
}

function encode(s) {
  return encodeURIComponent(s.toWellFormed()).replace(/%20|[!'()~]/g, (c) => c === '%20' ? '+' : '%' + c.charCodeAt(0).toString(16).toUpperCase());
}

function pairs(text) {
  const list = [];
  if (text === '') return list;
  for (const part of text.split('&')) {
    if (part === '') continue;
    const n = part.indexOf('=');
    list.push(n < 0 ? [decode(part), ''] : [decode(part.slice(0, n)), decode(part.slice(n + 1))]);
  }
  return list;
}

export class URLSearchParams {
  constructor(init = '') {
    this._url = null;
    if (typeof init === 'object' && init !== null || typeof init === 'function') {
      if (init instanceof URLSearchParams) this._list = init._list.map((p) => p.slice());
      else if (typeof init[Symbol.iterator] === 'function') {
        this._list = [];
        for (const pair of init) {
          const p = Array.from(pair);
          if (p.length !== 2) throw new TypeError('URLSearchParams: a pair has two parts');
          this._list.push([wf(p[0]), wf(p[1])]);
        }
      } else this._list = Object.keys(init).map((k) => [wf(k), wf(init[k])]);
    } else {
      const s = wf(init);
      this._list = pairs(s[0] === '?' ? s.slice(1) : s);
    }
  }
  _changed() {
    if (this._url === null) return;
    const q = String(this);
    this._url._full().query = q === '' ? null : q;
  }
  get size() { return this._list.length; }
  append(k, v) { this._list.push([wf(k), wf(v)]); this._changed(); }
  delete(k, v) {
    k = wf(k);
    this._list = this._list.filter((p) => p[0] !== k || v !== undefined && p[1] !== wf(v));
    this._changed();
  }
  get(k) { k = wf(k); for (const p of this._list) if (p[0] === k) return p[1]; return null; }
  getAll(k) { k = wf(k); return this._list.filter((p) => p[0] === k).map((p) => p[1]); }
  has(k, v) { k = wf(k); return this._list.some((p) => p[0] === k && (v === undefined || p[1] === wf(v))); }
  set(k, v) {
    k = wf(k); v = wf(v);
    const n = this._list.findIndex((p) => p[0] === k);
    if (n < 0) this._list.push([k, v]);
    else {
      this._list[n][1] = v;
      this._list = this._list.filter((p, i) => i <= n || p[0] !== k);
    }
    this._changed();
  }
  sort() { this._list.sort((a, b) => a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0); this._changed(); }
  forEach(f, self) { for (const [k, v] of this) f.call(self, v, k, this); }
  *entries() { for (let i = 0; i < this._list.length; i++) yield [this._list[i][0], this._list[i][1]]; }
  *keys() { for (const [k] of this.entries()) yield k; }
  *values() { for (const [, v] of this.entries()) yield v; }
  [Symbol.iterator]() { return this.entries(); }
  toString() { return this._list.map(([k, v]) => encode(k) + '=' + encode(v)).join('&'); }
  toJSON() { return Object.fromEntries(this._list); }
  get [Symbol.toStringTag]() { return 'URLSearchParams'; }
}

function wf(s) { return String(s).toWellFormed(); }
