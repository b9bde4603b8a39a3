// node:path: POSIX, as the sandbox is.
import path from 'path-browserify/index.js';

export function make() {
  path.toNamespacedPath = path._makeLong = (p) => p;
  const { format } = path;
  path.format = (o) => format(o?.ext && o.ext[0] !== '.' && !o.base ? { ...o, ext: '.' + o.ext } : o);
  path.posix = path;
  path.win32 = path;
  return path;
}
