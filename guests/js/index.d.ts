// Types for handlers that wasmserve runs: the options of `export default`, the object `server`, and the supported parts of Bun and process.
// The web's own (Request, URL, streams, crypto) come with TypeScript. In tsconfig.json: "types": ["@wasmserve/js"], "lib": ["ESNext"].

/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference lib="webworker.iterable" />
/// <reference lib="webworker.asynciterable" />
/// <reference path="streams.d.ts" />
/// <reference path="bun.d.ts" />

/** `export default { ... } satisfies Serve.Options<undefined>`. */
declare namespace Serve {
  type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'OPTIONS' | 'CONNECT' | 'TRACE';

  /** The parameters of a path: `/users/:id` has `id`. If the path is not a literal type, any name is allowed. */
  type Params<Path extends string> = string extends Path
    ? Record<string, string>
    : Path extends `${string}:${infer Name}/${infer Rest}`
      ? { [K in Name]: string } & Params<`/${Rest}`>
      : Path extends `${string}:${infer Name}`
        ? { [K in Name]: string }
        : {};

  type Handler<Path extends string = string> = (this: BunServer, req: BunRequest<Path>, server: BunServer) => Response | Promise<Response>;

  /**
   * The host sends a Response without a call of the script; also a file, and a directory (for a path that ends in `/*`), which are below
      * the operator's directory (`-files`). false leaves the path to fetch.
   */
  type Answer<Path extends string = string> = Handler<Path> | Response | BunFile | { dir: string } | false;

  /** Paths: `/exact`, `/users/:id`, `/below/*`. The most exact one wins, whatever the order. */
  type Routes<Paths extends string = string> = {
    [Path in Paths]: Answer<Path> | Partial<Record<Method, Answer<Path>>>;
  };

  interface Handlers<Paths extends string = string> {
    /** Answers requests that match no route. Without it that is 404. */
    fetch?: (this: BunServer, req: Request, server: BunServer) => Response | Promise<Response>;
    /**
     * Answers for an error that a handler threw, and for a rejected promise. Without it that is 500. Failures that the host reports are an
          * Error with the name HostError and a `kind`: timeout, trap, exit, memory, response, lost, internal.
     */
    error?: (this: BunServer, error: any, req: Request) => Response | Promise<Response>;
    routes?: Routes<Paths>;
  }

  /** The operator's flags take precedence. The type parameter is WebSocket's data, which is not supported yet. */
  interface Options<_WebSocketData = undefined, Paths extends string = string> extends Handlers<Paths> {
    /** A path, or an abstract name (Linux): `'\0name'`. */
    unix?: string;
    /** TCP; default 3000. */
    port?: number | string;
    /** The address for `port`; default 127.0.0.1. */
    hostname?: string;
    /** Seconds without a byte, in either direction, after which a connection is closed; default 10; 0: never. */
    idleTimeout?: number;
    /** Bytes; more is 413. Default 128 MiB. */
    maxRequestBodySize?: number;
    /** Error pages show kind, message and stack. */
    development?: boolean;
    /** wasmserve only. Seconds for a request to be answered; 0: no limit. */
    requestTimeout?: number;
    /** wasmserve only. CPU seconds that a handler may use without a pause. It can only lower the operator's limit. */
    guestTimeout?: number;
    /**
     * wasmserve only. `request`: every request finds the script's memory in its state after the start, and no request sees the changes of
          * another. Work that a handler has started and does not await ends with its request; timers of the start do not run on.
     */
    isolation?: 'none' | 'request';
    /** wasmserve only. The most instances of the script, each with its own state; default 1, unless requests are isolated. */
    instances?: number;
  }
}

interface BunRequest<Path extends string = string> extends Request {
  readonly params: Serve.Params<Path>;
  /** The received cookies, and the changes, which are sent with the response. */
  readonly cookies: CookieMap;
}

interface CookieOptions {
  domain?: string;
  /** Default `/`; '': the browser's default. */
  path?: string;
  /** A number is seconds since 1970. */
  expires?: Date | number | string;
  /** Seconds. */
  maxAge?: number;
  secure?: boolean;
  httpOnly?: boolean;
  partitioned?: boolean;
  /** Default lax. */
  sameSite?: 'strict' | 'lax' | 'none';
}

