// Types for handlers that wasmserve runs: the options of `export default`, the object `server`, and what of Bun and process is there.
// The web's own (Request, URL, streams, crypto) come with TypeScript. In tsconfig.json: "types": ["@wasmserve/js"], "lib": ["ESNext"].

/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference lib="webworker.iterable" />
/// <reference lib="webworker.asynciterable" />

/** `export default { ... } satisfies Serve.Options<undefined>`. */
declare namespace Serve {
  type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'OPTIONS' | 'CONNECT' | 'TRACE';

  /** The parameters of a path: `/users/:id` has `id`. Of a path that is not known to the compiler any name is taken. */
  type Params<Path extends string> = string extends Path
    ? Record<string, string>
    : Path extends `${string}:${infer Name}/${infer Rest}`
      ? { [K in Name]: string } & Params<`/${Rest}`>
      : Path extends `${string}:${infer Name}`
        ? { [K in Name]: string }
        : {};

  type Handler<Path extends string = string> = (this: BunServer, req: BunRequest<Path>, server: BunServer) => Response | Promise<Response>;

  /**
   * A Response is sent by the host without a call of the script; so are a file, and a directory (of a path that ends in `/*`), which lie below
   * what the operator gave (`-files`). false leaves the path to fetch.
   */
  type Answer<Path extends string = string> = Handler<Path> | Response | BunFile | { dir: string } | false;

  /** Paths: `/exact`, `/users/:id`, `/below/*`. The most exact one answers, whatever the order. */
  type Routes<Paths extends string = string> = {
    [Path in Paths]: Answer<Path> | Partial<Record<Method, Answer<Path>>>;
  };

  interface Handlers<Paths extends string = string> {
    /** Answers what no route does. Without it that is 404. */
    fetch?: (this: BunServer, req: Request, server: BunServer) => Response | Promise<Response>;
    /**
     * Answers for what a handler threw, and for a promise that was rejected. Without it that is 500. For what the host has to say it gets an
     * Error with the name HostError and a `kind`: timeout, trap, exit, memory, response, lost, internal.
     */
    error?: (this: BunServer, error: any, req: Request) => Response | Promise<Response>;
    routes?: Routes<Paths>;
  }

  /** The operator's flags win over these. The type parameter is WebSocket's data, which there is none of yet. */
  interface Options<_WebSocketData = undefined, Paths extends string = string> extends Handlers<Paths> {
    /** A path, or an abstract name (Linux): `'\0name'`. */
    unix?: string;
    /** TCP: 3000 unless said otherwise. */
    port?: number | string;
    /** What `port` listens on: 127.0.0.1 unless said otherwise. */
    hostname?: string;
    /** Seconds without a byte, either way, after which a connection is closed: 10 unless said otherwise; 0: never. */
    idleTimeout?: number;
    /** Bytes; more is 413. 128 MiB unless said otherwise. */
    maxRequestBodySize?: number;
    /** Error pages tell kind, message and stack. */
    development?: boolean;
    /** Only here. Seconds for a request to be answered; 0: no limit. */
    requestTimeout?: number;
    /** Only here. Seconds that a handler may work without a pause. It can only lower the operator's. */
    guestTimeout?: number;
    /** Only here. How many instances of the script there may be, each with a state of its own: 1 unless said otherwise. */
    instances?: number;
  }
}

interface BunRequest<Path extends string = string> extends Request {
  readonly params: Serve.Params<Path>;
  readonly cookies: ReadonlyMap<string, string>;
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
  /** Changes what answers. What is not named stays as it is; a mistake throws, and changes nothing. */
  reload<Paths extends string = string>(options: Serve.Handlers<Paths>): BunServer;
  /** The idle timeout of the request's connection, until the request is over; 0: none. */
  timeout(req: Request, seconds: number): void;
  /** null on Unix sockets. */
  requestIP(req: Request): { address: string; port: number; family: 'IPv4' | 'IPv6' } | null;
  fetch(req: Request | string): Response | Promise<Response>;
  /** Does nothing: the server is its operator's. */
  stop(closeActiveConnections?: boolean): Promise<void>;
  /** Only here. A store that all instances share and that outlives reloads. */
  readonly state: State;
  /** Only here. What the host counts. */
  stats(): Stats;
  ref(): BunServer;
  unref(): BunServer;
}

/** Keys have 1 to 1,024 bytes. What cannot be done throws: the store is full, a value is too large, the operator has switched it off. */
interface State {
  /** null: there is none. Bytes that are no UTF-8 become U+FFFD. */
  get(key: string): string | null;
  getBytes(key: string): Uint8Array | null;
  set(key: string, value: string | ArrayBuffer | ArrayBufferView): void;
  /** Whether there was one. */
  delete(key: string): boolean;
  /** Adds to a whole number (0 if there is none) and gives the sum. 1 unless said otherwise. */
  add(key: string, delta?: number): number;
  /** Sets the value to `next` if it is `old`, and says whether it was. old null: if there is none; next null: deletes it. */
  compareAndSwap(key: string, old: string | ArrayBufferView | null, next: string | ArrayBufferView | null): boolean;
}

