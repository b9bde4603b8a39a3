// Bodies of requests to other servers that are sent while they come: each part goes to the adapter, which has room for some.
import { host, AGAIN } from '../../prelude/src/host.js';
import { chunk } from '../../prelude/src/bytes.js';
import { parts } from './body.js';

const uploads = new Map(); // those under way: id of the call -> {from, resume}

// upload sends source as the body of a call. Its promise is rejected when source fails, and resolved when all is sent, or is not wanted any more.
export async function upload(id, source) {
  /** @type {{ from: any, resume: Function | null }} */
  const u = { from: parts(source), resume: null };
  uploads.set(id, u);
  try {
    for (;;) {
      const r = await u.from.next();
      if (!uploads.has(id)) return;
      if (r.done) { host.outbound('finish', id); return; }
      let p = chunk(r.value);
      while (p.byteLength > 0) {
        const n = host.outbound('write', id, p);
        if (n === AGAIN) await new Promise((resolve) => { u.resume = resolve; });
        else if (n < 0) cancelled(id, undefined);
        else p = p.subarray(n);
        if (!uploads.has(id)) return;
      }
    }
  } catch (e) {
    if (uploads.has(id)) u.from.cancel(e); // of a part that is not bytes
    throw e;
  } finally {
    uploads.delete(id);
  }
}

// cancelled gives up an upload, and what it is made of.
export function cancelled(id, why) {
  const u = uploads.get(id);
  if (!uploads.delete(id)) return;
  u.from.cancel(why);
  u.resume?.();
}

// room is called by the adapter: null when there is room again, a text when the other server wants no more.
export function room(id, value) {
  if (value !== null) { cancelled(id, new TypeError(value)); return; }
  const u = uploads.get(id), resume = u?.resume;
  if (resume) { u.resume = null; resume(); }
}
