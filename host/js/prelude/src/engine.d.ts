// Types of what the engine has beyond TypeScript's libraries, and of the properties that Node gives errors.

interface ErrorConstructor {
  captureStackTrace(target: object, above?: Function): void;
  prepareStackTrace?: (e: Error, sites: any[]) => unknown;
}

interface Error {
  code?: string;
  errno?: number;
  path?: string;
  /** The failure's kind, of an error that the host reports (serve.js). */
  kind?: string;
}

interface Base64Options { alphabet?: 'base64' | 'base64url' }

interface Uint8ArrayConstructor {
  fromBase64(text: string, options?: Base64Options & { lastChunkHandling?: 'loose' | 'strict' | 'stop-before-partial' }): Uint8Array<ArrayBuffer>;
  fromHex(text: string): Uint8Array<ArrayBuffer>;
}

interface Uint8Array<TArrayBuffer extends ArrayBufferLike> {
  toBase64(options?: Base64Options & { omitPadding?: boolean }): string;
  toHex(): string;
}

declare namespace NodeJS {
  interface Process { readonly arch: string; readonly stdout: any; readonly stderr: any }
}

/** Node's, which ext/node/lib/node-buffer.js makes. */
declare var Buffer: any;