interface Cookie {
  readonly name: string;
  value: string;
  domain: string | null;
  path: string;
  expires: Date | undefined;
  maxAge: number | undefined;
  secure: boolean;
  httpOnly: boolean;
  partitioned: boolean;
  sameSite: 'strict' | 'lax' | 'none';
  isExpired(): boolean;
  serialize(): string;
  toJSON(): CookieOptions & { name: string; value: string };
}

interface CookieMap extends Iterable<[string, string]> {
  readonly size: number;
  get(name: string): string | null;
  has(name: string): boolean;
  set(name: string, value: string, options?: CookieOptions): void;
  set(cookie: Cookie | (CookieOptions & { name: string; value: string })): void;
  delete(name: string, options?: { domain?: string; path?: string }): void;
  delete(cookie: { name: string; domain?: string; path?: string }): void;
  /** The values of the Set-Cookie fields for the changes. */
  toSetCookieHeaders(): string[];
  entries(): IterableIterator<[string, string]>;
  keys(): IterableIterator<string>;
  values(): IterableIterator<string>;
  forEach(f: (value: string, name: string, map: CookieMap) => void): void;
  toJSON(): Record<string, string>;
}

interface BunServer {
  readonly id: string;
  readonly url: URL;
  readonly port: number | undefined;
  readonly hostname: string | undefined;
  readonly protocol: string;
  readonly development: boolean;
  readonly pendingRequests: number;
  readonly pendingWebSockets: number;
  /** Changes the handlers. Fields that are not given stay as they are; an invalid one throws, and changes nothing. */
  reload<Paths extends string = string>(options: Serve.Handlers<Paths>): BunServer;
  /** The idle timeout of the request's connection, until the request is over; 0: no timeout. */
  timeout(req: Request, seconds: number): void;
  /** null on Unix sockets. */
  requestIP(req: Request): { address: string; port: number; family: 'IPv4' | 'IPv6' } | null;
  fetch(req: Request | string): Response | Promise<Response>;
  /** Does nothing: the operator stops the server. */
  stop(closeActiveConnections?: boolean): Promise<void>;
  /** wasmserve only. A store that all instances share and that outlives reloads. */
  readonly state: State;
  /** wasmserve only. The host's counters. */
  stats(): Stats;
  ref(): BunServer;
  unref(): BunServer;
}

/** Keys have 1 to 1,024 bytes. An operation that fails throws: the store is full, a value is too large, the operator has disabled it. */
interface State {
  /** null: the key does not exist. Invalid UTF-8 becomes U+FFFD. */
  get(key: string): string | null;
  getBytes(key: string): Uint8Array | null;
  set(key: string, value: string | ArrayBuffer | ArrayBufferView): void;
  /** Whether the key existed. */
  delete(key: string): boolean;
  /** Adds to an integer (absent: 0) and returns the sum. Default 1. */
  add(key: string, delta?: number): number;
  /** Sets the value to `next` if it is `old`, and reports whether it was. old null: if it is absent; next null: deletes it. */
  compareAndSwap(key: string, old: string | ArrayBufferView | null, next: string | ArrayBufferView | null): boolean;
}

interface Stats {
  /** Seconds since the server's start. */
  uptime: number;
  generation: number;
  /** Requests answered since the server's start. */
  requests: number;
  /** Bytes. */
  memory: { rss: number; instance: number };
  instances: number;
  pending: number;
}

/**
 * urlpattern.spec.whatwg.org. TypeScript's library has it from version 6 on: these are the same declarations, which merge with its own.
 */
interface URLPattern {
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly hasRegExpGroups: boolean;
  test(input?: string | URLPatternInit, baseURL?: string | URL): boolean;
  exec(input?: string | URLPatternInit, baseURL?: string | URL): URLPatternResult | null;
}
declare var URLPattern: {
  prototype: URLPattern;
  new (input: string | URLPatternInit, baseURL: string | URL, options?: URLPatternOptions): URLPattern;
  new (input?: string | URLPatternInit, options?: URLPatternOptions): URLPattern;
};
interface URLPatternOptions {
  ignoreCase?: boolean;
}
interface URLPatternInit {
  protocol?: string;
  username?: string;
  password?: string;
  hostname?: string;
  port?: string;
  pathname?: string;
  search?: string;
  hash?: string;
  baseURL?: string;
}
interface URLPatternComponentResult {
  input: string;
  groups: Record<string, string | undefined>;
}
interface URLPatternResult {
  inputs: (string | URLPatternInit)[];
  protocol: URLPatternComponentResult;
  username: URLPatternComponentResult;
  password: URLPatternComponentResult;
  hostname: URLPatternComponentResult;
  port: URLPatternComponentResult;
  pathname: URLPatternComponentResult;
  search: URLPatternComponentResult;
  hash: URLPatternComponentResult;
}

