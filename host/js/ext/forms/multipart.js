// Forms in bodies: application/x-www-form-urlencoded and multipart/form-data. The host takes them apart (package forms).
import { TOO_MANY, host } from '../../prelude/src/given.js';
import { trimmed } from '../../prelude/src/scan.js';

// MAX_FIELDS is the host's limit (forms.MaxFields). More would use up a request's time, which ends the instance.
const MAX_FIELDS = 100_000, NONE = 0xffffffff;

export const broken = (message) => Object.assign(new TypeError(message), { code: 'ERR_FORMDATA_PARSE_ERROR' });

// many makes the error for a form with too many fields: a request that fails with it is answered 413 by the host, and by Express, Koa and Fastify
// because of its status.
function many() {
  const status = 413, e = new RangeError(`the form has more than ${MAX_FIELDS} fields`);
  Object.defineProperty(e, TOO_MANY, { value: true });
  return Object.assign(e, { code: 'ERR_FORMDATA_TOO_MANY_FIELDS', status, statusCode: status, expose: true });
}

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

// parts returns the fields of a form: file(name, bytes, file name, type) makes the value of one with a file name. Without a boundary the form is
// urlencoded.
export function parts(bytes, boundary, file) {
  const form = host.form(bytes, boundary);
  if (typeof form === 'number') throw form === -3 ? many() : broken('the form is broken or cut short');
  const n = new Uint32Array(form.buffer, form.byteOffset, 1)[0], numbers = new Uint32Array(form.buffer, form.byteOffset + 4, n * 5), list = new Array(n);
  const text = host.decode(form.subarray(4 + n * 20), false);
  let at = 0;
  for (let i = 0, k = 0; i < n; i++, k += 5) {
    const name = text.slice(at, at += numbers[k]), named = numbers[k + 3];
    if (named === NONE) list[i] = [name, text.slice(at, at += numbers[k + 1])];
    else list[i] = [name, file(bytes.subarray(numbers[k + 1], numbers[k + 2]), text.slice(at, at += named), text.slice(at, at += numbers[k + 4]))];
  }
  return list;
}
