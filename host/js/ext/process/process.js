// process and Bun, as far as handlers of HTTP use them: files and processes are not there in the sandbox.
import { host, lazy, library, native } from '../../prelude/src/host.js';
import { inspect } from '../console/console.js';
import { emitter } from '../events/emitter.js';
import { ANSI } from '../bun/ansi.js';

const stats = () => JSON.parse(host.stats());
const absent = (what) => { throw new Error(`${what} is not there in the sandbox`); };
const start = native.now();
const nanoseconds = () => Math.round((native.now() - start) * 1e6);

export const env = JSON.parse(host.env());

const hrtime = (since) => {
  const n = nanoseconds(), t = [Math.floor(n / 1e9), n % 1e9];
  if (!since) return t;
  const d = (t[0] - since[0]) * 1e9 + t[1] - since[1];
  return [Math.floor(d / 1e9), d % 1e9];
};
hrtime.bigint = () => BigInt(nanoseconds());

const stream = (level, fd) => ({
  fd, isTTY: false, writable: true, columns: undefined, getColorDepth: () => 1, hasColors: () => false, on() { return this; }, once() { return this; }, emit: () => false, removeListener() { return this; }, end() {},
  write: (s, encoding, done) => { host.log(level, String(s).replace(/\n$/, '')); (done ?? encoding)?.call?.(); return true; },
});

export const process = {
  env, argv: ['/bin/wasmserve', '/app'], execArgv: [], title: 'wasmserve', pid: 1, ppid: 0, platform: 'linux', arch: 'wasm32', version: 'v26.3.0',
  versions: { node: '26.3.0', bun: '1.4.5', quickjs: 'ng' }, release: { name: 'node' }, exitCode: undefined, execPath: '/bin/wasmserve', argv0: 'wasmserve', config: {}, features: {}, browser: false,
  uptime: () => stats().uptime,
  memoryUsage: Object.assign(() => {
    const s = stats().memory;
    return { rss: s.rss, heapTotal: s.instance, heapUsed: s.instance, external: 0, arrayBuffers: 0 };
  }, { rss: () => stats().memory.rss }),
  cwd: () => '/', nextTick: (f, ...args) => queueMicrotask(() => f(...args)), hrtime,
  exit: (code) => host.exit(Number(code ?? process.exitCode ?? 0) | 0), abort: () => host.exit(), kill: () => absent('process.kill'),
  emitWarning: (w, type, code) => {
    const o = typeof type === 'object' && type !== null ? type : { type, code };
    if (process.listenerCount('warning') > 0) {
      const e = w instanceof Error ? w : Object.assign(new Error(`${w}`), { name: o.type ?? 'Warning' });
      if (o.code !== undefined) e.code = o.code;
      queueMicrotask(() => process.emit('warning', e));
    }
    host.log(4, w instanceof Error ? inspect(w) : `${o.code ? `[${o.code}] ` : ''}${o.type ?? 'Warning'}: ${w}`);
  },
  cpuUsage: (since) => { const user = Math.round(native.now() * 1000) - (since?.user ?? 0); return { user, system: 0 }; },
  umask: () => 0o22, getuid: () => 65534, getgid: () => 65534, geteuid: () => 65534, getegid: () => 65534,
  chdir: () => absent('process.chdir'), constrainedMemory: () => 0, availableMemory: () => 0,
  stdout: stream(0, 1), stderr: stream(4, 2),
};

emitter(process);

// BunFile is Bun.file: scripts have no files, so what awaits it gets an error that it can catch. As a route it is the host that has them.
export class BunFile {
  constructor(path) {
    this.name = String(path);
    this.size = 0;
    this.type = '';
  }
  async _missing() {
    const e = new Error(`ENOENT: no such file or directory, open '${this.name}' (the sandbox has no files)`);
    e.code = 'ENOENT';
    e.path = this.name;
    throw e;
  }
  async exists() { return false; }
  async *[Symbol.asyncIterator]() { await this._missing(); }
}
for (const name of ['text', 'json', 'bytes', 'arrayBuffer', 'delete', 'unlink', 'stat', 'write']) {
  Object.defineProperty(BunFile.prototype, name, { value() { return this._missing(); }, writable: true, configurable: true });
}
const file = (path) => new BunFile(path);

const HTML = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' };

export const Bun = {
  version: '1.4.5', revision: '', main: '/app', env, argv: [], isMainThread: true,
  file, write: (path) => file(path)._missing(),
  sleep: (ms) => new Promise((r) => setTimeout(r, ms instanceof Date ? +ms - Date.now() : ms)),
  nanoseconds, inspect: /** @type {any} */ ((v) => inspect(v, 1)),
  escapeHTML: (s) => String(s).replace(/[&<>"']/g, (c) => HTML[c]),
  randomUUIDv7: () => {
    const at = Date.now().toString(16).padStart(12, '0'), u = host.uuid();
    return `${at.slice(0, 8)}-${at.slice(8)}-7${u.slice(15)}`;
  },
  gc: () => {}, which: () => null, allocUnsafe: (n) => new Uint8Array(n),
  stripANSI: (s) => String(s).replace(ANSI, ''),
  sleepSync: (ms) => {
    if (typeof ms !== 'number' || !(ms >= 0)) throw Object.assign(new TypeError('sleepSync expects a number of milliseconds, 0 or more'), { code: 'ERR_INVALID_ARG_TYPE' });
    if (host.sleep(ms) < 0) throw new RangeError('Bun.sleepSync: without a pause a script sleeps for 10 s at most, and nothing else of it runs meanwhile: await Bun.sleep(ms)');
  },
  spawn: () => absent('Bun.spawn'), spawnSync: () => absent('Bun.spawnSync'),
};
for (const name of ['deepEquals', 'fileURLToPath', 'pathToFileURL']) lazy(name, () => library('bun')[name], Bun);
for (const name of ['YAML', 'TOML', 'semver']) lazy(name, () => ({ ...library('bun-' + name.toLowerCase()) }), Bun);
for (const name of ['JSON5', 'JSONC', 'JSONL']) lazy(name, () => library('bun-json5')[name], Bun);
for (const name of ['stringWidth', 'wrapAnsi']) lazy(name, () => library('bun-text')[name], Bun);
lazy('Glob', () => library('bun-glob').Glob, Bun);
for (const name of ['Cookie', 'CookieMap']) lazy(name, () => library('cookies')[name], Bun);
