// The interface of the adapter: its functions, and the memory that both sides see.
export const host = globalThis.__wasmserve_host;
Reflect.deleteProperty(globalThis, '__wasmserve_host');

// native is the engine's performance; scripts get another (ext/timers/lib/performance.js).
export const native = globalThis.performance;

// A response's status and kind go to the adapter by this memory (host/adapter/js/record.go).
export const meta = new Int32Array(host.memory.buffer, host.memory.byteOffset, 8);
export const STATUS = 0, KIND = 1;
export const PLAIN = 0, JSON_TYPE = 1, TEXT_TYPE = 2, FIELDS = 3, NO_HANDLER = 9;

// Statuses of host functions (abi/SPEC.md, 6).
export const TOO_LARGE = -3, CLOSED = -4, AGAIN = -6, DENIED = -8;

// lazy defines a global, or a property of an object, that is made when it is first touched: most handlers touch few.
/** @param {string} name @param {() => any} make @param {object} [object] */
export function lazy(name, make, object = globalThis) {
  Object.defineProperty(object, name, {
    configurable: true, enumerable: object !== globalThis,
    get() { const value = make(); set(object, name, value); return value; },
    set(value) { set(object, name, value); },
  });
}

// set defines what is made. A function gets its name, which the bundler has shortened.
function set(object, name, value) {
  if (typeof value === 'function' && value.name !== name) Object.defineProperty(value, 'name', { value: name, configurable: true });
  Object.defineProperty(object, name, { value, configurable: true, writable: true, enumerable: object !== globalThis });
}

export function define(name, value) { set(globalThis, name, value); }

// library evaluates one of the scripts that come with the engine, once.
const libraries = new Map();
export function library(name) {
  if (!libraries.has(name)) libraries.set(name, host.library(name));
  return libraries.get(name);
}
