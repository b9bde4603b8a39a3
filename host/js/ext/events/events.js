// Event, CustomEvent and EventTarget (dom.spec.whatwg.org, 2), without capture and bubbling, since targets form no tree.
import { dictionary } from '../../prelude/src/idl.js';

const KIND = Symbol('type'), BITS = Symbol('flags'), TARGET = Symbol('target'), CURRENT = Symbol('currentTarget'), TIME = Symbol('timeStamp'), DETAIL = Symbol('detail');
const LISTENERS = Symbol('listeners'), HANDLERS = Symbol('handlers');

const BUBBLES = 1, CANCELABLE = 2, COMPOSED = 4, CANCELED = 8, STOP = 16, STOP_AT_ONCE = 32, DISPATCHED = 64, PASSIVE = 128, TRUSTED = 256;

let now = () => 0;
export const clock = (f) => { now = f; };

// isTrusted is an own property of each event (Web IDL, LegacyUnforgeable).
const isTrusted = { get: Object.getOwnPropertyDescriptor({ get isTrusted() { return (this[BITS] & TRUSTED) !== 0; } }, 'isTrusted')?.get, set: undefined, enumerable: true, configurable: false };

export class Event {
  constructor(type, init) {
    if (arguments.length === 0) throw new TypeError('Event: a type is needed');
    this[KIND] = `${type}`;
    init = dictionary('Event', init);
    this[BITS] = init ? (init.bubbles ? BUBBLES : 0) | (init.cancelable ? CANCELABLE : 0) | (init.composed ? COMPOSED : 0) : 0;
    this[TARGET] = this[CURRENT] = null;
    this[TIME] = now();
    Object.defineProperty(this, 'isTrusted', isTrusted);
  }
  get type() { return this[KIND]; }
  get target() { return this[TARGET]; }
  get srcElement() { return this[TARGET]; }
  get currentTarget() { return this[CURRENT]; }
  composedPath() { return this[CURRENT] ? [this[CURRENT]] : []; }
  get eventPhase() { return this[BITS] & DISPATCHED ? 2 : 0; }
  stopPropagation() { this[BITS] |= STOP; }
  get cancelBubble() { return (this[BITS] & STOP) !== 0; }
  set cancelBubble(v) { if (v) this[BITS] |= STOP; }
  stopImmediatePropagation() { this[BITS] |= STOP | STOP_AT_ONCE; }
  get bubbles() { return (this[BITS] & BUBBLES) !== 0; }
  get cancelable() { return (this[BITS] & CANCELABLE) !== 0; }
  get returnValue() { return (this[BITS] & CANCELED) === 0; }
  set returnValue(v) { if (!v) cancel(this); }
  preventDefault() { cancel(this); }
  get defaultPrevented() { return (this[BITS] & CANCELED) !== 0; }
  get composed() { return (this[BITS] & COMPOSED) !== 0; }
  get timeStamp() { return this[TIME]; }
  initEvent(type, bubbles, cancelable) {
    if (arguments.length === 0) throw new TypeError('initEvent: a type is needed');
    if (this[BITS] & DISPATCHED) return;
    this[KIND] = `${type}`;
    this[TARGET] = null;
    this[BITS] = (bubbles ? BUBBLES : 0) | (cancelable ? CANCELABLE : 0);
  }
}
for (const [n, name] of ['NONE', 'CAPTURING_PHASE', 'AT_TARGET', 'BUBBLING_PHASE'].entries()) {
  for (const o of [Event, Event.prototype]) Object.defineProperty(o, name, { value: n, enumerable: true });
}

function cancel(e) {
  if ((e[BITS] & (CANCELABLE | PASSIVE)) === CANCELABLE) e[BITS] |= CANCELED;
}

export class CustomEvent extends Event {
  constructor(type, init) {
    if (arguments.length === 0) throw new TypeError('CustomEvent: a type is needed');
    super(type, init);
    this[DETAIL] = init?.detail ?? null;
  }
  get detail() { return this[DETAIL]; }
  initCustomEvent(type, bubbles, cancelable, detail) {
    if (arguments.length === 0) throw new TypeError('initCustomEvent: a type is needed');
    if (this[BITS] & DISPATCHED) return;
    this.initEvent(type, bubbles, cancelable);
    this[DETAIL] = detail ?? null;
  }
}

export class EventTarget {
  addEventListener(type, f, options) {
    if (arguments.length < 2) throw new TypeError('addEventListener: a type and a listener are needed');
    listen(this, type, f, options);
  }
  removeEventListener(type, f, options) {
    if (arguments.length < 2) throw new TypeError('removeEventListener: a type and a listener are needed');
    unlisten(this, type, f, options);
  }
  dispatchEvent(event) {
    if (!(event instanceof Event)) throw new TypeError('dispatchEvent: an Event is needed');
    if (event[BITS] & DISPATCHED) throw new DOMException('The event is being dispatched already.', 'InvalidStateError');
    event[BITS] &= ~TRUSTED;
    return dispatch(this, event);
  }
}

const capture = (options) => typeof options === 'object' && options !== null || typeof options === 'function' ? !!options.capture : !!options;

function callback(f) {
  if (f !== null && f !== undefined && typeof f !== 'object' && typeof f !== 'function') throw new TypeError('a listener must be a function, or an object with handleEvent');
}

