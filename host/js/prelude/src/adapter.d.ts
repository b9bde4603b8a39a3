// Types of what the adapter gives the prelude: the object __wasmserve_host (host/adapter/js/extensions.go; TestHostTypes compares the names),
// and of the globals by which the prelude's parts and the bundler's output find each other.

/** A status of abi/SPEC.md, section 6: 0, or negative. */
type Status = number;

/** The id of a request, an outbound request, a timer or another object of the host's. */
type ID = number;

interface WasmserveHost {
  /** Eight 32-bit numbers that both sides see (host.js). */
  memory: Uint8Array<ArrayBuffer>;

  // Requests.
  respond(id: ID, status: number, fields: string, body: Uint8Array): Status;
  start(id: ID, status: number, fields: string): Status;
  /** The number of bytes that were taken, or AGAIN. */
  write(id: ID, part: Uint8Array): Status;
  end(id: ID): Status;
  answer(id: ID, text: string): Status;
  fail(id: ID, message: string, stack: string, token: number, tooLarge?: boolean): void;
  /** The inline body; 1: it is to be read; CLOSED: the request has ended. */
  body(id: ID): Uint8Array<ArrayBuffer> | number;
  body(id: ID, text: true): string | number;
  /** Asks for the next part of a body, which the event `part` brings. */
  read(id: ID): Status;
  timeout(id: ID, milliseconds: number): Status;
  remote(id: ID): string;
  finished(): void;
  pending(): number;

  // The server.
  log(level: number, text: string): void;
  reload(manifest: string): Status | string;
  stats(): string;
  state(operation: 'get' | 'set' | 'delete' | 'add' | 'swap', key: string, ...values: unknown[]): Status | string | Uint8Array<ArrayBuffer>;
  exit(code?: number): void;
  env(): string;
  library(name: string): any;
  trace(frames: string): string;

  // Time.
  /** undefined, or TOO_LARGE if there are too many timers. */
  timer(id: ID, milliseconds: number, repeat: boolean): Status | undefined;
  clear(id: ID): void;
  sleep(milliseconds: number): Status;
  /** Without `result` the state: 0 pending, 1 fulfilled, 2 rejected, -1 for a value that is not a promise. */
  promise(value: unknown): number;
  promise(value: unknown, result: true): any;

  // Outbound requests.
  outbound(operation: 'send', id: ID, method: string, url: string, fields: string, body: string | Uint8Array | number | null, address: string, manual: boolean): Status;
  outbound(operation: 'read' | 'finish' | 'close', id: ID): Status;
  outbound(operation: 'read' | 'pipe', id: ID, request: ID | undefined): Status;
  outbound(operation: 'write', id: ID, part: Uint8Array): Status;

  // Texts and bytes.
  encode(text: string): Uint8Array<ArrayBuffer>;
  decode(bytes: Uint8Array, fatal: false): string;
  /** false: the bytes are not UTF-8. */
  decode(bytes: Uint8Array, fatal: boolean): string | false;
  latin1(bytes: Uint8Array): string;
  random(count: number): Uint8Array<ArrayBuffer>;
  uuid(): string;
  domain(to: 'ascii' | 'unicode', name: string): string | false;
  charset(label: string): string | false;
  recode(encoding: string, bytes: Uint8Array, mode: number, fatal: boolean, last: boolean): string | false;
  /** The parts of a URL (ext/weburl/url.js), or -1: invalid, -2: the base is. With three arguments the named part is set. */
  url(url: string, base?: string): string | number;
  url(url: string, name: string, value: string): string | number;
  form(bytes: Uint8Array, boundary?: string): Uint8Array<ArrayBuffer> | Status;
  hash(name: string, bytes: Uint8Array, seed: string): number | Uint8Array<ArrayBuffer> | undefined;
  zip(operation: 'compress', format: string, level: number): number;
  zip(operation: 'decompress', format: string): number;
  zip(operation: 'write', id: ID, part: Uint8Array | undefined, last: boolean): Uint8Array<ArrayBuffer> | number;
  zip(operation: 'flush', id: ID): Uint8Array<ArrayBuffer> | number;
  zip(operation: 'close', id: ID): void;
  zip(operation: 'crc', bytes: Uint8Array, before: number): number;

  // Languages.
  collate(locale: string, options: string, a: string, b: string): number;
  cased(locale: string, text: string, upper: boolean): string | false;
  zone(name: string, milliseconds: number): string | false;
  intl(operation: 'number' | 'numberText' | 'numberRange' | 'plural' | 'pluralRange' | 'categories' | 'date' | 'dateRange' | 'dateFields' | 'relative' | 'resolve' | 'tag' |
    'maximize' | 'minimize' | 'supported' | 'digits' | 'calendar' | 'unit' | 'values' | 'collation' | 'locale' | 'list' | 'name', ...values: unknown[]): any;

  // Cryptography (host/js/ext/webcrypto): a string is an error.
  crypto(operation: 'equal' | 'verify' | 'password-verify' | 'digest' | 'update' | 'finish' | 'hmac' | 'aes' | 'pbkdf2' | 'hkdf' | 'scrypt' | 'password-hash' | 'import' |
    'generate' | 'public' | 'export' | 'sign' | 'oaep' | 'agree', ...values: unknown[]): Uint8Array<ArrayBuffer> | boolean | string;

  // Nested modules (host/js/ext/webassembly/calls.go): a string is an error.
  wasm(operation: 'begin' | 'compile' | 'collect' | 'memory' | 'view' | 'detach' | 'size-of' | 'pages' | 'drop' | 'drop-memory' | 'drop-module' | 'info' | 'types' | 'new' |
    'custom' | 'start' | 'memory-of' | 'size' | 'get' | 'set' | 'grow' | 'global' | 'set-global' | 'bridge', ...values: unknown[]): any;
  enter(instance: ID, place: number): any;
}

/** The argument of a library's make: the host, and functions of the prelude. */
interface Parts {
  host: WasmserveHost;
  [name: string]: any;
}

declare var __wasmserve_host: WasmserveHost;
/** Loads a module of Node's (ext/node/node.js). */
declare var __wasmserve_require: ((name: string, byImport?: boolean) => any) & { resolve(name: string): string; cache: object; main: undefined };
declare var __wasmserve_enter: (file: string) => typeof __wasmserve_require;
declare var __wasmserve_main: (exports: { default?: unknown }) => void;