interface Stats {
  /** Seconds since the server's start. */
  uptime: number;
  generation: number;
  /** Answered since the server's start. */
  requests: number;
  /** Bytes. */
  memory: { rss: number; instance: number };
  instances: number;
  pending: number;
}

/** urlpattern.spec.whatwg.org */
declare class URLPattern {
  constructor(init?: URLPatternInit | string, baseURL?: string, options?: { ignoreCase?: boolean });
  test(input?: URLPatternInit | string, baseURL?: string): boolean;
  exec(input?: URLPatternInit | string, baseURL?: string): URLPatternResult | null;
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly hasRegExpGroups: boolean;
}
type URLPatternPart = 'protocol' | 'username' | 'password' | 'hostname' | 'port' | 'pathname' | 'search' | 'hash';
type URLPatternInit = { [K in URLPatternPart | 'baseURL']?: string };
type URLPatternResult = { inputs: (URLPatternInit | string)[] } & {
  [K in URLPatternPart]: { input: string; groups: Record<string, string | undefined> };
};

/** What fetch takes besides: a Unix socket's path, or an abstract name (`'\\0name'`, `'@name'`), to connect to instead of the URL's host. */
interface RequestInit {
  unix?: string;
}

interface Timer {
  ref(): Timer;
  unref(): Timer;
  hasRef(): boolean;
  close(): Timer;
  [Symbol.toPrimitive](): number;
}

declare function setTimeout<Args extends unknown[]>(f: (...args: Args) => void, ms?: number, ...args: Args): Timer & number;
declare function setInterval<Args extends unknown[]>(f: (...args: Args) => void, ms?: number, ...args: Args): Timer & number;
declare function setImmediate<Args extends unknown[]>(f: (...args: Args) => void, ...args: Args): Timer & number;
declare function clearTimeout(timer: Timer | number | undefined): void;
declare function clearInterval(timer: Timer | number | undefined): void;
declare function clearImmediate(timer: Timer | number | undefined): void;

/** The variables that the operator lets in (`-env NAME`). */
type BunEnv = Readonly<Record<string, string | undefined>>;

declare namespace NodeJS {
  /** By this name, so that it is one with that of @types/node where that is installed. */
  interface Process {
    env: ProcessEnv;
    argv: string[];
    readonly pid: number;
    readonly platform: string;
    exitCode?: number | string | null | undefined;
    /** Seconds since the server's start. */
    uptime(): number;
    /** Bytes: rss is the whole server's, heapTotal this instance's. */
    memoryUsage: MemoryUsageFn;
    cpuUsage(since?: CpuUsage): CpuUsage;
    cwd(): string;
    /** Ends the instance, not the server: its other requests fail with kind lost, and the script starts anew for the next one. */
    exit(code?: number): never;
    /** As exit; the request fails with kind trap. */
    abort(): never;
    /** To the log. */
    emitWarning(warning: string | Error): void;
    nextTick<Args extends unknown[]>(f: (...args: Args) => void, ...args: Args): void;
    hrtime: HRTime;
  }
  /** The variables that the operator lets in (`-env NAME`). */
  interface ProcessEnv { [name: string]: string | undefined }
  interface MemoryUsage { rss: number; heapTotal: number; heapUsed: number; external: number; arrayBuffers: number }
  interface MemoryUsageFn { (): MemoryUsage; rss(): number }
  /** Microseconds. */
  interface CpuUsage { user: number; system: number }
  interface HRTime { (since?: [number, number]): [number, number]; bigint(): bigint }
}

declare var process: NodeJS.Process;

/** Of a file, as scripts see it: its url is `file:///app.ts`; the directory of the handler's file is `/`. */
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

/** A file that is never there: handlers have no files, and what is awaited of it rejects with code ENOENT. As a route the host sends it. */
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
  /** Serves; for once, and instead of `export default`. */
  function serve<WebSocketData = undefined, const Paths extends string = string>(options: Serve.Options<WebSocketData, Paths>): BunServer;
  function sleep(ms: number | Date): Promise<void>;
  function file(path: string | URL): BunFile;
  function escapeHTML(text: unknown): string;
  function inspect(value: unknown): string;
  function nanoseconds(): number;
  function randomUUIDv7(): string;
  function deepEquals(a: unknown, b: unknown): boolean;
  function gc(force?: boolean): void;
  const env: BunEnv;
  const version: string;
  const argv: readonly string[];
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
  export const randomUUIDv7: typeof Bun.randomUUIDv7;
  export const env: typeof Bun.env;
  export const version: string;
  export default Bun;
}

// What else the bundler takes, as text.
declare module '*.txt' { const text: string; export default text; }
declare module '*.html' { const text: string; export default text; }
declare module '*.sql' { const text: string; export default text; }

// And by its path, as Bun.file takes it.
declare module '*.png' { const path: string; export default path; }
declare module '*.jpg' { const path: string; export default path; }
declare module '*.svg' { const path: string; export default path; }
declare module '*.ico' { const path: string; export default path; }
declare module '*.webp' { const path: string; export default path; }
