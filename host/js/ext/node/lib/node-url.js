// node:url: the legacy parser (the package), and functions around URL.
import legacy from 'url/url.js';

export function make() {
  const { URL, URLSearchParams } = globalThis;
  const coded = (Type, code, text) => Object.assign(new Type(text), { code });
  const type = (name, v) => coded(TypeError, 'ERR_INVALID_ARG_TYPE', `The "${name}" argument must be of type string. Received ${v === null ? 'null' : typeof v}`);
  const fileURLToPath = (u) => {
    if (typeof u === 'string') u = new URL(u);
    if (typeof u?.href !== 'string') throw type('path', u);
    if (u.protocol !== 'file:') throw coded(TypeError, 'ERR_INVALID_URL_SCHEME', 'The URL must be of scheme file');
    if (u.hostname !== '') throw coded(TypeError, 'ERR_INVALID_FILE_URL_HOST', 'File URL host must be "localhost" or empty on linux');
    if (/%2f/i.test(u.pathname)) throw coded(TypeError, 'ERR_INVALID_FILE_URL_PATH', 'File URL path must not include encoded / characters');
    return decodeURIComponent(u.pathname);
  };
  const pathToFileURL = (path) => {
    if (typeof path !== 'string') throw type('path', path);
    const { resolve } = globalThis.__wasmserve_require('path');
    const end = path.endsWith('/') && path !== '/' ? '/' : '';
    return new URL('file://' + (resolve(path) + end).replace(/[%?#\\\n\r\t]/g, (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')));
  };
  const format = (u, options) => {
    if (!(u instanceof URL)) return legacy.format(u);
    const { auth = true, fragment = true, search = true } = options ?? {};
    const login = auth && (u.username || u.password) ? u.username + (u.password && ':' + u.password) + '@' : '';
    const slashes = u.href.startsWith(u.protocol + '//') ? '//' : '';
    return u.protocol + slashes + login + u.host + u.pathname + (search ? u.search : '') + (fragment ? u.hash : '');
  };
  const domain = (s) => { try { return new URL('ws://' + s).hostname; } catch { return /[^\0-\x7f]/.test(s) ? globalThis.__wasmserve_require('punycode').toASCII(s.toLowerCase()) : ''; } };
  return {
    Url: legacy.Url, URL, URLSearchParams, URLPattern: globalThis.URLPattern,
    parse(s, query, slashes) { if (typeof s !== 'string' && !(s instanceof legacy.Url)) throw type('url', s); return legacy.parse(s, query, slashes); },
    resolve: legacy.resolve, resolveObject: legacy.resolveObject, format, fileURLToPath, pathToFileURL,
    fileURLToPathBuffer: (u) => Buffer.from(fileURLToPath(u)),
    urlToHttpOptions: (u) => ({
      protocol: u.protocol, hostname: u.hostname.replace(/^\[(.*)\]$/, '$1'), hash: u.hash, search: u.search, pathname: u.pathname, path: u.pathname + u.search, href: u.href,
      ...(u.port !== '' && { port: Number(u.port) }), ...((u.username || u.password) && { auth: `${decodeURIComponent(u.username)}:${decodeURIComponent(u.password)}` }),
    }),
    domainToASCII: domain,
    domainToUnicode: (s) => { const a = domain(s); return a.includes('xn--') ? globalThis.__wasmserve_require('punycode').toUnicode(a) : a; },
  };
}
