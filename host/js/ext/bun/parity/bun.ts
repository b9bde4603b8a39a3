import { rejects, same } from '../../../parity/same';

const cases: Record<string, (req: Request, server: any) => unknown> = {};
const add = (name: string, f: (req: Request, server: any) => unknown) => { cases[name] = f; };

add('bun', () => [Bun.escapeHTML('<a href="x">&\'</a>'), Bun.deepEquals({ a: 1 }, { a: 1 }), Bun.deepEquals({ a: 1 }, { a: 2 }), typeof Bun.nanoseconds(), typeof Bun.version, Bun.inspect({ a: 1 })]);
add('bun more', () => ['hash', 'password', 'CryptoHasher', 'readableStreamToText', 'readableStreamToJSON', 'peek', 'stringWidth', 'concatArrayBuffers', 'gzipSync', 'semver', 'sleepSync', 'which', 'fileURLToPath', 'pathToFileURL', 'Glob', 'TOML', 'ArrayBufferSink', 'randomUUIDv7', 'randomUUIDv5', 'stripANSI', 'color', 'Cookie', 'CookieMap', 'YAML', 'indexOfLine', 'allocUnsafe', 'SHA256', 'MD5', 'zstdCompressSync', 'FileSystemRouter', 'Transpiler', 'resolveSync', 'build', 'dns', 'redis', 'sql', 'udpSocket', 'connect', 'listen', 'fetch', 'env', 'main', 'stdin', 'stdout', 'S3Client', 'secrets', 'markdown', 'JSON5', 'JSONL', 'wrapAnsi'].map((k) => k + ':' + typeof (Bun as any)[k]));
add('process', () => [typeof process.uptime(), typeof process.memoryUsage().rss, process.platform, typeof process.hrtime.bigint(), typeof process.pid, typeof process.cwd(), typeof process.version, typeof process.versions, typeof process.nextTick, typeof process.on, typeof process.argv, typeof process.cpuUsage, typeof process.release, typeof process.stdout.write]);
add('buffer', () => [Buffer.from('hé').toString('base64'), Buffer.from('aGk', 'base64url').toString(), Buffer.concat([Buffer.from('a'), Buffer.from('b')]).toString('hex'), Buffer.byteLength('é'), Buffer.isBuffer(Buffer.alloc(1)), Buffer.from([1, 2]).readUInt16BE(0), Buffer.compare(Buffer.from('a'), Buffer.from('b'))]);
for (const m of ['assert', 'async_hooks', 'buffer', 'crypto', 'events', 'path', 'querystring', 'stream', 'string_decoder', 'url', 'util', 'timers', 'process', 'os', 'http', 'fs', 'zlib', 'perf_hooks', 'diagnostics_channel', 'module', 'punycode', 'child_process', 'net'])
  add('node:' + m, async () => { const x = await import('node:' + m); return typeof x; });
add('urlpattern', () => { const p = new URLPattern({ pathname: '/a/:b' }); const r = p.exec('http://x/a/1'); return [p.test('http://x/a/1'), r!.pathname.groups, p.pathname]; });
add('websocket', () => typeof WebSocket);
add('htmlrewriter', () => typeof (globalThis as any).HTMLRewriter);
add('cookie globals', () => [typeof (globalThis as any).CookieStore, typeof (globalThis as any).Worker, typeof (globalThis as any).BroadcastChannel, typeof (globalThis as any).EventSource, typeof (globalThis as any).alert]);
add('fetch type', () => [typeof fetch, fetch.name]);
add('fetch data', async () => await (await fetch('data:text/plain;base64,aGk=')).text());
add('fetch data2', async () => { const r = await fetch('data:,a%20b'); return [r.status, r.headers.get('content-type'), await r.text()]; });
add('fetch bad url', async () => await rejects(() => fetch('nope')));
add('fetch blob url', async () => { const u = URL.createObjectURL(new Blob(['zz'])); const r = await (await fetch(u)).text(); URL.revokeObjectURL(u); return r; });
add('console type', () => Object.keys(console).filter((k) => typeof (console as any)[k] === 'function').sort());

export default same(cases);
