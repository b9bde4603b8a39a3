// The functions and slots that the prelude shares with its libraries, which are bundled separately (host.js, library).
export let host, bytesOf, join, streamOf, streams, Headers, URL, bodyOf, free, isStream, text, used;
export let BODY, BYTES, HEADERS, LIST, METHOD, MODIFIED, NAME, OPTIONS, SHARED, SIGNAL, SOURCE, TOO_MANY, TYPE, URL_TEXT, USED;

export function use(parts) {
  ({ host, bytesOf, join, streamOf, streams, Headers, URL, bodyOf, free, isStream, text, used } = parts);
  ({ BODY, BYTES, HEADERS, LIST, METHOD, MODIFIED, NAME, OPTIONS, SHARED, SIGNAL, SOURCE, TOO_MANY, TYPE, URL_TEXT, USED } = parts.slots);
}
