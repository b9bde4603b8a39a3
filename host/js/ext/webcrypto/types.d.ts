// The types of what Bun adds to Web Crypto: hashes, and the hashes of passwords.

/** From Bun and node: in constant time, wherever a and b differ. Both must have the same length. */
interface Crypto {
  timingSafeEqual(a: ArrayBuffer | ArrayBufferView, b: ArrayBuffer | ArrayBufferView): boolean;
}

declare namespace Bun {
  type DigestEncoding = 'hex' | 'base64' | 'base64url' | 'latin1' | 'binary' | 'utf8' | 'utf-8' | 'ucs2' | 'utf16le' | 'ascii';
  type HashInput = string | ArrayBuffer | ArrayBufferView | Blob;
  type HashAlgorithm = 'blake2b256' | 'blake2b512' | 'blake2s256' | 'md4' | 'md5' | 'ripemd160' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512' | 'sha512-224'
    | 'sha512-256' | 'sha3-224' | 'sha3-256' | 'sha3-384' | 'sha3-512' | 'shake128' | 'shake256';

  /** A streaming hash, or with a key an HMAC. An HMAC has one digest; a hash restarts after each. */
  class CryptoHasher {
    constructor(algorithm: HashAlgorithm | (string & {}), key?: string | ArrayBuffer | ArrayBufferView);
    readonly algorithm: HashAlgorithm;
    readonly byteLength: number;
    update(data: HashInput, encoding?: DigestEncoding): this;
    digest(encoding: DigestEncoding): string;
    digest(): Uint8Array;
    digest<Into extends ArrayBufferView>(into: Into): Into;
    copy(): CryptoHasher;
    static readonly algorithms: HashAlgorithm[];
    static hash(algorithm: HashAlgorithm, data: HashInput, encoding: DigestEncoding): string;
    static hash(algorithm: HashAlgorithm, data: HashInput): Uint8Array;
    static hash<Into extends ArrayBufferView>(algorithm: HashAlgorithm, data: HashInput, into: Into): Into;
  }
  /** One of the older classes: a hash with one digest. */
  class OneHash {
    readonly byteLength: number;
    update(data: HashInput): this;
    digest(encoding: DigestEncoding): string;
    digest(): Uint8Array;
    digest<Into extends ArrayBufferView>(into: Into): Into;
    static readonly byteLength: number;
    static hash(data: HashInput, encoding: DigestEncoding): string;
    static hash(data: HashInput): Uint8Array;
    static hash<Into extends ArrayBufferView>(data: HashInput, into: Into): Into;
  }
  class MD4 extends OneHash {}
  class MD5 extends OneHash {}
  class SHA1 extends OneHash {}
  class SHA224 extends OneHash {}
  class SHA256 extends OneHash {}
  class SHA384 extends OneHash {}
  class SHA512 extends OneHash {}
  class SHA512_256 extends OneHash {}
  function sha(data: HashInput, encoding: DigestEncoding): string;
  function sha(data: HashInput): Uint8Array;

  namespace password {
    type Algorithm = 'argon2id' | 'argon2i' | 'bcrypt';
    /** memoryCost in KiB, up to 65,536, and timeCost, up to 4 with that; cost from 4 to 12. */
    type Options = Algorithm | { algorithm?: 'argon2id' | 'argon2i'; memoryCost?: number; timeCost?: number } | { algorithm: 'bcrypt'; cost?: number };
    type Input = string | ArrayBuffer | ArrayBufferView;
    /** Default argon2id with 64 MiB and 2 passes. The work is done synchronously, and counts as the handler's. */
    function hash(password: Input, options?: Options): Promise<string>;
    function verify(password: Input, hash: Input, algorithm?: Algorithm): Promise<boolean>;
    function hashSync(password: Input, options?: Options): string;
    function verifySync(password: Input, hash: Input, algorithm?: Algorithm): boolean;
  }
}

declare module 'bun' {
  export const CryptoHasher: typeof Bun.CryptoHasher;
  export const password: typeof Bun.password;
  export const sha: typeof Bun.sha;
}