export function listen(target, type, f, options) {
  callback(f);
  let once = false, passive = false, signal;
  if (typeof options === 'object' && options !== null || typeof options === 'function') ({ once, passive, signal } = options);
  if (signal !== undefined) {
    if (!isSignal(signal)) throw new TypeError('addEventListener: signal must be an AbortSignal');
    if (signal.aborted) return;
  }
  if (f === null || f === undefined) return;
  type = `${type}`;
  const c = capture(options), all = target[LISTENERS] ??= new Map();
  let list = all.get(type);
  if (list === undefined) all.set(type, list = []);
  if (found(list, f, c) !== undefined) return;
  const l = { f, capture: c, once: !!once, passive: !!passive, removed: false };
  list.push(l);
  if (list.index !== undefined) list.index[+c].set(f, l); else if (list.length > MANY) index(list);
  target[ADDED]?.(type);
  if (signal !== undefined) algorithm(signal, () => { remove(target, type, l); });
}

export function unlisten(target, type, f, options) {
  callback(f);
  const list = target[LISTENERS]?.get(`${type}`);
  if (list === undefined) return;
  const l = found(list, f, capture(options));
  if (l !== undefined) remove(target, `${type}`, l);
}

// A list of more than MANY listeners has an index: a Map from callback to listener without capture, and one with. Removed listeners stay in
// such a list, marked, until they are most of it. A shorter list has only listeners that are in use.
const MANY = 16;

function index(list) {
  list.index = [new Map(), new Map()];
  for (const l of list) list.index[+l.capture].set(l.f, l);
}

function found(list, f, c) {
  if (list.index !== undefined) return list.index[+c].get(f);
  for (const l of list) if (l.f === f && l.capture === c) return l;
}

// remove takes a listener out of the list of its type. A list that is being dispatched is not changed: the shorter list is a new one.
function remove(target, type, l) {
  if (l.removed) return;
  l.removed = true;
  const all = target[LISTENERS], list = all.get(type);
  let left = list.length - 1;
  if (list.index !== undefined) {
    list.index[+l.capture].delete(l.f);
    left = list.index[0].size + list.index[1].size;
  }
  if (left === 0) all.delete(type);
  else if (list.index === undefined) all.set(type, list.toSpliced(list.indexOf(l), 1));
  else if (list.length > 2 * left) {
    const shorter = list.filter((other) => !other.removed);
    if (left > MANY) shorter.index = list.index;
    all.set(type, shorter);
  }
  target[REMOVED]?.(type);
}

// listened reports whether target has a listener of this type.
export const listened = (target, type) => target[LISTENERS]?.has(type) === true;

// dispatch calls the listeners of target. self is the event's target as they see it.
export function dispatch(target, event, self = target) {
  event[TARGET] = self;
  const list = target[LISTENERS]?.get(event[KIND]);
  if (list !== undefined && !(event[BITS] & STOP)) {
    event[CURRENT] = self;
    event[BITS] |= DISPATCHED;
    for (let n = 0, most = list.length; n < most; n++) {
      const l = list[n];
      if (l.removed) continue;
      if (l.once) remove(target, event[KIND], l);
      if (l.passive) event[BITS] |= PASSIVE;
      try {
        if (typeof l.f === 'function') l.f.call(self, event);
        else {
          const f = l.f.handleEvent;
          if (typeof f !== 'function') throw new TypeError('handleEvent of a listener must be a function');
          f.call(l.f, event);
        }
      } catch (e) { reportError(e); }
      event[BITS] &= ~PASSIVE;
      if (event[BITS] & STOP_AT_ONCE) break;
    }
    event[CURRENT] = null;
  }
  event[BITS] &= ~(DISPATCHED | STOP | STOP_AT_ONCE);
  return !(event[BITS] & CANCELED);
}

// trusted sets an event's isTrusted.
export function trusted(event) { event[BITS] |= TRUSTED; return event; }

// handler gives a class an attribute on + type, for one listener that keeps its place among the others (HTML Standard, 8.1.8.1).
export function handler(object, type, set, of = (self) => self) {
  Object.defineProperty(object, 'on' + type, {
    configurable: true, enumerable: true,
    get() { return of(this)[HANDLERS]?.[type]?.f ?? null; },
    set(f) {
      const self = of(this), all = self[HANDLERS] ??= { __proto__: null };
      if (typeof f !== 'function' && (typeof f !== 'object' || f === null)) f = null;
      const old = all[type];
      if (f === null && old) { unlisten(self, type, old.call); all[type] = undefined; }
      else if (old) old.f = f;
      else if (f !== null) {
        const own = all[type] = { f, call(event) { if (typeof own.f === 'function' && own.f.call(this, event) === false) event.preventDefault(); } };
        listen(self, type, own.call);
      }
      set?.call(this, f);
    },
  });
}

// Slots of AbortSignal: ADDED and REMOVED are called when listeners change, and ALGORITHMS run when it aborts, before the event.
export const ADDED = Symbol('added'), REMOVED = Symbol('removed'), REASON = Symbol('reason'), ALGORITHMS = Symbol('algorithms');
const isSignal = (s) => typeof s === 'object' && s !== null && REASON in s;

// algorithm makes f run when signal aborts, and returns a function that undoes that.
export function algorithm(signal, f) {
  const all = signal[ALGORITHMS] ??= new Set();
  all.add(f);
  signal[ADDED]?.('abort');
  return () => { if (all.delete(f)) signal[REMOVED]?.('abort'); };
}
