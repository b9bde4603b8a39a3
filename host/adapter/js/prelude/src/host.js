// What the adapter gives: its functions, and the memory that both sides see.
export const host = globalThis.__wasmserve_host;
delete globalThis.__wasmserve_host;

// A response's status and kind go to the adapter by this memory (record.go).
export const meta = new Int32Array(host.memory.buffer, host.memory.byteOffset, 8);
export const STATUS = 0, KIND = 1;
export const PLAIN = 0, JSON_TYPE = 1, TEXT_TYPE = 2, FIELDS = 3, NO_HANDLER = 9;

// Statuses of host functions (abi/SPEC.md, 6).
export const AGAIN = -6;

// lazy defines a global that is made when it is first touched: most handlers touch few.
export function lazy(name, make) {
  Object.defineProperty(globalThis, name, {
    configurable: true, enumerable: false,
    get() { const value = make(); define(name, value); return value; },
    set(value) { define(name, value); },
  });
}

export function define(name, value) {
  // The bundle has shorter names for classes and functions.
  if (typeof value === 'function' && value.name.length < 4) Object.defineProperty(value, 'name', { value: name, configurable: true });
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true, enumerable: false });
}

// library evaluates one of the scripts that come with the engine, once.
const libraries = new Map();
export function library(name) {
  if (!libraries.has(name)) libraries.set(name, (0, eval)(host.library(name)));
  return libraries.get(name);
}
