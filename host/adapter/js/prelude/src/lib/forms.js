// Blob, File, FormData.
import { use } from '../given.js';
import { expose } from '../idl.js';
import { Blob, File, of } from '../blob.js';
import { FormData, multipart, parseForm } from '../forms.js';

// make takes what the prelude has (given.js).
export function make(parts) {
  use(parts);
  for (const [C, name, length] of [[Blob, 'Blob', 0], [File, 'File', 2], [FormData, 'FormData', 0]]) expose(C, name, length);
  return { Blob, File, FormData, of, multipart, parseForm };
}
