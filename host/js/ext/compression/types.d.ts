// The types of compression with Bun.

declare namespace Bun {
  /** Compression: gzip. level is 0 to 9; -1 is the default. */
  function gzipSync(data: Bun.Compressible, options?: { level?: number }): Uint8Array<ArrayBuffer>;
  function gunzipSync(data: Bun.Compressible): Uint8Array<ArrayBuffer>;
  /** DEFLATE without a header. */
  function deflateSync(data: Bun.Compressible, options?: { level?: number }): Uint8Array<ArrayBuffer>;
  /** DEFLATE without a header, or with zlib's if windowBits is 8 to 15. */
  function inflateSync(data: Bun.Compressible, options?: { windowBits?: number }): Uint8Array<ArrayBuffer>;
  type Compressible = string | ArrayBuffer | ArrayBufferView;

  /** Zstandard. level is 1 to 22; those over 9 are taken as 9. */
  function zstdCompressSync(data: Compressible, options?: { level?: number }): Uint8Array<ArrayBuffer>;
  function zstdDecompressSync(data: Compressible): Uint8Array<ArrayBuffer>;
  function zstdCompress(data: Compressible, options?: { level?: number }): Promise<Uint8Array<ArrayBuffer>>;
  function zstdDecompress(data: Compressible): Promise<Uint8Array<ArrayBuffer>>;
}

declare module 'bun' {
  export const gzipSync: typeof Bun.gzipSync;
  export const gunzipSync: typeof Bun.gunzipSync;
  export const deflateSync: typeof Bun.deflateSync;
  export const inflateSync: typeof Bun.inflateSync;
  export const zstdCompressSync: typeof Bun.zstdCompressSync;
  export const zstdDecompressSync: typeof Bun.zstdDecompressSync;
  export const zstdCompress: typeof Bun.zstdCompress;
  export const zstdDecompress: typeof Bun.zstdDecompress;
}
