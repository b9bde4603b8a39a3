// The small `node:` modules: most only hand on what is there already. makers has a function for each: (parts, require) -> the module.
import { querystring } from './querystring.js';
import { absent } from './absent.js';
import { diagnostics } from './diagnostics.js';
import { os, constants } from './os.js';
import { instead } from './instead.js';
import { libraries, made, parts as others, unsupported } from './modules.json';

const aborted = (signal) => Object.assign(new Error('The operation was aborted', { cause: signal.reason }), { name: 'AbortError', code: 'ABORT_ERR' });

// waited is a promise of what set calls back with, which a signal can end.
function waited(set, clear, value, options) {
  const signal = options?.signal;
  if (signal?.aborted) return Promise.reject(aborted(signal));
  return new Promise((resolve, reject) => {
    const end = () => { clear(t); reject(aborted(signal)); };
    const t = set(() => { signal?.removeEventListener('abort', end); resolve(value); });
    signal?.addEventListener('abort', end, { once: true });
  });
}

async function* interval(ms, value, options) {
  for (;;) yield await waited((f) => setTimeout(f, ms), clearTimeout, value, options);
}

function timersPromises() {
  const wait = (ms, value, options) => waited((f) => setTimeout(f, ms), clearTimeout, value, options);
  const immediate = (value, options) => waited((f) => setImmediate(f), clearImmediate, value, options);
  return { setTimeout: wait, setImmediate: immediate, setInterval: interval, scheduler: { wait: (ms, options) => wait(ms, undefined, options), yield: () => immediate() } };
}

function timers(_, require) {
  const { setTimeout, clearTimeout, setInterval, setImmediate, clearInterval, clearImmediate } = globalThis;
  return { setTimeout, clearTimeout, setInterval, setImmediate, clearInterval, clearImmediate, promises: require('timers/promises') };
}

const WEB_STREAMS = ['ReadableStream', 'ReadableStreamDefaultReader', 'ReadableStreamBYOBReader', 'ReadableStreamBYOBRequest', 'ReadableByteStreamController',
  'ReadableStreamDefaultController', 'TransformStream', 'TransformStreamDefaultController', 'WritableStream', 'WritableStreamDefaultWriter',
  'WritableStreamDefaultController', 'ByteLengthQueuingStrategy', 'CountQueuingStrategy', 'TextEncoderStream', 'TextDecoderStream', 'CompressionStream', 'DecompressionStream'];

function webStreams({ library }) {
  const out = {};
  for (const name of WEB_STREAMS) out[name] = globalThis[name] ?? library('streams')[name];
  return out;
}

function consumers() {
  const all = async (stream) => {
    const parts = [];
    for await (const p of stream) parts.push(typeof p === 'string' ? Buffer.from(p) : ArrayBuffer.isView(p) ? Buffer.from(p.buffer, p.byteOffset, p.byteLength) : Buffer.from(p));
    return Buffer.concat(parts);
  };
  const text = async (s) => new TextDecoder().decode(await all(s));
  return {
    buffer: all, text, json: async (s) => JSON.parse(await text(s)), bytes: async (s) => new Uint8Array(await all(s)),
    arrayBuffer: async (s) => new Uint8Array(await all(s)).buffer, blob: async (s) => new Blob([await all(s)]),
  };
}

function perfHooks() {
  const { performance } = globalThis;
  class PerformanceObserver { observe() {} disconnect() {} takeRecords() { return []; } static supportedEntryTypes = []; }
  const noHistogram = () => ({ min: 0, max: 0, mean: 0, stddev: 0, percentile: () => 0, percentiles: new Map(), enable: () => true, disable: () => true, reset() {}, record() {} });
  // Node's performance has these as well (hapi uses them).
  const more = { timerify: (f) => f, eventLoopUtilization: () => ({ idle: 0, active: 0, utilization: 0 }) };
  for (const name of Object.keys(more)) if (!(name in performance)) Object.defineProperty(performance, name, { value: more[name], writable: true, configurable: true });
  return {
    ...more, performance, PerformanceObserver: globalThis.PerformanceObserver ?? PerformanceObserver, PerformanceEntry: globalThis.PerformanceEntry,
    PerformanceMark: globalThis.PerformanceMark, PerformanceMeasure: globalThis.PerformanceMeasure, Performance: globalThis.Performance ?? performance.constructor,
    monitorEventLoopDelay: noHistogram, createHistogram: noHistogram, constants: {},
  };
}

// builtin returns module.builtinModules.
const builtin = () => [...Object.keys(libraries), ...made, ...Object.keys(others), ...Object.keys(unsupported)].filter((name) => !name.startsWith('_')).sort();

// module: what is no part of the bundle cannot be loaded, so createRequire's function knows the modules here only.
function module({ isBuiltin }, require) {
  const createRequire = () => Object.assign((name) => require(name), { resolve: (name) => { if (isBuiltin(name)) return name; throw absent(`require.resolve(${JSON.stringify(name)})`); }, cache: {} });
  const Module = function Module() { throw absent('module.Module'); };
  return Object.assign(Module, { Module, builtinModules: builtin(), isBuiltin: (name) => isBuiltin(name), createRequire, register() {}, syncBuiltinESMExports() {},
    findSourceMap: () => undefined, enableCompileCache() {}, _extensions: {}, _cache: {} });
}

export const makers = {
  querystring: () => querystring,
  timers, 'timers/promises': timersPromises,
  process: (parts) => parts.process,
  console: () => globalThis.console,
  os: () => os(), constants: () => ({ ...constants.errno, ...constants.signals, ...constants.priority }),
  diagnostics_channel: diagnostics,
  perf_hooks: perfHooks,
  module,
  'stream/web': webStreams, 'stream/consumers': consumers,
  crypto: ({ from }) => from.crypto(), zlib: ({ from }) => from.zlib(),
  ...instead,
  test: () => { throw absent('node:test'); },
};
