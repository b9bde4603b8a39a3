// The libraries whose classes the prelude itself uses. Each is evaluated when it is first needed, since most handlers need few.
import { host, library, native } from './host.js';
import * as slots from './slots.js';
import { Headers } from '../../ext/fetch/headers.js';
import { URL, URLSearchParams } from '../../ext/weburl/url.js';
import { bodyOf, bytesOf, free, isStream, join, streamOf, text, used } from '../../ext/fetch/body.js';
import { streams } from '../../ext/streams/streams.js';
import { messageOf, stackOf } from './serve.js';
import { process } from '../../ext/process/process.js';

const given = () => ({ host, bytesOf, join, streamOf, streams, Headers, URL, bodyOf, free, isStream, text, used, slots });

// once returns a function that calls f only once.
function once(f) {
  let made;
  return () => made ??= f();
}

export const events = once(() => library('events').make({ now: native.now.bind(native) }));
export const forms = once(() => library('forms').make(given()));
export const requests = once(() => library('request').make(given()));
export const timing = once(() => library('performance').make({ native, EventTarget: events().EventTarget, clone: (v) => structuredClone(v) }));
export const messages = once(() => {
  const { Event, EventTarget, dispatch, handler, trusted } = events();
  return loaded.messages = library('messages').make({ Event, EventTarget, dispatch, handler, trusted, clone: (v, transfer) => cloning().clone(v, transfer) });
});
export const cloning = once(() => library('clone').make({ Blob: forms().Blob, File: forms().File, platform, loaded }));
export const failures = once(() => loaded.failures = library('failures').make({ host, process, messageOf, stackOf, events: events() }));

// loaded holds the libraries that have been evaluated, for callers that must not load them.
export const loaded = { messages: null, failures: null };

// platform reports whether an object is a platform object that cannot be cloned.
function platform(v) {
  const { Event, EventTarget, AbortController } = events();
  return slots.BODY in v || slots.LIST in v || v instanceof Headers || v instanceof URL || v instanceof URLSearchParams || v instanceof EventTarget || v instanceof Event || v instanceof AbortController;
}
