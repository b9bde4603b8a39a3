// Bun.TOML: the package smol-toml.
import { parse as read, stringify as write, TomlDate } from 'smol-toml';

const plain = (v) => {
  if (v instanceof TomlDate) return String(v.toISOString());
  if (Array.isArray(v)) return v.map(plain);
  if (typeof v === 'object' && v !== null) for (const k of Object.keys(v)) Object.defineProperty(v, k, { value: plain(v[k]), writable: true, configurable: true, enumerable: true });
  return v;
};

export function parse(text) {
  if (text === undefined || text === null || typeof text === 'symbol') throw new TypeError('Expected a string to parse');
  text = String(text);
  try { return plain(read(text)); } catch (e) { throw new SyntaxError(`TOML Parse error: ${String(e.message).replace(/^Invalid TOML document: /, '')}`); }
}
export const stringify = (value) => write(value);
