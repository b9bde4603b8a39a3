// The prelude: what a handler finds in its global scope. It is bundled into one script (gen) that is run before the handler's.
import { host, define, lazy, library } from './host.js';
import { Headers } from './headers.js';
import { Request, Response } from './message.js';
import { URL, URLSearchParams } from './url.js';
import { Event, CustomEvent, EventTarget, AbortController, AbortSignal } from './events.js';
import { Blob, File, FormData, parseForm } from './forms.js';
import { TextEncoder, TextDecoder } from './text.js';
import { Crypto, crypto } from './crypto.js';
import { bytesOf, join } from './body.js';
import { fetch } from './fetch.js';
import './locale.js';
import * as timers from './timers.js';
import { console } from './console.js';
import { process, Bun } from './process.js';
import { bunStreams, streams } from './streams.js';
import './node.js';
import { configure, configured, takeManifest, isolate } from './server.js';
import { dispatch, fulfilled, wait, errored, event, messageOf } from './serve.js';

const globals = {
  Headers, Request, Response, URL, URLSearchParams, Event, CustomEvent, EventTarget, AbortController, AbortSignal, Blob, File, FormData,
  TextEncoder, TextDecoder, Crypto, crypto, console, process, Bun,
  setTimeout: timers.setTimeout, setInterval: timers.setInterval, setImmediate: timers.setImmediate,
  clearTimeout: timers.clearTimeout, clearInterval: (t) => timers.clearTimeout(t), clearImmediate: (t) => timers.clearTimeout(t),
  reportError: (e) => { host.log(8, messageOf(e) + (e instanceof Error ? '\n' + host.trace(String(e.stack ?? '')) : '')); },
  fetch,
  navigator: { userAgent: 'wasmserve', hardwareConcurrency: 1 },
  self: globalThis, global: globalThis,
};
for (const name of Object.keys(globals)) define(name, globals[name]);
for (const name of ['MessageChannel', 'MessagePort', 'MessageEvent', 'ErrorEvent', 'CloseEvent']) lazy(name, () => library('messages')[name]);
lazy('structuredClone', () => library('clone').make({ Blob, File }));

for (const name of ['TextDecoderStream', 'TextEncoderStream']) lazy(name, () => coders()[name]);
let coderStreams;
const coders = () => coderStreams ??= library('coders').make({ TransformStream: streams().TransformStream, TextEncoder, TextDecoder, bytesOf });

let compressions;
const compress = () => compressions ??= library('compress').make({ host, join, bytesOf, streams, require: globalThis.__wasmserve_require });
for (const name of ['CompressionStream', 'DecompressionStream']) lazy(name, () => compress()[name]);
for (const name of ['gzipSync', 'gunzipSync', 'deflateSync', 'inflateSync', 'zstdCompressSync', 'zstdDecompressSync', 'zstdCompress', 'zstdDecompress']) Bun[name] = { [name]: (data, options) => compress().bun[name](data, options) }[name];

lazy('URLPattern', () => library('pattern').URLPattern);

bunStreams(Bun);
let rarities;
const rare = () => rarities ??= library('bun-more').make({ host, bytesOf, parseForm, join });
for (const name of ['peek', 'deepMatch', 'indexOfLine', 'CSRF', 'randomUUIDv5', 'color']) lazy(name, () => rare()[name], Bun);
Bun.inspect.table = (rows, columns, options) => rare().table(rows, columns, options);
Object.defineProperty(FormData, 'from', { value: function from(body, boundary) { return rare().formFrom(body, boundary); }, writable: true, configurable: true });
Bun.fetch = fetch;
Bun.serve = (o) => configure(o);
define('queueMicrotask', ((enqueue) => (f) => enqueue(() => { try { f(); } catch (e) { reportError(e); } }))(queueMicrotask));

// The bundle ends with a call of __wasmserve_main. A script whose default export answers nothing may serve later in its start: when a timer
// or promise that it has begun calls Bun.serve, or listen of a node:http server.
let exported = null;
define('__wasmserve_main', (exports) => {
  exported = exports;
  const d = exports.default;
  if (!configured() && d !== undefined && (d?.fetch !== undefined || d?.routes !== undefined || d?.static !== undefined)) configure(d);
});

// What the adapter calls.
define('__wasmserve', {
  dispatch, fulfilled, wait, errored, event,
  // manifest is undefined while the script may still serve; last: nothing will happen any more.
  manifest(last) {
    delete globalThis.__wasmserve_main;
    if (exported === null) throw new TypeError('the script has not come to its end: a top-level await that never settles?');
    if (!configured()) {
      if (!last) return undefined;
      if (exported.default === undefined) throw new TypeError('the script has no default export and does not call Bun.serve: write `export default { fetch(req) { return new Response("hi") } }`');
      configure(exported.default);
    }
    return takeManifest();
  },
  isolate() {
    isolate();
    for (const name of ['streams', 'url', 'clone', 'messages', 'cookies']) library(name); // else each request would load them anew
    Math.random = () => { // the engine's begins anew with each request
      const n = new Uint32Array(host.random(8).buffer);
      return ((n[0] >>> 5) * 0x4000000 + (n[1] >>> 6)) / 0x20000000000000;
    };
  },
  message: messageOf,
  stack: (e) => e instanceof Error ? String(e.stack ?? '') : '',
});
