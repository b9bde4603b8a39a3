// node:querystring, which takes what is no proper escape as it stands, where decodeURIComponent throws.

const unescapeBuffer = (s) => {
  s = String(s);
  const out = globalThis.Buffer.alloc(s.length);
  let n = 0;
  for (let i = 0; i < s.length; i++) {
    const hex = s[i] === '%' && /^[0-9a-f]{2}$/i.test(s.slice(i + 1, i + 3));
    out[n++] = hex ? parseInt(s.slice(i + 1, i + 3), 16) : s.charCodeAt(i);
    if (hex) i += 2;
  }
  return out.subarray(0, n);
};

// Bytes that are not UTF-8 become U+FFFD, invalid escapes stay.
const lenient = (s) => s.replace(/(?:%[0-9a-f]{2})+/gi, (m) => unescapeBuffer(m).toString());

export function unescape(s) {
  try { return decodeURIComponent(s); } catch { return lenient(String(s)); }
}

export function escape(s) {
  if (typeof s !== 'string') s = typeof s === 'object' ? String(s) : s + '';
  let out;
  try { out = encodeURIComponent(s); } catch { throw Object.assign(new URIError('URI malformed'), { code: 'ERR_INVALID_URI' }); }
  return out;
}

const primitive = (v) => typeof v === 'string' ? v : typeof v === 'number' && isFinite(v) ? '' + v : typeof v === 'bigint' ? '' + v : typeof v === 'boolean' ? String(v) : '';

export function stringify(o, sep = '&', eq = '=', options) {
  if (typeof o !== 'object' || o === null) return '';
  sep ||= '&'; eq ||= '=';
  const esc = options?.encodeURIComponent ?? querystring.escape;
  const text = (v) => { const p = primitive(v); return p === '' ? '' : esc(p); };
  return Object.keys(o).map((k) => {
    const key = text(k) + eq;
    return Array.isArray(o[k]) ? o[k].map((v) => key + text(v)).join(sep) : key + text(o[k]);
  }).filter((part, n) => part !== '' || !Array.isArray(o[Object.keys(o)[n]])).join(sep);
}

export function parse(text, sep = '&', eq = '=', options) {
  const out = Object.create(null);
  if (typeof text !== 'string' || text === '') return out;
  sep = String(sep || '&'); eq = String(eq || '=');
  const decode = options?.decodeURIComponent ?? querystring.unescape;
  const value = (s) => {
    s = s.replaceAll('+', ' ');
    if (!s.includes('%') && decode === unescape) return s;
    try { return decode(s); } catch { return lenient(s); }
  };
  let max = options?.maxKeys ?? 1000;
  if (!(max > 0)) max = Infinity;
  for (const part of text.split(sep)) {
    if (part === '') continue;
    if (max-- <= 0) break;
    const n = part.indexOf(eq);
    const k = value(n < 0 ? part : part.slice(0, n)), v = n < 0 ? '' : value(part.slice(n + eq.length));
    if (!(k in out)) out[k] = v;
    else if (Array.isArray(out[k])) out[k].push(v);
    else out[k] = [out[k], v];
  }
  return out;
}

export const querystring = { unescapeBuffer, unescape, escape, stringify, encode: stringify, parse, decode: parse };
