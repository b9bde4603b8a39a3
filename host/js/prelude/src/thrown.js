// Values that a script throws, as text for the host.
import { framesOf } from './errors.js';
import { inspect } from '../../ext/console/console.js';

// messageOf and stackOf describe anything that a script throws, even an object that throws whenever it is inspected.
export function messageOf(e) {
  try {
    return (e instanceof Error ? `${e.name}: ${e.message}` : 'thrown: ' + inspect(e, 1).slice(0, 1000)).slice(0, 8192);
  } catch { return 'an error that cannot be described'; }
}

export function stackOf(e) {
  try {
    return e instanceof Error ? framesOf(e) : '';
  } catch { return ''; }
}
