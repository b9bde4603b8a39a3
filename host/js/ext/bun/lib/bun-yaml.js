// Bun.YAML: the package yaml, which limits the expansion of aliases.
import { Composer, Parser, stringify as write } from 'yaml';

// parse returns the value of a text, or a list of values if it has several documents. It throws at the first error.
export function parse(text) {
  /** @type {any} */
  const composer = new Composer({ prettyErrors: false, logLevel: 'silent', merge: true });
  composer.onError = (at, code, message, warning) => { if (!warning) throw new SyntaxError(`YAML Parse error: ${message}`); };
  const values = [];
  for (const d of composer.compose(new Parser().parse(String(text)))) {
    if (d.errors.length > 0) throw new SyntaxError(`YAML Parse error: ${d.errors[0].message}`);
    values.push(d.toJS({ maxAliasCount: 100 }));
  }
  return values.length === 0 ? null : values.length === 1 ? values[0] : values;
}

export function stringify(value, replacer, space) {
  if (value === undefined || typeof value === 'function' || typeof value === 'symbol') return undefined;
  const flow = !space;
  return write(value, { indent: typeof space === 'number' ? Math.min(Math.max(space, 1), 10) : typeof space === 'string' ? Math.max(space.length, 1) : 2,
    collectionStyle: flow ? 'flow' : 'block', flowCollectionPadding: false, lineWidth: 0, blockQuote: false, keepUndefined: false }).replace(/\n$/, '');
}
