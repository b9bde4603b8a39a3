// Errors that nobody catches and promises that nobody handles. They are only logged while no listener has asked for them (lib/failures.js).
import { host, lazy } from './host.js';
import { failures, loaded } from './parts.js';
import { process } from './process.js';
import { messageOf, stackOf } from './serve.js';

for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent']) lazy(name, () => failures()[name]);
for (const name of ['onerror', 'onunhandledrejection', 'onrejectionhandled']) {
  Object.defineProperty(globalThis, name, { configurable: true, enumerable: true, get: () => null, set(f) { failures(); globalThis[name] = f; } });
}

const asked = (...names) => loaded.failures !== null || names.some((n) => process.listenerCount(n) > 0);

// uncaught reports whether somebody has dealt with an error that nobody catches.
export function uncaught(e) { return asked('uncaughtException', 'uncaughtExceptionMonitor') && failures().uncaught(e, 'uncaughtException'); }

// report is reportError, and for what a listener throws.
export function report(e) {
  if (uncaught(e)) return;
  const stack = stackOf(e);
  host.log(8, messageOf(e) + (stack ? '\n' + host.trace(stack) : ''));
}

// rejected is called by the adapter for a promise that nobody has handled. It reports whether the script has dealt with it.
export function rejected(promise, reason) { return asked('unhandledRejection', 'uncaughtException', 'uncaughtExceptionMonitor') && failures().rejected(promise, reason); }

// handled is called by the adapter for a promise that has been handled after all, later.
export function handled(promise) { loaded.failures?.handled(promise); }
