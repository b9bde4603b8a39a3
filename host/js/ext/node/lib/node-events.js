// node:events: the package, with what Node has had since.
import EventEmitter from 'events/events.js';

const invalid = (text) => Object.assign(new TypeError(text), { code: 'ERR_INVALID_ARG_TYPE' });
const aborted = (signal) => Object.assign(new Error('The operation was aborted', { cause: signal.reason }), { name: 'AbortError', code: 'ABORT_ERR' });
const isTarget = (x) => typeof x?.addEventListener === 'function';

export function make(parts) {
  const { once } = EventEmitter;

  EventEmitter.once = function (emitter, name, options) {
    const signal = options?.signal;
    if (!signal) return once(emitter, name);
    if (signal.aborted) return Promise.reject(aborted(signal));
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(aborted(signal)), { once: true });
      once(emitter, name).then(resolve, reject);
    });
  };

  // on iterates over the events of one name.
  EventEmitter.on = function (emitter, name, options) {
    const signal = options?.signal;
    if (signal?.aborted) throw aborted(signal);
    const arrived = [], waiting = [];
    let failure = null, done = false;
    const came = (...args) => { const w = waiting.shift(); if (w) w.resolve({ value: args, done: false }); else arrived.push(args); };
    const failed = (e) => { const w = waiting.shift(); if (w) w.reject(e); else failure = e; end(); };
    const listen = (on, event, f) => isTarget(emitter) && !emitter.on ? emitter[on ? 'addEventListener' : 'removeEventListener'](event, f) : emitter[on ? 'on' : 'removeListener'](event, f);
    function end() {
      done = true;
      listen(false, name, came);
      listen(false, 'error', failed);
      for (const e of options?.close ?? []) listen(false, e, end);
      for (const w of waiting.splice(0)) w.resolve({ value: undefined, done: true });
      return Promise.resolve({ value: undefined, done: true });
    }
    listen(true, name, came);
    if (name !== 'error') listen(true, 'error', failed);
    for (const e of options?.close ?? []) listen(true, e, end);
    signal?.addEventListener('abort', () => failed(aborted(signal)), { once: true });
    return {
      next() {
        if (arrived.length) return Promise.resolve({ value: arrived.shift(), done: false });
        if (failure) { const e = failure; failure = null; return Promise.reject(e); }
        if (done) return Promise.resolve({ value: undefined, done: true });
        return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
      },
      return: end,
      throw(e) { failed(e); return Promise.resolve({ value: undefined, done: true }); },
      [Symbol.asyncIterator]() { return this; },
    };
  };

  const monitor = Symbol('events.errorMonitor'), captured = Symbol.for('nodejs.rejection');
  const { emit } = EventEmitter.prototype;
  EventEmitter.prototype.emit = function (name, ...args) {
    if (name === 'error' && this._events?.[monitor] !== undefined) emit.call(this, monitor, ...args);
    return emit.call(this, name, ...args);
  };
  EventEmitter.prototype.listenerCount = function (name, f) { return f ? this.listeners(name).filter((l) => l === f).length : this.rawListeners(name).length; };

  class EventEmitterAsyncResource extends EventEmitter {
    constructor(options) {
      super(options);
      const { AsyncResource } = parts.require('async_hooks');
      this._resource = new AsyncResource(typeof options === 'string' ? options : options?.name ?? new.target.name);
    }
    get asyncResource() { return this._resource; }
    get asyncId() { return this._resource.asyncId(); }
    get triggerAsyncId() { return this._resource.triggerAsyncId(); }
    emit(...args) { return this._resource.runInAsyncScope(super.emit, this, ...args); }
    emitDestroy() {}
  }

  return Object.assign(EventEmitter, {
    EventEmitterAsyncResource, errorMonitor: monitor, captureRejectionSymbol: captured, captureRejections: false, usingDomains: false,
    getEventListeners: (e, name) => isTarget(e) && !e.listeners ? (e._on?.get(name) ?? []).map((l) => l.f) : e.listeners(name),
    getMaxListeners: (e) => typeof e.getMaxListeners === 'function' ? e.getMaxListeners() : EventEmitter.defaultMaxListeners,
    setMaxListeners(n = EventEmitter.defaultMaxListeners, ...targets) {
      if (!targets.length) EventEmitter.defaultMaxListeners = n;
      for (const t of targets) t.setMaxListeners?.(n);
    },
    listenerCount: (e, name) => e.listenerCount(name),
    addAbortListener(signal, f) {
      if (typeof signal?.addEventListener !== 'function') throw invalid('The "signal" argument must be an instance of AbortSignal');
      if (signal.aborted) queueMicrotask(() => f()); else signal.addEventListener('abort', f, { once: true });
      return { [Symbol.dispose]() { signal.removeEventListener('abort', f); } };
    },
  });
}
