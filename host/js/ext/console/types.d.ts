// The types of Bun.inspect.

declare namespace Bun {
  function inspect(value: unknown): string;
  namespace inspect {
    function table(rows: unknown, columns?: string[], options?: object): string;
  }
}

declare module 'bun' {
  export const inspect: typeof Bun.inspect;
}
