// data: URLs and those of URL.createObjectURL, for fetch: lib/local.js.
import { host, library } from '../../prelude/src/host.js';
import { forms } from '../../prelude/src/parts.js';
import { URL } from '../weburl/url.js';
import { Response } from './message.js';
import { STATUS_TEXT, URL_TEXT } from '../../prelude/src/slots.js';

let made = null;
const parts = () => made ??= library('local').make({ encode: host.encode, uuid: host.uuid, Blob: forms().Blob, Response, coded, STATUS_TEXT, URL_TEXT });

const statics = /** @type {any} */ (URL);
statics.createObjectURL = { createObjectURL(blob) { return parts().create(blob); } }.createObjectURL;
statics.revokeObjectURL = { revokeObjectURL(url) {
  if (arguments.length === 0) throw coded('ERR_MISSING_ARGS', "Not enough arguments to 'revokeObjectURL'. Expected 1, got 0.");
  parts().revoke(String(url));
} }.revokeObjectURL;

// local is the answer to a request for such a URL.
export const local = (url) => parts().answer(url);

export function coded(code, message) {
  const e = new TypeError(message);
  e.code = code;
  return e;
}
