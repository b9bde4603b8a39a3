// Packages that Bun has its own in place of, as this does: they would do on sockets what fetch is there for.
import { absent } from './absent.js';

const thrower = (what) => Object.defineProperty(function () { throw absent(what); }, 'name', { value: what.slice(what.indexOf('.') + 1) });

function nodeFetch() {
  const { fetch, Headers, Request, Response, FormData, Blob, File } = globalThis;
  const f = (/** @type {[any]} */ ...args) => fetch(...args);
  class FetchError extends Error { constructor(message, type) { super(message); this.name = 'FetchError'; this.type = type; } }
  class AbortError extends Error { constructor(message) { super(message); this.name = 'AbortError'; this.type = 'aborted'; } }
  return Object.assign(f, { default: f, fetch: f, Headers, Request, Response, FormData, Blob, File, FetchError, AbortError, isRedirect: (n) => [301, 302, 303, 307, 308].includes(n) });
}

function undici() {
  const { fetch, Headers, Request, Response, FormData, File, WebSocket, MessageEvent, CloseEvent, EventSource } = globalThis;
  // request is fetch in undici's words.
  async function request(url, options = {}) {
    const { query, ...rest } = options;
    const u = new URL(url.href ?? url);
    for (const [k, v] of Object.entries(query ?? {})) u.searchParams.append(k, v);
    const r = await fetch(u.href, rest);
    const body = Object.assign(r.body ?? new ReadableStream({ start(c) { c.close(); } }), { text: () => r.text(), json: () => r.json(),
      arrayBuffer: () => r.arrayBuffer(), blob: () => r.blob(), formData: () => r.formData() });
    return { statusCode: r.status, headers: Object.fromEntries(r.headers), body, trailers: {}, opaque: null, context: {} };
  }
  class Dispatcher extends globalThis.__wasmserve_require('events') {
    dispatch() { throw absent('undici.Dispatcher.dispatch'); }
    close() { return Promise.resolve(); }
    destroy() { return Promise.resolve(); } compose() { return this; } }
  const kinds = {};
  for (const name of ['Agent', 'Pool', 'Client', 'BalancedPool', 'ProxyAgent', 'EnvHttpProxyAgent', 'RetryAgent', 'MockAgent', 'MockPool', 'MockClient']) kinds[name] = { [name]: class extends Dispatcher {} }[name];
  let global = new kinds.Agent();
  return {
    fetch, Headers, Request, Response, FormData, File, WebSocket, MessageEvent, CloseEvent, EventSource, request, Dispatcher, ...kinds, interceptors: {}, errors: {}, util: {},
    stream: thrower('undici.stream'), pipeline: thrower('undici.pipeline'), connect: thrower('undici.connect'), upgrade: thrower('undici.upgrade'),
    setGlobalDispatcher(d) { global = d; }, getGlobalDispatcher: () => global, setGlobalOrigin() {}, getGlobalOrigin() {},
    getCookies: thrower('undici.getCookies'), setCookie: thrower('undici.setCookie'), deleteCookie: thrower('undici.deleteCookie'), mockErrors: {},
  };
}

function ws() {
  const WebSocket = globalThis.WebSocket ?? thrower('ws.WebSocket');
  const WebSocketServer = thrower('ws.WebSocketServer');
  return Object.assign(WebSocket, { WebSocket, WebSocketServer, Server: WebSocketServer, createWebSocketStream: thrower('ws.createWebSocketStream') });
}

export const instead = {
  undici, ws, 'node-fetch': nodeFetch, 'isomorphic-fetch': nodeFetch,
  'abort-controller': () => Object.assign(function () { return new AbortController(); }, { AbortController, AbortSignal, default: AbortController }),
};
