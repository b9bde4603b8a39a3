// Blob, File, FormData, and multipart bodies (RFC 7578).
import { host } from './host.js';
import { bytesOf, join, streamOf } from './body.js';

export class Blob {
  constructor(parts = [], options) {
    const list = [];
    for (const p of parts) {
      if (p instanceof Blob) list.push(p._bytes);
      else list.push(bytesOf(p) ?? host.encode(String(p)));
    }
    this._bytes = join(list);
    this.type = String(options?.type ?? '').toLowerCase();
  }
  get size() { return this._bytes.byteLength; }
  async text() { return host.decode(this._bytes, false); }
  async json() { return JSON.parse(await this.text()); }
  async bytes() { return this._bytes.slice(); }
  async arrayBuffer() { return this._bytes.slice().buffer; }
  stream() { return streamOf(this._bytes.slice()); }
  async formData() { return parseForm(this._bytes, this.type); }
  slice(start = 0, end = this.size, type = '') { return new Blob([this._bytes.slice(start, end)], { type }); }
  get [Symbol.toStringTag]() { return 'Blob'; }
}

export class File extends Blob {
  constructor(parts, name, options) {
    if (arguments.length < 2) throw new TypeError('File: parts and a name are needed');
    super(parts, options);
    this.name = String(name);
    this.lastModified = options?.lastModified ?? Date.now();
  }
  get [Symbol.toStringTag]() { return 'File'; }
}

export class FormData {
  constructor() { this._list = []; }
  append(k, v, name) { this._list.push([String(k), entry(v, name)]); }
  set(k, v, name) {
    k = String(k);
    const n = this._list.findIndex((p) => p[0] === k);
    if (n < 0) { this.append(k, v, name); return; }
    this._list[n] = [k, entry(v, name)];
    this._list = this._list.filter((p, i) => i <= n || p[0] !== k);
  }
  get(k) { return this._list.find((p) => p[0] === k)?.[1] ?? null; }
  getAll(k) { return this._list.filter((p) => p[0] === k).map((p) => p[1]); }
  has(k) { return this._list.some((p) => p[0] === k); }
  delete(k) { this._list = this._list.filter((p) => p[0] !== k); }
  forEach(f, self) { for (const [k, v] of this) f.call(self, v, k, this); }
  *entries() { for (const p of this._list) yield p.slice(); }
  *keys() { for (const p of this._list) yield p[0]; }
  *values() { for (const p of this._list) yield p[1]; }
  [Symbol.iterator]() { return this.entries(); }
  toJSON() { const o = {}; for (const [k, v] of this) o[k] = k in o ? [].concat(o[k], v) : v; return o; }
  get [Symbol.toStringTag]() { return 'FormData'; }
}

function entry(v, name) {
  if (!(v instanceof Blob)) return String(v);
  if (v instanceof File && name === undefined) return v;
  return new File([v], name ?? 'blob', { type: v.type });
}

const quote = (s) => s.replace(/\r\n|\r|\n/g, '%0D%0A').replace(/"/g, '%22');

// multipart is a form as a body: [bytes, content type].
export function multipart(form) {
  const boundary = '----form' + crypto.randomUUID().replaceAll('-', '');
  const parts = [];
  for (const [k, v] of form) {
    let head = `--${boundary}\r\ncontent-disposition: form-data; name="${quote(k)}"`;
    if (typeof v === 'string') parts.push(host.encode(`${head}\r\n\r\n${v}\r\n`));
    else {
      head += `; filename="${quote(v.name)}"\r\ncontent-type: ${v.type || 'application/octet-stream'}\r\n\r\n`;
      parts.push(host.encode(head), v._bytes, host.encode('\r\n'));
    }
  }
  parts.push(host.encode(`--${boundary}--\r\n`));
  return [join(parts), `multipart/form-data; boundary=${boundary}`];
}

// parseForm reads a form out of a body.
export function parseForm(bytes, type) {
  const form = new FormData();
  if (/^application\/x-www-form-urlencoded/i.test(type)) {
    for (const [k, v] of new URLSearchParams(host.decode(bytes, false))) form.append(k, v);
    return form;
  }
  const m = /^multipart\/form-data.*;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type);
  if (!m) throw new TypeError(`a body of type "${type}" is no form: multipart/form-data or application/x-www-form-urlencoded is needed`);
  const text = host.latin1(bytes); // one character a byte: positions are the same
  const mark = '--' + host.latin1(host.encode(m[1] ?? m[2]));
  let at = text.indexOf(mark);
  while (at >= 0) {
    at += mark.length;
    if (text.startsWith('--', at)) return form;
    const head = text.indexOf('\r\n\r\n', at), next = text.indexOf('\r\n' + mark, at);
    if (head < 0 || next < head + 2) break;
    const fields = host.decode(bytes.slice(at, head), false);
    const body = bytes.slice(head + 4, Math.max(head + 4, next));
    const name = param(fields, 'name'), file = param(fields, 'filename');
    if (name === null) break;
    if (file === null) form.append(name, host.decode(body, false));
    else form.append(name, new File([body], file, { type: /^content-type:\s*(.*)$/im.exec(fields)?.[1]?.trim() ?? '' }));
    at = next + 2;
  }
  throw new TypeError('the form is broken or cut short');
}

function param(fields, name) {
  const line = /^content-disposition:.*$/im.exec(fields)?.[0] ?? '';
  const m = new RegExp(`;\\s*${name}="([^"]*)"`, 'i').exec(line);
  return m ? m[1].replaceAll('%22', '"').replaceAll('%0D%0A', '\r\n') : null;
}
