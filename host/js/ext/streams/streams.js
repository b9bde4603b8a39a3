// The streams' library, and the globals and functions of Bun that are in it: evaluated when one of them is first touched.
import { host, lazy, library } from '../../prelude/src/host.js';
import { bytesOf, join } from '../../prelude/src/bytes.js';
import { forms } from '../../prelude/src/parts.js';
import { TextDecoder } from '../text/text.js';

let made = null;

// streams is what lib/streams.js makes.
export function streams() {
  return made ??= library('streams').make({ encode: host.encode, decode: (b) => host.decode(b, false), join, bytesOf, forms, TextDecoder });
}

for (const name of ['ReadableStream', 'ReadableStreamDefaultReader', 'ReadableStreamBYOBReader', 'ReadableStreamBYOBRequest', 'ReadableStreamDefaultController',
  'ReadableByteStreamController', 'WritableStream', 'WritableStreamDefaultWriter', 'WritableStreamDefaultController', 'TransformStream',
  'TransformStreamDefaultController', 'ByteLengthQueuingStrategy', 'CountQueuingStrategy']) {
  lazy(name, () => streams()[name]);
}

// bunStreams gives Bun what it has for streams.
export function bunStreams(Bun) {
  for (const kind of ['Text', 'JSON', 'Array', 'ArrayBuffer', 'Bytes', 'Blob', 'FormData']) {
    Bun['readableStreamTo' + kind] = (stream, more) => streams().bun['readableStreamTo' + kind](stream, more);
  }
  Bun.concatArrayBuffers = (...list) => streams().bun.concatArrayBuffers(...list);
  Object.defineProperty(Bun, 'ArrayBufferSink', { configurable: true, enumerable: true, get: () => streams().bun.ArrayBufferSink });
}
