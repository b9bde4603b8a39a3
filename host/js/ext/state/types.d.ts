// The types of server.state.

/** Keys have 1 to 1,024 bytes. An operation that fails throws: the store is full, a value is too large, the operator has disabled it. */
interface State {
  /** null: the key does not exist. Invalid UTF-8 becomes U+FFFD. */
  get(key: string): string | null;
  getBytes(key: string): Uint8Array | null;
  set(key: string, value: string | ArrayBuffer | ArrayBufferView): void;
  /** Whether the key existed. */
  delete(key: string): boolean;
  /** Adds to an integer (absent: 0) and returns the sum. Default 1. */
  add(key: string, delta?: number): number;
  /** Sets the value to `next` if it is `old`, and reports whether it was. old null: if it is absent; next null: deletes it. */
  compareAndSwap(key: string, old: string | ArrayBufferView | null, next: string | ArrayBufferView | null): boolean;
}
