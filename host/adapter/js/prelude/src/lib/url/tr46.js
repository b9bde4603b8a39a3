// In place of the npm package tr46, which has Unicode's tables: the host has them too. A name of ASCII without punycode asks for no table.
let host;

export function configure(toASCII) { host = toASCII; }

export function toASCII(name) {
  const lower = name.toLowerCase();
  if (/^[\0-\x7f]*$/.test(name) && !lower.startsWith('xn--') && !lower.includes('.xn--')) return lower;
  const ascii = host(name);
  return typeof ascii === 'string' ? ascii : null;
}
