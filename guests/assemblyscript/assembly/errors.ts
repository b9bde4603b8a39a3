// API: errors. AssemblyScript has no exceptions: functions return a Status, and a handler fails by Response.fail.

/** Status is the result of a host function (SPEC 6). A result that is not negative is a count. */
export namespace Status {
  export const Ok: i32 = 0;
  /** An invalid argument: a level, a key, malformed JSON. */
  export const Invalid: i32 = -1;
  /** No such key, no such module. */
  export const NotFound: i32 = -2;
  /** Over a limit of the host. */
  export const TooLarge: i32 = -3;
  /** The request has been answered, or its client is gone. */
  export const Closed: i32 = -4;
  /** Out of order: answered twice, or a body without a head. */
  export const Order: i32 = -5;
  /** The client of a detached request reads too slowly: no bytes were taken. */
  export const Again: i32 = -6;
  /** The value differs. */
  export const Conflict: i32 = -7;
  /** Disabled by the operator. */
  export const Denied: i32 = -8;
  /** The host's log has the reason. */
  export const Failed: i32 = -9;
}

/** Kind is the kind of failure that ended a request's handler (SPEC 5). */
export namespace Kind {
  /** Response.fail, throw, abort, a failed assert, an index out of range. */
  export const Guest: u32 = 1;
  /** A trap: unreachable, division by zero, stack exhausted. */
  export const Trap: u32 = 2;
  /** process.exit. */
  export const Exit: u32 = 3;
  /** A response that breaks a rule: a status, a header's name. */
  export const Response: u32 = 4;
  /** A time limit ended the call. */
  export const Timeout: u32 = 5;
  /** No memory for the request. */
  export const Memory: u32 = 6;
  /** The instance ended while the request was detached. */
  export const Lost: u32 = 7;
  /** An internal error of the host. */
  export const Internal: u32 = 8;
}

const names: StaticArray<string> = ["unknown", "guest", "trap", "exit", "response", "timeout", "memory", "lost", "internal"];

/** Failure is the reason why a request's handler failed. Its text may name internals: think before you send it to a client. */
// @ts-ignore: decorator
@final
export class Failure {
  constructor(
    /** A Kind. */
    readonly kind: u32,
    readonly message: string,
    /** Innermost first, one function a line; may be empty. */
    readonly stack: string
  ) {}

  /** name is the kind's: guest, trap, ... */
  get name(): string { return names[this.kind < <u32>names.length ? this.kind : 0]; }
}
