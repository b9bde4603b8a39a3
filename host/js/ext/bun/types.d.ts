// The types of what else of Bun is there: formats, text, versions, and HTMLRewriter.

declare namespace Bun {
  function fileURLToPath(url: string | URL): string;
  function pathToFileURL(path: string): URL;
  function deepEquals(a: unknown, b: unknown, strict?: boolean): boolean;
  /** The result of a promise that is settled, without waiting; the promise itself if it is pending; any other value as it is. */
  const peek: {
    <T>(promise: T): Awaited<T> | T;
    status(promise: unknown): 'pending' | 'fulfilled' | 'rejected';
  };
  /** Whether actual has all properties of expected. */
  function deepMatch(expected: object, actual: object): boolean;
  /** Where the next line feed is, from offset on; -1 if there is no more. */
  function indexOfLine(data: ArrayBuffer | ArrayBufferView, offset?: number): number;
  function randomUUIDv5(name: string | HashInput, namespace: string | ArrayBuffer | ArrayBufferView | 'dns' | 'url' | 'oid' | 'x500', encoding?: 'hex' | 'base64' | 'base64url'): string;

  const semver: {
    satisfies(version: string, range: string): boolean;
    order(a: string, b: string): -1 | 0 | 1;
  };
  /** Patterns of paths. There are no files to scan. */
  class Glob {
    constructor(pattern: string);
    match(path: string): boolean;
  }

  type Replacer = ((this: any, key: string, value: any) => any) | (string | number)[] | null;
  const YAML: { parse(text: string): unknown; stringify(value: unknown, replacer?: Replacer, space?: string | number): string };
  const TOML: { parse(text: string): object };
  const JSON5: { parse(text: string): unknown; stringify(value: unknown, replacer?: Replacer, space?: string | number): string };
  const JSONC: { parse(text: string): unknown };
  const JSONL: { parse(text: string | ArrayBuffer | ArrayBufferView): unknown[] };

  /** Columns in a terminal. */
  function stringWidth(text: string, options?: { countAnsiEscapeCodes?: boolean; ambiguousIsNarrow?: boolean }): number;
  function wrapAnsi(text: string, columns: number, options?: { hard?: boolean; trim?: boolean; wordWrap?: boolean }): string;

  type ColorInput = string | number | readonly number[] | { r: number; g: number; b: number; a?: number };
  function color(input: ColorInput, format: 'css' | 'hex' | 'HEX' | 'rgb' | 'rgba' | 'hsl' | 'ansi' | 'ansi-16m'): string | null;
  function color(input: ColorInput, format: 'number'): number | null;
  function color(input: ColorInput, format: '[rgb]'): [number, number, number] | null;
  function color(input: ColorInput, format: '[rgba]'): [number, number, number, number] | null;
  function color(input: ColorInput, format: '{rgb}'): { r: number; g: number; b: number } | null;
  function color(input: ColorInput, format: '{rgba}'): { r: number; g: number; b: number; a: number } | null;

  namespace CSRF {
    type Encoding = 'base64' | 'base64url' | 'hex';
    type Algorithm = 'sha256' | 'sha384' | 'sha512' | 'sha512-256' | 'blake2b256' | 'blake2b512';
    /** expiresIn in milliseconds: a day if it is left out, 0 for ever. */
    function generate(secret?: string, options?: { expiresIn?: number; encoding?: Encoding; algorithm?: Algorithm }): string;
    function verify(token: string, options?: { secret?: string; maxAge?: number; encoding?: Encoding; algorithm?: Algorithm }): boolean;
  }
}

declare namespace HTMLRewriterTypes {
  type Content = string | Response | ReadableStream;
  interface Options { html?: boolean }
  /** A text, a comment or an element, which other content can replace. */
  interface Node {
    before(content: string, options?: Options): this;
    after(content: string, options?: Options): this;
    replace(content: string, options?: Options): this;
    remove(): this;
    readonly removed: boolean;
  }
  interface Element extends Node {
    tagName: string;
    readonly attributes: IterableIterator<[string, string]>;
    readonly selfClosing: boolean;
    readonly canHaveContent: boolean;
    readonly namespaceURI: string;
    getAttribute(name: string): string | null;
    hasAttribute(name: string): boolean;
    setAttribute(name: string, value: string): this;
    removeAttribute(name: string): this;
    prepend(content: string, options?: Options): this;
    append(content: string, options?: Options): this;
    setInnerContent(content: string, options?: Options): this;
    removeAndKeepContent(): this;
    onEndTag(handler: (tag: EndTag) => void | Promise<void>): void;
  }
  interface EndTag {
    name: string;
    before(content: string, options?: Options): this;
    after(content: string, options?: Options): this;
    remove(): this;
  }
  interface Text extends Node { readonly text: string; readonly lastInTextNode: boolean }
  interface Comment extends Node { text: string }
  interface Doctype { readonly name: string | null; readonly publicId: string | null; readonly systemId: string | null; remove(): this; readonly removed: boolean }
  interface DocumentEnd { append(content: string, options?: Options): this }
  interface ElementHandlers {
    element?(element: Element): void | Promise<void>;
    text?(text: Text): void | Promise<void>;
    comments?(comment: Comment): void | Promise<void>;
  }
  interface DocumentHandlers {
    doctype?(doctype: Doctype): void | Promise<void>;
    text?(text: Text): void | Promise<void>;
    comments?(comment: Comment): void | Promise<void>;
    end?(end: DocumentEnd): void | Promise<void>;
  }
}

/** Changes HTML on its way. Handlers that are async need a Response. */
declare class HTMLRewriter {
  on(selector: string, handlers: HTMLRewriterTypes.ElementHandlers): this;
  onDocument(handlers: HTMLRewriterTypes.DocumentHandlers): this;
  transform(input: Response): Response;
  transform(input: string): string;
  transform(input: ArrayBuffer): ArrayBuffer;
  transform(input: Blob): Blob;
}

declare module 'bun' {
  export const peek: typeof Bun.peek;
  export const semver: typeof Bun.semver;
  export const Glob: typeof Bun.Glob;
  export const YAML: typeof Bun.YAML;
  export const TOML: typeof Bun.TOML;
  export const JSON5: typeof Bun.JSON5;
  export const JSONC: typeof Bun.JSONC;
  export const JSONL: typeof Bun.JSONL;
  export const CSRF: typeof Bun.CSRF;
  export const color: typeof Bun.color;
  export const stringWidth: typeof Bun.stringWidth;
  export const wrapAnsi: typeof Bun.wrapAnsi;
  export const deepEquals: typeof Bun.deepEquals;
  export const deepMatch: typeof Bun.deepMatch;
  export const indexOfLine: typeof Bun.indexOfLine;
  export const randomUUIDv5: typeof Bun.randomUUIDv5;
}
