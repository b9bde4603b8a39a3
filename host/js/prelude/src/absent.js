// Classes that are not supported, but that scripts refer to when they start: they can be inspected but not constructed.
import { define } from './host.js';

export function absent() {
  const C = { WebSocket: class {
    constructor() { throw Object.assign(new Error('WebSocket is not there in the sandbox: ask with fetch, or have the client poll'), { code: 'ENOSYS' }); }
  } }.WebSocket;
  for (const o of [C, C.prototype]) ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'].forEach((s, value) => { Object.defineProperty(o, s, { value, enumerable: true }); });
  Object.defineProperty(C.prototype, Symbol.toStringTag, { value: 'WebSocket', configurable: true });
  define('WebSocket', C);
}
