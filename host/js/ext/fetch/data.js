// data: URLs (Fetch Standard, 6) and MIME types (MIME Sniffing Standard, 4.4). It is part of lib/local.js.

import { trimmed } from '../../prelude/src/scan.js';

// read returns { type, bytes } of a data: URL, or null if it is invalid. encode is UTF-8's.
export function read(url, encode) {
  const hash = url.indexOf('#');
  const input = (hash < 0 ? url : url.slice(0, hash)).slice(5);
  const comma = input.indexOf(',');
  if (comma < 0) return null;
  let type = trimmed(input.slice(0, comma));
  /** @type {Uint8Array | null} */
  let bytes = percentDecoded(encode(input.slice(comma + 1)));
  const last = type.lastIndexOf(';');
  if (last >= 0 && /^ *base64$/i.test(type.slice(last + 1))) {
    bytes = base64(bytes);
    if (bytes === null) return null;
    type = type.slice(0, last);
  }
  if (type[0] === ';') type = 'text/plain' + type;
  return { type: mime(type) ?? 'text/plain;charset=US-ASCII', bytes };
}

function percentDecoded(b) {
  const out = new Uint8Array(b.length);
  let n = 0;
  for (let i = 0; i < b.length; i++) {
    const high = b[i] === 0x25 ? digit(b[i + 1]) : -1, low = high < 0 ? -1 : digit(b[i + 2]);
    out[n++] = low < 0 ? b[i] : high << 4 | low;
    if (low >= 0) i += 2;
  }
  return out.subarray(0, n);
}

function digit(c) {
  if (c >= 0x30 && c <= 0x39) return c - 0x30;
  c |= 0x20;
  return c >= 0x61 && c <= 0x66 ? c - 0x57 : -1;
}

// base64 forgives spaces and missing padding (Infra Standard, forgiving-base64 decode); null: it is invalid.
function base64(b) {
  b = b.filter((c) => c !== 0x20 && (c < 9 || c > 13 || c === 11));
  if (b.length % 4 === 0) for (let i = 0; i < 2 && b[b.length - 1] === 0x3d; i++) b = b.subarray(0, -1);
  if (b.length % 4 === 1) return null;
  const out = new Uint8Array(b.length * 3 >> 2);
  let n = 0, bits = 0, have = 0;
  for (const c of b) {
    const v = c >= 0x41 && c <= 0x5a ? c - 0x41 : c >= 0x61 && c <= 0x7a ? c - 0x47 : c >= 0x30 && c <= 0x39 ? c + 4 : c === 0x2b ? 62 : c === 0x2f ? 63 : -1;
    if (v < 0) return null;
    bits = (bits << 6 | v) & 0xffff;
    have += 6;
    if (have >= 8) { have -= 8; out[n++] = bits >> have; }
  }
  return out;
}

const TOKEN = /^[!#$%&'*+\-.^_`|~\w]+$/, VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

// mime returns a MIME type in its plainest form; null: it is invalid.
function mime(s) {
  const slash = s.indexOf('/'), semicolon = s.indexOf(';', slash), kind = s.slice(0, Math.max(0, slash));
  const sub = (semicolon < 0 ? s.slice(slash + 1) : s.slice(slash + 1, semicolon)).trimEnd(), rest = semicolon < 0 ? '' : s.slice(semicolon);
  if (slash < 0 || !TOKEN.test(kind) || !TOKEN.test(sub)) return null;
  const list = new Map();
  for (const p of rest.matchAll(/;[\t\n\r ]*([^;=]*)(?:=("(?:[^"\\]|\\.?)*"?[^;]*|[^;]*))?/gs)) {
    const name = p[1].toLowerCase();
    let value = p[2] ?? '';
    if (value[0] === '"') value = value.replace(/^"((?:[^"\\]|\\.?)*)"?[^]*$/, '$1').replace(/\\(.?)/gs, '$1');
    else if ((value = value.trimEnd()) === '') continue;
    if (TOKEN.test(name) && VALUE.test(value) && !list.has(name)) list.set(name, value);
  }
  let text = (kind + '/' + sub).toLowerCase();
  for (const [name, value] of list) text += ';' + name + '=' + (TOKEN.test(value) ? value : '"' + value.replace(/["\\]/g, '\\$&') + '"');
  return text;
}
