// FormData, and multipart bodies (RFC 7578).
import { BYTES, LIST, MODIFIED, TYPE, host, join } from '../../prelude/src/given.js';
import { Blob, File, named, renamed } from './blob.js';
import { iterable } from '../../prelude/src/iterate.js';
import { broken, parameter, parts } from './multipart.js';
import { append, first, named as all, ordered, put, remove } from '../../prelude/src/named.js';
import { grouped } from '../weburl/pairs.js';
import { trimmed } from '../../prelude/src/scan.js';
import { mixin } from '../../prelude/src/idl.js';

export class FormData {
  constructor(form) {
    if (form !== undefined) throw new TypeError('FormData: there are no forms in a document here: append the fields');
    this[LIST] = [];
  }
  append(k, v, name) { need(arguments, 2, 'append'); append(fieldsOf(this), [`${k}`, entry(v, name, arguments.length)]); }
  set(k, v, name) {
    need(arguments, 2, 'set');
    k = `${k}`;
    put(fieldsOf(this), k, entry(v, name, arguments.length));
  }
  get(k) { need(arguments, 1, 'get'); k = `${k}`; return first(fieldsOf(this), k)?.[1] ?? null; }
  getAll(k) { need(arguments, 1, 'getAll'); k = `${k}`; return all(fieldsOf(this), k).map((p) => p[1]); }
  has(k) { need(arguments, 1, 'has'); k = `${k}`; return first(fieldsOf(this), k) !== undefined; }
  delete(k) { need(arguments, 1, 'delete'); k = `${k}`; remove(fieldsOf(this), k); }
  toJSON() { return grouped(listOf(this)); }
}
const listOf = (form) => ordered(fieldsOf(form));

function fieldsOf(form) {
  const list = form[LIST];
  if (list === undefined) throw new TypeError('Illegal invocation: this is no FormData');
  return list;
}
iterable(FormData, 'FormData', listOf);

function need(args, n, method) {
  if (args.length < n) throw new TypeError(`FormData.${method}: ${n === 1 ? 'a name is' : 'a name and a value are'} needed`);
}

// entry returns a field's value. With a file name it must be a Blob.
function entry(v, name, count) {
  if (!(v instanceof Blob)) {
    if (count > 2) throw new TypeError('FormData: only a Blob has a name of a file');
    return `${v}`;
  }
  if (name !== undefined) return renamed(v, `${name}`, v[MODIFIED]);
  return v instanceof File ? v : renamed(v, 'blob');
}

const lines = (s) => s.replace(/\r\n?|\n/g, '\r\n');
const quote = (s) => s.replace(/[\r\n"]/g, (c) => c === '"' ? '%22' : c === '\r' ? '%0D' : '%0A');

// multipart is a form as a body: [bytes, content type].
export function multipart(form) {
  const boundary = '----form' + crypto.randomUUID().replaceAll('-', '');
  const list = [];
  for (const [k, v] of form) {
    let head = `--${boundary}\r\nContent-Disposition: form-data; name="${quote(lines(k))}"`;
    if (typeof v === 'string') list.push(host.encode(`${head}\r\n\r\n${lines(v)}\r\n`));
    else {
      head += `; filename="${quote(v.name)}"\r\nContent-Type: ${v.type || 'application/octet-stream'}\r\n\r\n`;
      list.push(host.encode(head), v[BYTES], host.encode('\r\n'));
    }
  }
  list.push(host.encode(`--${boundary}--\r\n`));
  return [join(list), `multipart/form-data; boundary=${boundary}`];
}

// parseForm reads a form out of a body.
export function parseForm(bytes, type) {
  const semicolon = type.indexOf(';'), essence = trimmed(semicolon < 0 ? type : type.slice(0, semicolon)).toLowerCase();
  let boundary;
  if (essence !== 'application/x-www-form-urlencoded') {
    boundary = essence === 'multipart/form-data' ? parameter(type, 'boundary') : null;
    if (!boundary) throw broken(`a body of type "${type}" is no form: multipart/form-data or application/x-www-form-urlencoded is needed`);
  }
  const now = Date.now();
  return { __proto__: FormData.prototype, [LIST]: parts(bytes, boundary, (content, name, kind) => named(content, name, kind, now)) };
}

mixin(Blob, class { async formData() { return parseForm(this[BYTES], this[TYPE]); } });
