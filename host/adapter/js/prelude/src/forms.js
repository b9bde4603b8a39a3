// FormData, and multipart bodies (RFC 7578).
import { BYTES, LIST, MODIFIED, host, join, text as plain } from './given.js';
import { Blob, File, renamed } from './blob.js';
import { iterable } from './iterate.js';

export class FormData {
  constructor(form) {
    if (form !== undefined) throw new TypeError('FormData: there are no forms in a document here: append the fields');
    this[LIST] = [];
  }
  append(k, v, name) { need(arguments, 2, 'append'); listOf(this).push([`${k}`, entry(v, name, arguments.length)]); }
  set(k, v, name) {
    need(arguments, 2, 'set');
    k = `${k}`;
    const list = listOf(this), own = entry(v, name, arguments.length), n = list.findIndex((p) => p[0] === k);
    if (n < 0) list.push([k, own]); else this[LIST] = list.filter((p, i) => i <= n || p[0] !== k).with(n, [k, own]);
  }
  get(k) { need(arguments, 1, 'get'); k = `${k}`; return listOf(this).find((p) => p[0] === k)?.[1] ?? null; }
  getAll(k) { need(arguments, 1, 'getAll'); k = `${k}`; return listOf(this).filter((p) => p[0] === k).map((p) => p[1]); }
  has(k) { need(arguments, 1, 'has'); k = `${k}`; return listOf(this).some((p) => p[0] === k); }
  delete(k) { need(arguments, 1, 'delete'); k = `${k}`; this[LIST] = listOf(this).filter((p) => p[0] !== k); }
  toJSON() { const o = {}; for (const [k, v] of listOf(this)) o[k] = Object.hasOwn(o, k) ? [].concat(o[k], v) : v; return o; }
}
iterable(FormData, 'FormData', listOf);

function listOf(form) {
  const list = form[LIST];
  if (list === undefined) throw new TypeError('Illegal invocation: this is no FormData');
  return list;
}

function need(args, n, method) {
  if (args.length < n) throw new TypeError(`FormData.${method}: ${n === 1 ? 'a name is' : 'a name and a value are'} needed`);
}

// entry is a field's value. With a file's name it must be a Blob.
function entry(v, name, count) {
  if (!(v instanceof Blob)) {
    if (count > 2) throw new TypeError('FormData: only a Blob has a name of a file');
    return `${v}`;
  }
  if (name !== undefined) return renamed(v, `${name}`, v[MODIFIED]);
  return v instanceof File ? v : renamed(v, 'blob');
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
      parts.push(host.encode(head), v[BYTES], host.encode('\r\n'));
    }
  }
  parts.push(host.encode(`--${boundary}--\r\n`));
  return [join(parts), `multipart/form-data; boundary=${boundary}`];
}

// parseForm reads a form out of a body.
export function parseForm(bytes, type) {
  const form = new FormData();
  if (/^application\/x-www-form-urlencoded/i.test(type)) {
    for (const [k, v] of new URLSearchParams(plain(bytes))) form.append(k, v);
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
