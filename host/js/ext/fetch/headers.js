// Headers (fetch.spec.whatwg.org, 5.1). Fields are kept under lower-case names, set-cookie apart, since it cannot be joined.
import { iterable } from '../../prelude/src/iterate.js';
import { trimmed } from '../../prelude/src/scan.js';
import { FIELDS } from '../../prelude/src/slots.js';

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const BAD = /[\0\r\n]|[^\0-\xff]/;

// names and values are the first that the script has used: most use few, and again and again. names are by how they are spelled.
const names = new Map(), values = new Set(), MANY = 256, LONG = 64;

function nameOf(name) {
  const k = names.get(name);
  return k === undefined ? newName(`${name}`) : k;
}

function newName(name) {
  if (!TOKEN.test(name)) throw new TypeError(`Invalid header name: '${name}'`);
  const k = name.toLowerCase();
  if (name.length <= LONG && names.size < MANY) names.set(name, k);
  return k;
}

function valueOf(name, value) {
  return values.has(value) ? value : newValue(name, `${value}`);
}

function newValue(name, value) {
  value = trimmed(value);
  if (BAD.test(value)) throw new TypeError(`Header '${name}' has invalid value: '${value}'`);
  if (value.length <= LONG && values.size < MANY) values.add(value);
  return value;
}

// FIELDS of Headers is an array of these. MAP has all fields but the cookies; SORTED caches the list of an iterator, until a field changes. The
// headers of an incoming request are text until more is read than a field's value: MAP is null, and the fields are the first END characters of
// RAW, each a line feed, its name, NUL, its value.
const MAP = 0, COOKIES = 1, RAW = 2, END = 3, SORTED = 4;
/** @typedef {[map: Map<string, string> | any, cookies: string[] | null, raw: string, end: number, sorted: [string, string][] | null]} Fields */

export class Headers {
  constructor(init) {
    /** @type {Fields} */
    const h = this[FIELDS] = [new Map(), null, '', 0, null];
    if (init !== undefined) fill(h, init);
  }
  append(name, value) {
    if (value === undefined && name === undefined) throw missing('append', 2);
    const h = changed(this);
    add(h, nameOf(name), valueOf(name, value));
  }
  set(name, value) {
    if (value === undefined && name === undefined) throw missing('set', 2);
    const h = changed(this), k = nameOf(name), v = valueOf(name, value);
    if (k === 'set-cookie') h[COOKIES] = [v]; else h[MAP].set(k, v);
  }
  get(name) {
    const h = this[FIELDS], k = nameOf(name);
    if (h[MAP] === null) {
      const v = only(h[RAW], h[END], k);
      if (v !== undefined) return v;
      unfold(h);
    }
    if (k === 'set-cookie') return h[COOKIES] && h[COOKIES].length ? h[COOKIES].join(', ') : null;
    return h[MAP].get(k) ?? null;
  }
  has(name) { return this.get(name) !== null; }
  delete(name) {
    if (arguments.length === 0) throw missing('delete', 1);
    const h = changed(this), k = nameOf(name);
    if (k === 'set-cookie') h[COOKIES] = null; else h[MAP].delete(k);
  }
  getSetCookie() { const h = known(this); return h[COOKIES] ? h[COOKIES].slice() : []; }
  getAll(name) {
    if (nameOf(name) !== 'set-cookie') throw new TypeError('getAll is for set-cookie only');
    return this.getSetCookie();
  }
  get count() { const h = known(this); return h[MAP].size + (h[COOKIES] ? h[COOKIES].length : 0); }
  toJSON() { const o = {}; for (const [k, v] of sorted(this)) if (k === 'set-cookie') o[k] ??= this.getSetCookie(); else o[k] = v; return o; }
}
iterable(Headers, 'Headers', sorted);

// known returns the FIELDS of Headers, with MAP set; changed returns them for Headers that will be changed.
function known(headers) {
  const h = headers[FIELDS];
  if (h[MAP] === null) unfold(h);
  return h;
}

