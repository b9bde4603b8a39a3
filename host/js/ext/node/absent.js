// The unsupported modules (files, sockets, processes, threads; modules.json lists them). Packages import them for code that handlers never
// reach, so they have Node's names, each a function that throws when it is called. Functions that ask nothing of the system work.

const NAMES = {
  child_process: 'ChildProcess spawn execFile exec fork spawnSync execFileSync execSync',
  cluster: 'Worker setupPrimary setupMaster fork disconnect',
  dgram: 'createSocket Socket',
  dns: 'lookup lookupService Resolver setServers setDefaultResultOrder getDefaultResultOrder resolve reverse resolve4 resolve6 resolveAny ' +
    'resolveCname resolveCaa resolveMx resolveNs resolvePtr resolveSoa resolveSrv resolveTxt resolveNaptr getServers',
  domain: 'create createDomain',
  fs: 'appendFile appendFileSync access accessSync chown chownSync chmod chmodSync close closeSync copyFile copyFileSync cp cpSync createReadStream ' +
    'createWriteStream exists existsSync fchown fchownSync fchmod fchmodSync fdatasync fdatasyncSync fstat fstatSync fsync fsyncSync ftruncate ' +
    'ftruncateSync futimes futimesSync glob globSync lchown lchownSync link linkSync lstat lstatSync lutimes lutimesSync mkdir mkdirSync mkdtemp ' +
    'mkdtempSync mkdtempDisposableSync open openSync read readFile readFileSync readSync readdir readdirSync readlink readlinkSync readv ' +
    'readvSync realpath realpathSync rename renameSync rm rmSync rmdir rmdirSync stat statfs statSync statfsSync symlink symlinkSync truncate ' +
    'truncateSync unlink unlinkSync unwatchFile utimes utimesSync watch watchFile write writeFile writeFileSync writeSync writev writevSync ' +
    'openAsBlob Dirent opendir opendirSync Dir Stats ReadStream WriteStream FileReadStream Utf8Stream FileWriteStream',
  http2: 'createServer createSecureServer getDefaultSettings getPackedSettings getUnpackedSettings performServerHandshake Http2ServerRequest ' +
    'Http2ServerResponse connect ClientHttp2Session',
  inspector: 'open close url waitForDebugger Session',
  net: 'createServer Server createConnection connect isIP isIPv4 isIPv6 Socket getDefaultAutoSelectFamily setDefaultAutoSelectFamily ' +
    'getDefaultAutoSelectFamilyAttemptTimeout setDefaultAutoSelectFamilyAttemptTimeout BlockList SocketAddress Stream',
  readline: 'Interface clearLine clearScreenDown createInterface cursorTo emitKeypressEvents moveCursor',
  repl: 'start Recoverable isValidSyntax REPLServer writer',
  tls: 'connect convertALPNProtocols createSecureContext createServer getCiphers setDefaultCACertificates parseCertString SecureContext Server ' +
    'TLSSocket checkServerIdentity getCACertificates',
  trace_events: 'createTracing getEnabledCategories',
  tty: 'ReadStream WriteStream isatty',
  v8: 'cachedDataVersionTag GCProfiler isStringOneByteRepresentation getHeapSnapshot getHeapStatistics getHeapSpaceStatistics getHeapCodeStatistics ' +
    'getCppHeapStatistics setFlagsFromString deserialize takeCoverage stopCoverage serialize writeHeapSnapshot setHeapSnapshotNearHeapLimit ' +
    'Deserializer Serializer DefaultDeserializer DefaultSerializer',
  vm: 'createContext runInContext runInNewContext runInThisContext isContext compileFunction measureMemory Script Module SourceTextModule ' +
    'SyntheticModule createScript',
  wasi: 'WASI',
  worker_threads: 'Worker MessageChannel BroadcastChannel MessagePort getEnvironmentData setEnvironmentData markAsUntransferable markAsUncloneable ' +
    'isMarkedAsUntransferable moveMessagePortToContext postMessageToThread receiveMessageOnPort',
  sqlite: 'DatabaseSync StatementSync Session backup',
};

