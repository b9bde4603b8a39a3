// The constructor of Request (Fetch Standard, 5.4).
import { BODY, HEADERS, Headers, METHOD, OPTIONS, SHARED, SIGNAL, SOURCE, URL, URL_TEXT, USED, bodyOf, free, isStream, use, used } from '../../../prelude/src/given.js';
import { dictionary } from '../../../prelude/src/idl.js';

// make takes the shared functions and slots (prelude/src/given.js).
export function make(parts) {
  use(parts);
  return init;
}

const NORMAL = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'];
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

const CHOICES = {
  redirect: ['follow', 'error', 'manual'],
  mode: ['navigate', 'same-origin', 'no-cors', 'cors'],
  credentials: ['omit', 'same-origin', 'include'],
  cache: ['default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached'],
  referrerPolicy: ['', 'no-referrer', 'no-referrer-when-downgrade', 'same-origin', 'origin', 'strict-origin', 'origin-when-cross-origin', 'strict-origin-when-cross-origin', 'unsafe-url'],
  priority: ['high', 'low', 'auto'],
};

// init initializes r from the arguments of its constructor. from is the Request among them, or null.
function init(r, input, given, from) {
  let more = dictionary('Request', given) ?? {};
  if (from === null && typeof input === 'object' && input !== null && !(input instanceof URL) && input.url !== undefined) {
    more = merged(input, more); // an object with a url, as Bun takes it
    input = input.url;
  }
  r[URL_TEXT] = from !== null ? from.url : String(new URL(`${input}`));
  r[METHOD] = more.method === undefined || more.method === null ? from?.method ?? 'GET' : method(more.method);
  r[OPTIONS] = options(more, from);
  const signal = more.signal;
  if (signal === undefined) r[SIGNAL] = from?.[SIGNAL];
  else if (signal !== null && !(signal instanceof AbortSignal)) throw new TypeError('Request: signal must be an AbortSignal');
  else r[SIGNAL] = signal ?? undefined;
  r[HEADERS] = new Headers(more.headers === undefined ? from?.headers : more.headers);
  r[USED] = false;
  r[BODY] = null;
  if (more.body !== undefined && more.body !== null) {
    const [b, type, shared] = bodyOf(more.body);
    r[BODY] = b;
    if (shared) r[SHARED] = true;
    if (type && !r[HEADERS].has('content-type')) r[HEADERS].set('content-type', type);
  } else if (from !== null) {
    const b = from[SOURCE]();
    if (b === null) return;
    if (from.bodyUsed) throw used();
    if (isStream(b)) free(b);
    r[BODY] = b;
    if (from[SHARED]) r[SHARED] = true;
    from[USED] = true;
  }
}

function merged(a, b) {
  const out = {};
  for (const k of ['method', 'headers', 'body', 'signal', ...Object.keys(CHOICES)]) {
    const v = b[k] === undefined ? a[k] : b[k];
    if (v !== undefined) out[k] = v;
  }
  return out;
}

function method(v) {
  v = `${v}`;
  if (NORMAL.includes(v)) return v;
  const upper = v.toUpperCase();
  if (NORMAL.includes(upper)) return upper;
  if (!TOKEN.test(v)) throw new TypeError(`Request: '${v}' is no method`);
  return v;
}

// options returns the options that are only stored, or null.
function options(more, from) {
  let out = from?.[OPTIONS] ?? null;
  const keep = (k, v) => { out = { ...out, [k]: v }; };
  for (const k of Object.keys(CHOICES)) {
    const v = more[k];
    if (v === undefined) continue;
    const text = `${v}`;
    if (!CHOICES[k].includes(text)) throw new TypeError(`Request: ${k} cannot be '${text}': it is one of ${CHOICES[k].filter((c) => c).join(', ')}`);
    keep(k, text);
  }
  if (more.integrity !== undefined) keep('integrity', `${more.integrity}`);
  if (more.keepalive !== undefined) keep('keepalive', !!more.keepalive);
  if (more.window !== undefined && more.window !== null) throw new TypeError('Request: window can be null only');
  if (more.duplex !== undefined && `${more.duplex}` !== 'half') throw new TypeError("Request: duplex can be 'half' only");
  return out;
}