/** Additional options of fetch: a Unix socket's path, or an abstract name (`'\\0name'`, `'@name'`), to connect to instead of the URL's host. */
interface RequestInit {
  unix?: string;
}

/** From Bun and node: in constant time, wherever a and b differ. Both must have the same length. */
interface Crypto {
  timingSafeEqual(a: ArrayBuffer | ArrayBufferView, b: ArrayBuffer | ArrayBufferView): boolean;
}

interface Timer {
  ref(): Timer;
  unref(): Timer;
  hasRef(): boolean;
  /** Restarts the time. */
  refresh(): Timer;
  close(): Timer;
  [Symbol.toPrimitive](): number;
}

declare function setTimeout<Args extends unknown[]>(f: (...args: Args) => void, ms?: number, ...args: Args): Timer & number;
declare function setInterval<Args extends unknown[]>(f: (...args: Args) => void, ms?: number, ...args: Args): Timer & number;
declare function setImmediate<Args extends unknown[]>(f: (...args: Args) => void, ...args: Args): Timer & number;
declare function clearTimeout(timer: Timer | number | undefined): void;
declare function clearInterval(timer: Timer | number | undefined): void;
declare function clearImmediate(timer: Timer | number | undefined): void;

/** The variables that the operator allows (`-env NAME`). */
type BunEnv = Readonly<Record<string, string | undefined>>;

declare namespace NodeJS {
  /** With this name it merges with that of @types/node if that is installed. */
  interface Process {
    env: ProcessEnv;
    argv: string[];
    readonly pid: number;
    readonly platform: string;
    exitCode?: number | string | null | undefined;
    /** Seconds since the server's start. */
    uptime(): number;
    /** Bytes: rss is the server's, heapTotal this instance's. */
    memoryUsage: MemoryUsageFn;
    cpuUsage(since?: CpuUsage): CpuUsage;
    cwd(): string;
    /** Ends the instance, not the server: its other requests fail with kind lost, and the next request starts the script anew. */
    exit(code?: number): never;
    /** Like exit; the request fails with kind trap. */
    abort(): never;
    /** Writes to the log. */
    emitWarning(warning: string | Error, type?: string, code?: string): void;
    nextTick<Args extends unknown[]>(f: (...args: Args) => void, ...args: Args): void;
    hrtime: HRTime;
  }
  /** The variables that the operator allows (`-env NAME`). */
  interface ProcessEnv { [name: string]: string | undefined }
  interface MemoryUsage { rss: number; heapTotal: number; heapUsed: number; external: number; arrayBuffers: number }
  interface MemoryUsageFn { (): MemoryUsage; rss(): number }
  /** Microseconds. */
  interface CpuUsage { user: number; system: number }
  interface HRTime { (since?: [number, number]): [number, number]; bigint(): bigint }
}

declare var process: NodeJS.Process;

/** The location of a file for scripts: its url is `file:///app.ts`; the directory of the handler's file is `/`. */
interface ImportMeta {
  readonly dir: string;
  readonly dirname: string;
  readonly path: string;
  readonly filename: string;
  /** The last part of path. */
  readonly file: string;
  /** Whether this is the handler's own file. */
  readonly main: boolean;
  readonly env: NodeJS.ProcessEnv;
}

/** A file that never exists for a handler: reads reject with code ENOENT. As a route the host sends it. */
interface BunFile {
  readonly name: string;
  readonly size: number;
  readonly type: string;
  exists(): Promise<boolean>;
  text(): Promise<string>;
  json(): Promise<any>;
  bytes(): Promise<Uint8Array>;
  arrayBuffer(): Promise<ArrayBuffer>;
  delete(): Promise<void>;
  unlink(): Promise<void>;
}

