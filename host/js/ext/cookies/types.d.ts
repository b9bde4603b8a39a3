// The types of cookies.

interface CookieOptions {
  domain?: string;
  /** Default `/`; '': the browser's default. */
  path?: string;
  /** A number is seconds since 1970. */
  expires?: Date | number | string;
  /** Seconds. */
  maxAge?: number;
  secure?: boolean;
  httpOnly?: boolean;
  partitioned?: boolean;
  /** Default lax. */
  sameSite?: 'strict' | 'lax' | 'none';
}

interface Cookie {
  readonly name: string;
  value: string;
  domain: string | null;
  path: string;
  expires: Date | undefined;
  maxAge: number | undefined;
  secure: boolean;
  httpOnly: boolean;
  partitioned: boolean;
  sameSite: 'strict' | 'lax' | 'none';
  isExpired(): boolean;
  serialize(): string;
  toJSON(): CookieOptions & { name: string; value: string };
}

interface CookieMap extends Iterable<[string, string]> {
  readonly size: number;
  get(name: string): string | null;
  has(name: string): boolean;
  set(name: string, value: string, options?: CookieOptions): void;
  set(cookie: Cookie | (CookieOptions & { name: string; value: string })): void;
  delete(name: string, options?: { domain?: string; path?: string }): void;
  delete(cookie: { name: string; domain?: string; path?: string }): void;
  /** The values of the Set-Cookie fields for the changes. */
  toSetCookieHeaders(): string[];
  entries(): IterableIterator<[string, string]>;
  keys(): IterableIterator<string>;
  values(): IterableIterator<string>;
  forEach(f: (value: string, name: string, map: CookieMap) => void): void;
  toJSON(): Record<string, string>;
}

declare namespace Bun {
  const Cookie: {
    new (name: string, value: string, options?: CookieOptions): Cookie;
    new (cookie: string | (CookieOptions & { name: string; value: string })): Cookie;
    from(name: string, value: string, options?: CookieOptions): Cookie;
    parse(field: string): Cookie;
  };
  const CookieMap: new (init?: string | Record<string, string> | Iterable<[string, string]>) => CookieMap;
}

declare module 'bun' {
  export const Cookie: typeof Bun.Cookie;
  export const CookieMap: typeof Bun.CookieMap;
}
