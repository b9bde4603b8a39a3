// Each name of Bun exists here, if only to throw that it is not supported.
import { same } from './same';

const cases: Record<string, () => unknown> = {};
const B: any = Bun;

cases['names'] = () => ['$', 'Archive', 'ArrayBufferSink', 'CSRF', 'Cookie', 'CryptoHasher', 'FFI', 'FileSystemRouter', 'Glob', 'Image', 'JSON5', 'RedisClient', 'S3Client', 'SQL', 'TOML', 'Terminal', 'Transpiler', 'WebView', 'XML', 'YAML',
  'build', 'color', 'connect', 'cron', 'dns', 'embeddedFiles', 'enableANSIColors', 'hash', 'isStandaloneExecutable', 'listen', 'markdown', 'mmap', 'openInEditor', 'peek', 'plugin', 'postgres', 'redis', 'resolve', 'resolveSync', 's3', 'secrets', 'semver', 'shrink', 'sliceAnsi', 'sql', 'stdin', 'udpSocket', 'unsafe'].filter((k) => !(k in B));
cases['kinds'] = () => [typeof B.connect, typeof B.SQL, B.dns.then === undefined, B.embeddedFiles, B.enableANSIColors, B.isStandaloneExecutable];

export default same(cases);
