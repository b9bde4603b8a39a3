// node:string_decoder.
import { StringDecoder as Base } from 'string_decoder/lib/string_decoder.js';

export function make() {
  // base64url is not known to the package: it is base64 in other letters.
  function StringDecoder(encoding) {
    if (encoding !== undefined && encoding !== null && !Buffer.isEncoding(encoding)) throw Object.assign(new TypeError(`Unknown encoding: ${String(encoding)}`), { code: 'ERR_UNKNOWN_ENCODING' });
    this._url = String(encoding).toLowerCase() === 'base64url';
    Base.call(this, this._url ? 'base64' : encoding);
    if (this._url) this.encoding = 'base64url';
  }
  StringDecoder.prototype = Object.create(Base.prototype, { constructor: { value: StringDecoder, writable: true, configurable: true } });
  const letters = (s) => s.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  StringDecoder.prototype.write = function (b) {
    if (typeof b === 'string') return b;
    if (!ArrayBuffer.isView(b)) throw Object.assign(new TypeError('The "buf" argument must be an instance of Buffer, TypedArray, or DataView.'), { code: 'ERR_INVALID_ARG_TYPE' });
    if (!Buffer.isBuffer(b)) b = Buffer.from(b.buffer, b.byteOffset, b.byteLength);
    return this._url ? letters(write(this, b)) : write(this, b);
  };
  StringDecoder.prototype.end = function (b) {
    let s = b === undefined ? '' : this.write(b);
    s += this._url ? letters(end(this)) : end(this);
    return s;
  };
  // The package's own functions are set on the object (write, end) for some encodings.
  function own(self, name) { return Object.hasOwn(self, '_' + name) ? self['_' + name] : Base.prototype[name]; }
  const write = (self, b) => own(self, 'write').call(self, b);
  const end = (self) => own(self, 'end').call(self);
  return {
    StringDecoder: new Proxy(StringDecoder, {
      construct(target, args, as) {
        const d = Reflect.construct(target, args, as);
        for (const name of ['write', 'end']) if (Object.hasOwn(d, name)) { d['_' + name] = d[name]; delete d[name]; }
        return d;
      },
    }),
  };
}
