// What the prelude gives its libraries, which are bundled apart from it: the functions and slots that both use (host.js, library).
export let host, bytesOf, join, streamOf, streams, Headers, URL, bodyOf, free, isStream, text, used;
export let BODY, BYTES, HEADERS, LIST, METHOD, MODIFIED, NAME, OPTIONS, SHARED, SIGNAL, SOURCE, TYPE, URL_TEXT, USED;

export function use(parts) {
  ({ host, bytesOf, join, streamOf, streams, Headers, URL, bodyOf, free, isStream, text, used } = parts);
  ({ BODY, BYTES, HEADERS, LIST, METHOD, MODIFIED, NAME, OPTIONS, SHARED, SIGNAL, SOURCE, TYPE, URL_TEXT, USED } = parts.slots);
}
