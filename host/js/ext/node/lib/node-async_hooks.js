// node:async_hooks. The engine has no hook for what runs later, so the library wraps what later things are registered with (then, timers,
// queueMicrotask, nextTick): a callback runs with the stores that were current then. await is not one of them; the bundler turns async
// functions of a script that imports this module into generators, which go on with the stores that they had (host/js/bundle).

export function make({ process }) {
  // stores maps a storage to its value, and is never changed; undefined: no storage has one, as when a request's handler is called.
  let stores;

  const run = (as, f, self, args) => {
    const before = stores;
    stores = as;
    try { return Reflect.apply(f, self, args); } finally { stores = before; }
  };
  // keep binds a callback. Nothing has to be done if there are no stores: every turn and every job begins with none.
  const keep = (f) => {
    if (stores === undefined || typeof f !== 'function') return f;
    const as = stores;
    return function (...args) { return run(as, f, this, args); };
  };
  const keep1 = (f) => {
    if (typeof f !== 'function') return f;
    const as = stores;
    return (v) => { const before = stores; stores = as; try { return f(v); } finally { stores = before; } };
  };

  const { then } = Promise.prototype, call = Function.prototype.call.bind(then);
  Object.defineProperty(Promise.prototype, 'then', {
    value: { then(done, failed) { return stores === undefined ? call(this, done, failed) : call(this, keep1(done), keep1(failed)); } }.then, writable: true, configurable: true,
  });
  // The function that the bundler has async functions call: their bodies as generators, in which yield is await. It is an async function itself: one of
  // the engine's awaits is several times as fast as promises made here.
  globalThis.__wasmserve_async = async (self, args, generator) => {
    const body = generator.apply(self, args);
    let r = body.next(), as = stores;
    while (!r.done) {
      let v, failed = false;
      try { v = await r.value; } catch (e) { failed = true; v = e; }
      stores = as;
      try {
        r = failed ? body.throw(v) : body.next(v);
        as = stores;
      } finally {
        stores = undefined;
      }
    }
    return r.value;
  };

  const own = {};
  for (const name of ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask']) {
    const f = own[name] = globalThis[name];
    Object.defineProperty(globalThis, name, { value: { [name]: (callback, ...rest) => f(keep(callback), ...rest) }[name], writable: true, configurable: true });
  }
  const tick = process.nextTick;
  process.nextTick = function nextTick(f, ...args) { return tick(keep(f), ...args); };

  let last = 1;

  class AsyncResource {
    #stores = stores;
    #id = ++last;
    constructor(type) { if (typeof type !== 'string') throw Object.assign(new TypeError('The "type" argument must be of type string'), { code: 'ERR_INVALID_ARG_TYPE' }); this.type = type; }
    runInAsyncScope(f, self, ...args) { return run(this.#stores, f, self, args); }
    bind(f, self) { const resource = this; return Object.assign(function (...args) { return resource.runInAsyncScope(f, self ?? this, ...args); }, { asyncResource: this }); }
    asyncId() { return this.#id; }
    triggerAsyncId() { return 1; }
    emitDestroy() { return this; }
    static bind(f, type, self) { return new AsyncResource(type ?? (f.name || 'bound-anonymous-fn')).bind(f, self); }
  }

  class AsyncLocalStorage {
    #default;
    #name;
    constructor(options) { this.#default = options?.defaultValue; this.#name = options?.name ?? ''; }
    get name() { return this.#name; }
    getStore() { return stores !== undefined && stores.has(this) ? stores.get(this) : this.#default; }
    run(value, f, ...args) { return run(new Map(stores).set(this, value), f, undefined, args); }
    exit(f, ...args) {
      const without = new Map(stores);
      without.delete(this);
      return run(without.size ? without : undefined, f, undefined, args);
    }
    // It holds up to the end of what runs, and for what is registered there. A job of its own ends it: no other request sees it.
    enterWith(value) {
      stores = new Map(stores).set(this, value);
      own.queueMicrotask(() => { stores = undefined; });
    }
    disable() {
      if (!stores?.has(this)) return;
      const without = new Map(stores);
      without.delete(this);
      stores = without.size ? without : undefined;
    }
    static bind(f) { const as = stores; return function (...args) { return run(as, f, this, args); }; }
    static snapshot() { const as = stores; return (f, ...args) => run(as, f, undefined, args); }
  }

  const hook = { enable() { return hook; }, disable() { return hook; } };
  return {
    AsyncLocalStorage, AsyncResource, createHook: () => hook, executionAsyncId: () => 1, triggerAsyncId: () => 0, executionAsyncResource: () => ({}), asyncWrapProviders: {},
  };
}
