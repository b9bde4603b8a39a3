// The types of what Bun adds to fetch.

/** Additional options of fetch: a Unix socket's path, or an abstract name (`'\\0name'`, `'@name'`), to connect to instead of the URL's host. */
interface RequestInit {
  unix?: string;
  /** A stream is sent while it is produced. A redirect that would have to send it again is an error. */
  duplex?: 'half';
  /** false: the request asks for an uncompressed body. */
  decompress?: boolean;
}

declare namespace fetch {
  /** Does nothing here. */
  function preconnect(url: string | URL): void;
}

declare namespace Bun {
  function fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response>;
}
