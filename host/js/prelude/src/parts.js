// The libraries whose classes the prelude itself uses. Each is evaluated when it is first needed, since most handlers need few.
import { host, library, native } from './host.js';
import * as slots from './slots.js';

// wire sets the classes and functions that libraries get (given.js). main.js calls it before a library is needed: an import of them here would be
// a circle, since they use the libraries.
export function wire(parts) { given = { ...parts, host, slots }; }
let given;

// once returns a function that calls f only once.
function once(f) {
  let made;
  return () => made ??= f();
}

export const events = once(() => library('events').make({ now: native.now.bind(native) }));
export const forms = once(() => library('forms').make(given));
export const requests = once(() => library('request').make(given));
export const timing = once(() => library('performance').make({ native, EventTarget: events().EventTarget, clone: (v) => structuredClone(v) }));
export const messages = once(() => {
  const { Event, EventTarget, dispatch, handler, trusted } = events();
  return loaded.messages = library('messages').make({ Event, EventTarget, dispatch, handler, trusted, clone: (v, transfer) => cloning().clone(v, transfer) });
});
export const cloning = once(() => library('clone').make({ Blob: forms().Blob, File: forms().File, platform, loaded }));

// loaded holds the libraries that have been evaluated, for callers that must not load them.
/** @type {{ messages: any, failures: any }} */
export const loaded = { messages: null, failures: null };

// platform reports whether an object is a platform object that cannot be cloned.
function platform(v) {
  const { Event, EventTarget, AbortController } = events(), { Headers, URL, URLSearchParams } = given;
  return slots.BODY in v || slots.LIST in v || v instanceof Headers || v instanceof URL || v instanceof URLSearchParams || v instanceof EventTarget || v instanceof Event || v instanceof AbortController;
}
