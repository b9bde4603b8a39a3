// Forms in bodies: application/x-www-form-urlencoded (URL Standard, 5.1) and multipart/form-data (RFC 7578). Everything is found by indexOf: the cost is
// linear in the length.
import { host } from './given.js';
import { trimmed } from './scan.js';

// MAX_FIELDS limits the fields of a form. More would use up a request's time, which ends the instance.
const MAX_FIELDS = 100_000;

export const broken = (message) => Object.assign(new TypeError(message), { code: 'ERR_FORMDATA_PARSE_ERROR' });
const many = () => broken(`the form has more than ${MAX_FIELDS} fields`);

// parameter returns the parameter of a field's value, `a; name=value; name="value"`, with a name in lower case; null if it is missing.
export function parameter(s, wanted) {
  for (let at = s.indexOf(';'); at >= 0;) {
    let end = s.indexOf('=', at);
    if (end < 0) return null;
    const name = trimmed(s.slice(s.lastIndexOf(';', end) + 1, end)).toLowerCase();
    at = end + 1;
    while (s[at] === ' ' || s[at] === '\t') at++;
    let value;
    if (s[at] === '"') {
      end = s.indexOf('"', at + 1);
      if (end < 0) return null;
      value = s.slice(at + 1, end);
      at = s.indexOf(';', end);
    } else {
      end = s.indexOf(';', at);
      value = trimmed(end < 0 ? s.slice(at) : s.slice(at, end));
      at = end;
    }
    if (name === wanted) return value;
  }
  return null;
}

// checked throws for an urlencoded form with too many fields.
export function checked(text) {
  let n = 1;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) if (++n > MAX_FIELDS) throw many();
  return text;
}

// parts calls part(name, value, file, type) for each part of a form: value is a string, or bytes if the part has a file name.
export function parts(bytes, boundary, part) {
  const text = host.latin1(bytes); // one character a byte: positions are the same
  const mark = '--' + host.latin1(host.encode(boundary)), next = '\r\n' + mark;
  const decoded = (from, to) => { const s = text.slice(from, to); return ascii(s) ? s : host.decode(bytes.subarray(from, to), false); };
  let n = 0, at = text.indexOf(mark);
  while (at >= 0) {
    at += mark.length;
    if (text.startsWith('--', at)) return;
    const end = text.indexOf(next, at), head = text.indexOf('\r\n\r\n', at);
    if (head < 0 || end < head + 2) break;
    if (++n > MAX_FIELDS) throw many();
    let disposition = null, type = null;
    for (const line of decoded(at, head).split('\r\n')) {
      const colon = line.indexOf(':');
      if (colon < 0) continue;
      const name = trimmed(line.slice(0, colon)).toLowerCase();
      if (name === 'content-disposition') disposition ??= line.slice(colon + 1);
      else if (name === 'content-type') type ??= trimmed(line.slice(colon + 1));
    }
    const name = disposition === null ? null : parameter(disposition, 'name');
    if (name === null) break;
    const file = parameter(disposition, 'filename'), from = head + 4, to = Math.max(from, end);
    if (file === null) part(unquoted(name), decoded(from, to), null, '');
    else part(unquoted(name), bytes.subarray(from, to), unquoted(file), type ?? 'text/plain');
    at = end + 2;
  }
  throw broken('the form is broken or cut short');
}

const ascii = (s) => !/[^\0-\x7f]/.test(s);
const unquoted = (s) => s.includes('%') ? s.replaceAll('%22', '"').replaceAll('%0D%0A', '\r\n') : s;
