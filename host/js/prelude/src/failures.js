// Uncaught errors and unhandled rejections. Without a listener for them they are only logged (lib/failures.js).
import { host, lazy, library } from './host.js';
import { events, loaded } from './parts.js';
import { process } from '../../ext/process/process.js';
import { messageOf, stackOf } from './thrown.js';

const failures = () => loaded.failures ??= library('failures').make({ host, process, messageOf, stackOf, events: events() });

for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent']) lazy(name, () => failures()[name]);
for (const name of ['onerror', 'onunhandledrejection', 'onrejectionhandled']) {
  Object.defineProperty(globalThis, name, { configurable: true, enumerable: true, get: () => null, set(f) { failures(); globalThis[name] = f; } });
}

const asked = (...names) => loaded.failures !== null || names.some((n) => process.listenerCount(n) > 0);

// uncaught reports whether a listener has handled an uncaught error.
export function uncaught(e) { return asked('uncaughtException', 'uncaughtExceptionMonitor') && failures().uncaught(e, 'uncaughtException'); }

// report implements reportError, and is called for errors that listeners throw.
export function report(e) {
  if (uncaught(e)) return;
  const stack = stackOf(e);
  host.log(8, messageOf(e) + (stack ? '\n' + host.trace(stack) : ''));
}

// rejected is called by the adapter for an unhandled rejection. It reports whether a listener has handled it.
export function rejected(promise, reason) { return asked('unhandledRejection', 'uncaughtException', 'uncaughtExceptionMonitor') && failures().rejected(promise, reason); }

// handled is called by the adapter for a promise that was handled later.
export function handled(promise) { loaded.failures?.handled(promise); }
