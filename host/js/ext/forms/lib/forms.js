// Blob, File, FormData.
import { use } from '../../../prelude/src/given.js';
import { expose } from '../../../prelude/src/idl.js';
import { Blob, File, of } from '../blob.js';
import { FormData, multipart, parseForm } from '../forms.js';

// make takes the shared functions and slots (prelude/src/given.js).
export function make(parts) {
  use(parts);
  for (const [C, name, length] of [[Blob, 'Blob', 0], [File, 'File', 2], [FormData, 'FormData', 0]]) expose(C, name, length);
  // FormData.from is Bun's: it parses an urlencoded text, or a multipart body with its boundary.
  const from = { from(body, boundary) {
    return parseForm(typeof body === 'string' ? parts.host.encode(body) : parts.bytesOf(body)?.slice() ?? parts.host.encode(String(body)),
      boundary === undefined ? 'application/x-www-form-urlencoded' : `multipart/form-data; boundary=${boundary}`);
  } }.from;
  Object.defineProperty(FormData, 'from', { value: from, writable: true, configurable: true });
  return { Blob, File, FormData, of, multipart, parseForm };
}
