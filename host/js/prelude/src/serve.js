// One request: the adapter calls dispatch, and gets a small complete response back as one string; or undefined: the answer has gone, or
// goes, by host functions; or a promise, for which it calls fulfilled or wait.
import { host, meta, STATUS, KIND, PLAIN, JSON_TYPE, TEXT_TYPE, FIELDS, NO_HANDLER, AGAIN, TOO_LARGE, CLOSED as OVER } from './host.js';
import { incoming, requestPrototype, hasCookies, Response, fields } from '../../ext/fetch/message.js';
import { chunk } from './bytes.js';
import { consume, free, isStream, parts, plain, used } from '../../ext/fetch/body.js';
import { ABORT, BODY, COOKIES, ID, MARK, REQUEST, TOO_MANY, USED } from './slots.js';
import { fired } from '../../ext/timers/timers.js';
import { arrived, forgetReads } from '../../ext/fetch/incoming.js';
import { FETCH, server, handlers, table } from './server.js';
import { inspect } from '../../ext/console/console.js';
import { settled, part } from '../../ext/fetch/fetch.js';
import { room } from '../../ext/fetch/upload.js';
import { BunFile } from '../../ext/process/process.js';
import { messageOf, stackOf } from './thrown.js';

// open are the requests whose handler has not answered yet, and the streams that are being sent: id -> {req, cancel, drained}.
export const open = new Map();

// thrown keeps what handlers threw until the host asks the error handler, with the request that it was for: token -> {e, req}.
const thrown = new Map();
const MAX_THROWN = 256;
let lastToken = 0;

let marked = 0; // the status and kind that the adapter knows (describe), as a Response's MARK

let request = null; // of the running turn

// dispatch has the handler answer. The steps of most requests are written out here, since each call takes as long as a dozen operations.
export function dispatch(id, route, flags, raw) {
  const req = request = { __proto__: requestPrototype, [REQUEST]: [raw, id, flags] }; // as incoming makes it
  try {
    let res;
    if (route === 0) {
      if (server[FETCH] === undefined) return notFound();
      res = server[FETCH](req, server);
    } else {
      const h = handlers[route] ?? handlers[0];
      if (h === undefined) return notFound();
      res = h.call(server, req, server);
    }
    if (typeof res === 'object' && res !== null) {
      const m = res[MARK]; // only a Response has one: instanceof takes longer
      if (m !== undefined) {
        const b = res[BODY];
        if (typeof b !== 'string' || (m & 15) === PLAIN || hasCookies) return answer(id, req, res);
        if (m !== marked) describe(m >> 4, m & 15);
        return b;
      }
      if (typeof res.then === 'function') return res;
    }
    return fail(id, noResponse(res), req);
  } catch (e) { // thrown by the handler, or by its result: a proxy, or a getter
    return fail(id, e, request);
  }
}

// fulfilled goes on with the value of the promise that dispatch returned, in the same turn.
export function fulfilled(id, res) {
  try {
    const m = typeof res === 'object' && res !== null ? res[MARK] : undefined, b = m === undefined ? undefined : res[BODY];
    if (typeof b === 'string' && (m & 15) !== PLAIN && !hasCookies) { // as in dispatch
      if (m !== marked) describe(m >> 4, m & 15);
      return b;
    }
    return res instanceof Response ? answer(id, request, res) : fail(id, noResponse(res), request);
  } catch (e) { // of a proxy, or a getter
    return fail(id, e, request);
  }
}

// wait goes on when the promise is settled.
export function wait(id, promise, req = request) {
  open.set(id, { req });
  const done = (res) => {
    if (!open.delete(id)) { host.finished(); return; } // the client is gone
    try {
      const text = res instanceof Response ? answer(id, req, res) : fail(id, noResponse(res), req);
      if (text !== undefined) host.answer(id, text);
    } catch (e) {
      fail(id, e, req);
    }
  };
  const failed = (e) => { if (open.delete(id)) fail(id, e, req); else host.finished(); };
  try {
    promise.then(done, failed);
  } catch (e) { // it only looked like a promise
    failed(e);
  }
}

function noResponse(v) {
  return new TypeError(`the handler returned ${v === undefined ? 'nothing' : inspect(v, 1).slice(0, 100)}: it must return a Response, or a promise of one`);
}

function notFound() {
  describe(404, PLAIN);
  return '';
}

// describe tells the adapter of the response that comes next; mostly it is like the last one.
function describe(status, kind) {
  const mark = status << 4 | kind;
  if (mark === marked) return;
  marked = mark;
  meta[STATUS] = status;
  meta[KIND] = kind;
}

// answer is dispatch's result for a Response.
function answer(id, req, res) {
  const b = res[BODY];
  if (typeof b === 'string') {
    if (res[USED]) return fail(id, used(), req); // a string may be sent again, so it is not marked
    const m = res[MARK];
    if ((m & 15) !== PLAIN && req[COOKIES] === undefined) {
      describe(m >> 4, m & 15);
      return b;
    }
    describe(res[MARK] >> 4, FIELDS);
    return fields(res, req) + '\0' + b;
  }
  if (res[MARK] >> 4 === 0) return fail(id, new TypeError('the handler returned Response.error()'), req);
  if (b === null) {
    describe(res[MARK] >> 4, FIELDS);
    return fields(res, req) + '\0';
  }
  if (res[USED]) return fail(id, used(), req);
  consume(res);
  return sent(id, req, res, plain(b));
}

