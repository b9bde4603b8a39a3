// The options of `export default` and Bun.serve, the routes as the host's manifest wants them, and the object `server`.
import { host } from './host.js';
import { Request, Response, fields } from '../../ext/fetch/message.js';
import { BunFile } from '../../ext/process/process.js';
import { BODY, HEADERS, ID, REQUEST, USED } from './slots.js';
import { state } from '../../ext/state/state.js';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'CONNECT', 'TRACE'];

// The functions that answer: handlers by number (0: fetch), and error.
/** @type {(Function | undefined)[]} */
export const handlers = [undefined];
/** @type {{ error: Function | undefined }} */
export const table = { error: undefined };

// FETCH is the handler of fetch as a method of server: to call it so takes less than Function.prototype.call.
export const FETCH = Symbol('fetch');

function setFetch(f) {
  handlers[0] = f;
  Object.defineProperty(server, FETCH, { value: f, configurable: true });
}

let options = null; // of the first serve
let manifest = null; // the routes while the script starts; null: the host has them
let started = false;
let isolated = false;

// configure takes the options that the script serves with.
export function configure(o) {
  if (options !== null) throw new Error('Bun.serve was called twice: a handler serves once, with the addresses of its operator');
  check(o, 'the exported object');
  options = o;
  setFetch(o.fetch);
  table.error = o.error;
  manifest = routesOf(o.routes ?? o.static);
  if (o.websocket !== undefined) host.log(4, 'websocket is not supported yet: it is ignored');
  if (o.tls !== undefined) host.log(4, 'tls is the operator\'s (-tls-cert, -tls-key): it is ignored');
  return server;
}

function check(o, what) {
  if (typeof o !== 'object' && typeof o !== 'function' || o === null) throw new TypeError(`${what} is ${o === null ? 'null' : typeof o}: it must be an object like { fetch(req) { return new Response("hi") } }`);
  if (o.fetch !== undefined && typeof o.fetch !== 'function') throw new TypeError(`${what}: fetch must be a function`);
  if (o.error !== undefined && typeof o.error !== 'function') throw new TypeError(`${what}: error must be a function`);
  const routes = o.routes ?? o.static;
  if (o.fetch === undefined && routes === undefined) throw new TypeError(`${what} has neither fetch nor routes: nothing would be answered`);
}

function routesOf(routes) {
  if (routes === undefined || routes === null || Array.isArray(routes)) return {}; // an array is a Hono's own, as in Bun
  if (typeof routes !== 'object') throw new TypeError('routes must be an object from paths to handlers');
  const out = {};
  for (const path of Object.keys(routes)) out[path] = route(path, routes[path], true);
  return out;
}

/** @param {string} path @param {any} v @param {boolean} methods */
function route(path, v, methods) {
  if (typeof v === 'function') return number(v);
  if (v === false) return false;
  if (v instanceof Response) return /** @type {any} */ (v[BODY]) instanceof BunFile ? fileOf(path, v) : fixed(path, v);
  if (v instanceof BunFile) return { file: below(v.name) };
  if (typeof v === 'object' && v !== null && typeof v.dir === 'string' && Object.keys(v).length === 1) return { dir: below(v.dir) };
  if (methods && typeof v === 'object' && v !== null && !Array.isArray(v)) {
    const out = {};
    for (const m of Object.keys(v)) {
      if (!METHODS.includes(m)) throw new TypeError(`routes: ${path}: "${m}" is no method: ${METHODS.slice(0, 7).join(', ')}`);
      out[m] = route(`${m} ${path}`, v[m], false);
    }
    return out;
  }
  throw new TypeError(`routes: ${path}: a handler, a Response, false${methods ? ' or an object from methods to these' : ''} is needed, not ${v === null ? 'null' : typeof v}`);
}

function number(f) {
  let n = handlers.indexOf(f, 1);
  if (n < 0) {
    n = handlers.push(f) - 1;
    if (n > 65535) throw new RangeError('routes: more than 65,535 handlers');
  }
  return n;
}

// fileOf is a file that the host sends, with its own status and headers.
function fileOf(path, r) {
  if (r.status !== 200 || r[HEADERS] !== null) throw new TypeError(`routes: ${path}: the Response of a file has neither status nor headers: the host makes them`);
  return { file: below(r[BODY].name) };
}

// below is a path in the directory that the operator gave (-files); whether it is one the host says.
const below = (path) => path.replace(/^(\.\/)+/, '') || '.';

