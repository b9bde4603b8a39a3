// fetch: requests to other servers, as far as the operator lets them (-allow-net). The adapter sends them beside the script, and says later what
// came of them.
import { host, DENIED, TOO_LARGE } from '../../prelude/src/host.js';
import { Request, Response, setStatus } from './message.js';
import { Headers, fieldsOf } from './headers.js';
import { join } from '../../prelude/src/bytes.js';
import { sourceOf } from './body.js';
import { local, coded } from './local.js';
import { upload, cancelled } from './upload.js';
import { events } from '../../prelude/src/parts.js';
import { BODY, HEADERS, REDIRECTED, SIGNAL, STATUS_TEXT, URL_TEXT } from '../../prelude/src/slots.js';

const calls = new Map(); // those under way: id -> {resolve, reject}
const reads = new Map(); // of a body: id -> {resolve, reject}
const whole = new Map(); // bodies that came with the head: id -> bytes
let last = 0;

// A body that nobody has read, and nobody can any more, is given up.
const unread = new FinalizationRegistry((id) => { unwatch(id); host.outbound('close', id); });

async function ask(input, init) {
  init = init ?? {};
  if (typeof input === 'string' && input === '') throw coded('ERR_INVALID_URL', 'fetch() URL must not be a blank string.');
  const req = new Request(input, init);
  const signal = req[SIGNAL], redirect = req.redirect;
  if (signal) signal.throwIfAborted();
  const url = req.url;
  if (url.startsWith('data:') || url.startsWith('blob:')) return local(url);
  if (!/^https?:/.test(url)) throw coded('ERR_INVALID_ARG_VALUE', `fetch: the protocol must be http:, https:, data: or blob:, not ${url.slice(0, 20)}`);
  if (init.proxy) throw coded('ERR_INVALID_ARG_VALUE', 'fetch: the option proxy is not supported: requests go to the host itself.');
  let body = sourceOf(req), length; // of one that is streamed
  if (body !== null && (req.method === 'GET' || req.method === 'HEAD')) throw coded('ERR_INVALID_ARG_VALUE', 'fetch() request with GET/HEAD method cannot have body.');
  const streamed = body !== null && typeof body === 'object' && !(body instanceof Uint8Array);
  if (typeof body === 'string') body = host.encode(body);
  else if (streamed) length = /^\d{1,15}$/.test(req.headers.get('content-length')) ? Number(req.headers.get('content-length')) : -1;
  if (init.decompress === false && !req.headers.has('accept-encoding')) req.headers.set('accept-encoding', 'identity');
  do last = last + 1 & 0x3fffffff; while (last === 0 || calls.has(last));
  const id = last;
  const status = host.outbound('send', id, req.method, url, fieldsOf(req.headers), streamed ? length : body, String(init.unix ?? ''), redirect !== 'follow');
  if (status === DENIED) throw new TypeError('fetch: the operator lets handlers ask nobody (-allow-net)');
  if (status === TOO_LARGE) throw new TypeError('fetch: too many requests have been begun');
  if (status < 0) throw new TypeError('fetch: the request has a header field that cannot be sent');
  const lost = (reason) => { host.outbound('close', id); calls.get(id)?.reject(reason); forget(id, reason); };
  try {
    const head = await new Promise((resolve, reject) => {
      calls.set(id, { resolve, reject });
      if (signal) watched.set(id, events().algorithm(signal, () => { cancelled(id, signal.reason); lost(signal.reason); }));
      if (streamed) upload(id, body).catch(lost);
    });
    return response(id, head.split('\0'), redirect);
  } catch (e) {
    unwatch(id);
    throw e;
  } finally {
    calls.delete(id);
  }
}

// watched holds the calls that a signal can abort, until their body has been read: id -> a function that removes the call from the signal.
const watched = new Map();
function unwatch(id) {
  watched.get(id)?.();
  watched.delete(id);
}

