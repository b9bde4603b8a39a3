// Functions that depend on a language: Intl, and the methods of the language's own classes that it defines. All is made when it is first called.
import { host, lazy, library } from '../../prelude/src/host.js';

let collation, formats;
const collate = () => collation ??= library('collate').make({ host });
const intl = () => formats ??= library('intl').make({ host, collate: collate() });

function instead(prototype, make, names) {
  for (const name of Object.keys(names)) {
    const f = names[name];
    const value = (class { static [name](a, b, c) { return make()[f](this, a, b, c); } })[name]; // a class is strict: this stays what it is
    Object.defineProperty(value, 'length', { value: f === 'compare' ? 1 : 0, configurable: true });
    Object.defineProperty(prototype, name, { value, configurable: true, writable: true, enumerable: false });
  }
}
instead(String.prototype, collate, { localeCompare: 'compare', toLocaleUpperCase: 'upper', toLocaleLowerCase: 'lower' });
instead(Number.prototype, intl, { toLocaleString: 'number' });
instead(BigInt.prototype, intl, { toLocaleString: 'bigint' });
instead(Date.prototype, intl, { toLocaleString: 'date', toLocaleDateString: 'day', toLocaleTimeString: 'time' });
lazy('Intl', () => intl().Intl);
