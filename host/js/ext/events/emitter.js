// The listeners of process (nodejs.org/api/events.html), for the events that are supported.
const NAMES = Symbol('listeners');

// emitter gives an object the methods of node's EventEmitter.
export function emitter(object) {
  const all = object[NAMES] = new Map(); // name -> [{f, once}]
  Object.defineProperty(object, NAMES, { enumerable: false });
  const add = (name, f, once, first) => {
    if (typeof f !== 'function') throw Object.assign(new TypeError(`The "listener" argument must be of type function. Received ${f === null ? 'null' : typeof f}`), { code: 'ERR_INVALID_ARG_TYPE' });
    const list = all.get(name) ?? [], l = { f, once };
    all.set(name, first ? [l, ...list] : [...list, l]);
    return object;
  };
  const remove = (name, f) => {
    const list = all.get(name), at = list === undefined ? -1 : list.findLastIndex((l) => l.f === f);
    if (at >= 0) { if (list.length === 1) all.delete(name); else all.set(name, list.toSpliced(at, 1)); }
    return object;
  };
  const methods = {
    on: (name, f) => add(name, f, false, false), once: (name, f) => add(name, f, true, false),
    prependListener: (name, f) => add(name, f, false, true), prependOnceListener: (name, f) => add(name, f, true, true),
    off: remove, removeListener: remove,
    removeAllListeners: (name) => { if (name === undefined) all.clear(); else all.delete(name); return object; },
    emit: (name, ...args) => {
      const list = all.get(name);
      if (list === undefined) return false;
      for (const l of list) { if (l.once) remove(name, l.f); l.f.apply(object, args); }
      return true;
    },
    listeners: (name) => (all.get(name) ?? []).map((l) => l.f), listenerCount: (name) => all.get(name)?.length ?? 0, eventNames: () => [...all.keys()],
    setMaxListeners: () => object, getMaxListeners: () => 10,
  };
  methods.addListener = methods.on;
  methods.rawListeners = methods.listeners;
  for (const k of Object.keys(methods)) object[k] = methods[k];
}