declare namespace Bun {
  type Server<_WebSocketData = undefined> = BunServer;
  /** Serves. It may be called once, instead of `export default`. */
  function serve<WebSocketData = undefined, const Paths extends string = string>(options: Serve.Options<WebSocketData, Paths>): BunServer;
  function sleep(ms: number | Date): Promise<void>;
  function file(path: string | URL): BunFile;
  const Cookie: {
    new (name: string, value: string, options?: CookieOptions): Cookie;
    new (cookie: string | (CookieOptions & { name: string; value: string })): Cookie;
    from(name: string, value: string, options?: CookieOptions): Cookie;
    parse(field: string): Cookie;
  };
  const CookieMap: new (init?: string | Record<string, string> | Iterable<[string, string]>) => CookieMap;
  function fileURLToPath(url: string | URL): string;
  function pathToFileURL(path: string): URL;
  function stripANSI(text: string): string;
  function escapeHTML(text: unknown): string;
  function inspect(value: unknown): string;
  namespace inspect {
    function table(rows: unknown, columns?: string[], options?: object): string;
  }
  function nanoseconds(): number;
  function randomUUIDv7(): string;
  /** Compression: gzip. level is 0 to 9; -1 is the default. */
  function gzipSync(data: Bun.Compressible, options?: { level?: number }): Uint8Array<ArrayBuffer>;
  function gunzipSync(data: Bun.Compressible): Uint8Array<ArrayBuffer>;
  /** DEFLATE without a header. */
  function deflateSync(data: Bun.Compressible, options?: { level?: number }): Uint8Array<ArrayBuffer>;
  /** DEFLATE without a header, or with zlib's if windowBits is 8 to 15. */
  function inflateSync(data: Bun.Compressible, options?: { windowBits?: number }): Uint8Array<ArrayBuffer>;
  type Compressible = string | ArrayBuffer | ArrayBufferView;
  function deepEquals(a: unknown, b: unknown, strict?: boolean): boolean;
  function gc(force?: boolean): void;

  type DigestEncoding = 'hex' | 'base64' | 'base64url' | 'latin1' | 'binary' | 'utf8' | 'utf-8' | 'ucs2' | 'utf16le' | 'ascii';
  type HashInput = string | ArrayBuffer | ArrayBufferView | Blob;
  type HashAlgorithm = 'blake2b256' | 'blake2b512' | 'blake2s256' | 'md4' | 'md5' | 'ripemd160' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512' | 'sha512-224'
    | 'sha512-256' | 'sha3-224' | 'sha3-256' | 'sha3-384' | 'sha3-512' | 'shake128' | 'shake256';

  /** A streaming hash, or with a key an HMAC. An HMAC has one digest; a hash restarts after each. */
  class CryptoHasher {
    constructor(algorithm: HashAlgorithm | (string & {}), key?: string | ArrayBuffer | ArrayBufferView);
    readonly algorithm: HashAlgorithm;
    readonly byteLength: number;
    update(data: HashInput, encoding?: DigestEncoding): this;
    digest(encoding: DigestEncoding): string;
    digest(): Uint8Array;
    digest<Into extends ArrayBufferView>(into: Into): Into;
    copy(): CryptoHasher;
    static readonly algorithms: HashAlgorithm[];
    static hash(algorithm: HashAlgorithm, data: HashInput, encoding: DigestEncoding): string;
    static hash(algorithm: HashAlgorithm, data: HashInput): Uint8Array;
    static hash<Into extends ArrayBufferView>(algorithm: HashAlgorithm, data: HashInput, into: Into): Into;
  }
  /** One of the older classes: a hash with one digest. */
  class OneHash {
    readonly byteLength: number;
    update(data: HashInput): this;
    digest(encoding: DigestEncoding): string;
    digest(): Uint8Array;
    digest<Into extends ArrayBufferView>(into: Into): Into;
    static readonly byteLength: number;
    static hash(data: HashInput, encoding: DigestEncoding): string;
    static hash(data: HashInput): Uint8Array;
    static hash<Into extends ArrayBufferView>(data: HashInput, into: Into): Into;
  }
  class MD4 extends OneHash {}
  class MD5 extends OneHash {}
  class SHA1 extends OneHash {}
  class SHA224 extends OneHash {}
  class SHA256 extends OneHash {}
  class SHA384 extends OneHash {}
  class SHA512 extends OneHash {}
  class SHA512_256 extends OneHash {}
  function sha(data: HashInput, encoding: DigestEncoding): string;
  function sha(data: HashInput): Uint8Array;

