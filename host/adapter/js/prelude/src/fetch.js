// fetch: requests to other servers, as far as the operator lets them (-allow-net). The adapter sends them beside the script, and says later what
// came of them.
import { host } from './host.js';
import { Request, Response } from './message.js';
import { Headers, fieldsOf } from './headers.js';
import { join } from './body.js';

const calls = new Map(); // those under way: id -> {resolve, reject}
const reads = new Map(); // of a body: id -> {resolve, reject}
const whole = new Map(); // bodies that came with the head: id -> bytes
let last = 0;

const TOO_LARGE = -3, DENIED = -8;

// A body that nobody has read, and nobody can any more, is given up.
const unread = new FinalizationRegistry((id) => host.outbound('close', id));

export async function fetch(input, init) {
  init = init ?? {};
  const req = new Request(input, init);
  const signal = req._signal, redirect = init.redirect ?? (input instanceof Request ? input.redirect : 'follow');
  if (signal) signal.throwIfAborted();
  const body = req._source() === null ? null : await req.bytes();
  if (signal) signal.throwIfAborted();
  do last = last + 1 & 0x3fffffff; while (last === 0 || calls.has(last));
  const id = last;
  const status = host.outbound('send', id, req.method, req.url, fieldsOf(req.headers), body, String(init.unix ?? ''), redirect !== 'follow');
  if (status === DENIED) throw new TypeError('fetch: the operator lets handlers ask nobody (-allow-net)');
  if (status === TOO_LARGE) throw new TypeError('fetch: too many requests have been begun');
  if (status < 0) throw new TypeError('fetch: the request has a header field that cannot be sent');
  let gone;
  try {
    const head = await new Promise((resolve, reject) => {
      calls.set(id, { resolve, reject });
      gone = () => { host.outbound('close', id); reject(signal.reason); forget(id, signal.reason); };
      if (signal) signal.addEventListener('abort', gone);
    });
    return response(id, head.split('\0'), redirect);
  } finally {
    calls.delete(id);
  }
}

// response makes one of a head: status, its text, URL, whether it was redirected, then names and values.
function response(id, head, redirect) {
  const headers = new Headers();
  for (let i = 4; i + 1 < head.length; i += 2) headers.append(head[i], head[i + 1]);
  const status = Number(head[0]);
  if (redirect === 'error' && status >= 300 && status < 400 && headers.has('location')) {
    host.outbound('close', id);
    throw new TypeError(`fetch: ${head[2]} redirects, which redirect: 'error' refuses`);
  }
  const r = new Response(null);
  r._status = status;
  r._text = head[1];
  r._from = head[2];
  r._redirected = head[3] === '1';
  r._headers = headers;
  r._body = whole.has(id) ? whole.get(id) : new Streamed(id);
  whole.delete(id);
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
      if (!over) host.outbound('close', this._id);
    }
  }
  async whole() {
    const list = [];
    for await (const p of this) list.push(p);
    return join(list);
  }
}

function next(id) {
  return new Promise((resolve, reject) => {
    reads.set(id, { resolve, reject });
    if (host.outbound('read', id) < 0) {
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
  else if (value.startsWith('error: ')) c.reject(new TypeError(value.slice(7)));
  else c.resolve(value);
}

// part is called by the adapter: bytes of a body, null at its end, or what failed.
export function part(id, value) {
  const r = reads.get(id);
  reads.delete(id);
  if (!r) { if (calls.has(id) && typeof value !== 'string') whole.set(id, value); return; }
  if (typeof value === 'string') r.reject(new TypeError(value)); else r.resolve(value);
}
