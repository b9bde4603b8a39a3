// Streams of type 'direct', as Bun has them: the script writes to a sink, which keeps what has been written until it flushes, or until the
// script pauses. It is part of lib/streams.js.

// direct is the source of a stream of the standard's for one of type 'direct'. It needs a high water mark of 0: nothing is asked of
// the script before somebody reads.
export function direct(source, chunk) {
  let into, list = [], begun = false, over = false, due = false, waiting = null;

  const send = () => {
    due = false;
    if (over || list.length === 0) return 0;
    let n = 0;
    for (const b of list) n += b.byteLength;
    const all = new Uint8Array(n);
    n = 0;
    for (const b of list) { all.set(b, n); n += b.byteLength; }
    list = [];
    into.enqueue(all);
    return n;
  };
  const end = (how) => {
    if (over) return 0;
    const n = send();
    over = true;
    resume();
    how();
    return n;
  };
  const resume = () => { if (waiting) { waiting.resolve(0); waiting = null; } };
  const failed = (e) => end(() => { into.error(e); });

  const sink = {
    start() {},
    write(p) {
      const b = chunk(p);
      if (over || b.byteLength === 0) return 0;
      list.push(typeof p === 'string' ? b : b.slice());
      if (!due) { due = true; queueMicrotask(send); }
      return b.byteLength;
    },
    // flush is a promise while nobody has read what was flushed before.
    flush() {
      const n = send();
      if (over || into.desiredSize >= 0) return n;
      waiting ??= Promise.withResolvers();
      return waiting.promise;
    },
    end() { return end(() => { into.close(); source.close?.(); }); },
    close(reason) { if (reason === undefined) sink.end(); else failed(reason); },
    error(reason) { failed(reason); },
  };

  return {
    start(c) { into = c; },
    pull() {
      resume();
      if (begun) return;
      begun = true;
      let r;
      try { r = source.pull(sink); } catch (e) { failed(e); return; }
      if (typeof r?.then === 'function') r.then(() => sink.end(), failed);
    },
    cancel(reason) {
      over = true;
      list = [];
      resume();
      return source.cancel?.(reason);
    },
  };
}