// fetch is what scripts call; its name is fetch however the prelude is bundled.
/** @type {any} */
export const fetch = { async fetch(input, init) {
  if (arguments.length === 0) throw coded('ERR_MISSING_ARGS', 'fetch() expects a string but received no arguments.');
  return ask(input, init);
} }.fetch;
Object.defineProperty(fetch, 'length', { value: 1, configurable: true });
fetch.preconnect = { preconnect(url) {
  if (arguments.length === 0) throw coded('ERR_MISSING_ARGS', "Not enough arguments to 'fetch.preconnect'. Expected 1, got 0.");
  if (!URL.canParse(url)) throw coded('ERR_INVALID_ARG_TYPE', 'Invalid URL');
} }.preconnect;

// response makes one of a head: status, its text, URL, whether it was redirected, then names and values.
function response(id, head, redirect) {
  const headers = new Headers();
  for (let i = 4; i + 1 < head.length; i += 2) headers.append(head[i], head[i + 1]);
  const status = Number(head[0]);
  if (redirect === 'error' && status >= 300 && status < 400 && headers.has('location')) {
    unwatch(id);
    host.outbound('close', id);
    throw coded('UnexpectedRedirect', `fetch: ${head[2]} redirects, which redirect: 'error' refuses`);
  }
  const r = new Response(null);
  setStatus(r, status);
  r[STATUS_TEXT] = head[1];
  r[URL_TEXT] = head[2];
  r[REDIRECTED] = head[3] === '1';
  r[HEADERS] = headers;
  r[BODY] = whole.has(id) ? whole.get(id) : new Streamed(id);
  if (whole.delete(id)) unwatch(id);
  return r;
}

// Streamed is a body that is read in parts. It is held by whoever reads it, and by nothing else: so it is known at once when nobody can any more.
class Streamed {
  constructor(id) {
    this._id = id;
    unread.register(this, id);
  }
  get streamed() { return true; }
  async *[Symbol.asyncIterator]() {
    let over = false;
    try {
      for (let p; (p = await next(this._id)) !== null;) yield p;
      over = true;
    } finally {
      if (!over) { unwatch(this._id); host.outbound('close', this._id); }
    }
  }
  // pipe has the adapter hand the body on to a request's client; its promise is resolved at the end.
  pipe(request) { return next(this._id, request); }
  async whole() {
    const list = [];
    for await (const p of this) list.push(p);
    return join(list);
  }
}

function next(id, request) {
  return new Promise((resolve, reject) => {
    if (reads.has(id)) { reject(new TypeError('fetch: the body is being read')); return; }
    reads.set(id, { resolve, reject });
    if (host.outbound(request === undefined ? 'read' : 'pipe', id, request) < 0) {
      reads.delete(id);
      reject(new TypeError('fetch: the body is closed, or is being read'));
    }
  });
}

function forget(id, reason) {
  const r = reads.get(id);
  reads.delete(id);
  if (r) r.reject(reason);
}

// settled is called by the adapter: a head, or what failed.
export function settled(id, value) {
  const c = calls.get(id);
  if (!c) whole.delete(id);
  else if (value.startsWith('error: ')) c.reject(failure(value.slice(7).split('\0')));
  else c.resolve(value);
}

// failure is why there is no answer: a message, then what node calls it, or nothing, and the URL.
/** @param {string[]} error */
function failure([message, code, url]) {
  const e = new TypeError(message);
  if (code) e.code = code;
  if (code && url) { e.path = url; e.errno = 0; }
  return e;
}

// part is called by the adapter: bytes of a body, null at its end, or what failed.
export function part(id, value) {
  const r = reads.get(id);
  reads.delete(id);
  if (value === null || typeof value === 'string') unwatch(id);
  if (!r) { if (calls.has(id) && typeof value !== 'string') whole.set(id, value); return; }
  if (typeof value === 'string') r.reject(failure(value.split('\0'))); else r.resolve(value);
}
