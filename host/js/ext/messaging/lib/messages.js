// MessageChannel, BroadcastChannel, and the events that carry data (html.spec.whatwg.org, 9.2 to 9.5). Both ends of a channel are in the
// same script.

import { expose } from '../../../prelude/src/idl.js';

// make takes from the prelude: { Event, EventTarget, clone, dispatch, handler, trusted }.
export function make({ Event, EventTarget, clone, dispatch, handler, trusted }) {
  const kinds = {};
  // event makes the class of an event with additional attributes: name -> [default, conversion].
  function event(name, attributes, need) {
    const KEYS = Object.keys(attributes);
    /** @type {any[]} */
    const slots = KEYS.map((k) => Symbol(k));
    const C = class extends Event {
      constructor(type, init) {
        if (arguments.length === 0) throw new TypeError(`${name}: a type is needed`);
        if (need !== undefined && init?.[need] === undefined) throw new TypeError(`${name}: ${need} is needed`);
        super(type, init);
        KEYS.forEach((k, n) => {
          const v = init?.[k];
          this[slots[n]] = v === undefined ? attributes[k][0]() : attributes[k][1](v);
        });
      }
    };
    KEYS.forEach((k, n) => {
      const get = { get [k]() { if (this[slots[n]] === undefined && !(this instanceof C)) throw new TypeError('Illegal invocation'); return this[slots[n]]; } };
      Object.defineProperty(C.prototype, k, Object.getOwnPropertyDescriptor(get, k) ?? {});
    });
    expose(C, name, need === undefined ? 1 : 2);
    kinds[name] = C;
    return C;
  }
  const any = (v) => v, text = (v) => `${v}`, nothing = () => null, empty = () => '', zero = () => 0;
  const ports = (v) => {
    if (typeof v !== 'object' || v === null || typeof v[Symbol.iterator] !== 'function') throw new TypeError('MessageEvent: ports must be a sequence of MessagePorts');
    const list = [...v];
    if (!list.every((p) => p instanceof MessagePort)) throw new TypeError('MessageEvent: ports must be a sequence of MessagePorts');
    return Object.freeze(list);
  };
  const from = (v) => {
    if (v !== null && !(v instanceof MessagePort)) throw new TypeError('MessageEvent: source must be a MessagePort');
    return v;
  };
  const MessageEvent = event('MessageEvent', { data: [nothing, any], origin: [empty, text], lastEventId: [empty, text], source: [nothing, from], ports: [() => Object.freeze([]), ports] });
  MessageEvent.prototype.initMessageEvent = function initMessageEvent(type, bubbles, cancelable, data = null, origin = '', lastEventId = '', source = null, list = []) {
    if (arguments.length === 0) throw new TypeError('initMessageEvent: a type is needed');
    this.initEvent(type, bubbles, cancelable);
    const e = new MessageEvent(type, { data, origin, lastEventId, source, ports: list });
    for (const s of /** @type {any[]} */ (Object.getOwnPropertySymbols(e))) if (['data', 'origin', 'lastEventId', 'source', 'ports'].includes(s.description)) this[s] = e[s];
  };
  event('ErrorEvent', { message: [empty, text], filename: [empty, text], lineno: [zero, (v) => v >>> 0], colno: [zero, (v) => v >>> 0], error: [() => undefined, any] });
  event('CloseEvent', { wasClean: [() => false, Boolean], code: [zero, (v) => v & 0xffff], reason: [empty, text] });
  event('PromiseRejectionEvent', { promise: [nothing, any], reason: [() => undefined, any] }, 'promise');

  // A port's state: the other port, the messages that wait, whether they are delivered, and whether it has been transferred.
  const PARTS = Symbol('port'), secret = Symbol('MessagePort');

  class MessagePort extends EventTarget {
    constructor(key) {
      if (key !== secret) throw new TypeError('Illegal constructor');
      super();
      /** @type {any} */
      this[PARTS] = { other: null, queue: [], started: false, detached: false, owner: this };
    }
    postMessage(message, options) {
      if (arguments.length === 0) throw new TypeError('postMessage: a message is needed');
      const list = transfers(options), parts = this[PARTS];
      if (list.includes(this)) throw new DOMException('A port cannot be transferred through itself.', 'DataCloneError');
      const [data, moved] = clone(message, list);
      if (parts.other) take(parts.other, { data, ports: moved });
    }
    start() { start(this[PARTS]); }
    close() {
      const parts = this[PARTS], other = parts.other;
      parts.other = null;
      parts.detached = true;
      if (other === null) return;
      other.other = null;
      setTimeout(() => { dispatch(other.owner, trusted(new Event('close'))); }, 0);
    }
    ref() { return this; }
    unref() { return this; }
    hasRef() { return this[PARTS].started; }
  }
  handler(MessagePort.prototype, 'message', function () { start(this[PARTS]); });
  handler(MessagePort.prototype, 'messageerror');
  handler(MessagePort.prototype, 'close');
  const listen = EventTarget.prototype.addEventListener;
  Object.defineProperty(MessagePort.prototype, 'addEventListener', { configurable: true, writable: true, value: { addEventListener(type, f, options) { // starts it, as in Bun and Node
    listen.call(this, type, f, options);
    if (type === 'message') start(this[PARTS]);
  } }.addEventListener });

  function transfers(options) {
    if (options === undefined || options === null) return [];
    if (typeof options !== 'object' && typeof options !== 'function') throw new TypeError('postMessage: the options must be an object, or an array of what is transferred');
    const list = options[Symbol.iterator] === undefined ? options.transfer : options;
    if (list === undefined) return [];
    if (typeof list !== 'object' || list === null || list[Symbol.iterator] === undefined) throw new TypeError('postMessage: transfer must be a sequence');
    return [...list];
  }

  function take(parts, message) {
    parts.queue.push(message);
    if (parts.started) later(parts);
  }

  function later(parts) {
    setTimeout(() => {
      if (parts.queue.length === 0) return;
      dispatch(parts.owner, trusted(new MessageEvent('message', parts.queue.shift())));
    }, 0);
  }

  function start(parts) {
    if (parts.started) return;
    parts.started = true;
    for (let n = parts.queue.length; n > 0; n--) later(parts);
  }

  function pair() {
    const a = new MessagePort(secret), b = new MessagePort(secret);
    a[PARTS].other = b[PARTS];
    b[PARTS].other = a[PARTS];
    return [a, b];
  }

  // move transfers a port's state to a new port.
  function move(port, next) {
    const parts = next[PARTS] = port[PARTS];
    port[PARTS] = { other: null, queue: [], started: false, detached: true, owner: port };
    parts.owner = next;
    parts.started = false;
  }

  const ONE = Symbol('port1'), TWO = Symbol('port2');
  class MessageChannel {
    constructor() { [this[ONE], this[TWO]] = pair(); }
    get port1() { return this[ONE]; }
    get port2() { return this[TWO]; }
  }

  const channels = new Map(); // name -> the BroadcastChannels that are open
  const NAME = Symbol('name'), OPEN = Symbol('open');
  class BroadcastChannel extends EventTarget {
    constructor(name) {
      if (arguments.length === 0) throw new TypeError('BroadcastChannel: a name is needed');
      super();
      this[NAME] = `${name}`;
      this[OPEN] = true;
      if (!channels.has(this[NAME])) channels.set(this[NAME], new Set());
      channels.get(this[NAME]).add(this);
    }
    get name() { if (this[NAME] === undefined) throw new TypeError('Illegal invocation'); return this[NAME]; }
    postMessage(message) {
      if (arguments.length === 0) throw new TypeError('postMessage: a message is needed');
      if (!this[OPEN]) throw new DOMException('The BroadcastChannel is closed.', 'InvalidStateError');
      for (const c of channels.get(this[NAME])) {
        if (c === this) continue;
        const [data] = clone(message, []);
        setTimeout(() => { if (c[OPEN]) dispatch(c, trusted(new MessageEvent('message', { data }))); }, 0);
      }
    }
    close() {
      if (!this[OPEN]) return;
      this[OPEN] = false;
      const all = channels.get(this[NAME]);
      all.delete(this);
      if (all.size === 0) channels.delete(this[NAME]);
    }
    ref() { return this; }
    unref() { return this; }
  }
  handler(BroadcastChannel.prototype, 'message');
  handler(BroadcastChannel.prototype, 'messageerror');

  expose(MessagePort, 'MessagePort', 0);
  expose(MessageChannel, 'MessageChannel', 0);
  expose(BroadcastChannel, 'BroadcastChannel', 1);
  const detached = (port) => port[PARTS].detached;
  return { ...kinds, MessagePort, MessageChannel, BroadcastChannel, port: () => new MessagePort(secret), move, detached };
}
