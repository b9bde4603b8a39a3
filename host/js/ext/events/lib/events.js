// Event, EventTarget, AbortController and related classes.
import * as events from '../events.js';
import * as abort from '../abort.js';
import { expose } from '../../../prelude/src/idl.js';

// make takes from the prelude: { now }.
export function make({ now }) {
  events.clock(now);
  for (const [C, name, length] of [[events.Event, 'Event', 1], [events.CustomEvent, 'CustomEvent', 1], [events.EventTarget, 'EventTarget', 0],
    [abort.AbortController, 'AbortController', 0], [abort.AbortSignal, 'AbortSignal', 0]]) expose(C, name, length);
  return { ...events, ...abort };
}