const PROMISED = { fs: 'access appendFile copyFile cp glob chmod chown lchmod lchown link ' +
  'lstat mkdir mkdtemp statfs open readdir readFile writeFile readlink realpath rename stat symlink truncate unlink utimes lutimes rm rmdir watch opendir',
  dns: 'lookup lookupService resolve resolve4 resolve6 resolveAny resolveSrv resolveTxt resolveSoa resolveNaptr resolveMx resolveCaa resolveNs resolvePtr resolveCname reverse getServers setServers',
  readline: 'createInterface' };

const V4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
const isIPv4 = (s) => V4.test(String(s)) && !/(^|\.)0\d/.test(String(s));
function isIPv6(s) {
  s = String(s).replace(/%.+$/, '');
  if (!s.includes(':')) return false;
  try { new URL(`http://[${s}]/`); return true; } catch { return false; }
}

// lookup knows addresses and localhost. Servers look up where they are to listen, which is the operator's business here.
function lookup(name, options, done) {
  if (typeof options === 'function') [options, done] = [{}, options];
  if (typeof done !== 'function') throw Object.assign(new TypeError('dns.lookup: the last argument must be a function'), { code: 'ERR_INVALID_ARG_TYPE' });
  const wanted = typeof options === 'number' ? options : options?.family ?? 0;
  const local = !name || /^(.+\.)?localhost\.?$/i.test(name);
  const address = !local ? String(name) : wanted === 6 || wanted === 'IPv6' ? '::1' : '127.0.0.1';
  const family = isIPv4(address) ? 4 : isIPv6(address) ? 6 : 0;
  queueMicrotask(() => {
    if (family === 0) done(Object.assign(absent('dns.lookup of a name'), { syscall: 'getaddrinfo', hostname: address }));
    else if (options?.all) done(null, [{ address, family }]);
    else done(null, address, family);
  });
}

// REST is what of them is there.
const REST = {
  dns: () => ({ lookup, getServers: () => [], setServers() {}, getDefaultResultOrder: () => 'verbatim', setDefaultResultOrder() {} }),
  net: () => ({ setDefaultAutoSelectFamily() {}, getDefaultAutoSelectFamily: () => true, setDefaultAutoSelectFamilyAttemptTimeout() {}, getDefaultAutoSelectFamilyAttemptTimeout: () => 250,
    isIP: (s) => isIPv4(s) ? 4 : isIPv6(s) ? 6 : 0, isIPv4, isIPv6 }),
  tty: () => ({ isatty: () => false }),
  fs: () => {
    const constants = { F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1, O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, O_CREAT: 64, O_EXCL: 128, O_TRUNC: 512, O_APPEND: 1024, COPYFILE_EXCL: 1 };
    // Loggers write to standard output and error by their numbers.
    const writeSync = (fd, data, ...rest) => {
      const out = fd === 1 ? process.stdout : fd === 2 ? process.stderr : null;
      if (out === null) throw absent('fs.writeSync to a file');
      const b = typeof data === 'string' ? Buffer.from(data) : data;
      const [from, length] = typeof data === 'string' ? [0, b.length] : [rest[0] ?? 0, rest[1] ?? b.length - (rest[0] ?? 0)];
      out.write(Buffer.from(b.buffer, b.byteOffset + from, length).toString());
      return length;
    };
    const write = (fd, data, ...rest) => { const done = rest.pop(), n = writeSync(fd, data, ...rest); queueMicrotask(() => done(null, n, data)); };
    const sync = { fsyncSync() {}, fsync(fd, done) { queueMicrotask(() => done(null)); } };
    return { write, writeSync, ...sync, existsSync: () => false, exists: (path, done) => { queueMicrotask(() => done(false)); }, F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1, constants };
  },
  http2: () => ({ constants: { HTTP2_HEADER_STATUS: ':status', HTTP2_HEADER_METHOD: ':method', HTTP2_HEADER_PATH: ':path', HTTP2_HEADER_AUTHORITY: ':authority',
    HTTP2_HEADER_SCHEME: ':scheme' }, sensitiveHeaders: Symbol('sensitiveHeaders') }),
  // Packages (http2-wrapper, of got) make a TLSSocket when they are loaded, to inspect its class.
  tls: () => ({ TLSSocket: class TLSSocket { constructor() { this._handle = { _parentWrap: { constructor: thrower('tls', 'JSStreamSocket') } }; } },
    rootCertificates: [], DEFAULT_MIN_VERSION: 'TLSv1.2', DEFAULT_MAX_VERSION: 'TLSv1.3', DEFAULT_ECDH_CURVE: 'auto' }),
  cluster: () => ({ isWorker: false, isMaster: true, isPrimary: true, workers: {}, settings: {} }),
  worker_threads: () => ({
    isMainThread: true, parentPort: null, workerData: null, threadId: 0, resourceLimits: {}, SHARE_ENV: Symbol.for('nodejs.worker_threads.SHARE_ENV'),
    MessageChannel: globalThis.MessageChannel, MessagePort: globalThis.MessagePort, BroadcastChannel: globalThis.BroadcastChannel,
    markAsUntransferable() {}, getEnvironmentData() {}, setEnvironmentData() {},
  }),
  inspector: () => ({ console: globalThis.console, url: () => undefined }),
  domain: () => ({ active: null }),
  v8: () => ({ getHeapStatistics: () => { const m = process.memoryUsage(); return { total_heap_size: m.heapTotal, used_heap_size: m.heapUsed, heap_size_limit: m.heapTotal }; }, setFlagsFromString() {} }),
};

