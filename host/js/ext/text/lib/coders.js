// TextEncoderStream and TextDecoderStream.
import { expose } from '../../../prelude/src/idl.js';

export function make({ TransformStream, TextEncoder, TextDecoder, bytesOf }) {
  class TextDecoderStream {
    #decoder;
    #stream;
    constructor(label, options) {
      const decoder = this.#decoder = new TextDecoder(label, options);
      this.#stream = new TransformStream({
        transform(chunk, controller) {
          const b = bytesOf(chunk);
          if (b === null) throw new TypeError('TextDecoderStream: a chunk must be an ArrayBuffer or a view of one');
          const s = decoder.decode(b, { stream: true });
          if (s !== '') controller.enqueue(s);
        },
        flush(controller) {
          const s = decoder.decode();
          if (s !== '') controller.enqueue(s);
        },
      });
    }
    get encoding() { return this.#decoder.encoding; }
    get fatal() { return this.#decoder.fatal; }
    get ignoreBOM() { return this.#decoder.ignoreBOM; }
    get readable() { return this.#stream.readable; }
    get writable() { return this.#stream.writable; }
  }

  class TextEncoderStream {
    #stream;
    constructor() {
      const encoder = new TextEncoder();
      let high = ''; // half of a pair: the other half may be the next chunk's
      this.#stream = new TransformStream({
        transform(chunk, controller) {
          let s = high + chunk;
          high = '';
          const c = s.charCodeAt(s.length - 1);
          if (c >= 0xd800 && c < 0xdc00) { high = s[s.length - 1]; s = s.slice(0, -1); }
          if (s !== '') controller.enqueue(encoder.encode(s));
        },
        flush(controller) { if (high !== '') controller.enqueue(encoder.encode(high)); },
      });
    }
    get encoding() { return 'utf-8'; }
    get readable() { return this.#stream.readable; }
    get writable() { return this.#stream.writable; }
  }
  expose(TextDecoderStream, 'TextDecoderStream', 0);
  expose(TextEncoderStream, 'TextEncoderStream', 0);
  return { TextDecoderStream, TextEncoderStream };
}