  namespace password {
    type Algorithm = 'argon2id' | 'argon2i' | 'bcrypt';
    /** memoryCost in KiB, up to 65,536, and timeCost, up to 4 with that; cost from 4 to 12. */
    type Options = Algorithm | { algorithm?: 'argon2id' | 'argon2i'; memoryCost?: number; timeCost?: number } | { algorithm: 'bcrypt'; cost?: number };
    type Input = string | ArrayBuffer | ArrayBufferView;
    /** Default argon2id with 64 MiB and 2 passes. The work is done synchronously, and counts as the handler's. */
    function hash(password: Input, options?: Options): Promise<string>;
    function verify(password: Input, hash: Input, algorithm?: Algorithm): Promise<boolean>;
    function hashSync(password: Input, options?: Options): string;
    function verifySync(password: Input, hash: Input, algorithm?: Algorithm): boolean;
  }
  const env: BunEnv;
  const version: string;
  const argv: readonly string[];
}

/** As in Bun: a repeated name has an array. */
interface URLSearchParams {
  toJSON(): Record<string, string | string[]>;
}

declare module 'bun' {
  export import Serve = globalThis.Serve;
  export type Server<_WebSocketData = undefined> = BunServer;
  export type BunRequest<Path extends string = string> = globalThis.BunRequest<Path>;
  export const serve: typeof Bun.serve;
  export const file: typeof Bun.file;
  export const sleep: typeof Bun.sleep;
  export const escapeHTML: typeof Bun.escapeHTML;
  export const nanoseconds: typeof Bun.nanoseconds;
  export const gzipSync: typeof Bun.gzipSync;
  export const gunzipSync: typeof Bun.gunzipSync;
  export const deflateSync: typeof Bun.deflateSync;
  export const inflateSync: typeof Bun.inflateSync;
  export const randomUUIDv7: typeof Bun.randomUUIDv7;
  export const CryptoHasher: typeof Bun.CryptoHasher;
  export const password: typeof Bun.password;
  export const sha: typeof Bun.sha;
  export const hash: typeof Bun.hash;
  export const peek: typeof Bun.peek;
  export const semver: typeof Bun.semver;
  export const Glob: typeof Bun.Glob;
  export const YAML: typeof Bun.YAML;
  export const TOML: typeof Bun.TOML;
  export const JSON5: typeof Bun.JSON5;
  export const JSONC: typeof Bun.JSONC;
  export const JSONL: typeof Bun.JSONL;
  export const CSRF: typeof Bun.CSRF;
  export const color: typeof Bun.color;
  export const stringWidth: typeof Bun.stringWidth;
  export const wrapAnsi: typeof Bun.wrapAnsi;
  export const stripANSI: typeof Bun.stripANSI;
  export const inspect: typeof Bun.inspect;
  export const deepEquals: typeof Bun.deepEquals;
  export const deepMatch: typeof Bun.deepMatch;
  export const indexOfLine: typeof Bun.indexOfLine;
  export const sleepSync: typeof Bun.sleepSync;
  export const randomUUIDv5: typeof Bun.randomUUIDv5;
  export const zstdCompressSync: typeof Bun.zstdCompressSync;
  export const zstdDecompressSync: typeof Bun.zstdDecompressSync;
  export const zstdCompress: typeof Bun.zstdCompress;
  export const zstdDecompress: typeof Bun.zstdDecompress;
  export const Cookie: typeof Bun.Cookie;
  export const CookieMap: typeof Bun.CookieMap;
  export const env: typeof Bun.env;
  export const version: string;
  export default Bun;
}

// Other files that the bundler accepts, as text.
declare module '*.txt' { const text: string; export default text; }
declare module '*.html' { const text: string; export default text; }
declare module '*.sql' { const text: string; export default text; }

// And by path, as Bun.file accepts it.
declare module '*.png' { const path: string; export default path; }
declare module '*.jpg' { const path: string; export default path; }
declare module '*.svg' { const path: string; export default path; }
declare module '*.ico' { const path: string; export default path; }
declare module '*.webp' { const path: string; export default path; }
