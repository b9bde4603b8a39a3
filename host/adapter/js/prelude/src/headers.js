// Headers (fetch.spec.whatwg.org, 2.2). Fields are kept under lower-case names, set-cookie apart, since it cannot be joined.
import { trimmed } from './scan.js';

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const BAD = /[\0\r\n]|[^\0-\xff]/;

// names and values are the first that the script has used: most use few, and again and again. names are by how they are spelled.
const names = new Map(), values = new Set(), MANY = 256, LONG = 64;

function nameOf(name) {
  const k = names.get(name);
  return k === undefined ? newName(String(name)) : k;
}

function newName(name) {
  if (!TOKEN.test(name)) throw new TypeError(`Invalid header name: '${name}'`);
  const k = name.toLowerCase();
  if (name.length <= LONG && names.size < MANY) names.set(name, k);
  return k;
}

function valueOf(name, value) {
  return values.has(value) ? value : newValue(name, String(value));
}

function newValue(name, value) {
  value = trimmed(value);
  if (BAD.test(value)) throw new TypeError(`Header '${name}' has invalid value: '${value}'`);
  if (value.length <= LONG && values.size < MANY) values.add(value);
  return value;
}

// Headers are _map and _cookies. Those of a request that the host sends are text until more is asked than a field's value: _map is null,
// and the fields are the first _end characters of _raw, each a line feed, its name, NUL, its value.
export class Headers {
  constructor(init) {
    this._map = new Map();
    this._cookies = null;
    if (init === undefined || init === null) return;
    if (init instanceof Headers) {
      for (const [k, v] of mapOf(init)) this._map.set(k, v);
      if (init._cookies) this._cookies = init._cookies.slice();
    } else if (typeof init !== 'object') {
      throw new TypeError('Headers can be made of an object, an array of pairs or Headers');
    } else if (typeof init[Symbol.iterator] === 'function') {
      for (const pair of init) {
        const list = Array.from(pair);
        if (list.length !== 2) throw new TypeError('a header is a pair of name and value');
        this.append(list[0], list[1]);
      }
    } else {
      const keys = Object.keys(init);
      for (let n = 0; n < keys.length; n++) this.append(keys[n], init[keys[n]]);
    }
  }
  append(name, value) {
    const k = nameOf(name), v = valueOf(name, value), map = mapOf(this);
    if (k === 'set-cookie') { (this._cookies ??= []).push(v); return; }
    const old = map.get(k);
    map.set(k, old === undefined ? v : joined(k, old, v));
  }
  set(name, value) {
    const k = nameOf(name), v = valueOf(name, value), map = mapOf(this);
    if (k === 'set-cookie') this._cookies = [v]; else map.set(k, v);
  }
  get(name) {
    const k = nameOf(name);
    if (this._map === null) {
      const v = only(this._raw, this._end, k);
      if (v !== undefined) return v;
    }
    const map = mapOf(this);
    if (k === 'set-cookie') return this._cookies && this._cookies.length ? this._cookies.join(', ') : null;
    return map.get(k) ?? null;
  }
  has(name) { return this.get(name) !== null; }
  delete(name) {
    const k = nameOf(name), map = mapOf(this);
    if (k === 'set-cookie') this._cookies = null; else map.delete(k);
  }
  getSetCookie() { mapOf(this); return this._cookies ? this._cookies.slice() : []; }
  getAll(name) {
    if (nameOf(name) !== 'set-cookie') throw new TypeError('getAll is for set-cookie only');
    return this.getSetCookie();
  }
  get count() { return mapOf(this).size + (this._cookies ? this._cookies.length : 0); }
  *entries() {
    const map = mapOf(this), keys = [...map.keys()];
    if (this._cookies) keys.push('set-cookie');
    for (const k of keys.sort()) {
      if (k === 'set-cookie') for (const v of this._cookies ?? []) yield [k, v];
      else if (map.has(k)) yield [k, map.get(k)];
    }
  }
  *keys() { for (const [k] of this.entries()) yield k; }
  *values() { for (const [, v] of this.entries()) yield v; }
  [Symbol.iterator]() { return this.entries(); }
  forEach(f, self) { for (const [k, v] of this.entries()) f.call(self, v, k, this); }
  toJSON() { const o = {}; for (const [k, v] of this) o[k] = k === 'set-cookie' ? this.getSetCookie() : v; return o; }
  get [Symbol.toStringTag]() { return 'Headers'; }
}

// typeOf is the content-type of an object that has no other field, the most usual of all; else undefined.
export function typeOf(init) {
  if (typeof init !== 'object' || init[Symbol.iterator] !== undefined) return undefined;
  const keys = Object.keys(init);
  if (keys.length !== 1 || nameOf(keys[0]) !== 'content-type') return undefined;
  return valueOf('content-type', init[keys[0]]);
}

// headersOf are a request's. They come checked and in lower case.
export function headersOf(raw, end) {
  return { __proto__: Headers.prototype, _map: null, _cookies: null, _raw: raw, _end: end };
}

// only is the value of a field, null when there is none, and undefined when there are several.
function only(raw, end, name) {
  const mark = '\n' + name + '\0';
  let at = raw.indexOf(mark);
  if (at < 0 || at >= end) return null;
  at += mark.length;
  let stop = raw.indexOf('\n', at);
  if (stop < 0 || stop > end) return raw.slice(at, end);
  const next = raw.indexOf(mark, stop);
  return next < 0 || next >= end ? raw.slice(at, stop) : undefined;
}

// mapOf is the map of h, made of the text if there is none yet.
function mapOf(h) {
  if (h._map !== null) return h._map;
  const map = h._map = new Map(), raw = h._raw, end = h._end;
  h._raw = undefined;
  for (let at = 1; at <= end;) {
    const n = raw.indexOf('\0', at);
    let stop = raw.indexOf('\n', n);
    if (stop < 0 || stop > end) stop = end;
    const name = raw.slice(at, n), value = raw.slice(n + 1, stop);
    if (name === 'set-cookie') (h._cookies ??= []).push(value);
    else {
      const old = map.get(name);
      map.set(name, old === undefined ? value : joined(name, old, value));
    }
    at = stop + 1;
  }
  return map;
}

const joined = (name, a, b) => a + (name === 'cookie' ? '; ' : ', ') + b;

// fieldsOf is how the adapter gets fields: name, NUL, value, NUL and so on.
export function fieldsOf(h) {
  let s = '';
  mapOf(h).forEach((v, k) => { s += k + '\0' + v + '\0'; });
  if (h._cookies) for (const v of h._cookies) s += 'set-cookie\0' + v + '\0';
  return s;
}
