// The types of what Bun adds to streams.

interface ReadableStream<R = any> {
  /** The rest of the stream, which must consist of strings and bytes and must not be locked. */
  text(): Promise<string>;
  json(): Promise<any>;
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
  blob(): Promise<Blob>;
}

/** The sink for `pull` of a stream of type 'direct'. */
interface DirectStreamController {
  /** Returns the number of bytes. They are sent when the script pauses, or flushes. */
  write(part: string | ArrayBuffer | ArrayBufferView): number;
  /** A promise until the bytes flushed before have been read. */
  flush(): number | Promise<number>;
  end(): number;
  close(error?: unknown): void;
  error(error: unknown): void;
}

/**
 * The source of a stream of type 'direct'. It ends when the promise of `pull` is settled, or with `close` or `end`. TypeScript's ReadableStream
 * does not know the type: `new ReadableStream(source as unknown as UnderlyingDefaultSource)`.
 */
interface DirectUnderlyingSource {
  type: 'direct';
  pull(controller: DirectStreamController): void | Promise<void>;
  cancel?(reason: unknown): void | Promise<void>;
}

declare namespace Bun {
  function readableStreamToText(stream: ReadableStream): Promise<string>;
  function readableStreamToJSON(stream: ReadableStream): Promise<any>;
  function readableStreamToArray<T>(stream: ReadableStream<T>): Promise<T[]>;
  function readableStreamToArrayBuffer(stream: ReadableStream): Promise<ArrayBuffer>;
  function readableStreamToBytes(stream: ReadableStream): Promise<Uint8Array<ArrayBuffer>>;
  function readableStreamToBlob(stream: ReadableStream): Promise<Blob>;
  /** Without a boundary the form is urlencoded, else multipart. */
  function readableStreamToFormData(stream: ReadableStream, boundary?: string | ArrayBuffer | ArrayBufferView): Promise<FormData>;
  function concatArrayBuffers(buffers: readonly (ArrayBuffer | ArrayBufferView)[], most?: number): ArrayBuffer;
  function concatArrayBuffers(buffers: readonly (ArrayBuffer | ArrayBufferView)[], most: number | undefined, asUint8Array: true): Uint8Array<ArrayBuffer>;
  class ArrayBufferSink {
    start(options?: { asUint8Array?: boolean; stream?: boolean; highWaterMark?: number }): void;
    write(part: string | ArrayBuffer | ArrayBufferView): number;
    flush(): number | ArrayBuffer | Uint8Array<ArrayBuffer>;
    end(): ArrayBuffer | Uint8Array<ArrayBuffer>;
  }
}
