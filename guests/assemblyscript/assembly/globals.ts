// Imports: functions that AssemblyScript's own library imports from `env`, which the host does not have. asconfig.json substitutes these.

import { Date as StdDate } from "date";
import { id } from "./current";
import * as host from "./host";
import { clock, Level, log as write } from "./log";
import { fail } from "./stream";

let aborting: bool = false;

/**
 * abort is called by throw, a failed assert and an index out of range. It cannot return to the caller: it reports the failure, the
  * request fails with kind guest, and the instance traps and is never used again.
 */
export function abort(message: string | null = null, file: string | null = null, line: u32 = 0, column: u32 = 0): void {
  if (!aborting) { // lack of memory for the message would call abort again
    aborting = true;
    const text = message === null ? "abort" : message;
    const place = file === null ? "" : file + ":" + line.toString() + ":" + column.toString();
    if (id) fail(id, text, place);
    else write(Level.Error, place.length ? text + " (" + place + ")" : text);
  }
  unreachable();
}

/** trace logs a message with n numbers. */
export function trace(message: string, n: i32 = 0, a0: f64 = 0, a1: f64 = 0, a2: f64 = 0, a3: f64 = 0, a4: f64 = 0): void {
  const all: StaticArray<f64> = [a0, a1, a2, a3, a4];
  for (let i = 0; i < min(n, 5); i++) message += (i ? ", " : " ") + all[i].toString();
  write(Level.Debug, message);
}

const word = memory.data(8, 8);

/** seed is the seed of Math.random. */
export function seed(): f64 {
  host.random_get(word, 8);
  return load<f64>(word);
}

/** console writes to the host's log. */
export namespace console {
  export function assert<T>(condition: T, message: string = ""): void { if (!condition) write(Level.Error, "assertion failed: " + message); }
  export function log(message: string = ""): void { write(Level.Info, message); }
  export function debug(message: string = ""): void { write(Level.Debug, message); }
  export function info(message: string = ""): void { write(Level.Info, message); }
  export function warn(message: string = ""): void { write(Level.Warn, message); }
  export function error(message: string = ""): void { write(Level.Error, message); }
  export function time(label: string = "default"): void { timers.set(label, clock(true)); }
  export function timeLog(label: string = "default"): void {
    if (timers.has(label)) write(Level.Info, label + ": " + (<f64>(clock(true) - timers.get(label)) / 1e6).toString() + "ms");
  }
  export function timeEnd(label: string = "default"): void {
    timeLog(label);
    timers.delete(label);
  }
}

// @ts-ignore: decorator
@lazy const timers = new Map<string, u64>();

/** Date is the library's, on the host's clock. */
export class Date extends StdDate {
  static now(): i64 { return clock() / 1000000; }
}

export namespace performance {
  /** now is in milliseconds. */
  export function now(): f64 { return <f64>clock(true) / 1e6; }
}

export namespace crypto {
  export function getRandomValues(array: Uint8Array): void { host.random_get(array.dataStart, array.length); }
}

export namespace process {
  export const arch = "wasm32";
  export const platform = "wasm";
  export const argv = new Array<string>();
  export const env = new Map<string, string>();
  export let exitCode: i32 = 0;
  export function exit(code: i32 = exitCode): void {
    host.proc_exit(code);
    unreachable();
  }
  /** time is in milliseconds since 1970. */
  export function time(): i64 { return clock() / 1000000; }
  export function hrtime(): u64 { return clock(true); }
}
