// WeakRef keeps its object until the end of the job in which it was made or dereferenced (ECMA-262, 9.10.3): the engine counts references, and
// would free an object at once.
import { setTimeout } from '../../ext/timers/timers.js';

const Native = globalThis.WeakRef, { deref } = Native.prototype, kept = new Set();

// weak makes and reads references that end with their object at once.
export const weak = { ref: (o) => new Native(o), deref: Function.prototype.call.bind(deref) };

function keep(v) {
  if (kept.size === 0) setTimeout(() => kept.clear());
  kept.add(v);
}

export function WeakRef(target) {
  if (new.target === undefined) throw new TypeError("Class constructor WeakRef cannot be invoked without 'new'");
  const ref = Reflect.construct(Native, [target], new.target === WeakRef ? Native : new.target);
  keep(target);
  return ref;
}
Object.defineProperty(WeakRef, 'prototype', { value: Native.prototype, writable: false });
const put = (name, value) => Object.defineProperty(Native.prototype, name, { value, writable: true, configurable: true });
put('constructor', WeakRef);
put('deref', { deref() { const v = deref.call(this); if (v !== undefined) keep(v); return v; } }.deref);