// sent sends a response whose body is neither null nor a text.
function sent(id, req, res, b) {
  if (typeof b === 'string') b = host.encode(b); // what body had made a stream of
  if (b instanceof Uint8Array) {
    host.respond(id, res[MARK] >> 4, fields(res, req), b);
    return undefined;
  }
  if (b instanceof BunFile) {
    wait(id, b._missing(), req); // which throws without a file
    return undefined;
  }
  if (isStream(b)) try { free(b); } catch (e) { return fail(id, e, req); }
  if (b.whole && !b.streamed) { // a request's body, echoed
    open.set(id, { req });
    b.whole().then((all) => {
      if (open.delete(id)) host.respond(id, res[MARK] >> 4, fields(res, req), typeof all === 'string' ? host.encode(all) : all);
      else host.finished();
    }).catch((e) => { if (open.delete(id)) fail(id, e, req); else host.finished(); });
    return undefined;
  }
  if (b.streamed) handOn(id, req, res, b); else stream(id, req, res, b);
  return undefined;
}

// handOn sends what another server answers: the adapter does, and says when it is through.
async function handOn(id, req, res, body) {
  const o = { req, body, gone: false };
  open.set(id, o);
  try {
    host.start(id, res[MARK] >> 4, fields(res, req));
    await body.pipe(id);
    if (!o.gone) host.end(id);
  } catch (e) {
    if (!o.gone) fail(id, e, req);
  } finally {
    open.delete(id);
    if (o.gone) host.finished();
  }
}

// stream sends a body in parts, each when it comes, and waits while the client does not read.
async function stream(id, req, res, body) {
  /** @type {{ req: any, gone: boolean, drained: Function | null, from: any }} */
  const o = { req, gone: false, drained: null, from: null };
  open.set(id, o);
  try {
    o.from = parts(body);
    host.start(id, res[MARK] >> 4, fields(res, req));
    for (;;) {
      const r = await o.from.next();
      if (o.gone) return;
      if (r.done) { host.end(id); return; }
      let p = chunk(r.value);
      while (p.byteLength > 0) {
        const n = host.write(id, p);
        if (n === AGAIN) await new Promise((resolve) => { o.drained = resolve; });
        else if (n === OVER) return closed(id); // the event is on its way
        else if (n === TOO_LARGE) { host.end(id); return o.from.cancel(); } // which fails
        else if (n < 0) throw new TypeError('the body is longer than the content-length that the handler gave it');
        else p = p.subarray(n);
        if (o.gone) return;
      }
    }
  } catch (e) {
    if (!o.gone) { fail(id, e, req); o.from?.cancel(e); }
  } finally {
    open.delete(id);
    if (o.gone) host.finished();
  }
}

// fail tells the host that a request failed. It asks for the error handler afterwards (errored).
function fail(id, e, req) {
  let token = 0;
  if (isTooMany(e)) { host.fail(id, 'the form has too many fields', '', 0, true); return undefined; }
  if (table.error !== undefined) {
    token = lastToken = lastToken + 1 & 0x3fffffff;
    thrown.set(token, { e, req });
    if (thrown.size > MAX_THROWN) thrown.delete(thrown.keys().next().value);
  }
  host.fail(id, messageOf(e), stackOf(e), token);
  return undefined;
}

function isTooMany(e) {
  try { return typeof e === 'object' && e !== null && e[TOO_MANY] === true; } catch { return false; }
}

// errored asks the script's error handler for an answer: to what was thrown, or to what the host has to say (token 0): kind is its word
// for it (abi/SPEC.md, 5).
export function errored(id, token, message, flags, raw, kind) {
  if (table.error === undefined) { describe(0, NO_HANDLER); return undefined; }
  const t = thrown.get(token);
  let e;
  if (thrown.delete(token)) {
    ({ e, req: request } = t); // with its cookies, and what else the handler has hung on to it
    request[REQUEST][ID] = id;
  } else {
    e = new Error(message);
    e.name = 'HostError';
    e.kind = kind;
    request = incoming(id, flags, raw);
  }
  describe(0, PLAIN);
  try {
    const res = table.error.call(server, e, request);
    if (typeof res === 'object' && res !== null && (res instanceof Response || typeof res.then === 'function')) return res instanceof Response ? answer(id, request, res) : res;
    host.fail(id, messageOf(noResponse(res)), '', 0);
  } catch (e2) {
    host.fail(id, messageOf(e2), stackOf(e2), 0);
  }
  return undefined;
}

// Events of the adapter's queue (host/js/loop).
const TIMER = 1, DRAINED = 2, CLOSED = 3, CHUNK = 4, SETTLED = 5, PART = 6, ROOM = 7;

export function event(kind, id, value) {
  switch (kind) {
    case TIMER: fired(id); break;
    case DRAINED: { const o = open.get(id); const d = o?.drained; if (d) { o.drained = null; d(); } break; }
    case CLOSED: closed(id); break;
    case CHUNK: arrived(id, value); break;
    case SETTLED: settled(id, value); break;
    case PART: part(id, value); break;
    case ROOM: room(id, value); break;
  }
}

function closed(id) {
  const o = open.get(id);
  open.delete(id);
  forgetReads(id);
  if (!o) { host.finished(); return; } // the stream has seen it already
  o.gone = true;
  const why = o.req?.[ABORT] || o.from ? new DOMException('The connection was closed.', 'AbortError') : undefined;
  o.req?.[ABORT]?.abort(why); // first: listeners may still close the stream, or stop its source
  o.from?.cancel(why);
  if (o.drained) o.drained();
}

export { JSON_TYPE, TEXT_TYPE };
