// setTimeout and its like. The adapter keeps the clock; here are the functions.
import { host } from '../../prelude/src/host.js';
import { uncaught } from '../../prelude/src/failures.js';

const timers = new Map(); // id -> Timeout
let last = 0;
const LONGEST = 2147483647; // 2^31 - 1 ms, some 24.8 days; as in Bun and Node

const ID = Symbol('id'), RUN = Symbol('run'), TIME = Symbol('time'), REF = Symbol('ref');

class Timeout {
  constructor(id, f, ms, args, repeat) { this[ID] = id; this[RUN] = { f, args, repeat }; this[TIME] = ms; this[REF] = true; }
  ref() { this[REF] = true; return this; }
  unref() { this[REF] = false; return this; } // without effect: the server keeps running in any case
  hasRef() { return this[REF] && timers.get(this[ID]) === this; }
  // refresh begins the time anew, also of one that has fired.
  refresh() {
    if (timers.get(this[ID]) === this) host.clear(this[ID]);
    begin(this);
    return this;
  }
  close() { clearTimeout(this); return this; }
  [Symbol.toPrimitive]() { return this[ID]; }
  [Symbol.dispose ?? Symbol.for('dispose')]() { clearTimeout(this); }
}

function add(f, ms, args, repeat) {
  if (typeof f !== 'function') throw new TypeError('the first argument of a timer must be a function');
  ms = Number(ms);
  if (ms > LONGEST) { ms = 1; host.log(4, `TimeoutOverflowWarning: a timer of over ${LONGEST} ms fires after 1 ms`); }
  ms = ms > 0 ? ms : 0;
  do last = last + 1 & 0x3fffffff; while (last === 0 || timers.has(last));
  const t = new Timeout(last, f, Math.ceil(ms), args, repeat);
  begin(t);
  return t;
}

function begin(t) {
  if (Number(host.timer(t[ID], t[TIME], t[RUN].repeat)) < 0) throw new RangeError('too many timers');
  timers.set(t[ID], t);
}

export const setTimeout = (f, ms, ...args) => add(f, ms, args, false);
export const setInterval = (f, ms, ...args) => add(f, Math.max(1, Number(ms) || 0), args, true);
export const setImmediate = (f, ...args) => add(f, 0, args, false);
export function clearTimeout(t) {
  const id = typeof t === 'object' && t !== null ? t[ID] : Number(t);
  if (timers.delete(id)) host.clear(id);
}

// fired is called by the adapter when a timer is due.
export function fired(id) {
  const t = timers.get(id);
  if (!t) return;
  const { f, args, repeat } = t[RUN];
  if (!repeat) timers.delete(id);
  try { f(...args); } catch (e) { if (!uncaught(e)) throw e; } // which the adapter logs
}
