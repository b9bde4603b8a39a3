// The parts of Bun that few handlers use.
import equal from 'fast-deep-equal/es6';

// deepEquals compares by content. Unless strict, a property that is undefined is as good as none.
export function deepEquals(a, b, strict = false) { return strict ? equal(a, b) : equal(defined(a, new Map()), defined(b, new Map())); }

// defined is v without properties that are undefined.
function defined(v, seen) {
  if (typeof v !== 'object' || v === null || !Array.isArray(v) && Object.getPrototypeOf(v) !== Object.prototype) return v;
  if (seen.has(v)) return seen.get(v);
  const copy = Array.isArray(v) ? [] : {};
  seen.set(v, copy);
  for (const k of Object.keys(v)) if (v[k] !== undefined || Array.isArray(v)) copy[k] = defined(v[k], seen);
  return copy;
}

export function fileURLToPath(url) {
  const u = new URL(url);
  if (u.protocol !== 'file:') throw Object.assign(new TypeError('The URL must be of scheme file'), { code: 'ERR_INVALID_URL_SCHEME' });
  if (/%2f/i.test(u.pathname)) throw Object.assign(new TypeError('The path of the URL must not have an encoded /'), { code: 'ERR_INVALID_FILE_URL_PATH' });
  return decodeURIComponent(u.pathname);
}

export function pathToFileURL(path) {
  const u = new URL('file:///');
  u.pathname = String(path).replace(/[%\\\n\r\t?#]/g, (c) => encodeURIComponent(c)).replace(/^(?!\/)/, '/');
  return u;
}
