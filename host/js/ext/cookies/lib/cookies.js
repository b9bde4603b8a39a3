// Cookie and CookieMap, as Bun has them: what a request brought, and what its response is to set.
const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/; // a token of RFC 9110
const SAME_SITE = { strict: 'Strict', lax: 'Lax', none: 'None' };
const UNSAFE = /[;\r\n\0]|[^\x20-\x7e]/;

function decode(s) {
  if (!s.includes('%')) return s;
  try { return decodeURIComponent(s); } catch { return s; }
}

function date(v) {
  const d = v instanceof Date ? v : new Date(typeof v === 'number' ? v * 1000 : String(v)); // numbers are seconds
  if (Number.isNaN(d.getTime())) throw new TypeError('Invalid cookie expiration date');
  return d;
}

function checked(what, v) {
  v = String(v);
  if (UNSAFE.test(v)) throw new TypeError(`Invalid cookie ${what}: contains invalid characters`);
  return v;
}

export class Cookie {
  #name; #value; #domain = null; #path = '/'; #expires; #maxAge; #secure = false; #httpOnly = false; #partitioned = false; #sameSite = 'lax';
  constructor(name, value, options) {
    if (arguments.length === 1 && typeof name === 'string') return Cookie.parse(name);
    if (typeof name === 'object' && name !== null) { options = name; value = name.value; name = name.name; }
    name = String(name ?? '');
    if (name === '') throw new TypeError('name is required');
    if (!NAME.test(name)) throw new TypeError('Invalid cookie name: contains invalid characters');
    this.#name = name;
    this.#value = String(value ?? '');
    if (options === undefined || options === null) return;
    for (const k of ['domain', 'path', 'expires', 'sameSite']) if (options[k] !== undefined && options[k] !== null) this[k] = options[k];
    if (Number.isFinite(options.maxAge)) this.#maxAge = options.maxAge;
    this.#secure = !!options.secure;
    this.#httpOnly = !!options.httpOnly;
    this.#partitioned = !!options.partitioned;
  }
  static from(name, value, options) { return new Cookie(name, value, options); }
  // parse reads the value of a Set-Cookie field (RFC 6265, 5.2).
  static parse(text) {
    const [pair, ...attributes] = String(text).split(';');
    const n = pair.indexOf('=');
    if (n < 1) throw new TypeError('Invalid cookie string: a name and a value are needed');
    const o = {};
    for (const a of attributes) {
      const m = a.indexOf('='), key = (m < 0 ? a : a.slice(0, m)).trim().toLowerCase(), v = m < 0 ? '' : a.slice(m + 1).trim();
      switch (key) {
        case 'domain': if (v) o.domain = v; break;
        case 'path': if (v) o.path = v; break;
        case 'expires': if (!Number.isNaN(Date.parse(v))) o.expires = new Date(v); break;
        case 'max-age': if (/^-?\d+$/.test(v)) o.maxAge = Number(v); break;
        case 'secure': o.secure = true; break;
        case 'httponly': o.httpOnly = true; break;
        case 'partitioned': o.partitioned = true; break;
        case 'samesite': if (SAME_SITE[v.toLowerCase()]) o.sameSite = v.toLowerCase(); break;
      }
    }
    return new Cookie(pair.slice(0, n).trim(), pair.slice(n + 1).trim(), o);
  }
  get name() { return this.#name; }
  get value() { return this.#value; }
  set value(v) { this.#value = String(v); }
  get domain() { return this.#domain; }
  set domain(v) { this.#domain = checked('domain', v) || null; }
  get path() { return this.#path; }
  set path(v) { this.#path = checked('path', v); }
  get expires() { return this.#expires; }
  set expires(v) { this.#expires = date(v); }
  get maxAge() { return this.#maxAge; }
  set maxAge(v) { this.#maxAge = Number.isFinite(v) ? v : undefined; }
  get secure() { return this.#secure; }
  set secure(v) { this.#secure = !!v; }
  get httpOnly() { return this.#httpOnly; }
  set httpOnly(v) { this.#httpOnly = !!v; }
  get partitioned() { return this.#partitioned; }
  set partitioned(v) { this.#partitioned = !!v; }
  get sameSite() { return this.#sameSite; }
  set sameSite(v) {
    v = String(v).toLowerCase();
    if (!SAME_SITE[v]) throw new TypeError("Invalid sameSite value. Must be 'strict', 'lax', or 'none'");
    this.#sameSite = v;
  }
  isExpired() {
    if (this.#maxAge !== undefined) return this.#maxAge <= 0;
    return this.#expires !== undefined && this.#expires.getTime() <= Date.now();
  }
  serialize() { return this.toString(); }
  toString() {
    let s = `${this.#name}=${encodeURIComponent(String(this.#value).toWellFormed())}`;
    if (this.#domain) s += `; Domain=${this.#domain}`;
    if (this.#path) s += `; Path=${this.#path}`;
    if (this.#expires) s += `; Expires=${this.#expires.toUTCString()}`;
    if (this.#maxAge !== undefined) s += `; Max-Age=${this.#maxAge}`;
    if (this.#secure) s += '; Secure';
    if (this.#httpOnly) s += '; HttpOnly';
    if (this.#partitioned) s += '; Partitioned';
    return `${s}; SameSite=${SAME_SITE[this.#sameSite]}`;
  }
  toJSON() {
    const o = { name: this.#name, value: this.#value };
    if (this.#domain) o.domain = this.#domain;
    o.path = this.#path;
    if (this.#expires) o.expires = this.#expires;
    if (this.#maxAge !== undefined) o.maxAge = this.#maxAge;
    return Object.assign(o, { secure: this.#secure, sameSite: this.#sameSite, httpOnly: this.#httpOnly, partitioned: this.#partitioned });
  }
  get [Symbol.toStringTag]() { return 'Cookie'; }
}

// More than MANY cookies are searched by an index.
const MANY = 16;

// CookieMap is a list of the cookies that came, as pairs of name and value, and a map of those that have been set or deleted since. Of
// several that came under a name the first counts. The list is never changed: names in the map are left out when it is read.
export class CookieMap {
  #came = []; #changed = new Map(); #size = 0; #index;
  constructor(init) {
    if (init === undefined || init === null) return;
    if (typeof init === 'string') {
      for (const part of init.split(';')) {
        const n = part.indexOf('=');
        if (n < 1) continue;
        const name = part.slice(0, n).trim();
        if (name !== '') this.#came.push([name, decode(part.slice(n + 1).trim())]);
      }
    } else if (typeof init[Symbol.iterator] === 'function') {
      for (const [k, v] of init) this.#came.push([String(k), String(v)]);
    } else {
      for (const k of Object.keys(init)) this.#came.push([k, String(init[k])]);
    }
    this.#size = this.#came.length;
  }
  get(name) {
    name = String(name);
    const c = this.#changed.get(name);
    if (c !== undefined) return c.gone ? null : c.cookie.value;
    if (this.#came.length > MANY) return this.#indexed().get(name)?.value ?? null;
    for (const p of this.#came) if (p[0] === name) return p[1];
    return null;
  }
  // #indexed returns, by name, the first value that came and the number of those that came.
  #indexed() {
    if (this.#index !== undefined) return this.#index;
    const index = this.#index = new Map();
    for (const [name, value] of this.#came) {
      const first = index.get(name);
      if (first === undefined) index.set(name, { value, count: 1 }); else first.count++;
    }
    return index;
  }
  has(name) { return this.get(name) !== null; }
  set(name, value, options) {
    const c = name instanceof Cookie ? name : new Cookie(name, value, options);
    this.#change(c, false);
  }
  delete(name, options) {
    const o = typeof name === 'object' && name !== null ? name : { ...options, name };
    const c = new Cookie(o.name, '', { domain: o.domain, path: o.path, expires: 0 });
    this.#change(c, true);
  }
  #change(cookie, gone) {
    const { name } = cookie, before = this.#changed.get(name);
    if (before !== undefined) this.#size -= before.gone ? 0 : 1;
    else if (this.#came.length > MANY) this.#size -= this.#indexed().get(name)?.count ?? 0;
    else for (const p of this.#came) if (p[0] === name) this.#size--;
    if (!gone) this.#size++;
    this.#changed.delete(name);
    this.#changed.set(name, { cookie, gone });
  }
  // toSetCookieHeaders are the values of the Set-Cookie fields that make it so.
  toSetCookieHeaders() { return Array.from(this.#changed.values(), (c) => c.cookie.toString()); }
  get size() { return this.#size; }
  *entries() {
    for (const { cookie, gone } of this.#changed.values()) if (!gone) yield [cookie.name, cookie.value];
    for (const [k, v] of this.#came) if (!this.#changed.has(k)) yield [k, v];
  }
  *keys() { for (const [k] of this.entries()) yield k; }
  *values() { for (const [, v] of this.entries()) yield v; }
  [Symbol.iterator]() { return this.entries(); }
  forEach(f, self) { for (const [k, v] of this) f.call(self, v, k, this); }
  toJSON() { const o = {}; for (const [k, v] of this) if (!Object.hasOwn(o, k)) o[k] = v; return o; }
  get [Symbol.toStringTag]() { return 'CookieMap'; }
}
