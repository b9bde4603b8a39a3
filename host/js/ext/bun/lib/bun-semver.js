// Bun.semver: the package semver.
import compare from 'semver/functions/compare.js';
import satisfy from 'semver/functions/satisfies.js';
import parse from 'semver/functions/parse.js';

const LONG = 1024; // limit of a range, in characters: a longer one matches nothing

export const satisfies = (version, range) => {
  if (String(range).length > LONG) return false;
  try { return satisfy(String(version).trim(), String(range)); } catch { return false; }
};
export function order(a, b) {
  for (const v of [a, b]) if (parse(String(v).trim(), { loose: true }) === null) throw new Error(`Invalid SemVer: ${v}`);
  return compare(String(a).trim(), String(b).trim(), { loose: true });
}
