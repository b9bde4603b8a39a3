// The state machine of the URL standard.
import machine from 'whatwg-url/lib/url-state-machine.js';
import { configure } from './url/tr46.js';

export function make(parts) {
  configure(parts.toASCII);
  return machine;
}
