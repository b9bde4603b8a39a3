// Functions in place of those of Bun that the sandbox does not support. They throw with their name and the reason, so that a script fails
// where it uses one.
import { lazy } from './host.js';

const REASONS = [
  ['there are no sockets: ask with fetch, which reaches whom -allow-net names', '$ FetchSession RedisClient S3Client SQL connect dns listen postgres redis s3 sql udpSocket'],
  ['scripts are bundled and resolved before they start', 'FileSystemRouter ModuleGraph Transpiler build plugin resolve resolveSync'],
  ['there are no files, programs and terminals', 'Archive FFI Terminal WebView cron generateHeapSnapshot mmap openInEditor secrets stderr stdin stdout unsafe'],
  ['it is not supported yet', 'Image XML markdown sliceAnsi'],
];

function absent(name, why) {
  const f = { [name]: function () { throw Object.assign(new Error(`Bun.${name} is not there in the sandbox: ${why}`), { code: 'ENOSYS' }); } }[name];
  // Of an object, such as Bun.sql, the methods are asked for.
  return new Proxy(f, { get: (t, k) => typeof k === 'symbol' || k in t || k === 'then' || k === 'toJSON' ? t[k] : absent(`${name}.${k}`, why) });
}

export function lacking(Bun) {
  for (const [why, names] of REASONS) for (const name of names.split(' ')) lazy(name, () => absent(name, why), Bun);
  Object.assign(Bun, { embeddedFiles: [], enableANSIColors: false, isStandaloneExecutable: false, shrink: () => {} });
}