// fixed is a Response that the host answers by itself.
function fixed(path, r) {
  const b = r[BODY];
  if (r[USED]) throw new TypeError(`routes: ${path}: the body of the Response has been used`);
  const list = fields(r).split('\0'), headers = {};
  for (let i = 0; i + 1 < list.length; i += 2) (headers[list[i]] ??= []).push(list[i + 1]);
  const out = { status: r.status, headers };
  if (typeof b === 'string') out.body = b.toWellFormed();
  else if (b instanceof Uint8Array) out.bodyBase64 = btoa(host.latin1(b));
  else if (b !== null) throw new TypeError(`routes: ${path}: the Response of a fixed route must have a whole body, not a stream`);
  return out;
}

// take is what of the options goes into the host's manifest (abi/SPEC.md, 7), with the routes as they are by now.
export function takeManifest() {
  started = true;
  const o = options, m = {};
  const copy = (key, type) => { if (o[key] !== undefined && o[key] !== null) m[key] = type(o[key]); };
  copy('unix', (v) => String(v));
  if (m.unix === undefined || o.port !== undefined) copy('port', (v) => Number(v));
  copy('hostname', (v) => String(v));
  for (const k of ['idleTimeout', 'requestTimeout', 'guestTimeout', 'maxRequestBodySize', 'instances']) copy(k, (v) => Number(v));
  copy('isolation', (v) => String(v));
  copy('development', (v) => v !== false);
  m.routes = manifest;
  manifest = null;
  return JSON.stringify(m);
}

// isolate notes that each request finds what the script's start has left. The classes that most requests name are made here: a request that
// made them would do so again each time.
export function isolate() {
  isolated = true;
  for (const name of ['Headers', 'Request', 'Response', 'URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder']) Reflect.get(globalThis, name);
}

export const configured = () => options !== null;

/** @type {any} */
export const server = {
  get id() { return ''; },
  get development() { return !!options?.development; },
  get hostname() { return options?.hostname ?? (options?.unix ? undefined : 'localhost'); },
  get port() { return options?.unix ? undefined : Number(options?.port ?? 3000); },
  get protocol() { return options?.unix ? 'unix' : 'http'; },
  get address() { return options?.unix ?? { address: this.hostname, port: this.port, family: 'IPv4' }; },
  get url() { return new URL(options?.unix ? 'unix://' + String(options.unix).replace(/^\0/, '@') : `http://${this.hostname}:${this.port}/`); },
  get pendingRequests() { return host.pending(); },
  get pendingWebSockets() { return 0; },
  state,
  stats: () => JSON.parse(host.stats()),
  reload(o) {
    check({ fetch: handlers[0], ...o }, 'server.reload: the object');
    if (isolated) throw new Error('server.reload: with isolation per request what a handler changes ends with its request: change the file instead');
    const before = handlers.length;
    const routes = o.routes ?? o.static;
    const list = routes === undefined || routes === null ? null : routesOf(routes);
    if (list !== null) {
      if (!started) manifest = list;
      else {
        const status = host.reload(JSON.stringify({ routes: list }));
        if (status !== 0) {
          handlers.length = before;
          throw new Error(`server.reload: ${typeof status === 'string' ? status : 'the host refused it: the log says why'}`);
        }
      }
    }
    if (o.fetch !== undefined) setFetch(o.fetch);
    if (o.error !== undefined) table.error = o.error;
    return server;
  },
  timeout(req, seconds) {
    seconds = Number(seconds);
    if (!(seconds >= 0)) throw new TypeError('server.timeout: a number of seconds is needed, 0 for none');
    host.timeout(idOf(req), Math.min(Math.round(seconds * 1000), 0x7fffffff));
  },
  requestIP(req) {
    const text = host.remote(idOf(req));
    const n = text.lastIndexOf(':');
    if (n < 0) return null;
    const address = text.slice(0, n).replace(/^\[|\]$/g, '');
    return { address, port: Number(text.slice(n + 1)), family: address.includes(':') ? 'IPv6' : 'IPv4' };
  },
  fetch(input, init) {
    if (handlers[0] === undefined) return Promise.reject(new Error('fetch() requires the server to have a fetch handler'));
    if (typeof input === 'string' && input[0] === '/') input = 'http://localhost' + input;
    return handlers[0].call(server, input instanceof Request && !init ? input : new Request(input, init), server);
  },
  async stop() { host.log(4, 'server.stop: the server is its operator\'s: it goes on'); },
  closeIdleConnections() {}, // they are the host's
  [Symbol.dispose ?? Symbol.for('dispose')]() { server.stop(true); },
  ref() { return server; }, unref() { return server; },
  upgrade() { return false; }, publish() { return 0; }, subscriberCount() { return 0; },
};

function idOf(req) {
  if (!(req instanceof Request)) throw new TypeError('a request that the server has handed out is needed');
  return req[REQUEST][ID];
}