function changed(headers) {
  const h = known(headers);
  h[SORTED] = null;
  return h;
}

// withType makes headers with only a content-type; '': with none.
export function withType(type) {
  const h = new Headers();
  if (type) h[FIELDS][MAP].set('content-type', type);
  return h;
}

// typed gives headers a content-type if they have none.
export function typed(headers, type) {
  const map = known(headers)[MAP];
  if (type && !map.has('content-type')) map.set('content-type', type);
  return headers;
}

const missing = (method, n) => new TypeError(`Headers.${method}: ${n === 1 ? 'a name is' : 'a name and a value are'} needed`);

// fill adds the fields of the constructor's argument.
function fill(h, init) {
  if (init === null || typeof init !== 'object' && typeof init !== 'function') {
    throw new TypeError('Headers can be made of an object, an array of pairs or Headers');
  }
  if (init instanceof Headers) {
    const from = known(init), map = h[MAP];
    for (const [k, v] of from[MAP]) map.set(k, v);
    if (from[COOKIES]) h[COOKIES] = from[COOKIES].slice();
    return;
  }
  const iterator = init[Symbol.iterator];
  if (iterator === undefined || iterator === null) {
    const keys = Object.keys(init);
    for (let n = 0; n < keys.length; n++) { const k = keys[n]; add(h, nameOf(k), valueOf(k, init[k])); }
    return;
  }
  for (const pair of init) {
    if (typeof pair !== 'object' && typeof pair !== 'function' || pair === null) throw new TypeError('a header is a pair of name and value');
    const list = [...pair];
    if (list.length !== 2) throw new TypeError('a header is a pair of name and value');
    add(h, nameOf(list[0]), valueOf(list[0], list[1]));
  }
}

function add(h, k, v) {
  if (k === 'set-cookie') { (h[COOKIES] ??= []).push(v); return; }
  const map = h[MAP], old = map.get(k);
  map.set(k, old === undefined ? v : joined(k, old, v));
}

// sorted returns the fields in the order of iteration (Fetch Standard, 2.2.2: sort and combine).
function sorted(headers) {
  const h = known(headers);
  if (h[SORTED] !== null) return h[SORTED];
  const map = h[MAP], keys = [...map.keys()], list = [];
  if (h[COOKIES]) keys.push('set-cookie');
  for (const k of keys.sort()) {
    if (k === 'set-cookie') for (const v of h[COOKIES]) list.push([k, v]);
    else list.push([k, map.get(k)]);
  }
  return h[SORTED] = list;
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
  return { __proto__: Headers.prototype, [FIELDS]: [null, null, raw, end, null] };
}

// only returns the value of a field, null if the field is missing, and undefined if it has several values.
function only(raw, end, name) {
  const mark = '\n' + name + '\0';
  let at = raw.indexOf(mark);
  if (at < 0 || at >= end) return null;
  at += mark.length;
  const stop = raw.indexOf('\n', at);
  if (stop < 0 || stop > end) return raw.slice(at, end);
  const next = raw.indexOf(mark, stop);
  return next < 0 || next >= end ? raw.slice(at, stop) : undefined;
}

// unfold parses the text into the map.
function unfold(h) {
  const raw = h[RAW], end = h[END];
  h[MAP] = new Map();
  h[RAW] = '';
  for (let at = 1; at <= end;) {
    const n = raw.indexOf('\0', at);
    let stop = raw.indexOf('\n', n);
    if (stop < 0 || stop > end) stop = end;
    add(h, raw.slice(at, n), raw.slice(n + 1, stop));
    at = stop + 1;
  }
}

const joined = (name, a, b) => a + (name === 'cookie' ? '; ' : ', ') + b;

// fieldsOf is how the adapter gets fields: name, NUL, value, NUL and so on.
export function fieldsOf(headers) {
  const h = known(headers);
  let s = '';
  h[MAP].forEach((v, k) => { s += k + '\0' + v + '\0'; });
  if (h[COOKIES]) for (const v of h[COOKIES]) s += 'set-cookie\0' + v + '\0';
  return s;
}
