// The types of process, Bun.file, and of what else of Bun needs little.

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
  function sleep(ms: number | Date): Promise<void>;
  /** Sleeps without a pause: nothing else of the script runs meanwhile. ms is 10,000 at most. */
  function sleepSync(ms: number): void;
  function file(path: string | URL): BunFile;
  function stripANSI(text: string): string;
  function escapeHTML(text: unknown): string;
  function nanoseconds(): number;
  function randomUUIDv7(): string;
  function gc(force?: boolean): void;
  const env: BunEnv;
  const version: string;
  const argv: readonly string[];
}

declare module 'bun' {
  export const file: typeof Bun.file;
  export const sleep: typeof Bun.sleep;
  export const escapeHTML: typeof Bun.escapeHTML;
  export const nanoseconds: typeof Bun.nanoseconds;
  export const randomUUIDv7: typeof Bun.randomUUIDv7;
  export const stripANSI: typeof Bun.stripANSI;
  export const sleepSync: typeof Bun.sleepSync;
  export const env: typeof Bun.env;
  export const version: string;
}
