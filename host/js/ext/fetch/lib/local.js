// Responses of fetch without a network: data: URLs, and those of URL.createObjectURL.
import { read } from '../data.js';

const MAX_OBJECTS = 10000;

// make takes from the prelude: { encode, uuid, Blob, Response, coded, STATUS_TEXT, URL_TEXT }.
export function make({ encode, uuid, Blob, Response, coded, STATUS_TEXT, URL_TEXT }) {
  const objects = new Map(); // URL -> Blob

  function create(blob) {
    if (!(blob instanceof Blob)) throw coded('ERR_INVALID_ARG_TYPE', 'createObjectURL expects a Blob object');
    if (objects.size >= MAX_OBJECTS) throw new RangeError(`createObjectURL: ${MAX_OBJECTS} URLs are open: URL.revokeObjectURL gives one up`);
    const url = 'blob:' + uuid();
    objects.set(url, blob);
    return url;
  }

  function answer(url) {
    let body, type, text = 'OK';
    if (url.startsWith('data:')) {
      const d = read(url, encode);
      if (d === null) throw new TypeError('fetch: the data: URL cannot be read: data:TYPE;base64,DATA or data:TYPE,TEXT is needed');
      body = d.bytes;
      type = d.type;
    } else {
      const blob = objects.get(url.replace(/#.*$/s, ''));
      if (blob === undefined) throw coded('ERR_INVALID_ARG_VALUE', `Failed to resolve ${url.slice(0, 100)}: URL.createObjectURL has not made it, or it has been revoked`);
      body = blob;
      type = blob.type;
      text = '';
    }
    const r = new Response(body, { headers: type ? { 'content-type': type } : {} });
    r[STATUS_TEXT] = text;
    r[URL_TEXT] = url;
    return r;
  }

  return { create, answer, revoke: (url) => { objects.delete(url); } };
}
