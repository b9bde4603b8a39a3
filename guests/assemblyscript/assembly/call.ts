// Layer: a record of the host's, and the call that it belongs to. Headers and outbound requests need no more of a request.

/** @internal Call is a request or the head of a response. */
export class Call {
  /** status is the status of the last body, bytes, text, read or fetch that failed; Status.Ok before. */
  status: i32 = 0;
  /** @internal keeps the memory of record alive, unless it is a buffer of the host. */
  copy: ArrayBuffer | null = null;
  /** The request's id for the host. */
  id: u32 = 0;
  /** @internal its address. */
  record: usize = 0;
}
