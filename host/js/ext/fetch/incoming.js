// The body of a request that the host sends: inline, or read in parts while the instance serves others.
import { host } from '../../prelude/src/host.js';
import { join } from '../../prelude/src/bytes.js';

const reads = new Map(); // id -> {resolve, reject} of the read under way

// incomingBody is an async iterable that can also be read whole; the inline one is there at once.
export function incomingBody(id) {
  const inline = host.body(id);
  if (typeof inline !== 'number') return inline;
  if (inline < 0) return { whole() { throw gone(); }, [Symbol.asyncIterator]() { throw gone(); } };
  const source = {
    async *[Symbol.asyncIterator]() {
      for (let p; (p = await next(id)) !== null;) yield p;
    },
    async whole() {
      const parts = [];
      for await (const p of source) parts.push(p);
      return join(parts);
    },
  };
  return source;
}

function gone() { return new TypeError('the body of a request that is over cannot be read'); }

function next(id) {
  return new Promise((resolve, reject) => {
    if (reads.has(id)) { reject(new TypeError('the body is being read')); return; }
    if (host.read(id) < 0) { reject(gone()); return; }
    reads.set(id, { resolve, reject });
  });
}

// arrived is called by the adapter: bytes, null at the end, or a string that says what failed.
export function arrived(id, value) {
  const r = reads.get(id);
  if (!r) return;
  reads.delete(id);
  if (typeof value === 'string') r.reject(new TypeError(value)); else r.resolve(value);
}

export function forgetReads(id) {
  arrived(id, 'the connection is closed');
}
