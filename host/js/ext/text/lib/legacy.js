// TextDecoder's encodings but for UTF-8: the host decodes, a part at a time.
const PART = 256 << 10; // the host takes no more

/** @param {Parts} parts */
export function make({ host, join, failed }) {
  // decode goes on with what rest has: bytes of a character that has not ended, the host's mode, and whether there has been a text.
  function decode(encoding, b, rest, more, fatal, ignoreBOM) {
    let out = '', left = rest.bytes ?? new Uint8Array(0), mode = rest.mode ?? 0, at = 0;
    do {
      const part = left.length ? join([left, b.subarray(at, at + PART - left.length)]) : b.subarray(at, at + PART);
      at += part.length - left.length;
      const s = host.recode(encoding, part, mode, fatal, !more && at >= b.length);
      if (typeof s !== 'string') {
        rest.bytes = rest.mode = rest.begun = undefined;
        throw failed(TypeError, 'ERR_ENCODING_INVALID_ENCODED_DATA', `TextDecoder.decode: the bytes are not ${encoding}`);
      }
      left = part.slice(part.length - s.charCodeAt(0));
      mode = s.charCodeAt(1);
      out += s.slice(2);
    } while (at < b.length);
    if (out !== '' && !rest.begun) {
      rest.begun = true;
      if (!ignoreBOM && encoding.startsWith('utf-16') && out[0] === '\uFEFF') out = out.slice(1);
    }
    rest.bytes = left;
    rest.mode = mode;
    return out;
  }

  return {
    decode,
    named(label) {
      const name = host.charset(String(label));
      if (typeof name !== 'string') throw failed(RangeError, 'ERR_ENCODING_NOT_SUPPORTED', `Unsupported encoding label "${label}"`);
      return name;
    },
  };
}
