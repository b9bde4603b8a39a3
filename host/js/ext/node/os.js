// node:os: properties of a sandbox instead of a machine.

const errno = { E2BIG: 7, EACCES: 13, EADDRINUSE: 98, EADDRNOTAVAIL: 99, EAGAIN: 11, EBADF: 9, EBUSY: 16, ECANCELED: 125, ECONNABORTED: 103, ECONNREFUSED: 111, ECONNRESET: 104, EEXIST: 17, EHOSTUNREACH: 113,
  EINTR: 4, EINVAL: 22, EIO: 5, EISDIR: 21, EMFILE: 24, ENETUNREACH: 101, ENOENT: 2, ENOMEM: 12, ENOSPC: 28, ENOSYS: 38, ENOTDIR: 20, ENOTEMPTY: 39, ENOTSUP: 95, EPERM: 1, EPIPE: 32, EROFS: 30, ETIMEDOUT: 110 };
const signals = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGILL: 4, SIGTRAP: 5, SIGABRT: 6, SIGBUS: 7, SIGFPE: 8, SIGKILL: 9, SIGUSR1: 10, SIGSEGV: 11, SIGUSR2: 12, SIGPIPE: 13, SIGALRM: 14, SIGTERM: 15 };
const priority = { PRIORITY_LOW: 19, PRIORITY_BELOW_NORMAL: 10, PRIORITY_NORMAL: 0, PRIORITY_ABOVE_NORMAL: -7, PRIORITY_HIGH: -14, PRIORITY_HIGHEST: -20 };

export const constants = { errno, signals, priority, dlopen: {}, UV_UDP_REUSEADDR: 4 };

export const os = () => ({
  EOL: '\n', devNull: '/dev/null', constants,
  arch: () => process.arch, machine: () => process.arch, platform: () => 'linux', type: () => 'Linux', release: () => '0.0.0', version: () => '', endianness: () => 'LE',
  hostname: () => 'localhost', homedir: () => '/', tmpdir: () => '/tmp', uptime: () => process.uptime(), loadavg: () => [0, 0, 0],
  totalmem: () => process.memoryUsage().heapTotal, freemem: () => 0, availableParallelism: () => 1,
  cpus: () => [{ model: 'wasm', speed: 0, times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 } }],
  networkInterfaces: () => ({}), getPriority: () => 0, setPriority() {}, userInfo: () => ({ uid: -1, gid: -1, username: 'nobody', homedir: '/', shell: null }),
});
