// run evaluates a test's scripts in the global scope, as a page or worker would, and resolves with its subtests: [name, why it failed or ''].
// job: path (of the test in the set), harness (testharness.js), code (the test and what it is made of), files ({ path: text } for its fetches),
// search (the query of the test's URL), seconds (after which subtests that have not ended time out).
export async function run({ path, harness, code, search, files, seconds }) {
  const later = setTimeout;
  const origin = 'http://web-platform.test:8000/';
  const place = new URL(path, origin);
  globalThis.GLOBAL = { isWindow: () => false, isWorker: () => false, isShadowRealm: () => false };
  globalThis.self ??= globalThis;
  const { href, origin: site, protocol, host, hostname, port, pathname } = new URL(path.replace('.any.js', '.any.html') + search, origin);
  globalThis.location = { href, origin: site, protocol, host, hostname, port, pathname, search, hash: '', toString: () => href };
  const fetched = globalThis.fetch;
  globalThis.fetch = async (what, init) => {
    const url = new URL(what instanceof Request ? what.url : String(what), place);
    if (url.origin !== new URL(origin).origin) return fetched(what, init);
    if (init?.method === 'POST') return new Response(await new Response(init.body).bytes()); // all that tests post to answers so
    const text = files[decodeURIComponent(url.pathname.slice(1))];
    return text === undefined ? new Response('not found', { status: 404 }) : new Response(text);
  };
  const evaluate = eval;
  evaluate(harness);
  if (code.includes('idl_test(')) { // which asks what is to be there
    class WorkerGlobalScope { static [Symbol.hasInstance](v) { return v === globalThis } }
    class DedicatedWorkerGlobalScope extends WorkerGlobalScope {}
    Object.assign(globalThis, { WorkerGlobalScope, DedicatedWorkerGlobalScope });
  }
  if (path.startsWith('FileAPI/blob/')) globalThis.FileReader ??= Reader; // tests of Blob read by it
  const results = [];
  const ended = new Promise((resolve) => {
    add_result_callback((t) => t.status === t.PRECONDITION_FAILED || results.push([t.name, t.status === 0 ? '' : `${t.format_status()}: ${t.message ?? ''}`]));
    add_completion_callback((_, status) => {
      if (status.status !== 0) results.push(['(harness)', status.message ?? 'timeout']);
      resolve();
    });
  });
  later(() => timeout(), seconds * 1000);
  try {
    evaluate(code);
  } catch (e) {
    results.push(['(harness)', `${e}`]);
    done();
  }
  await ended;
  return results;
}

// Reader is as much of FileReader as those tests need.
class Reader {
  result = null;
  readAsText(blob) { this.#read(blob.text()) }
  readAsArrayBuffer(blob) { this.#read(blob.arrayBuffer()) }
  addEventListener(type, f) { this['on' + type] = f }
  async #read(promise) {
    try {
      this.result = await promise;
      this.onload?.({ target: this });
    } catch (e) {
      this.error = e;
      this.onerror?.({ target: this });
    }
    this.onloadend?.({ target: this });
  }
}
