// The types of hashes that are not cryptographic.

declare namespace Bun {
  interface Hash {
    /** wyhash. */
    (data: HashInput, seed?: number | bigint): bigint;
    wyhash(data: HashInput, seed?: number | bigint): bigint;
    adler32(data: HashInput): number;
    crc32(data: HashInput, seed?: number | bigint): number;
    cityHash32(data: HashInput): number;
    cityHash64(data: HashInput, seed?: number | bigint): bigint;
    xxHash32(data: HashInput, seed?: number | bigint): number;
    xxHash64(data: HashInput, seed?: number | bigint): bigint;
    /** Of the seed 32 bits count. */
    xxHash3(data: HashInput, seed?: number | bigint): bigint;
    murmur32v2(data: HashInput, seed?: number | bigint): number;
    murmur32v3(data: HashInput, seed?: number | bigint): number;
    murmur64v2(data: HashInput, seed?: number | bigint): bigint;
    rapidhash(data: HashInput, seed?: number | bigint): bigint;
  }
  /** Hashes that are not cryptographic. */
  const hash: Hash;
}

declare module 'bun' {
  export const hash: typeof Bun.hash;
}
