// The types of timers.

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
