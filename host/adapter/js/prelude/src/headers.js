// Headers (fetch.spec.whatwg.org, 2.2). Fields are kept under lower-case names, set-cookie apart, since it cannot be joined.
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const BAD = /[\0\r\n]|[^\0-\xff]/;
const EDGE = /^[\t\n\r ]+|[\t\n\r ]+$/g;

function nameOf(name) {
  name = String(name);
  if (!TOKEN.test(name)) throw new TypeError(`Invalid header name: '${name}'`);
  return name.toLowerCase();
}

function valueOf(name, value) {
  value = String(value);
  if (EDGE.test(value)) value = value.replace(EDGE, '');
  if (BAD.test(value)) throw new TypeError(`Header '${name}' has invalid value: '${value}'`);
  return value;
}

export class Headers {
  constructor(init) {
    this._map = new Map();
    this._cookies = null;
    if (init === undefined || init === null) return;
    if (init instanceof Headers) {
      for (const [k, v] of init._map) this._map.set(k, v);
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
      for (const k of Object.keys(init)) if (init[k] !== undefined) this.append(k, init[k]);
    }
  }
  append(name, value) {
    const k = nameOf(name), v = valueOf(name, value);
    if (k === 'set-cookie') { (this._cookies ??= []).push(v); return; }
    const old = this._map.get(k);
    this._map.set(k, old === undefined ? v : old + (k === 'cookie' ? '; ' : ', ') + v);
  }
  set(name, value) {
    const k = nameOf(name), v = valueOf(name, value);
    if (k === 'set-cookie') this._cookies = [v]; else this._map.set(k, v);
  }
  get(name) {
    const k = nameOf(name);
    if (k === 'set-cookie') return this._cookies && this._cookies.length ? this._cookies.join(', ') : null;
    return this._map.get(k) ?? null;
  }
  has(name) {
    const k = nameOf(name);
    return k === 'set-cookie' ? !!this._cookies && this._cookies.length > 0 : this._map.has(k);
  }
  delete(name) {
    const k = nameOf(name);
    if (k === 'set-cookie') this._cookies = null; else this._map.delete(k);
  }
  getSetCookie() { return this._cookies ? this._cookies.slice() : []; }
  getAll(name) {
    if (nameOf(name) !== 'set-cookie') throw new TypeError('getAll is for set-cookie only');
    return this.getSetCookie();
  }
  get count() { return this._map.size + (this._cookies ? this._cookies.length : 0); }
  *entries() {
    const keys = [...this._map.keys()];
    if (this._cookies) keys.push('set-cookie');
    for (const k of keys.sort()) {
      if (k === 'set-cookie') for (const v of this._cookies ?? []) yield [k, v];
      else if (this._map.has(k)) yield [k, this._map.get(k)];
    }
  }
  *keys() { for (const [k] of this.entries()) yield k; }
  *values() { for (const [, v] of this.entries()) yield v; }
  [Symbol.iterator]() { return this.entries(); }
  forEach(f, self) { for (const [k, v] of this.entries()) f.call(self, v, k, this); }
  toJSON() { const o = {}; for (const [k, v] of this) o[k] = k === 'set-cookie' ? this.getSetCookie() : v; return o; }
  get [Symbol.toStringTag]() { return 'Headers'; }
}

// headersOf reads a request's fields: name, NUL, value, NUL and so on, from at to an empty name. They come checked and in lower case.
export function headersOf(raw, at) {
  const h = new Headers();
  for (;;) {
    const n = raw.indexOf('\0', at);
    if (n <= at) return h;
    const v = raw.indexOf('\0', n + 1);
    const name = raw.slice(at, n), value = raw.slice(n + 1, v);
    if (name === 'set-cookie') (h._cookies ??= []).push(value);
    else {
      const old = h._map.get(name);
      h._map.set(name, old === undefined ? value : old + (name === 'cookie' ? '; ' : ', ') + value);
    }
    at = v + 1;
  }
}

// fieldsOf is how the adapter gets fields: as headersOf reads them, without the empty name.
export function fieldsOf(h, type) {
  let s = '';
  if (type && !h._map.has('content-type')) s = 'content-type\0' + type + '\0';
  for (const [k, v] of h._map) s += k + '\0' + v + '\0';
  if (h._cookies) for (const v of h._cookies) s += 'set-cookie\0' + v + '\0';
  return s;
}