export const isAbsent = (name) => Object.hasOwn(NAMES, name);

export function absent(what) {
  const e = new Error(`${what} is not there in the sandbox: handlers have no files, sockets and processes (fetch reaches other servers)`);
  e.code = 'ENOSYS';
  return e;
}

// Functions that can be extended and be asked for instanceof, too.
function thrower(module, name) {
  const f = function () { throw absent(`${module}.${name}`); };
  return Object.defineProperty(f, 'name', { value: name });
}

export function absentModule(name, require) {
  const out = {};
  for (const f of NAMES[name].split(' ')) out[f] = thrower(name, f);
  if (name === 'net' || name === 'fs') bases(name, out, require);
  Object.assign(out, REST[name]?.(require));
  if (Object.hasOwn(PROMISED, name)) {
    out.promises = {};
    for (const f of PROMISED[name].split(' ')) out.promises[f] = { async [f]() { throw absent(`${name}.promises.${f}`); } }[f];
    if (name === 'dns') {
      out.promises.lookup = (host, options) => new Promise((resolve, reject) => {
        lookup(host, options ?? {}, (e, address, family) => { if (e) reject(e); else resolve(options?.all ? address : { address, family }); });
      });
      for (const f of ['getServers', 'setServers']) out.promises[f] = out[f];
    }
    if (out.constants) out.promises.constants = out.constants;
  }
  return out;
}

// bases: what packages extend when they are loaded has the prototype that it has in Node.
function bases(module, out, require) {
  const parents = { Socket: 'Duplex', ReadStream: 'Readable', WriteStream: 'Writable', Stream: 'Duplex' };
  for (const [name, parent] of Object.entries(parents)) {
    let prototype;
    if (!out[name]) continue;
    const f = out[name];
    // The stream library is large, so it is there only if somebody looks.
    Object.defineProperty(out, name, { configurable: true, enumerable: true, get() {
      if (!prototype) { prototype = require('stream')[parent].prototype; Object.setPrototypeOf(f.prototype, prototype); }
      return f;
    }, set(v) { Object.defineProperty(out, name, { value: v, writable: true, configurable: true, enumerable: true }); } });
  }
}
