// util.MIMEType (mimesniff.spec.whatwg.org, 4).
import { trimmed } from '../../prelude/src/scan.js';

const TOKEN = /^[!#$%&'*+.^_`|~A-Za-z0-9-]+$/, VALUE = /^[\t -~\x80-\xff]*$/;
const bad = (what, text) => Object.assign(new TypeError(`The MIME syntax for a ${what} in ${JSON.stringify(text)} is invalid`), { code: 'ERR_INVALID_MIME_SYNTAX' });

export class MIMEParams {
  #map = new Map();
  get(name) { return this.#map.get(String(name)) ?? null; }
  has(name) { return this.#map.has(String(name)); }
  delete(name) { this.#map.delete(String(name)); }
  set(name, value) {
    name = String(name); value = String(value);
    if (!TOKEN.test(name)) throw bad('parameter name', name);
    if (!VALUE.test(value)) throw bad('parameter value', value);
    this.#map.set(name, value);
  }
  entries() { return this.#map.entries(); }
  keys() { return this.#map.keys(); }
  values() { return this.#map.values(); }
  [Symbol.iterator]() { return this.#map.entries(); }
  toString() { return [...this.#map].map(([k, v]) => `${k}=${TOKEN.test(v) ? v : `"${v.replace(/(["\\])/g, '\\$1')}"`}`).join(';'); }
  toJSON() { return this.toString(); }
}

export class MIMEType {
  #type; #subtype; #params = new MIMEParams();
  constructor(text) {
    text = trimmed(String(text));
    const m = /^([^/;]*)\/([^;]*)(.*)$/s.exec(text);
    if (!m || !TOKEN.test(m[1])) throw bad('type', text);
    if (!TOKEN.test(m[2].trimEnd())) throw bad('subtype', text);
    this.#type = m[1].toLowerCase();
    this.#subtype = m[2].trimEnd().toLowerCase();
    for (const p of m[3].matchAll(/;[\t\n\r ]*([^;=]*)(?:=(?:"((?:[^"\\]|\\.)*)"?[^;]*|([^;]*)))?/g)) {
      const name = p[1].toLowerCase(), value = p[2] !== undefined ? p[2].replace(/\\(.)/g, '$1') : (p[3] ?? '').trimEnd();
      if (TOKEN.test(name) && VALUE.test(value) && (value !== '' || p[2] !== undefined) && !this.#params.has(name)) this.#params.set(name, value);
    }
  }
  get type() { return this.#type; }
  set type(v) { if (!TOKEN.test(v = String(v))) throw bad('type', v); this.#type = v.toLowerCase(); }
  get subtype() { return this.#subtype; }
  set subtype(v) { if (!TOKEN.test(v = String(v))) throw bad('subtype', v); this.#subtype = v.toLowerCase(); }
  get essence() { return `${this.#type}/${this.#subtype}`; }
  get params() { return this.#params; }
  toString() { const p = String(this.#params); return this.essence + (p && ';' + p); }
  toJSON() { return this.toString(); }
}
