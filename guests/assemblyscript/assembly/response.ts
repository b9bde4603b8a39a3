// API: the response.

/** Response is a handler's response; as a route it is a static one. The methods that change it return it. */
// @ts-ignore: decorator
@final
export class Response {
  /** 200 to 999; 0: 200, in the error handler 500. */
  status: i32 = 0;
  /** Empty: not set. */
  contentType: string = "";
  /** The body as text; bytes wins. */
  body: string = "";
  bytes: Uint8Array | null = null;
  /** @internal alternating names and values. */
  fields: Array<string> | null = null;
  /** @internal */
  kind: u8 = RECORD;

  /** text answers s as UTF-8 text. */
  static text(s: string): Response { return Response.of("text/plain;charset=utf-8", s); }

  /** html answers s as UTF-8 HTML. */
  static html(s: string): Response { return Response.of("text/html;charset=utf-8", s); }

  /** json answers s, which is JSON already; quote makes JSON of a string. */
  static json(s: string): Response { return Response.of("application/json", s); }

  /** of answers s as a content type. */
  static of(contentType: string, s: string): Response {
    const r = new Response();
    r.contentType = contentType;
    r.body = s;
    return r;
  }

  /** binary answers bytes of that content type. They are copied when the handler returns. */
  static binary(contentType: string, bytes: Uint8Array): Response {
    const r = new Response();
    r.contentType = contentType;
    r.bytes = bytes;
    return r;
  }

  /** empty answers with a status and no body. */
  static empty(status: i32): Response { return new Response().withStatus(status); }

  /** redirect answers with a location. */
  static redirect(location: string, status: i32 = 302): Response { return Response.empty(status).with("location", location); }

  /** notFound answers 404 with no body. */
  static notFound(): Response { return Response.empty(404); }

  /**
   * fail makes the request fail: it is logged, and the client gets the error handler's response, or the host's built-in page. If a
      * stream is open, the connection is cut. throw does the same, but costs the instance.
   */
  static fail(message: string): Response {
    const r = new Response();
    r.body = message;
    r.kind = FAILED;
    return r;
  }

  /** answered is the result of a handler that has answered by Request.stream or Request.detach. */
  static answered(): Response {
    const r = new Response();
    r.kind = ANSWERED;
    return r;
  }

  withStatus(status: i32): Response {
    this.status = status;
    return this;
  }

  /** with adds a header field: order and duplicates are kept. The host writes the framing itself. */
  with(name: string, value: string): Response {
    let fields = this.fields;
    if (fields === null) this.fields = fields = new Array<string>();
    fields.push(name);
    fields.push(value);
    return this;
  }
}

/** @internal kinds of a response. */
export const RECORD: u8 = 0;
export const FAILED: u8 = 1;
export const ANSWERED: u8 = 2;
