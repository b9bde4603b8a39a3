// The types of the options of `export default` and of the object `server`.

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

declare namespace Bun {
  type Server<_WebSocketData = undefined> = BunServer;
  /** Serves. It may be called once, instead of `export default`. */
  function serve<WebSocketData = undefined, const Paths extends string = string>(options: Serve.Options<WebSocketData, Paths>): BunServer;
}

declare module 'bun' {
  export import Serve = globalThis.Serve;
  export type Server<_WebSocketData = undefined> = BunServer;
  export type BunRequest<Path extends string = string> = globalThis.BunRequest<Path>;
  export const serve: typeof Bun.serve;
  export default Bun;
}
