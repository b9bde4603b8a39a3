// How modules are found, process, os, import.meta, and what is not there.
import { same, throws, rejects } from '../../../parity/same';
import os from 'node:os';
import proc from 'node:process';
import cons from 'console';
import { builtinModules, createRequire, isBuiltin } from 'module';
import { isIP } from 'node:net';
import { METHODS, STATUS_CODES } from 'http';
import { isMainThread } from 'worker_threads';
import text from './imported/text.txt' with { type: 'text' };
import raw from './imported/data.json' with { type: 'text' };
import data, { a } from './imported/data.json';
import typed from './imported/data.json' with { type: 'json' };
import { meta } from './imported/meta';
const cjs = require('./imported/common.cjs');

const cases: Record<string, (req: Request, server: any) => unknown> = {};
const add = (name: string, f: (req: Request, server: any) => unknown) => { cases[name] = f; };
const failed = async (f: () => unknown) => { try { await f(); } catch (e: any) { return [e.name, e.code, e instanceof Error]; } return 'nothing'; };
const some = (s: string) => s; // what no bundler sees through

for (const m of ['assert', 'assert/strict', 'async_hooks', 'buffer', 'child_process', 'cluster', 'console', 'constants', 'crypto', 'dgram', 'diagnostics_channel', 'dns', 'dns/promises', 'events', 'fs', 'fs/promises', 'http', 'http2', 'https', 'inspector', 'module', 'net', 'os', 'path', 'path/posix', 'path/win32', 'perf_hooks', 'process', 'punycode', 'querystring', 'readline', 'readline/promises', 'repl', 'stream', 'stream/consumers', 'stream/promises', 'stream/web', 'string_decoder', 'sys', 'timers', 'timers/promises', 'tls', 'tty', 'url', 'util', 'util/types', 'v8', 'vm', 'worker_threads', 'zlib']) {
  add('module ' + m, async () => { const x = await import(some('node:' + m)), y = require(some(m)); return [typeof x, typeof y, x.default === y]; });
}
add('require static', () => [require('path').join('a', 'b'), require('node:events') === require('events'), typeof require('util').inspect, typeof require]);
add('missing', async () => [await failed(() => require(some('./nope-1'))), await failed(() => import(some('./nope-2')))]);
add('missing caught', async () => { let v = 'none'; try { v = require('./nope-3' as any); } catch { v = 'caught'; } return v; });
add('import json', () => [data, a, typed.a, typeof raw, JSON.parse(raw).a, text]);
add('import meta', () => [typeof import.meta.url, import.meta.url.startsWith('file:///'), import.meta.url.endsWith('/node-modules.ts'), import.meta.file, import.meta.path.endsWith('/node-modules.ts'), import.meta.path === import.meta.filename, import.meta.dir === import.meta.dirname, import.meta.path === import.meta.dir.replace(/\/$/, '') + '/' + import.meta.file, import.meta.env === process.env, import.meta.main, Bun.main === import.meta.path, 'import.meta.url']);
add('import meta imported', () => [meta().main, meta().file, meta().url.endsWith('/imported/meta.ts'), new URL('./x', meta().url).href.endsWith('/imported/x')]);
add('import meta resolve', () => [import.meta.resolve('../../../parity/same').endsWith('/same.ts') || import.meta.resolve('../../../parity/same').endsWith('/same'), typeof import.meta.resolve, import.meta.resolve('node:path')]);
add('dirname', () => [typeof __dirname, __filename.endsWith('/node-modules.ts'), __filename.startsWith(__dirname)]);
add('commonjs', () => [cjs.name, cjs.inDir, cjs.self, typeof cjs.main, cjs.value]);
add('process', () => [proc === process, process.browser ?? null, typeof process.version, process.version.startsWith('v'), typeof process.versions.node, process.argv.length, typeof process.argv[1], process.platform, typeof process.cpuUsage().user, process.exitCode === undefined, process.stdout.isTTY ?? false, typeof process.emitWarning, process.title.length > 0, typeof process.listenerCount, process.on('x', () => 1) === process, typeof process.getBuiltinModule, process.getBuiltinModule('path') === require('path'), process.getBuiltinModule('nope') === undefined, process.release.name, typeof process.umask(), process.env.NAME]);
add('next tick', async () => { const o: any[] = []; process.nextTick((v: any) => o.push(v), 'tick'); o.push('sync'); await new Promise((r) => setTimeout(r, 1)); return o; });
add('os', () => [os.EOL, os.platform(), typeof os.arch(), typeof os.hostname(), os.type(), os.endianness(), Array.isArray(os.cpus()), os.constants.signals.SIGTERM, os.constants.errno.ENOENT, os.tmpdir(), typeof os.totalmem(), os.devNull, typeof os.userInfo().username]);
add('console module', () => [cons === console, typeof cons.log]);
add('module module', () => [builtinModules.includes('fs'), isBuiltin('node:path'), isBuiltin('nope'), createRequire(import.meta.url)('path') === require('path')]);
add('harmless', () => [isIP('1.2.3.4'), isIP('::1'), isIP('x'), isIP('01.2.3.4'), isIP('1.2.3'), isIP('::ffff:1.2.3.4'), isIP('fe80::1%eth0'), METHODS.includes('GET'), METHODS.length, STATUS_CODES[404], STATUS_CODES[418], Object.keys(STATUS_CODES).length, isMainThread, require('tty').isatty(1) === true]);
add('absent', async () => { const fs = require('fs'); return [throws(() => fs.readFileSync('/nope')), fs.existsSync('/nope'), await rejects(() => fs.promises.readFile('/nope')), typeof fs.createReadStream, fs.constants.R_OK, Object.keys(fs).includes('writeFile')]; });

export default same(cases);
