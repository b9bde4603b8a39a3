// The prelude: what a handler finds in its global scope. It is bundled into one script (gen) that is run before the handler's.
import { host, define, lazy, library } from './host.js';
import { Headers } from './headers.js';
import { Request, Response } from './message.js';
import { URL, URLSearchParams } from './url.js';
import { Event, CustomEvent, EventTarget, AbortController, AbortSignal } from './events.js';
import { Blob, File, FormData } from './forms.js';
import { TextEncoder, TextDecoder, structuredClone, crypto } from './text.js';
import { fetch } from './fetch.js';
import * as timers from './timers.js';
import { console } from './console.js';
import { process, Bun } from './process.js';
import './node.js';
import { configure, configured, takeManifest } from './server.js';
import { dispatch, fulfilled, wait, errored, event, messageOf } from './serve.js';

const globals = {
  Headers, Request, Response, URL, URLSearchParams, Event, CustomEvent, EventTarget, AbortController, AbortSignal, Blob, File, FormData,
  TextEncoder, TextDecoder, structuredClone, crypto, console, process, Bun,
  setTimeout: timers.setTimeout, setInterval: timers.setInterval, setImmediate: timers.setImmediate,
  clearTimeout: timers.clearTimeout, clearInterval: timers.clearTimeout, clearImmediate: timers.clearTimeout,
  reportError: (e) => { host.log(8, messageOf(e) + (e instanceof Error ? '\n' + host.trace(String(e.stack ?? '')) : '')); },
  fetch,
  navigator: { userAgent: 'wasmserve', hardwareConcurrency: 1 },
  self: globalThis, global: globalThis,
};
for (const name of Object.keys(globals)) define(name, globals[name]);
for (const name of ['ReadableStream', 'WritableStream', 'TransformStream', 'ByteLengthQueuingStrategy', 'CountQueuingStrategy', 'ReadableStreamDefaultReader']) {
  lazy(name, () => library('streams')[name]);
}

lazy('URLPattern', () => library('pattern').URLPattern);

Bun.serve = (o) => configure(o);
queueMicrotask = ((enqueue) => (f) => enqueue(() => { try { f(); } catch (e) { reportError(e); } }))(queueMicrotask);

let main = false;
define('__wasmserve_main', (exports) => {
  main = true;
  const d = exports.default;
  if (configured()) return;
  if (d === undefined) throw new TypeError('the script has no default export and does not call Bun.serve: write `export default { fetch(req) { return new Response("hi") } }`');
  configure(d);
});

// What the adapter calls.
define('__wasmserve', {
  dispatch, fulfilled, wait, errored, event,
  manifest() {
    delete globalThis.__wasmserve_main;
    if (!main) throw new TypeError('the script has not come to its end: a top-level await that never settles?');
    return takeManifest();
  },
  message: messageOf,
  stack: (e) => e instanceof Error ? String(e.stack ?? '') : '',
});
