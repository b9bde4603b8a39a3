// The types of import.meta, and of imports of files that are no scripts.

/** The location of a file for scripts: its url is `file:///app.ts`; the directory of the handler's file is `/`. */
interface ImportMeta {
  readonly dir: string;
  readonly dirname: string;
  readonly path: string;
  readonly filename: string;
  /** The last part of path. */
  readonly file: string;
  /** Whether this is the handler's own file. */
  readonly main: boolean;
  readonly env: NodeJS.ProcessEnv;
}

// Other files that the bundler accepts, as text.
declare module '*.txt' { const text: string; export default text; }
declare module '*.html' { const text: string; export default text; }
declare module '*.sql' { const text: string; export default text; }

// And by path, as Bun.file accepts it.
declare module '*.png' { const path: string; export default path; }
declare module '*.jpg' { const path: string; export default path; }
declare module '*.svg' { const path: string; export default path; }
declare module '*.ico' { const path: string; export default path; }
declare module '*.webp' { const path: string; export default path; }
